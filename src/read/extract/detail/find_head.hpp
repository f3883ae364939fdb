// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "read/extract/detail/mark_lines.hpp"
#include "read/extract/detail/page.hpp"

namespace wirestem::extract::detail {

/// Lines [first, end) of a page: the whole of it, or its half in one language.
struct Part {
  std::size_t first = 0;
  std::size_t end = 0;
};

/// What the head of a page told. Nothing here is sure to be there.
struct Head {
  std::vector<std::size_t>
      titles;          ///< lines; more than one where the title stands in two languages
  std::string outlet;  ///< of a masthead, or of a site's name beside the title
  std::optional<std::string> published;  ///< ISO 8601
  std::vector<std::string> authors;
};

/// What is known before the page is read.
struct Hints {
  std::string title;
  std::string outlet;
};

/// Finds title, dek, bylines, date and masthead above the first paragraph of prose, and sets the
/// use of these lines. A headline is a short line without a final full stop; the first sentence of
/// an article is none. What stands above the headline in one block with a date, or in capitals, is
/// a masthead.
Head find_head(const Words& words, const LineFacts& facts, const Hints& hints, Part part,
               Page& page);

/// The first line of `part` that is prose and nothing that the lexicon knows; part.end without one.
std::size_t first_prose(const Page& page, Part part);

/// The date of a line that is a date with at most a few words beside it ("Lund, 3 May
/// 2024, 18.00").
std::optional<FullDate> read_date_line(const Words& words, const Page& page, const Line& line);

}  // namespace wirestem::extract::detail
