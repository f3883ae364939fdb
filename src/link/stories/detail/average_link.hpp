// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace wirestem::stories::detail {

/// Two items and how alike they are; pairs that are not given are not alike at all.
struct LikePair {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  double likeness = 0;
};

/// Joins items, likest first, as long as the mean likeness between all of two groups is at least
/// `least`.
///
///     average_link(3, {{0, 1, .9}, {1, 2, .3}}, .2)  →  {0, 0, 2}
///
/// Gives for each item the least number in its group. Ties go to the group of the least number.
/// Sums are kept in whole steps, so the result does not depend on the order of `pairs`. Cost: pairs
/// times the logarithm of items, squared.
std::vector<std::uint32_t> average_link(std::uint32_t items, std::span<const LikePair> pairs,
                                        double least);

}  // namespace wirestem::stories::detail
