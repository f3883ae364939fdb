// SPDX-License-Identifier: Apache-2.0
//
// The peer is measured against, so it must be what it says it is.
#include "tests/compare/minhash_lsh.hpp"

#include <gtest/gtest.h>

namespace wirestem::compare {
namespace {

std::vector<std::uint32_t> numbers(std::uint32_t begin, std::uint32_t end) {
  std::vector<std::uint32_t> made;
  for (std::uint32_t n = begin; n < end; ++n) made.push_back(n * 2654435761U);
  return made;
}

TEST(MinHashLsh, TheEstimateIsNearTheJaccardCoefficient) {
  MinHashLsh lsh;
  lsh.add(numbers(0, 400));
  lsh.add(numbers(100, 500));
  EXPECT_NEAR(lsh.jaccard(0, 1), 0.6, 0.13);
}

TEST(MinHashLsh, TheSameTextIsFoundAndAnotherIsNot) {
  MinHashLsh lsh;
  lsh.add(numbers(0, 300));
  lsh.add(numbers(1000, 1300));
  lsh.add(numbers(0, 300));
  ASSERT_EQ(lsh.pairs().size(), 1U);
  EXPECT_EQ(lsh.pairs()[0], std::pair(0U, 2U));
}

TEST(MinHashLsh, ATextCutToFourTenthsIsMissed) {
  MinHashLsh lsh;
  lsh.add(numbers(0, 1000));
  lsh.add(numbers(0, 300));
  EXPECT_TRUE(lsh.pairs().empty());
}

TEST(MinHashLsh, TheBandsUseAtMostAllPermutations) {
  const MinHashLsh lsh;
  EXPECT_LE(lsh.bands() * lsh.rows(), MinHashLsh::kPermutations);
  EXPECT_GE(lsh.rows(), 4U);
}

}  // namespace
}  // namespace wirestem::compare
