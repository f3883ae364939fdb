// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wirestem::ingest::detail {

inline constexpr std::string_view kHexDigits = "0123456789abcdef";
inline constexpr std::string_view kBase32Digits = "abcdefghijklmnopqrstuvwxyz234567";
inline constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes out of digits that hold `bits` bits each. Other characters, line ends and padding among
/// them, are passed over.
///
///     decode_digits("616263", kHexDigits, 4)  →  "abc"
inline std::string decode_digits(std::string_view text, std::string_view digits, unsigned bits) {
  std::string bytes;
  bytes.reserve(text.size() * bits / 8);
  std::uint32_t held = 0;
  unsigned count = 0;
  for (const char c : text) {
    const std::size_t value = digits.find(c);
    if (value == std::string_view::npos) continue;
    held = held << bits | static_cast<std::uint32_t>(value);
    count += bits;
    if (count >= 8) {
      count -= 8;
      bytes.push_back(static_cast<char>(held >> count & 0xFFU));
    }
  }
  return bytes;
}

}  // namespace wirestem::ingest::detail
