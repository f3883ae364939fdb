// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wirestem::text {

/// A code point and how many bytes it took.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;
};

/// As code_point_at, where it is not ASCII.
CodePoint wide_code_point_at(std::string_view utf8, std::size_t at);

/// The code point at byte `at` of `utf8`. `at` < size. Ill-formed bytes give U+FFFD, size 1.
inline CodePoint code_point_at(std::string_view utf8, std::size_t at) {
  const auto byte = static_cast<unsigned char>(utf8[at]);
  return byte < 0x80 ? CodePoint{byte, 1} : wide_code_point_at(utf8, at);
}

/// The code point that ends before byte `at` (> 0).
CodePoint code_point_before(std::string_view utf8, std::size_t at);

/// The first byte at or after `at` that is not ASCII; the size where there is none.
std::size_t skip_ascii(std::string_view utf8, std::size_t at);

/// The first byte at or after `at` that is neither a space nor a control character; the size where
/// there is none. What indents a page's markup is half of all its text.
std::size_t skip_blanks(std::string_view utf8, std::size_t at);

/// True where `bytes` is well-formed UTF-8 (no surrogates, no overlong forms). Linear.
bool is_utf8(std::string_view bytes);

/// `bytes` with each ill-formed sequence replaced by U+FFFD. Linear.
std::string repair_utf8(std::string_view bytes);

/// Unicode NFC of well-formed UTF-8 (ICU). Text that is NFC already is only copied. Linear.
std::string to_nfc(std::string_view utf8);

/// Appends `value` to `out`.
void append_utf8(std::string& out, char32_t value);

/// The text's code points.
std::u32string to_code_points(std::string_view utf8);

/// The number of code points. Linear.
std::size_t count_code_points(std::string_view utf8);

bool is_letter(char32_t c);
bool is_upper(char32_t c);
bool is_digit(char32_t c);
bool is_space(char32_t c);      ///< white space, no-break and zero-width spaces included
bool is_ideograph(char32_t c);  ///< Han, kana, bopomofo: scripts without spaces

/// The script as ISO 15924: "Latn", "Cyrl", "Hani", "Arab" …; "Zyyy" for what all scripts share.
std::string_view script_of(char32_t c);

/// The script of most letters of `utf8`; "Zyyy" where it has none.
std::string_view main_script(std::string_view utf8);

/// White space at both ends taken off.
std::string_view trim(std::string_view utf8);

}  // namespace wirestem::text
