// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"

namespace wirestem::names::detail {

/// Adds to `names` the further places in Han sentences where a name that has been found stands
/// again with nothing beside it to show it: a person's whole name or its last part, a place, an
/// organisation. `names` need not be in order, nor is it afterwards.
void repeat_han_names(const ArticleWords& words, Candidates& names);

}  // namespace wirestem::names::detail
