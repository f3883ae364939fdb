// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::names::detail {

/// The sounds of a foreign name written in Han, by what each character stands for.
///
///     泽连斯基  →  "zeLieNs.Gi"
///
/// Letters as in NameSounds, and some that name the character's own sound, where it stands for
/// several foreign ones: B P as b p; L = l or r; Y = h, kh, French r; G = ki, gi, ji; Q = ch, ki,
/// ci; X = shi, hi, si; D = j, zh; R = French j, r; W = v or w; N = n or m that closes a syllable;
/// E = l or r that closes one; a dot for the vowel that Han must write and nobody says.
/// Traditional and simplified characters alike. Slow (ICU).
std::string han_codes(std::string_view name);

/// The plain consonant for one of those letters, 0 for a vowel or h.
char plain_consonant(char code);

}  // namespace wirestem::names::detail
