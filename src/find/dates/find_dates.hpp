// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/date_mention.hpp"
#include "model/segmentation.hpp"

namespace wirestem::dates {

/// Finds the time expressions of one article, and gives each a TIMEX3 value.
///
///     published 2024-08-18
///     "The bridge fell on August 6. Work had stopped on Saturday, two days after the report."
///                         ^ 2024-08-06, anchored    ^ 2024-08-17, anchored  ^ P2D, a duration
///
/// Words come from the table `dates` of the sentence's language; ISO dates, numeric dates and clock
/// times are found in any language. What a text leaves out is supplied from `article.published`: a
/// weekday is the last one, or the next where the sentence speaks of the future; a day without a
/// year takes the year that puts it nearest. "The next day" counts from the date told last. Without
/// a publication date the value stays partial: XXXX-08-06, XXXX-WXX-6. In a history, most of whose
/// years are not the page's own, the year comes from the date told before.
///
/// Both ends of a range are mentions of their own, each with the month and year that they share:
/// "3" and "5 May 2023". Prepositions stand outside a mention.
///
/// Bare numbers are years only where a cue or their shape says so; page numbers, versions and
/// prices are not. Mentions stand in the order of the text and do not overlap. Never fails, on any
/// bytes. Linear time. Keeps nothing between calls, so threads may call it at once. Values after
/// TimeML (Pustejovsky et al. 2003); the order of work after HeidelTime (Strötgen and Gertz 2010).
std::vector<DateMention> find_dates(const Article& article, const Segmentation& segmentation,
                                    const lexicon::Lexicon& lexicon);

}  // namespace wirestem::dates
