// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/json_string.hpp"

#include <array>

namespace wirestem::tell {
namespace {

using EscapedBytes = std::array<bool, 256>;

constexpr EscapedBytes escaped_bytes(JsonPlace place) {
  EscapedBytes table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = true;
  table['"'] = table['\\'] = true;
  table['<'] = place == JsonPlace::in_markup;
  return table;
}
constexpr std::array<EscapedBytes, 2> kEscaped = {escaped_bytes(JsonPlace::alone),
                                                  escaped_bytes(JsonPlace::in_markup)};

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

}  // namespace

void append_json_string(std::string_view utf8, JsonPlace place, std::string& out) {
  const EscapedBytes& escaped = kEscaped[static_cast<std::size_t>(place)];
  out += '"';
  std::size_t run = 0;
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    if (!escaped[static_cast<unsigned char>(utf8[at])]) continue;
    out += utf8.substr(run, at - run);
    append_escape(utf8[at], out);
    run = at + 1;
  }
  out += utf8.substr(run);
  out += '"';
}

}  // namespace wirestem::tell
