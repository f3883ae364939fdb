// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

namespace wirestem {

/// Sets of numbers below `count` that are joined two at a time (union-find with path halving,
/// Tarjan & van Leeuwen 1984). A set's name is its smallest number, whatever the order of joins.
///
///     Unions sets(3);  sets.join(2, 1);  sets.find(2) == 1
class Unions {
 public:
  explicit Unions(std::size_t count) : parent_(count) {
    std::iota(parent_.begin(), parent_.end(), 0U);
  }

  std::uint32_t find(std::size_t i) {
    while (parent_[i] != i) {
      parent_[i] = parent_[parent_[i]];
      i = parent_[i];
    }
    return static_cast<std::uint32_t>(i);
  }

  void join(std::size_t a, std::size_t b) {
    const std::uint32_t of_a = find(a);
    const std::uint32_t of_b = find(b);
    parent_[std::max(of_a, of_b)] = std::min(of_a, of_b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

}  // namespace wirestem
