// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "find/quotes/detail/noun_phrases.hpp"
#include "find/quotes/detail/speech_unit.hpp"

namespace wirestem::quotes::detail {

/// What a headline says, and who says it.
struct Headline {
  Speaker speaker;
  std::size_t begin = 0;  ///< the content's atoms [begin, end)
  std::size_t end = 0;
};

/// Reads a unit in which a colon or dash stands in the place of a cue, from atom `start` on.
///
///     Harbour office: pier is shut
///     Pier is shut – harbour office
///
/// Only known people, bodies, roles and outlets speak so; places open datelines. Words in marks
/// after the colon are left to join_speech. Linear.
std::optional<Headline> read_headline(const WordGrid& grid, const SpeechUnit& unit,
                                      std::size_t start);

}  // namespace wirestem::quotes::detail
