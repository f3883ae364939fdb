// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "read/markup/tag.hpp"

namespace wirestem::markup::detail {

inline constexpr std::size_t tag_count = static_cast<std::size_t>(Tag::xmp) + 1;
inline constexpr std::size_t longest_tag = 16;

/// A tag's name as two numbers, its first eight bytes and the rest. No name holds a zero byte, so
/// different names have different keys.
struct TagKey {
  std::uint64_t head = 0;
  std::uint64_t tail = 0;

  /// Adds the `index`-th byte of the name.
  constexpr void put(std::size_t index, unsigned char byte) {
    const std::uint64_t wide = byte;
    if (index < 8) {
      head |= wide << (8 * index);
    } else {
      tail |= wide << (8 * (index - 8));
    }
  }

  friend constexpr bool operator==(const TagKey&, const TagKey&) = default;
};

/// The key of a lower-case name of at most `longest_tag` bytes.
constexpr TagKey tag_key(std::string_view name) {
  TagKey key;
  for (std::size_t i = 0; i < name.size(); ++i) key.put(i, static_cast<unsigned char>(name[i]));
  return key;
}

/// The tag of a key, Tag::unknown where no known name has it.
Tag tag_of_key(TagKey key);

}  // namespace wirestem::markup::detail
