// SPDX-License-Identifier: Apache-2.0
#include "read/markup/detail/character_references.hpp"

#include <algorithm>

#include "read/markup/detail/characters.hpp"

namespace wirestem::markup::detail {
namespace {

// Longer than "CounterClockwiseContourIntegral"; bounds the look at "&" before a long word.
constexpr std::size_t longest_name = 32;
constexpr std::size_t longest_bare_name = 6;

constexpr char32_t replacement = 0xFFFD;

// What browsers always read &#128; to &#159; as: windows-1252.
constexpr std::array<char32_t, 32> c1_controls = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

void put(ResolvedReference& resolved, char32_t point) {
  const auto byte = [&resolved](char32_t value) {
    resolved.bytes.at(resolved.size++) = static_cast<char>(static_cast<unsigned char>(value));
  };
  if (point < 0x80) {
    byte(point);
  } else if (point < 0x800) {
    byte(0xC0 | (point >> 6U));
    byte(0x80 | (point & 0x3FU));
  } else if (point < 0x10000) {
    byte(0xE0 | (point >> 12U));
    byte(0x80 | ((point >> 6U) & 0x3FU));
    byte(0x80 | (point & 0x3FU));
  } else {
    byte(0xF0 | (point >> 18U));
    byte(0x80 | ((point >> 12U) & 0x3FU));
    byte(0x80 | ((point >> 6U) & 0x3FU));
    byte(0x80 | (point & 0x3FU));
  }
}

char32_t character_of_number(char32_t number) {
  if (number >= 0x80 && number < 0xA0) return c1_controls.at(number - 0x80);
  const bool surrogate = number >= 0xD800 && number < 0xE000;
  return number == 0 || number > 0x10FFFF || surrogate ? replacement : number;
}

int digit_of(char character, bool hexadecimal) {
  if (character >= '0' && character <= '9') return character - '0';
  const int letter = lower(character) - 'a';
  return hexadecimal && letter >= 0 && letter < 6 ? letter + 10 : -1;
}

ResolvedReference resolve_number(std::string_view text) {
  std::size_t at = 1;
  const bool hexadecimal = text.size() > 1 && lower(text[1]) == 'x';
  if (hexadecimal) ++at;
  const std::size_t digits = at;
  char32_t number = 0;
  for (; at < text.size(); ++at) {
    const int digit = digit_of(text[at], hexadecimal);
    if (digit < 0) break;
    number = number * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit);
    number = std::min<char32_t>(number, 0x110000);  // stays "too large", never overflows
  }
  ResolvedReference resolved;
  if (at == digits) return resolved;
  if (at < text.size() && text[at] == ';') ++at;
  resolved.length = at;
  put(resolved, character_of_number(number));
  return resolved;
}

void put(ResolvedReference& resolved, const CharacterReference& reference, std::size_t length) {
  resolved.length = length;
  put(resolved, reference.first);
  if (reference.second != 0) put(resolved, reference.second);
}

}  // namespace

const CharacterReference* find_character_reference(std::string_view name) {
  const auto rows = character_references();
  const auto found = std::lower_bound(
      rows.begin(), rows.end(), name,
      [](const CharacterReference& row, std::string_view wanted) { return row.name < wanted; });
  return found != rows.end() && found->name == name ? &*found : nullptr;
}

ResolvedReference resolve_reference(std::string_view text, bool in_attribute) {
  if (!text.empty() && text[0] == '#') return resolve_number(text);
  ResolvedReference resolved;
  std::size_t run = 0;
  const std::size_t most = std::min(text.size(), longest_name);
  while (run < most && is_alphanumeric(text[run])) ++run;
  if (run < text.size() && text[run] == ';') {
    if (const auto* reference = find_character_reference(text.substr(0, run))) {
      put(resolved, *reference, run + 1);
      return resolved;
    }
  }
  for (std::size_t length = std::min(run, longest_bare_name); length >= 2; --length) {
    const auto* reference = find_character_reference(text.substr(0, length));
    if (reference == nullptr || !reference->bare) continue;
    if (in_attribute && length < text.size() &&
        (text[length] == '=' || is_alphanumeric(text[length]))) {
      break;
    }
    put(resolved, *reference, length);
    break;
  }
  return resolved;
}

}  // namespace wirestem::markup::detail
