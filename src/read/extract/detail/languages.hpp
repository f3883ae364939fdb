// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "read/extract/detail/find_head.hpp"
#include "read/extract/detail/page.hpp"

namespace wirestem::extract::detail {

using Identify = std::function<std::string(std::string_view)>;

/// A part of the page, and what its prose is to the article.
struct PartUse {
  Part part;
  Use use = Use::body;   ///< body, summary or translation
  std::string language;  ///< of most of its prose
};

/// Identifies the language of each line of prose, and parts a page that tells its story in two
/// languages: at a line that announces the original or a summary, or where the language changes for
/// good. The part with most text, or the announced original, is the body; a part much shorter in
/// another language is a summary, one of like length a translation. Most pages are one part.
std::vector<PartUse> part_by_language(const Identify& identify, Page& page);

/// Gives every line in use a language: its own where it is sure, else that of its part (or of the
/// other part) if the script allows.
void fill_languages(const Identify& identify, const std::vector<PartUse>& parts, Page& page);

/// A paragraph that is one quotation from begin to end.
bool is_quotation(std::string_view paragraph);

}  // namespace wirestem::extract::detail
