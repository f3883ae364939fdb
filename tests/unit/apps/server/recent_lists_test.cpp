// SPDX-License-Identifier: Apache-2.0
#include "apps/server/recent_lists.hpp"

#include <string>

#include <gtest/gtest.h>

namespace wirestem::server {
namespace {

using Lists = RecentLists<std::string, int>;

TEST(RecentLists, GivesWhatWasKeptOfTheSameRevisionOnly) {
  Lists lists;
  EXPECT_EQ(lists.find("ferry", 7), std::nullopt);
  lists.keep("ferry", 7, 1);
  EXPECT_EQ(lists.find("ferry", 7), 1);
  EXPECT_EQ(lists.find("ferry", 8), std::nullopt);
  EXPECT_EQ(lists.find("harbour", 7), std::nullopt);
}

TEST(RecentLists, ForgetsAllOfAnEarlierRevision) {
  Lists lists;
  lists.keep("ferry", 7, 1);
  lists.keep("harbour", 8, 2);
  EXPECT_EQ(lists.find("ferry", 8), std::nullopt);
  EXPECT_EQ(lists.find("harbour", 8), 2);
}

TEST(RecentLists, TheOneKeptFirstGoesFirst) {
  Lists lists;
  for (int i = 0; i <= 200; ++i) lists.keep(std::to_string(i), 1, i);
  EXPECT_EQ(lists.find("0", 1), std::nullopt);
  EXPECT_EQ(lists.find("1", 1), 1);
  EXPECT_EQ(lists.find("200", 1), 200);
}

TEST(RecentLists, KeptAgainTakesTheNewValueAndNoSecondPlace) {
  Lists lists;
  lists.keep("ferry", 1, 1);
  lists.keep("ferry", 1, 2);
  EXPECT_EQ(lists.find("ferry", 1), 2);
  for (int i = 0; i < 199; ++i) lists.keep(std::to_string(i), 1, i);
  EXPECT_EQ(lists.find("ferry", 1), 2);
}

}  // namespace
}  // namespace wirestem::server
