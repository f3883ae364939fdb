// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/name_mention.hpp"
#include "model/segmentation.hpp"

namespace wirestem::names {

/// Finds the persons, places, organisations and states that an article names.
///
///     Harbour master Ines Okafor closed Port Selby. “Nobody drowned,” Okafor said.
///     ^~~~ title ~~^ ^ person  ^        ^  place  ^                   ^ person, canonical "Ines
///     Okafor"
///
/// Where a script has capitals, names are runs of capitalised words; the first word of a sentence
/// counts only where it is known or stands capitalised elsewhere too, and a headline with capitals
/// throughout yields only names that are known or that the body has. Where a script has none (Han,
/// Arabic), names are found by the lexicon, by titles and cues beside them, and by the characters
/// that transliterations are written in. What kind a name is, all its mentions in the article
/// decide together.
///
/// `canonical` is the fullest form in the article: "Okafor" goes back to the person of that surname
/// last named in full; a form in an oblique case goes back to the nominative if the article has it;
/// acronym and short form go back to the organisation's full name. `key` is set where a table knows
/// the name.
///
/// `segmentation` belongs to `article`. Never fails. In text order, none overlap. Linear time on
/// any bytes, save that a word with many bearers costs a look at each. Nothing is kept between
/// calls, so threads may call it at once.
std::vector<NameMention> find_names(const Article& article, const Segmentation& segmentation,
                                    const lexicon::Lexicon& lexicon);

}  // namespace wirestem::names
