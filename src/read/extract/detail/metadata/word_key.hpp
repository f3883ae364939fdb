// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirestem::extract::detail {

/// The words of a text, case-folded, with one blank between them: what is left when case, marks and
/// blanks do not count.
///
///     word_key("“Ferry” hits pier – again!")    // ferry hits pier again
///
/// Linear. ICU only where the text is not ASCII.
std::string word_key(std::string_view text);

/// The number of words of a key.
std::size_t words_in_key(std::string_view key);

/// True where all words of `part` stand in `whole`, in that order and next to each other. Keys.
bool key_holds(std::string_view whole, std::string_view part);

/// How alike two keys are: words in both by words in either, 0 to 1. Of a repeated word all count.
double likeness(std::string_view key, std::string_view other);

}  // namespace wirestem::extract::detail
