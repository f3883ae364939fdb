// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace wirestem::stories::detail {

/// The root of the set that `i` is in, of sets that are trees of parents; halves the path on its
/// way (Tarjan, van Leeuwen 1984).
inline std::uint32_t root_of(std::vector<std::uint32_t>& parent, std::uint32_t i) {
  while (parent[i] != i) {
    parent[i] = parent[parent[i]];
    i = parent[i];
  }
  return i;
}

}  // namespace wirestem::stories::detail
