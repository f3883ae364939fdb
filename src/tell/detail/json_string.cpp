// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/json_string.hpp"

#include <array>
#include <cstdint>
#include <cstring>

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

/// Passes over bytes, eight at a time, of which none has to be escaped.
/// A byte is below n (up to 128) where taking n off it borrows from its high bit.
std::size_t skip_plain(std::string_view utf8, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = 0x80 * kOnes;
  const auto any_below = [](std::uint64_t bytes, std::uint64_t n) {
    return (bytes - n * kOnes) & ~bytes;
  };
  for (; at + 8 <= utf8.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, utf8.data() + at, sizeof eight);
    const std::uint64_t found = any_below(eight, 0x20) | any_below(eight ^ ('"' * kOnes), 1) |
                                any_below(eight ^ ('\\' * kOnes), 1) |
                                any_below(eight ^ ('<' * kOnes), 1);
    if ((found & kHigh) != 0) break;
  }
  return at;
}

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
  for (std::size_t at = skip_plain(utf8, 0); at < utf8.size(); ++at) {
    if (!escaped[static_cast<unsigned char>(utf8[at])]) continue;
    out += utf8.substr(run, at - run);
    append_escape(utf8[at], out);
    run = at + 1;
    at = skip_plain(utf8, run) - 1;
  }
  out += utf8.substr(run);
  out += '"';
}

}  // namespace wirestem::tell
