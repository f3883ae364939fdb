// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirestem::dates {

/// A day of the Gregorian calendar, taken back before its beginning as ISO 8601 does.
struct Day {
  int year = 0;
  int month = 1;
  int day = 1;
  friend constexpr auto operator<=>(const Day&, const Day&) = default;
};

/// An ISO week: its year is not always the year of its days.
struct Week {
  int year = 0;
  int week = 1;
};

/// Days since 1970-01-01. After Howard Hinnant's `days_from_civil`.
std::int64_t to_number(Day day);
Day to_day(std::int64_t number);

Day add_days(Day day, std::int64_t count);
Day add_months(Day day, std::int64_t count);  ///< keeps to the month's last day where it must

int weekday_of(Day day);  ///< Monday = 1 … Sunday = 7
Week week_of(Day day);
int days_in_month(int year, int month);
bool is_valid(int year, int month, int day);

/// The date at the head of an ISO 8601 date or date-time; nothing where it is none.
std::optional<Day> parse_iso_day(std::string_view iso);

/// Figures with leading zeros up to `width`: padded(6, 2) → "06".
std::string padded(std::int64_t value, int width);

/// "2024-08-06"; years before 1 as "BC0480".
std::string format_year(int year);
std::string format_day(Day day);
std::string format_week(Week week);

}  // namespace wirestem::dates
