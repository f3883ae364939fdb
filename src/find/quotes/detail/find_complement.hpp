// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "find/quotes/detail/read_cues.hpp"

namespace wirestem::quotes::detail {

/// Moves `clause_end` of `reading` past addressee, time and manner of its cue.
///
///     told reporters on Friday | that the pier would stay shut
void pass_adjuncts(const WordGrid& grid, const SpeechUnit& unit, CueReading& reading);

/// Sets what follows the cue of `reading` from its `clause_end` on, and where the content begins.
///
///     said in a note on Friday that | the pier would stay shut        that
///     said in a letter | it had no notice                                  clause
void find_complement(const WordGrid& grid, const SpeechUnit& unit, CueReading& reading);

/// The atom of the particle that stands apart from the cue of `reading` ("teilte … mit"), else the
/// size of the unit.
std::size_t particle_of(const UnitView& view, const CueReading& reading);

}  // namespace wirestem::quotes::detail
