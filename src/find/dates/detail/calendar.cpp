// SPDX-License-Identifier: Apache-2.0
#include "find/dates/detail/calendar.hpp"

#include <algorithm>

namespace wirestem::dates {

std::int64_t to_number(Day day) {
  const std::int64_t y = std::int64_t{day.year} - (day.month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t shifted = (day.month + 9) % 12;
  const std::int64_t day_of_year = (153 * shifted + 2) / 5 + day.day - 1;
  const std::int64_t day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Day to_day(std::int64_t number) {
  const std::int64_t z = number + 719468;
  const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
  const std::int64_t day_of_era = z - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<int>(day_of_year - (153 * shifted + 2) / 5 + 1);
  const auto month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
  const auto year = static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0));
  return {year, month, day};
}

Day add_days(Day day, std::int64_t count) { return to_day(to_number(day) + count); }

Day add_months(Day day, std::int64_t count) {
  const std::int64_t months = std::int64_t{day.year} * 12 + day.month - 1 + count;
  const std::int64_t year = (months >= 0 ? months : months - 11) / 12;
  const auto month = static_cast<int>(months - year * 12 + 1);
  const auto y = static_cast<int>(year);
  return {y, month, std::min(day.day, days_in_month(y, month))};
}

int weekday_of(Day day) {
  const std::int64_t number = to_number(day) + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>((number % 7 + 7) % 7) + 1;
}

Week week_of(Day day) {
  const Day thursday = add_days(day, 4 - weekday_of(day));
  const std::int64_t first = to_number({thursday.year, 1, 1});
  return {thursday.year, static_cast<int>((to_number(thursday) - first) / 7) + 1};
}

int days_in_month(int year, int month) {
  if (month == 2) return (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool is_valid(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
}

std::optional<Day> parse_iso_day(std::string_view iso) {
  const auto figures = [&](std::size_t at, std::size_t count) {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= iso.size() || iso[i] < '0' || iso[i] > '9') return -1;
      value = value * 10 + (iso[i] - '0');
    }
    return value;
  };
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const Day day{figures(0, 4), figures(5, 2), figures(8, 2)};
  if (day.year < 0 || !is_valid(day.year, day.month, day.day)) return std::nullopt;
  return day;
}

std::string padded(std::int64_t value, int width) {
  std::string figures = std::to_string(value);
  const auto wanted = static_cast<std::size_t>(width);
  if (figures.size() < wanted) figures.insert(0, wanted - figures.size(), '0');
  return figures;
}

std::string format_year(int year) { return year >= 0 ? padded(year, 4) : "BC" + padded(-year, 4); }

std::string format_day(Day day) {
  return format_year(day.year) + "-" + padded(day.month, 2) + "-" + padded(day.day, 2);
}

std::string format_week(Week week) { return format_year(week.year) + "-W" + padded(week.week, 2); }

}  // namespace wirestem::dates
