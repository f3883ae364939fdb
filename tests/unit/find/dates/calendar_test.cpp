// SPDX-License-Identifier: Apache-2.0
#include "find/dates/detail/calendar.hpp"

#include <gtest/gtest.h>

namespace wirestem::dates {
namespace {

TEST(Calendar, CountsDaysThereAndBack) {
  EXPECT_EQ(to_number({1970, 1, 1}), 0);
  for (const std::int64_t number : {-800000LL, -1LL, 0LL, 59LL, 60LL, 11016LL, 19950LL, 900000LL}) {
    EXPECT_EQ(to_number(to_day(number)), number);
  }
}

TEST(Calendar, KnowsWeekdays) {
  EXPECT_EQ(weekday_of({2024, 8, 18}), 7);
  EXPECT_EQ(weekday_of({1969, 12, 31}), 3);
}

TEST(Calendar, KnowsTheWeeksAtTheTurnOfTheYear) {
  EXPECT_EQ(format_week(week_of({2021, 1, 3})), "2020-W53");
  EXPECT_EQ(format_week(week_of({2024, 12, 30})), "2025-W01");
}

TEST(Calendar, KeepsToTheLastDayWhenMonthsAreAdded) {
  EXPECT_EQ(format_day(add_months({2024, 1, 31}, 1)), "2024-02-29");
  EXPECT_EQ(format_day(add_months({2024, 1, 31}, -2)), "2023-11-30");
}

TEST(Calendar, ParsesOnlyWhatIsADate) {
  EXPECT_TRUE(parse_iso_day("2024-08-18T10:00:00Z").has_value());
  EXPECT_FALSE(parse_iso_day("2024-13-01").has_value());
  EXPECT_FALSE(parse_iso_day("2024-08").has_value());
  EXPECT_FALSE(parse_iso_day("").has_value());
}

}  // namespace
}  // namespace wirestem::dates
