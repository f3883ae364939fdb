// SPDX-License-Identifier: Apache-2.0
//
// Markup is ASCII for the most part, so runs of it are passed over 32 bytes at a time. What follows
// a letter beyond ASCII is most often another one, or one space or mark and then another one: the
// loop stays with these as long as they come.
#include "read/markup/detail/scan_utf8.hpp"

#include <bit>
#include <cstdint>
#include <cstring>

namespace wirestem::markup::detail {
namespace {

constexpr std::uint64_t kHighBits = 0x8080808080808080U;

std::uint64_t eight_bytes(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word;
}

unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

/// The first byte beyond ASCII in [at, end), or end.
const char* skip_ascii(const char* at, const char* end) {
  while (end - at >= 32) {
    const std::uint64_t any =
        eight_bytes(at) | eight_bytes(at + 8) | eight_bytes(at + 16) | eight_bytes(at + 24);
    if ((any & kHighBits) != 0) break;
    at += 32;
  }
  while (end - at >= 8) {
    const std::uint64_t high = eight_bytes(at) & kHighBits;
    if (high != 0) {
      if constexpr (std::endian::native == std::endian::little) {
        return at + (std::countr_zero(high) >> 3);
      } else {
        return at + (std::countl_zero(high) >> 3);
      }
    }
    at += 8;
  }
  while (at < end && byte_at(at) < 0x80) ++at;
  return at;
}

/// A sequence that begins with a byte beyond ASCII: its length, and whether it is well-formed. Of
/// an ill-formed one the length is that of the longest beginning that could have become one.
struct Sequence {
  std::uint32_t length = 1;
  bool valid = false;
};

/// Unicode 15, table 3-7: only the second byte's range hangs on the first.
Sequence sequence_at(const char* at, const char* end) {
  const unsigned lead = byte_at(at);
  if (lead < 0xC2 || lead > 0xF4) return {};
  const std::uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  unsigned lowest = 0x80;
  unsigned highest = 0xBF;
  if (lead == 0xE0) lowest = 0xA0;
  if (lead == 0xED) highest = 0x9F;
  if (lead == 0xF0) lowest = 0x90;
  if (lead == 0xF4) highest = 0x8F;
  for (std::uint32_t i = 1; i < size; ++i) {
    if (at + i == end || byte_at(at + i) < lowest || byte_at(at + i) > highest) return {i, false};
    lowest = 0x80;
    highest = 0xBF;
  }
  return {size, true};
}

bool is_trail(const char* at) { return (byte_at(at) & 0xC0U) == 0x80U; }

}  // namespace

Utf8Scan scan_utf8(std::string_view bytes) {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  Utf8Scan scan;
  while ((at = skip_ascii(at, end)) != end) {
    while (at != end) {
      const unsigned lead = byte_at(at);
      if (lead < 0x80) {
        // One mark between two words of another script; after two it is markup again.
        if (end - at < 2 || byte_at(at + 1) < 0x80) break;
        ++at;
        continue;
      }
      // The two common shapes first, without the ranges that the rare ones need.
      if (lead >= 0xC2 && lead < 0xE0 && end - at >= 2 && is_trail(at + 1)) {
        at += 2;
      } else if (lead > 0xE0 && lead < 0xED && end - at >= 3 && is_trail(at + 1) &&
                 is_trail(at + 2)) {
        at += 3;
      } else {
        const Sequence sequence = sequence_at(at, end);
        if (!sequence.valid) {
          scan.valid = false;
          scan.valid_bytes = static_cast<std::size_t>(at - bytes.data());
          return scan;
        }
        at += sequence.length;
      }
      ++scan.letters;
    }
  }
  scan.valid_bytes = bytes.size();
  return scan;
}

RepairedUtf8 repair_utf8(std::string_view bytes) {
  RepairedUtf8 out;
  out.utf8.reserve(bytes.size());
  while (true) {
    const Utf8Scan scan = scan_utf8(bytes);
    out.utf8.append(bytes.substr(0, scan.valid_bytes));
    out.letters += scan.letters;
    if (scan.valid) return out;
    bytes.remove_prefix(scan.valid_bytes);
    bytes.remove_prefix(sequence_at(bytes.data(), bytes.data() + bytes.size()).length);
    out.utf8 += "\xEF\xBF\xBD";
    ++out.broken;
  }
}

}  // namespace wirestem::markup::detail
