// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"
#include "find/names/detail/name_stems.hpp"
#include "model/name_mention.hpp"

namespace wirestem::names::detail {

/// Makes mentions of candidates whose kinds are settled: gives each its canonical form, the fullest
/// in the article, and lends gender from one mention of a person to the others.
std::vector<NameMention> resolve_names(const ArticleWords& words, const NameStems& stems,
                                       const Candidates& names);

}  // namespace wirestem::names::detail
