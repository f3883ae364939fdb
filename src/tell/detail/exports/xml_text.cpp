// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/exports/xml_text.hpp"

#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// How a code point is written; empty where it stands for itself.
std::string_view escape_of(char32_t c) {
  switch (c) {
    case U'&':
      return "&amp;";
    case U'<':
      return "&lt;";
    case U'>':
      return "&gt;";
    case U'"':
      return "&quot;";
    case U'\'':
      return "&apos;";
    case U'\n':
      return "&#10;";
    case U'\r':
      return "&#13;";
    case U'\t':
      return "&#9;";
    default:
      return c < 0x20 || c == 0x7F || c == 0xFFFE || c == 0xFFFF ? kReplacement
                                                                 : std::string_view();
  }
}

}  // namespace

std::string xml_text(std::string_view words) {
  std::string out;
  for (std::size_t at = 0; at < words.size();) {
    const text::CodePoint c = text::code_point_at(words, at);
    const std::string_view escape = escape_of(c.value);
    if (!escape.empty()) {
      out += escape;
    } else {
      text::append_utf8(out, c.value);  // U+FFFD for bytes that are no UTF-8
    }
    at += c.size;
  }
  return out;
}

std::string xml_attribute(std::string_view name, std::string_view value) {
  std::string out(" ");
  out += name;
  out += "=\"";
  out += xml_text(value);
  out += '"';
  return out;
}

}  // namespace wirestem::tell
