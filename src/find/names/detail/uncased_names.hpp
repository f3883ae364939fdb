// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"

namespace wirestem::names::detail {

/// Appends the names of one sentence in a script with words but without capitals (Arabic).
///
/// What the tables know; given names with the words after them; words after a title.
void find_uncased_names(const ArticleWords& words, std::uint32_t sentence, Candidates& out);

}  // namespace wirestem::names::detail
