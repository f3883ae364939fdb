// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace wirestem::markup::detail {

/// One named character reference of the HTML standard: "amp" is U+0026.
struct CharacterReference {
  std::string_view name;  ///< without & and ;
  char32_t first = 0;
  char32_t second = 0;  ///< 0 where the name stands for one character
  bool bare = false;    ///< is read without a semicolon, too
};

/// All of them, sorted by name.
std::span<const CharacterReference> character_references();

/// The reference of that name, nullptr where the standard has none. Logarithmic.
const CharacterReference* find_character_reference(std::string_view name);

/// What a reference in the text stands for.
struct ResolvedReference {
  std::size_t length = 0;  ///< bytes of the reference after its '&'; 0: the '&' is only a '&'
  std::array<char, 8> bytes{};
  std::size_t size = 0;

  std::string_view utf8() const { return {bytes.data(), size}; }
};

/// Reads the reference whose '&' stands right before `text`, by the standard: "eacute;" and
/// "eacute" are é, "#x41;" is A, "#0" is U+FFFD, "#150" is – (as in windows-1252). In an attribute
/// a name without semicolon before '=' or an alphanumeric is no reference ("?a=1&copy=2"). Looks
/// at no more than the reference itself.
ResolvedReference resolve_reference(std::string_view text, bool in_attribute);

}  // namespace wirestem::markup::detail
