// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"

namespace wirestem::names::detail {

/// Whether the words [first, end) have the shape of an organisation's or a place's name.
bool has_shape(const ArticleWords& words, std::uint32_t first, std::uint32_t end);

/// Whether the word `i`, which opens a sentence, is capitalised only for that.
bool is_everyday_opening(const ArticleWords& words, std::uint32_t i);

/// Whether a single capitalised word is no name: a role, a known noun, a code such as "K417".
bool is_everyday_single(const ArticleWords& words, std::uint32_t i);

/// Gives a run of capitalised words its votes: by the words it is made of, by its title, and by
/// what stands before and after it. Sets `weak`, `acronym` and `gender`.
void weigh_evidence(const ArticleWords& words, const Sentence& sentence, Candidate& name);

/// Whether a table has the word as an everyday one: a noun of the news, a role, a date.
bool is_everyday_noun(const ArticleWords& words, std::uint32_t i);

/// Whether a word is a name where every noun has a capital: a given name, all capitals, or one that
/// no table knows and that never stands small or behind a determiner in this article.
bool never_a_noun(const ArticleWords& words, std::uint32_t i);

}  // namespace wirestem::names::detail
