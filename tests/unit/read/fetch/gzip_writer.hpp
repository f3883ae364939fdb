// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wirestem::fetch {

/// Little-endian bytes of a number.
inline std::string little_endian(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>((value >> (8 * i)) & 0xFFU);
  return out;
}

inline constexpr std::string_view kGzipHead("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);

/// A short text (< 64 KiB) as gzip, in one stored block (RFC 1951, 3.2.4).
inline std::string gzip_of(std::string_view text) {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char c : text) {
    crc ^= static_cast<std::uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
  }
  const auto size = static_cast<std::uint32_t>(text.size());
  return std::string(kGzipHead) + '\x01' + little_endian(size, 2) + little_endian(~size, 2) +
         std::string(text) + little_endian(~crc, 4) + little_endian(size, 4);
}

/// Gzip of at least `size` NUL bytes, a 158th of that long: one literal, then copies of 258 bytes
/// in the fixed code (RFC 1951, 3.2.6). The end is left out; no reader should get that far.
inline std::string gzip_bomb(std::size_t size) {
  std::string out(kGzipHead);
  std::uint32_t bits = 0;
  unsigned count = 0;
  const auto add = [&](std::uint32_t value, unsigned length) {  // first bit lowest
    bits |= value << count;
    for (count += length; count >= 8; count -= 8, bits >>= 8U) out += static_cast<char>(bits);
  };
  add(0b011, 3);       // last block, fixed code
  add(0b00001100, 8);  // literal 0: 00110000
  for (std::size_t made = 1; made < size; made += 258) {
    add(0b10100011, 8);  // length 258: 11000101
    add(0, 5);           // one byte back
  }
  return out;
}

}  // namespace wirestem::fetch
