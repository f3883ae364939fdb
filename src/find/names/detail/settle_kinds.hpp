// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"
#include "find/names/detail/name_stems.hpp"

namespace wirestem::names::detail {

/// The stems of a name's words, small words and initials included.
std::vector<NameStem> stems_of(const ArticleWords& words, const NameStems& stems,
                               const Candidate& name);

/// Decides the kind of each name by the votes of all its mentions, and drops the weak ones that no
/// better mention backs. `names` is in text order and stays so.
///
/// A name of several words whose last word is used alone is a person ("Ines Okafor … Okafor"); one
/// whose first word is used alone is an organisation ("Selby Marine … Selby").
void settle_kinds(const ArticleWords& words, const NameStems& stems, Candidates& names);

}  // namespace wirestem::names::detail
