// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/source_record.hpp"
#include "read/extract/detail/content/find_content.hpp"
#include "read/extract/detail/languages.hpp"
#include "read/extract/detail/mark_lines.hpp"
#include "read/extract/detail/metadata/read_metadata.hpp"
#include "read/extract/detail/page.hpp"

namespace wirestem::extract::detail {

/// Why a page that could be read holds no article.
enum class NoArticle : std::uint8_t { none, no_text, index_page };

/// An HTML page after reading: its article's paragraphs as the lines of a Page, each with its use
/// and language, and what the page says about itself.
struct HtmlArticle {
  Page page;
  PageMetadata metadata;
  NoArticle none = NoArticle::none;
};

struct HtmlTables {
  const Words& words;
  const ContentTables& content;
};

/// Reads the article of an HTML page (or of a fragment, as feeds hold them).
///
/// The markup's text is taken where it holds an article; the body given in JSON-LD or in the state
/// that a script embeds, where the markup holds none or much less of it. Never fails.
HtmlArticle read_html_article(const SourceRecord& record, const HtmlTables& tables,
                              const Identify& identify, Preset preset);

/// What find_content decided on every block of the page, for those who ask why.
std::vector<JudgedBlock> judge_html(const SourceRecord& record, const HtmlTables& tables,
                                    Preset preset);

}  // namespace wirestem::extract::detail
