// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/extract/detail/content/blocks.hpp"
#include "read/extract/detail/content/element_names.hpp"
#include "read/extract/detail/content/furniture_phrases.hpp"
#include "read/extract/preset.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// Why a block was kept or dropped; see docs/method.md, "Extraction". Those kept come first.
enum class Rule : std::uint8_t {
  body,             ///< kept: stands in the article's box
  lede,             ///< kept: between headline and body
  notice,           ///< kept: a correction, or that the rest is for subscribers
  kept_caption,     ///< kept: of a picture, and a sentence (or any, with Preset::recall)
  caption,          ///< dropped: of a picture, and a label
  outside,          ///< dropped: not in the article's box
  boilerplate_box,  ///< dropped: a box around it is named or tagged as no part of the article
  author_box,       ///< dropped: about the author
  details,          ///< dropped: a line of date, section, reading time
  links,            ///< dropped: more than half of it is links
  teasers,          ///< dropped: one of a row of like boxes that each lead elsewhere
  before_body,      ///< dropped: between headline and first sentence, and no sentence itself
  after_body,       ///< dropped: after the last sentence, and no sentence itself
  phrase,           ///< dropped: says so itself ("Sign up for …")
  repeated,         ///< dropped: stands on the page before
};

/// "boilerplate_box" for Rule::boilerplate_box.
std::string_view name_of(Rule rule);

struct JudgedBlock {
  Block block;
  Rule rule = Rule::outside;
  std::string detail;  ///< the word, tag or phrase that the rule went by, where there is one
  bool kept() const { return rule <= Rule::kept_caption; }
};

/// What content is found with: made once a run.
struct ContentTables {
  explicit ContentTables(const lexicon::Lexicon& words) : names(words), phrases(words) {}
  ElementNames names;
  FurniturePhrases phrases;
};

struct ContentOptions {
  std::string_view host = {};  ///< of the page's address without "www.", "" where unknown
  std::span<const std::string> authors = {};
  Preset preset = Preset::normal;
  bool is_article = false;  ///< the page declares that it is one
};

/// Finds the article among a page's blocks.
///
///     for (const JudgedBlock& judged : find_content(page, tables, {}))
///       if (judged.kept()) std::cout << judged.block.text << "\n\n";
///
/// Sentences show where the article stands: the box is looked for that holds most of what is prose
/// and is not named as something else; in it, boxes named as furniture, rows of teasers and blocks
/// that are mostly links go. All blocks come back, in the order of the page, each with the rule
/// that decided. Never fails; linear but for the depth of the tree, which is capped.
std::vector<JudgedBlock> find_content(const markup::Document& page, const ContentTables& tables,
                                      const ContentOptions& options);

}  // namespace wirestem::extract::detail
