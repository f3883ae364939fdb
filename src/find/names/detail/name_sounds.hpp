// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wirestem::names::detail {

enum class NameScript : std::uint8_t { latin, cyrillic, arabic, han, other };

/// How a name sounds, script set aside: one letter a sound, doubles made one.
///
///     Zelenskyy → "zelenski"   Selenskyj → "selenski"   Зеленский → "zelenski"   泽连斯基 →
///     "zelienski"
///
/// Vowels a e i o u; consonants b p v f d t g k H(kh) h s z S(sh) Z(zh) c(ts) C(ch) J(dzh) m n l r.
struct NameSounds {
  std::string codes;
  std::string consonants;  ///< the consonants of `codes`, without h
  NameScript script = NameScript::other;
};

/// The sounds of one name. Latin, Cyrillic and Arabic letters by tables, Han by pinyin, others
/// through ICU. Slow for Han; cache where it matters.
NameSounds sounds_of(std::string_view name);

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
