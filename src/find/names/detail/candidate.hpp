// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/name_mention.hpp"
#include "model/text_span.hpp"

namespace wirestem::names::detail {

/// A name on its way to becoming a NameMention: where it stands, and what speaks for each kind.
struct Candidate {
  std::uint32_t first = 0;  ///< tokens [first, end)
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;
  TextSpan span;
  TextSpan title;
  NameKind kind = NameKind::person;
  bool sure = false;       ///< the kind is known, no votes needed
  bool weak = false;       ///< counts only if the article has the name in a better place too
  bool adjective = false;  ///< "Ukrainian": a form of the state's name, never its fullest
  bool acronym = false;
  std::string key;
  Gender gender = Gender::unknown;
  int person = 0, place = 0, organisation = 0;  ///< votes
  bool opens = false;      ///< its first word opens a sentence and may have its capital from that
  std::string derived_of;  ///< the form of the name whose adjective it is: "kalvia" of "Kalvian"
  std::string expands;     ///< an acronym's full name where the text gives it
};

using Candidates = std::vector<Candidate>;

}  // namespace wirestem::names::detail
