// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "read/extract/detail/find_head.hpp"
#include "read/extract/detail/mark_lines.hpp"
#include "read/extract/detail/page.hpp"

namespace wirestem::extract::detail {

/// What the end of a page told, where its head did not.
struct Tail {
  std::optional<std::string> published;
  std::vector<std::string> authors;
};

/// Settles the use of the lines from the first paragraph of prose on: where the article ends, what
/// of the rest belongs to it (bylines, credits, captions, a closing date), and what is furniture.
///
/// Form decides: an article ends before a run of headlines or of lines cut short, or at a phrase
/// that opens such a run ("Related articles"), if what follows looks like one. A phrase alone does
/// not end an article that goes on in prose. `authors` are those of the head: a last paragraph that
/// begins with one of them is a biography.
Tail find_tail(const Words& words, const LineFacts& facts, const std::vector<std::string>& authors,
               Part part, Page& page);

}  // namespace wirestem::extract::detail
