// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "keep/kept.hpp"

namespace wirestem::keep::detail {

/// What somebody searches for.
struct SearchWords {
  std::string match;               ///< FTS5's MATCH expression; empty where no word is wanted
  std::vector<std::string> words;  ///< folded, for marking; a beginning ends in "*"
};

/// Reads a line that a person typed:
///
///     ferry "engine room" harb* -strike
///
/// Words must all be there, "phrases" in their order, beginnings end in "*", and what begins with
/// "-" must not be there. Every other mark is a blank: nobody's line is ever FTS5 syntax. What is
/// only excluded finds nothing. Linear.
SearchWords parse_search(std::string_view line);

/// Any of the words of a text, for finding texts that are like it.
std::string match_any(std::string_view text);

/// The pieces of a text around the found words, at most `most`, the one with most different words
/// first, with what is to be marked. `text` is UTF-8. Linear.
std::vector<Snippet> snippets_of(std::string_view text, const std::vector<std::string>& words,
                                 std::size_t most);

}  // namespace wirestem::keep::detail
