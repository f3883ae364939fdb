// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "find/quotes/detail/word_grid.hpp"

namespace wirestem::quotes::detail {

/// A token of a unit, or a whole quoted run seen from outside.
struct Atom {
  std::uint32_t first = 0;  ///< tokens [first, end)
  std::uint32_t end = 0;
  std::int32_t run = -1;  ///< index into WordGrid::runs, -1 for a single token
};

/// A stretch of text within which a cue, its speaker and its content are looked for: one or more
/// sentences that no border outside quotation marks parts.
///
///     “We waited. Nobody came,” she said.      one unit: [run] she said .
///
/// The inside of a run is made of units of its own, with the runs nested in it as atoms.
struct SpeechUnit {
  std::vector<Atom> atoms;
  std::int32_t inside = -1;  ///< the run whose inside this is, -1 for plain text
  std::uint32_t paragraph = 0;
};

/// All units, in the order of the text; the units inside a run follow the unit that holds it.
/// Linear.
std::vector<SpeechUnit> cut_units(const WordGrid& grid);

}  // namespace wirestem::quotes::detail
