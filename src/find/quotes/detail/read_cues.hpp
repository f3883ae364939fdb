// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "find/quotes/detail/noun_phrases.hpp"
#include "find/quotes/detail/unit_view.hpp"

namespace wirestem::quotes::detail {

/// What follows a cue, as far as its first words tell.
enum class Complement : std::uint8_t {
  none,
  that,        ///< "said that", "asked whether", "said:"
  run,         ///< a quoted run follows
  clause,      ///< "said the talks were off"
  infinitive,  ///< "promised to pay"
};

/// A cue of a unit with its subject or object, and the place where its content may begin.
struct CueReading {
  std::int32_t cue = -1;       ///< index into WordGrid::cues
  std::size_t first_atom = 0;  ///< the cue's atoms [first_atom, end_atom)
  std::size_t end_atom = 0;
  std::optional<Speaker> speaker;
  bool inverted = false;    ///< the speaker stands after the cue
  bool participle = false;  ///< adding, citing: the subject is another clause's
  bool relative = false;    ///< in a relative clause: "who said …"
  bool negated = false;
  bool verb_last =
      false;  ///< its auxiliary follows: a subordinate clause of a verb-second language
  std::size_t clause_begin = 0;  ///< first atom of subject and cue
  std::size_t clause_end = 0;    ///< atom after cue, inverted subject, addressee, time and manner
  Complement complement = Complement::none;
  std::size_t content_begin = 0;  ///< where the complement begins, if there is one
};

/// Reads every cue of a unit that is used as one ("the report" is none). Linear in the unit's
/// length.
std::vector<CueReading> read_cues(const WordGrid& grid, const SpeechUnit& unit);

}  // namespace wirestem::quotes::detail
