// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace wirestem::cascade {

/// Pseudo-random numbers that are the same on every machine and with every library (SplitMix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t x = state_;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
  }
  /// In [0, limit); `limit` above 0.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
  /// In [0, 1).
  double share() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
  bool chance(double share_of_times) { return share() < share_of_times; }
  /// In [0, limit), small numbers far more often than large ones, as words are in a language.
  std::size_t rank(std::size_t limit) {
    const double at = std::pow(static_cast<double>(limit + 1), share()) - 1;
    const auto place = static_cast<std::size_t>(at);
    return place < limit ? place : limit - 1;
  }

 private:
  std::uint64_t state_;
};

}  // namespace wirestem::cascade
