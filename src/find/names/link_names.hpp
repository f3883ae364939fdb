// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"
#include "model/name_mention.hpp"

namespace wirestem::names {

/// Finds which names in a pile of articles are the same person, place, organisation or state.
///
///     Zelensky · Zelenskyy · Selenskyj · Зеленського · 泽连斯基   →   one Actor
///
/// Names with the same key are one; so are names of one kind that are spelt alike. Across spellings
/// and scripts names are compared by sound: both are made Latin, and an edit distance that costs
/// little where transliterations differ (g/h, v/w, y/i …) must stay small for the surname, with
/// given names that agree. A surname that stands alone goes to the one person of the pile who bears
/// it. Two given names that differ are two persons, always. An acronym goes to the organisation it
/// abbreviates.
///
/// Where articles take one name for different kinds, the kind of most mentions holds for all. Among
/// the aliases stands also a person's surname, where no other person of the pile bears it.
///
/// Reads `findings->names` and `article` of each. Deterministic: the same articles in the same
/// order give the same actors. Names are compared only within blocks of like beginnings, so that
/// time stays near linear in the number of mentions. Threads may call it at once.
LinkedNames link_names(std::span<const ReadArticle> articles, const lexicon::Lexicon& lexicon);

}  // namespace wirestem::names
