// SPDX-License-Identifier: Apache-2.0
#include "base/nearest_name.hpp"

#include <array>
#include <string>

#include <gtest/gtest.h>

namespace wirestem {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"store", "stories", "threads"};

TEST(NearestName, IsTheOneWithTheFewestChanges) {
  EXPECT_EQ(nearest_name("stroe", kNames), "store");
  EXPECT_EQ(nearest_name("thread", kNames), "threads");
}

TEST(NearestName, IsNoneWhereNoneIsNear) {
  EXPECT_EQ(nearest_name("frobnicate", kNames), "");
  EXPECT_EQ(nearest_name("store", {}), "");
  EXPECT_EQ(nearest_name(std::string(5000, 's'), kNames), "");
}

}  // namespace
}  // namespace wirestem
