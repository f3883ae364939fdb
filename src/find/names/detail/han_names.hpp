// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"

namespace wirestem::names::detail {

/// Appends the names of all sentences written in Han characters.
///
/// States, places and organisations by the tables, longest first; persons by the dot of foreign
/// names, by a surname beside a title or a cue, and by a run of the characters that foreign names
/// are written with, where the article uses it as a name.
void find_han_names(const ArticleWords& words, Candidates& out);

}  // namespace wirestem::names::detail
