// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "read/extract/detail/metadata/date_clues.hpp"

namespace wirestem::extract::detail {

/// The two dates that the clues add up to. Pointers are into the clues; null for none.
struct WeighedDates {
  CalendarDay published;                     ///< year 0 for none
  const DateClue* published_clue = nullptr;  ///< the best that names that day
  bool published_is_visible = false;         ///< only the visible page names it
  int weight = 0;                            ///< of the day of publication
  const DateClue* modified_clue = nullptr;
};

/// Weighs clues that contradict each other: each day gets the weights of the kinds of clue that
/// name it, and the heaviest day is the publication's.
///
/// Declared dates weigh most, and two of them outweigh any that is shown; one alone yields to a
/// date that stands by the headline with all signs of being the page's own. Where the page shows,
/// or the address has, a day next to one that is declared in UTC, the same moment is meant and the
/// page's own day counts. What is labelled or declared a change counts for publication only where
/// nothing else does. Same clues, same answer; linear in the clues for each of the days they name.
WeighedDates weigh_dates(const DateClues& clues);

}  // namespace wirestem::extract::detail
