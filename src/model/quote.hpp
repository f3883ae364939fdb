// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/text_span.hpp"

namespace wirestem {

/// direct: every word of the content stands in quotation marks. indirect: none does.
enum class Directness : std::uint8_t { direct, mixed, indirect };

/// What a source is.
enum class SourceKind : std::uint8_t {
  person,    ///< somebody with a name
  role,      ///< somebody without a name: "a diplomat", "officials"
  office,    ///< a body, ministry, company, capital as metonym: "the Kremlin"
  outlet,    ///< newspaper, broadcaster, site, platform
  agency,    ///< news agency
  document,  ///< report, letter, filing, poll
};

/// What the cue does with the content.
enum class SpeechAct : std::uint8_t {
  say,
  tell,
  report,
  cite,
  write,
  publish,
  deny,
  ask,
  warn,
  promise,
  demand,
  claim,
  hedge,
  think,
  hope,
  refuse,
  order,
};

/// Words or thoughts that an article puts in somebody's mouth (PARC's terms: content, cue, source).
///
///     The harbour “is not closed, it is only asleep,” the pilot told The Courier.
///                 ^~~~~~~~~~~~~ content ~~~~~~~~~~~~^ ^~~~~~~~^ ^cue
///                                                     speaker
struct Quote {
  std::vector<TextSpan> content;  ///< with quotation marks where direct; several where interrupted
  std::vector<TextSpan> cue;      ///< "said", "according to"; empty where the text has none
  std::vector<TextSpan> speaker;  ///< as written there, "she" included; empty where nobody is given
  std::string
      speaker_name;  ///< resolved: the full name behind "he", or the role phrase; may be empty
  Directness directness = Directness::direct;
  SourceKind kind = SourceKind::person;
  bool named = false;  ///< false for unnamed people and generic bodies
  SpeechAct act = SpeechAct::say;
  bool negated = false;  ///< "did not say that …", "never promised to …"
};

}  // namespace wirestem
