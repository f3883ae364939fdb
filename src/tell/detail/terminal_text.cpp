// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/terminal_text.hpp"

#include <unicode/uchar.h>

#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

std::size_t width_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const int type = u_charType(point);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// U+200E, U+200F, U+061C, U+202A–U+202E, U+2066–U+2069.
bool turns_direction(char32_t c) {
  return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_BIDI_CONTROL) != 0;
}

bool is_blank(char32_t c) {
  return text::is_space(c) || u_charType(static_cast<UChar32>(c)) == U_CONTROL_CHAR;
}

/// The longest beginning of `line` that takes at most `columns`, never empty while `line` is not.
std::size_t fitting(std::string_view line, std::size_t columns) {
  std::size_t used = 0;
  std::size_t at = 0;
  while (at < line.size()) {
    const text::CodePoint c = text::code_point_at(line, at);
    used += width_of(c.value);
    if (used > columns && at > 0) break;
    at += c.size;
  }
  return at;
}

/// Where to break `line` so that its beginning fits: after the last space or ideograph there, else
/// anywhere.
std::size_t break_at(std::string_view line, std::size_t columns) {
  const std::size_t end = fitting(line, columns);
  if (end == line.size() || line[end] == ' ') return end;
  for (std::size_t at = end; at > 0;) {
    const text::CodePoint before = text::code_point_before(line, at);
    if (before.value == U' ' || text::is_ideograph(before.value)) return at;
    at -= before.size;
  }
  return end;
}

}  // namespace

std::size_t columns_of(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const text::CodePoint c = text::code_point_at(utf8, at);
    columns += width_of(c.value);
    at += c.size;
  }
  return columns;
}

std::string one_line(std::string_view utf8) {
  std::string line;
  bool blank = false;
  for (std::size_t at = 0; at < utf8.size();) {
    const text::CodePoint c = text::code_point_at(utf8, at);
    at += c.size;
    if (turns_direction(c.value)) continue;
    if (is_blank(c.value)) {
      blank = true;
      continue;
    }
    if (blank && !line.empty()) line += ' ';
    blank = false;
    text::append_utf8(line, c.value);
  }
  return line;
}

std::string cut(std::string_view line, std::size_t columns) {
  if (columns_of(line) <= columns) return std::string(line);
  const std::size_t end = columns < 2 ? 0 : break_at(line, columns - 1);
  return std::string(text::trim(line.substr(0, end))) + "…";
}

std::vector<std::string> wrap(std::string_view line, std::size_t columns) {
  std::vector<std::string> lines;
  std::string_view rest = text::trim(line);
  do {
    const std::size_t end = break_at(rest, columns);
    lines.emplace_back(text::trim(rest.substr(0, end)));
    rest = text::trim(rest.substr(end));
  } while (!rest.empty());
  return lines;
}

}  // namespace wirestem::tell
