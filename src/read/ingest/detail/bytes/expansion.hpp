// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace wirestem::ingest::detail {

inline constexpr std::string_view kExpandsTooMuch = "expands more than 500-fold, as no pages do";

/// True where so much out of so little is no text but a bomb. Pages of a site whose every line is
/// the same come to 200-fold; deflate itself ends at 1032-fold.
constexpr bool expands_too_much(std::uint64_t in, std::uint64_t out) {
  constexpr std::uint64_t kHarmless = std::uint64_t{16} << 20U;
  return out > kHarmless && out / 500 > in;
}

/// What all decompression of one input has come to, layer upon layer, and what it may come to.
class Expansion {
 public:
  /// `size` is that of the input itself, 0 where it is not known.
  Expansion(std::uint64_t size, std::uint64_t limit)
      : limit_(size == 0 ? limit : std::min(limit, std::max(kHarmless, size * kMostFold))) {}

  /// Counts bytes that came out; false once there are too many.
  bool add(std::uint64_t bytes) {
    expanded_ += bytes;
    return !exceeded();
  }
  bool exceeded() const { return expanded_ > limit_; }

 private:
  // Of layers one in another each may expand; of all together no more than this.
  static constexpr std::uint64_t kHarmless = std::uint64_t{1} << 30U;
  static constexpr std::uint64_t kMostFold = 2000;

  std::uint64_t limit_;
  std::uint64_t expanded_ = 0;
};

}  // namespace wirestem::ingest::detail
