// SPDX-License-Identifier: Apache-2.0
#include "link/stories/detail/key_numbers.hpp"

#include <gtest/gtest.h>

namespace wirestem::stories::detail {
namespace {

TEST(KeyNumbers, GiveEachKeyTheNextNumberAndKeepItWhileTheTableGrows) {
  constexpr std::uint32_t kKeys = 5000;
  constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15ULL;
  KeyNumbers numbers;
  for (std::uint32_t k = 0; k < kKeys; ++k) EXPECT_EQ(numbers.add(k * kSpread), k);
  for (std::uint32_t k = 0; k < kKeys; ++k) EXPECT_EQ(numbers.add(k * kSpread), k);
  EXPECT_EQ(numbers.size(), kKeys);
  EXPECT_EQ(numbers.find(7 * kSpread), 7U);
}

TEST(KeyNumbers, FindNothingThatWasNotAdded) {
  KeyNumbers numbers;
  EXPECT_FALSE(numbers.contains(1));
  numbers.add(1);
  // Both would stand in the same place.
  EXPECT_FALSE(numbers.contains(1 + (std::uint64_t{1} << 40U)));
}

}  // namespace
}  // namespace wirestem::stories::detail
