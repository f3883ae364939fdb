// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace wirestem::stories::detail {

/// Makes the keys of the values of one kind: FNV-1a of both, the upper bits folded into the lower.
///
///     const KeyMaker date_key("date");
///     date_key("03-28")
class KeyMaker {
 public:
  explicit KeyMaker(std::string_view kind) : start_(carry_on(carry_on(kBasis, kind), "\x1F")) {}

  /// The key of `first` with `second` behind it.
  std::uint64_t operator()(std::string_view first, std::string_view second = {}) const {
    const std::uint64_t hash = carry_on(carry_on(start_, first), second);
    return hash ^ (hash >> 32U);
  }

 private:
  static constexpr std::uint64_t kBasis = 0xCBF29CE484222325ULL;

  static std::uint64_t carry_on(std::uint64_t hash, std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return hash;
  }

  std::uint64_t start_;
};

}  // namespace wirestem::stories::detail
