// SPDX-License-Identifier: Apache-2.0
#include "trace/timeline/detail/edtf.hpp"

#include <algorithm>
#include <chrono>
#include <climits>
#include <utility>

namespace wirestem::timeline {
namespace {

constexpr int kOpen = 99;  ///< a month or day that is not said: after every one that is

constexpr int kNoTime = 24 * 60 + 1;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Whether `text` has the shape of `shape`, where 9 stands for any figure.
bool has_shape(std::string_view text, std::string_view shape) {
  return std::ranges::equal(text, shape,
                            [](char c, char s) { return s == '9' ? is_digit(c) : c == s; });
}

int number(std::string_view figures) {
  int value = 0;
  for (const char c : figures) {
    if (!is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string two(unsigned value) {
  return {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
}

std::string format(std::chrono::sys_days day, std::string_view year_text) {
  const std::chrono::year_month_day date(day);
  const int year = static_cast<int>(date.year());
  std::string head = std::to_string(year);
  if (number(year_text) == year) head = year_text;
  return head + "-" + two(static_cast<unsigned>(date.month())) + "-" +
         two(static_cast<unsigned>(date.day()));
}

/// The days of an ISO week, or of its weekend.
std::string week_range(std::string_view year_text, int week, bool weekend) {
  using std::chrono::days;
  using std::chrono::sys_days;
  using std::chrono::weekday;
  const std::chrono::year year{number(year_text)};
  const sys_days fourth = sys_days(year / std::chrono::January / 4);  // always in week 1
  const sys_days monday =
      fourth - (weekday(fourth) - std::chrono::Monday) + std::chrono::weeks(week - 1);
  const sys_days first = weekend ? monday + days(5) : monday;
  return format(first, year_text) + "/" + format(monday + days(6), year_text);
}

/// Parts of a year: seasons by their EDTF codes, quarters and halves by their months.
std::optional<std::string> part_of_year(std::string_view year, std::string_view part) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSeasons = {
      {{"SP", "21"}, {"SU", "22"}, {"FA", "23"}, {"WI", "24"}}};
  const std::string head(year);
  for (const auto& [name, code] : kSeasons) {
    if (part == name) return head + "-" + std::string(code);
  }
  if (part.size() != 2 || part[1] < '1' || part[1] > '4') return std::nullopt;
  const auto nth = static_cast<unsigned>(part[1] - '1');
  const unsigned length = part[0] == 'Q' ? 3 : part[0] == 'H' && nth < 2 ? 6 : 0;
  if (length == 0) return std::nullopt;
  return head + "-" + two(nth * length + 1) + "/" + head + "-" + two((nth + 1) * length);
}

/// "BC0044" as EDTF counts it, with a year 0: "-0043".
std::string before_our_era(std::string_view figures) {
  std::string year = std::to_string(std::max(number(figures) - 1, 0));
  year.insert(0, 4 - std::min<std::size_t>(4, year.size()), '0');
  return "-" + year;
}

std::optional<EdtfDate> week_or_part(std::string_view timex) {
  const std::string_view year = timex.substr(0, 4);
  const std::string_view rest = timex.substr(5);
  if (has_shape(rest, "W99") || has_shape(rest, "W99-WE")) {
    const int week = number(rest.substr(1, 2));
    if (week < 1 || week > 53) return std::nullopt;
    return EdtfDate{week_range(year, week, rest.ends_with("WE")), "range"};
  }
  if (const auto part = part_of_year(year, rest)) return EdtfDate{*part, "range"};
  return std::nullopt;
}

/// A date of our era that EDTF writes as TIMEX3 does, or nearly.
std::optional<EdtfDate> plain(std::string_view timex) {
  const std::string text(timex);
  if (has_shape(timex, "9999-99-99") || has_shape(timex, "XXXX-99-99")) {
    return EdtfDate{text, "day"};
  }
  if (has_shape(timex, "9999-99") || has_shape(timex, "XXXX-99")) return EdtfDate{text, "month"};
  if (has_shape(timex, "9999")) return EdtfDate{text, "year"};
  if (has_shape(timex, "999")) return EdtfDate{text + "X", "range"};
  if (has_shape(timex, "99")) return EdtfDate{text + "XX", "range"};
  if (has_shape(timex, "XXXX-WXX-9")) return EdtfDate{text, "weekday"};
  return std::nullopt;
}

/// "2024-08-06T14:30", and "2024-08-06TEV", of which the day is enough.
std::optional<EdtfDate> with_time(std::string_view timex) {
  auto day = plain(timex.substr(0, 10));
  if (!day || day->precision != "day") return std::nullopt;
  if (has_shape(timex.substr(11), "99:99") && is_digit(timex[0])) {
    return EdtfDate{std::string(timex) + ":00", "time"};
  }
  return day;
}

std::optional<EdtfDate> before_our_era_date(std::string_view timex) {
  auto rest = plain(timex);
  if (!rest || !has_shape(timex.substr(0, 4), "9999")) return std::nullopt;
  rest->text = before_our_era(timex.substr(0, 4)) + std::string(timex.substr(4));
  return rest;
}

std::optional<EdtfDate> single(std::string_view timex) {
  if (auto date = plain(timex)) return date;
  if (timex.size() > 11 && timex[10] == 'T') return with_time(timex);
  if (timex.starts_with("BC")) return before_our_era_date(timex.substr(2));
  if (timex.size() > 5 && has_shape(timex.substr(0, 5), "9999-")) return week_or_part(timex);
  return std::nullopt;
}

}  // namespace

std::optional<EdtfDate> to_edtf(std::string_view timex) {
  const std::size_t slash = timex.find('/');
  if (slash == std::string_view::npos) return single(timex);
  const auto begin = single(timex.substr(0, slash));
  const auto end = single(timex.substr(slash + 1));
  if (!begin || !end) return std::nullopt;
  const auto edge = [](const std::string& text, bool last) {
    const std::size_t at = text.find('/');
    if (at == std::string::npos) return text;
    return last ? text.substr(at + 1) : text.substr(0, at);
  };
  return EdtfDate{edge(begin->text, false) + "/" + edge(end->text, true), "range"};
}

std::array<int, 4> order_of(std::string_view edtf) {
  const bool negative = edtf.starts_with('-');
  std::string_view date = edtf.substr(negative ? 1 : 0);
  date = date.substr(0, date.find('/'));
  if (date.starts_with("XXXX-WXX-")) return {INT_MAX, kOpen, number(date.substr(9)), kNoTime};
  std::array<int, 4> order = {INT_MAX, kOpen, kOpen, kNoTime};
  const std::string_view year = date.substr(0, 4);
  if (year != "XXXX") {
    std::string last(year);  // "199X" ends with 1999
    std::ranges::replace(last, 'X', '9');
    order[0] = negative ? -number(last) : number(last);
  }
  if (date.size() >= 7) order[1] = number(date.substr(5, 2));
  if (order[1] > 20) order[1] = (order[1] - 20) * 3 + 2;  // a season after its last month
  if (date.size() >= 10) order[2] = number(date.substr(8, 2));
  if (date.size() >= 16) order[3] = number(date.substr(11, 2)) * 60 + number(date.substr(14, 2));
  return order;
}

}  // namespace wirestem::timeline
