// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "find/quotes/detail/speech_unit.hpp"

namespace wirestem::quotes::detail {

// What a quoted run looks like by itself. `atom` is a run; each is linear in its length.

/// Its words; of a script without spaces, two characters count as one.
std::size_t words_in(const WordGrid& grid, const Atom& atom);

/// Whether its first word has a capital.
bool opens_upper(const WordGrid& grid, const Atom& atom);

/// Begins with a capital (or a script without) and ends with a mark that a sentence ends with. A
/// mark behind the run counts only where the run is all that stands before it (`alone`): within a
/// clause the name of a firm, too, may stand before a comma.
bool is_sentence(const WordGrid& grid, const Atom& atom, bool alone);

/// “The Salt Barge Quarterly”: nearly every word has a capital.
bool is_title(const WordGrid& grid, const Atom& atom);

}  // namespace wirestem::quotes::detail
