// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "find/quotes/detail/noun_phrases.hpp"

namespace wirestem::quotes::detail {

/// Atoms of a unit: a verb [verb, end), and where the sentence or its part begins.
struct VerbPlace {
  std::size_t verb = 0;
  std::size_t end = 0;
  std::size_t from = 0;
};

/// Whether a language's main clauses have the verb in the second place.
bool is_verb_second(std::string_view language);

struct VerbSubject {
  std::optional<Speaker> subject;
  bool after = false;  ///< it stands after the verb
};

/// The subject of a verb in a language whose main clauses have the verb second, where whatever is
/// told first stands before it.
///
///     In seiner Rede warnte die Ministerin …     →  die Ministerin, after
///     Den Vorschlag nannte Pavel Lind …          →  Pavel Lind, after
///     Deren Haltung bezeichnete er als …         →  er, after
///     Die Ministerin warnte den Rat …            →  `before`, which is die Ministerin
///
/// `before` is what was taken for the subject by its place before the verb. In other languages it
/// is given back. Linear in the length of the clause's opening.
VerbSubject subject_of_verb_second(const WordGrid& grid, const SpeechUnit& unit,
                                   const VerbPlace& place, const std::optional<Speaker>& before);

}  // namespace wirestem::quotes::detail
