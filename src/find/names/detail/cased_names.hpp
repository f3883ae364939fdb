// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"

namespace wirestem::names::detail {

/// Appends the names of one sentence written with capitals (Writing::cased or ::nouns), in order.
///
/// A run of capitalised words, with the small words that stand inside names, is cut into titles and
/// names: "Kalvia's Deputy Finance Minister Lena Brandt" has a state, a title and a person.
void find_cased_names(const ArticleWords& words, std::uint32_t sentence, Candidates& out);

}  // namespace wirestem::names::detail
