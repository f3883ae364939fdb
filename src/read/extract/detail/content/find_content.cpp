// SPDX-License-Identifier: Apache-2.0
//
// Prose first: sentences stand in articles, and furniture is made of labels. So the prose of a page
// is weighed over the tree, the box that holds most of it is the article's, and names of boxes
// only say which parts of it are something else. Weighing text over the tree goes back to Gupta et
// al. 2003 (Crunch) and Arc90's Readability; judging blocks by length and links to Kohlschütter et
// al. 2010. What is ours is the order: prose, then names, then form.
#include "read/extract/detail/content/find_content.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "read/extract/detail/content/drop_phrases.hpp"
#include "read/extract/detail/content/drop_rows.hpp"
#include "read/extract/detail/content/find_article_box.hpp"
#include "read/extract/detail/content/judge_in_box.hpp"
#include "read/extract/detail/content/judging.hpp"
#include "read/extract/detail/content/trim_body.hpp"

namespace wirestem::extract::detail {
namespace {

using markup::Document;
using markup::no_node;
using markup::NodeId;

constexpr std::uint32_t kMajority = 65;  ///< percent of the prose: a box with that is no furniture
constexpr std::uint32_t kMajorityForRecall = 12;  ///< … with Preset::recall
constexpr std::uint32_t kLeastGood = 15;          ///< percent of the prose that names may leave

/// Drops what stands in boxes that are named, or only tagged, as no part of the article, and weighs
/// the prose that is left.
void find_furniture(Judging& page, bool by_name) {
  const std::uint32_t majority = page.preset == Preset::recall ? kMajorityForRecall : kMajority;
  page.map.forget_good();
  for (JudgedBlock& judged : page.blocks) {
    const NodeId box = page.map.furniture_above(judged.block.node, majority, by_name);
    judged.rule = Rule::body;
    judged.detail.clear();
    if (box == no_node) {
      if (is_prose(judged.block)) page.map.add_good(judged.block);
      continue;
    }
    const ElementHints& hints = page.map.hints(box);
    judged.rule = hints.boilerplate ? Rule::boilerplate_box : Rule::author_box;
    judged.detail = hints.boilerplate ? hints.word : "author";
  }
}

void keep_all_prose(Judging& page) {
  for (JudgedBlock& judged : page.blocks) {
    judged.rule = is_prose(judged.block) ? Rule::body : Rule::outside;
  }
}

void drop_all(Judging& page) {
  for (JudgedBlock& judged : page.blocks) {
    if (judged.kept()) judged.rule = Rule::outside;
  }
}

/// The order counts: each step looks at what those before it kept.
void judge(Judging& page, const ContentTables& tables, const ContentOptions& options) {
  PageMap& map = page.map;
  find_furniture(page, true);
  // Where names would take nearly all sentences away, the names mean something else here.
  if (map.good_prose() * 100 < map.all_prose() * kLeastGood) find_furniture(page, false);
  if (!map.has_good() && map.all_prose() > 0) return keep_all_prose(page);
  drop_headed_rows(page);
  page.box = map.has_good() ? find_article_box(map, page.blocks)
                            : ArticleBox{find_only_named_body(map, page.blocks), true};
  if (!map.has_good() && page.box.node == no_node) return drop_all(page);
  judge_in_box(page);
  drop_repeated(page);
  drop_teasers(page);
  if (page.preset != Preset::fast) drop_phrases(page, tables.phrases);
  if (page.preset == Preset::precision) drop_labels(page);
  drop_biographies(page, options.authors);
  drop_announcers(page);
  trim_begin(page);
  trim_end(page);
  keep_lede(page);
}

}  // namespace

std::string_view name_of(Rule rule) {
  constexpr std::array<std::string_view, 15> kNames = {
      "body",       "lede",    "notice",          "kept_caption",
      "caption",    "outside", "boilerplate_box", "author_box",
      "details",    "links",   "teasers",         "before_body",
      "after_body", "phrase",  "repeated"};
  return kNames[static_cast<std::size_t>(rule)];
}

std::vector<JudgedBlock> find_content(const Document& page, const ContentTables& tables,
                                      const ContentOptions& options) {
  std::vector<Block> blocks = read_blocks(page, 0);
  Judging judging{.map = PageMap(page, tables.names, options.host, blocks),
                  .blocks = {},
                  .box = {},
                  .preset = options.preset,
                  .is_article = options.is_article};
  judging.blocks.reserve(blocks.size());
  for (Block& block : blocks) judging.blocks.push_back({std::move(block), Rule::body, {}});
  judge(judging, tables, options);
  return std::move(judging.blocks);
}

}  // namespace wirestem::extract::detail
