// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "find/names/detail/name_sounds.hpp"
#include "find/names/detail/name_stems.hpp"
#include "model/findings.hpp"
#include "model/name_mention.hpp"

namespace wirestem::names::detail {

/// One canonical name of one kind, with all its mentions in the pile.
struct PileName {
  NameKind kind = NameKind::person;
  std::string key;
  std::string canonical;
  std::string language;  ///< of its first mention
  std::string fold;      ///< canonical, case and marks taken off
  std::string stem;      ///< its words' stems, parted by blanks
  std::string digits;    ///< "3" of "Halley 3": names that differ here are never one
  std::vector<std::string>
      words;  ///< canonical cut at blanks and at the dot of foreign names in Han
  std::vector<NameSounds> sounds;  ///< of each word
  NameScript script = NameScript::other;
  Gender gender = Gender::unknown;
  std::uint32_t mentions = 0;
  std::vector<std::uint32_t> articles;            ///< ascending
  std::map<std::string, std::uint32_t> surfaces;  ///< as written, with how often
};

/// The pile's names, and which of them each mention is.
struct PileNames {
  std::vector<PileName> names;                      ///< ordered by kind, key, canonical
  std::vector<std::vector<std::uint32_t>> name_of;  ///< [article][mention]
};

PileNames collect_names(std::span<const ReadArticle> articles, const NameStems& stems);

/// The sounds of a name's words taken together.
NameSounds joined_sounds(const PileName& name);

}  // namespace wirestem::names::detail
