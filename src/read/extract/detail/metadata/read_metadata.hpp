// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/extract/detail/mark_lines.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// What a page says about itself, wherever it says it.
struct PageMetadata {
  std::optional<std::string> title;      ///< the headline, without the site's name
  std::vector<std::string> authors;      ///< persons, one each
  std::optional<std::string> published;  ///< ISO 8601 date, or date-time with its zone as written
  bool published_from_text = false;      ///< read off the visible page, not off metadata
  std::optional<std::string> modified;   ///< ISO 8601, where told apart from `published`
  std::optional<std::string> outlet;
  std::optional<std::string> url;       ///< canonical, absolute
  std::optional<std::string> language;  ///< BCP 47, as the page declares it
  std::string article_body;             ///< articleBody of JSON-LD, "" where none
  bool is_index = false;                ///< declares itself a list of articles or a home page
  bool is_article = false;              ///< declares itself an article
};

/// Reads a page's metadata from JSON-LD, itemprop, meta elements (Open Graph, Dublin Core,
/// citation, Parsely, Sailthru …), <time>, links, the headings and the lines near them.
///
///     const PageMetadata meta = read_metadata(page, "https://post.example/2024/05/ferry", words);
///     meta.authors    // {"Ana Ruiz", "Tom Okoye"}
///
/// `url` is where the page was got from, "" where unknown; what it holds of a date is used. Values
/// are NFC with blanks collapsed. Never fails; a field that the page does not tell is empty.
/// Linear, one walk of the tree.
PageMetadata read_metadata(const markup::Document& page, std::string_view url, const Words& words);

}  // namespace wirestem::extract::detail
