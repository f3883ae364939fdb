// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "find/quotes/detail/noun_phrases.hpp"
#include "find/quotes/detail/speech_unit.hpp"

namespace wirestem::quotes::detail {

/// A quotation as its unit tells it: not yet joined with those that go on, its speaker not yet
/// resolved.
struct Draft {
  std::vector<TextSpan> content;
  std::vector<TextSpan> cue;
  std::vector<Speaker> speakers;  ///< as written, first the one that counts; empty: nobody
  SpeechAct act = SpeechAct::say;
  bool negated = false;
  bool cued = false;              ///< a cue and a subject hold it
  std::uint32_t first_token = 0;  ///< of the unit's first atom; where pronouns look back from
  std::uint32_t paragraph = 0;
  std::size_t unit = 0;
  std::int32_t inside = -1;   ///< the run that it lies in
  bool within_marks = false;  ///< inside a run that nobody else speaks: every word stands in marks
  bool parts_apart = false;   ///< its words in marks are drafts of their own
  std::vector<std::int32_t> runs;  ///< the quoted runs that its content holds
};

/// Finds the quotations of each unit: content, cue and subject of every cue that governs something,
/// then what stands in marks without a cue of its own. In the order of the text. Linear.
std::vector<Draft> attach_speech(const WordGrid& grid, const std::vector<SpeechUnit>& units);

}  // namespace wirestem::quotes::detail
