// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "find/names/detail/actor_sets.hpp"
#include "find/names/detail/pile_names.hpp"

namespace wirestem::names::detail {

/// Gives names of one spelling one kind where articles disagree on it: the kind of most mentions. A
/// surname that a person of the pile bears stays a person's beside it.
void agree_on_kinds(PileNames& pile);

/// Joins the names of a pile that are one actor, from the surest evidence to the weakest: keys,
/// same spelling, same stem, sound across spellings and scripts, surname alone, acronym, short
/// form.
ActorSets join_names(const PileNames& pile);

}  // namespace wirestem::names::detail
