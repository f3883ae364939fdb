// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#if defined(__SSE2__)
#include <bit>

#include <emmintrin.h>
#endif

namespace wirestem::markup::detail {

/// What a byte is to the tokenizer; a set of these in each entry of character_classes.
enum CharacterClass : std::uint8_t {
  is_space_class = 1,    ///< tab, line feed, form feed, carriage return, space
  ends_tag_name = 2,     ///< white space, '/', '>'
  ends_attribute = 4,    ///< white space, '/', '>', '='
  is_upper_class = 8,    ///< 'A' to 'Z'
  is_nul_class = 16,     ///< U+0000
  is_letter_class = 32,  ///< 'A' to 'Z', 'a' to 'z'
  is_digit_class = 64,
};

constexpr std::array<std::uint8_t, 256> make_character_classes() {
  std::array<std::uint8_t, 256> classes{};
  for (const char space : {'\t', '\n', '\f', '\r', ' '}) {
    classes[static_cast<unsigned char>(space)] = is_space_class | ends_tag_name | ends_attribute;
  }
  classes['/'] = classes['>'] = ends_tag_name | ends_attribute;
  classes['='] = ends_attribute;
  classes[0] = is_nul_class;
  for (std::size_t letter = 'a'; letter <= 'z'; ++letter) {
    classes[letter] = is_letter_class;
    classes[letter - 'a' + 'A'] = is_letter_class | is_upper_class;
  }
  for (std::size_t digit = '0'; digit <= '9'; ++digit) classes[digit] = is_digit_class;
  return classes;
}

inline constexpr std::array<std::uint8_t, 256> character_classes = make_character_classes();

inline std::uint8_t class_of(char character) {
  return character_classes[static_cast<unsigned char>(character)];
}
inline bool is_space(char character) { return (class_of(character) & is_space_class) != 0; }
inline bool is_letter(char character) { return (class_of(character) & is_letter_class) != 0; }
inline bool is_alphanumeric(char character) {
  return (class_of(character) & (is_letter_class | is_digit_class)) != 0;
}
constexpr char lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A'))
                                              : character;
}

/// True where `text` begins with `lower_case`, letters in either case.
inline bool starts_with_folded(std::string_view text, std::string_view lower_case) {
  if (text.size() < lower_case.size()) return false;
  for (std::size_t i = 0; i < lower_case.size(); ++i) {
    if (lower(text[i]) != lower_case[i]) return false;
  }
  return true;
}

inline bool equals_folded(std::string_view text, std::string_view lower_case) {
  return text.size() == lower_case.size() && starts_with_folded(text, lower_case);
}

/// How many bytes of white space `text` begins with.
inline std::size_t leading_space(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_space(text[size])) ++size;
  return size;
}

/// The first byte in [at, end) that is one of `Stops`, or `end`. Sixteen bytes at a step.
template <char... Stops>
const char* find_any(const char* at, const char* end) {
#if defined(__SSE2__)
  while (end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    __m128i hits = _mm_setzero_si128();
    ((hits = _mm_or_si128(hits, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(Stops)))), ...);
    const int mask = _mm_movemask_epi8(hits);
    if (mask != 0) return at + std::countr_zero(static_cast<unsigned>(mask));
    at += 16;
  }
#endif
  while (at != end && ((*at != Stops) && ...)) ++at;
  return at;
}

}  // namespace wirestem::markup::detail
