// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace wirestem::stories::detail {

/// Numbers keys 0, 1, 2 … as they come, so that what is known of each can stand in a plain list.
///
/// Keys must be well mixed, since their lower bits choose the place in the table. Twelve to twenty
/// bytes a key.
class KeyNumbers {
 public:
  /// The number of a key, which gets the next one if it has none.
  std::uint32_t add(std::uint64_t key) {
    if (2 * (keys_.size() + 1) > slots_.size()) grow();
    std::uint32_t& slot = slots_[slot_of(key)];
    if (slot == kFree) {
      slot = size();
      keys_.push_back(key);
    }
    return slot;
  }

  /// The number of a key; nothing where it has none.
  std::optional<std::uint32_t> find(std::uint64_t key) const {
    const std::uint32_t number = slots_.empty() ? kFree : slots_[slot_of(key)];
    return number == kFree ? std::nullopt : std::optional(number);
  }

  bool contains(std::uint64_t key) const { return find(key).has_value(); }

  std::uint32_t size() const { return static_cast<std::uint32_t>(keys_.size()); }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;

  /// Where a key stands, or the free place where it would.
  std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = key & mask;
    while (slots_[at] != kFree && keys_[slots_[at]] != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    constexpr std::size_t kLeast = 1024;
    slots_.assign(std::bit_ceil(4 * (keys_.size() + 1) + kLeast), kFree);
    for (std::uint32_t number = 0; number < keys_.size(); ++number) {
      slots_[slot_of(keys_[number])] = number;
    }
  }

  std::vector<std::uint32_t> slots_;  ///< numbers; at most half are taken
  std::vector<std::uint64_t> keys_;   ///< by number
};

}  // namespace wirestem::stories::detail
