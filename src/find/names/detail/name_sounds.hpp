// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "find/names/detail/latin_readings.hpp"
#include "find/names/detail/sound_costs.hpp"

namespace wirestem::names::detail {

/// How a name sounds, script set aside: one letter a sound, doubles made one.
///
///     Zelenskyy → "zelenski"   Selenskyj → "selenski"   Зеленский → "zelenskij"
///     泽连斯基 → "zeLieNs.Gi"
///
/// Vowels a e i o u; glides j w; consonants b p v f d t g k H(kh) h s z S(sh) Z(zh) c(ts) C(ch)
/// J(dzh) m n l r. Han has letters of its own (`han_codes`), and so has an r that closes a syllable
/// in a reading (1).
struct NameSounds {
  std::string codes;
  std::string consonants;  ///< the consonants of `codes`, without h, Han's made plain
  std::string whole;  ///< `codes` with the article, where an Arabic name seems to begin with one
  std::vector<Reading> readings;  ///< of a Latin name: all that it may sound like
  NameScript script = NameScript::other;
};

/// The sounds of one name. Latin, Cyrillic and Arabic letters by tables, Han by pinyin, others
/// through ICU. Slow for Han; cache where it matters.
NameSounds sounds_of(std::string_view name);

/// Puts a word's sounds after those of the words before it.
void append_sounds(NameSounds& name, const NameSounds& word);

/// How far apart two names sound, for each consonant of the longer one: 0 the same, 1 nothing
/// alike. What transliterations mix up costs little, and the less the further apart the scripts
/// are: vowels cost next to nothing against Arabic and Han, and l and r are one against Han.
double sound_distance(const NameSounds& a, const NameSounds& b);

/// False where `sound_distance` is above `limit` for sure: a first look that costs next to nothing.
bool may_sound_alike(const NameSounds& a, const NameSounds& b, double limit);

/// The classes of the first `count` consonants, for blocking: names that may be one share it. Kinds
/// of h are left out, since spellings drop them.
std::string sound_block(const NameSounds& sounds, std::size_t count);

}  // namespace wirestem::names::detail
