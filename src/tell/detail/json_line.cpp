// SPDX-License-Identifier: Apache-2.0
//
// nlohmann's writer decodes each character of a string on its way; here valid UTF-8 is copied in
// runs between the few characters that are escaped. Numbers are left to it.
#include "tell/detail/json_line.hpp"

#include <array>

#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

constexpr std::array<bool, 256> escaped_bytes() {
  std::array<bool, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = true;
  return table;
}
constexpr std::array<bool, 256> kEscaped = escaped_bytes();

void append_escape(char c, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kNamed = "\b\f\n\r\t\"\\";
  constexpr std::string_view kNames = "bfnrt\"\\";
  out += '\\';
  const std::size_t named = kNamed.find(c);
  if (named != std::string_view::npos) {
    out += kNames[named];
    return;
  }
  const auto byte = static_cast<unsigned char>(c);
  out += "u00";
  out += kHex[byte >> 4U];
  out += kHex[byte & 15U];
}

void append_string(const std::string& text, std::string& out) {
  if (!text::is_utf8(text)) {
    out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
    return;
  }
  out += '"';
  std::size_t run = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!kEscaped[static_cast<unsigned char>(text[at])]) continue;
    out.append(text, run, at - run);
    append_escape(text[at], out);
    run = at + 1;
  }
  out.append(text, run);
  out += '"';
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as our own records, a handful.
void append_value(const Json& json, std::string& out) {
  if (json.is_string()) {
    append_string(json.get_ref<const std::string&>(), out);
  } else if (json.is_structured()) {
    const bool object = json.is_object();
    out += object ? '{' : '[';
    bool first = true;
    for (const auto& item : json.items()) {
      if (!first) out += ',';
      first = false;
      if (object) {
        append_string(item.key(), out);
        out += ':';
      }
      append_value(item.value(), out);
    }
    out += object ? '}' : ']';
  } else {
    out += json.dump();
  }
}

}  // namespace

std::string to_line(const Json& json) {
  std::string line;
  append_value(json, line);
  line += '\n';
  return line;
}

}  // namespace wirestem::tell
