// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/readable_date.hpp"

#include <gtest/gtest.h>

namespace wirestem::tell {
namespace {

TEST(ReadableDate, SaysInWordsWhatItKnows) {
  EXPECT_EQ(readable_date("2024-08-06"), "6 Aug 2024");
  EXPECT_EQ(readable_date("2024-08"), "Aug 2024");
  EXPECT_EQ(readable_date("2024"), "2024");
  EXPECT_EQ(readable_date("2023-23"), "autumn 2023");
  EXPECT_EQ(readable_date("XXXX-08-06"), "6 Aug, year not given");
  EXPECT_EQ(readable_date("XXXX-08"), "Aug, year not given");
  EXPECT_EQ(readable_date("XXXX-WXX-6"), "a Saturday");
  EXPECT_EQ(readable_date("2022-03/2022-04"), "Mar 2022 – Apr 2022");
  EXPECT_EQ(readable_date("2024-08-06T14:30:00"), "6 Aug 2024, 14:30");
}

TEST(ReadableDate, LeavesWhatItDoesNotKnowAsItIs) {
  for (const char* value : {"", "P2D", "2024-W32", "2024-13", "2024-00", "XXXX", "2024-08-0x",
                            "PRESENT_REF", "202", "2024-08-06/..", "XXXX-WXX-9"}) {
    EXPECT_EQ(readable_date(value), value);
  }
}

}  // namespace
}  // namespace wirestem::tell
