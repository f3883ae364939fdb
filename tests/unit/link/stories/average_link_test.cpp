// SPDX-License-Identifier: Apache-2.0
#include "link/stories/detail/average_link.hpp"

#include <gmock/gmock.h>

namespace wirestem::stories::detail {
namespace {

using ::testing::ElementsAre;

TEST(AverageLink, JoinsWhatIsAlikeOnAverage) {
  const std::vector<LikePair> pairs = {{0, 1, 0.9}, {0, 2, 0.5}, {1, 2, 0.3}, {3, 4, 0.6}};
  EXPECT_THAT(average_link(5, pairs, 0.4), ElementsAre(0, 0, 0, 3, 3));
  EXPECT_THAT(average_link(5, pairs, 0.41), ElementsAre(0, 0, 2, 3, 3));
}

TEST(AverageLink, APairBelowTheLeastStillCountsInTheMeanOfWhatOthersTie) {
  // 0 and 2 are tied by way of 1; their own likeness lifts the mean over the least.
  const std::vector<LikePair> pairs = {{0, 1, 0.9}, {1, 2, 0.5}, {0, 2, 0.35}};
  EXPECT_THAT(average_link(3, pairs, 0.42), ElementsAre(0, 0, 0));
  EXPECT_THAT(average_link(3, std::span(pairs).first(2), 0.42), ElementsAre(0, 0, 2));
}

}  // namespace
}  // namespace wirestem::stories::detail
