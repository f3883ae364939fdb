// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/readable_date.hpp"

#include <array>
#include <charconv>
#include <optional>

namespace wirestem::tell {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 4> kSeasons = {"spring", "summer", "autumn", "winter"};
constexpr std::array<std::string_view, 7> kWeekdays = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
constexpr unsigned kFirstSeason = 21;  // EDTF: 2023-23 is the autumn of 2023

std::optional<unsigned> number_of(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "Aug", "autumn"; empty for what is neither month nor season.
std::string_view month_or_season(std::string_view digits) {
  const auto number = number_of(digits);
  if (!number || *number == 0) return {};
  if (*number <= kMonths.size()) return kMonths[*number - 1];
  if (*number < kFirstSeason || *number >= kFirstSeason + kSeasons.size()) return {};
  return kSeasons[*number - kFirstSeason];
}

/// The part before a time; empty where it is no calendar date.
std::string readable_day(std::string_view day) {
  if (day.starts_with("XXXX-WXX-") && day.size() == 10) {
    const auto weekday = number_of(day.substr(9));
    if (!weekday || *weekday == 0 || *weekday > kWeekdays.size()) return {};
    return "a " + std::string(kWeekdays[*weekday - 1]);
  }
  const std::string_view year = day.substr(0, 4);
  const bool has_year = number_of(year).has_value() && year.size() == 4;
  if (!has_year && year != "XXXX") return {};
  if (day.size() == 4) return has_year ? std::string(year) : std::string();
  if (day[4] != '-' || (day.size() != 7 && day.size() != 10)) return {};
  const std::string_view month = month_or_season(day.substr(5, 2));
  if (month.empty()) return {};
  const std::string end = has_year ? " " + std::string(year) : ", year not given";
  if (day.size() == 7) return std::string(month) + end;
  const auto number = number_of(day.substr(8, 2));
  if (day[7] != '-' || !number) return {};
  return std::to_string(*number) + " " + std::string(month) + end;
}

std::string readable_point(std::string_view value) {
  const std::size_t t = value.find('T');
  std::string day = readable_day(value.substr(0, t));
  if (day.empty()) return {};
  if (t == std::string_view::npos || value.size() < t + 6) return day;
  return day + ", " + std::string(value.substr(t + 1, 5));
}

}  // namespace

std::string readable_date(std::string_view value) {
  const std::size_t slash = value.find('/');
  std::string first = readable_point(value.substr(0, slash));
  if (slash == std::string_view::npos) return first.empty() ? std::string(value) : first;
  const std::string last = readable_point(value.substr(slash + 1));
  if (first.empty() || last.empty()) return std::string(value);
  return first + " – " + last;
}

}  // namespace wirestem::tell
