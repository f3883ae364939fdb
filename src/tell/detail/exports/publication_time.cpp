// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/exports/publication_time.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace wirestem::tell {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_seconds;

/// Takes `count` digits from the front of `text`; -1 where they are not there.
int take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) return -1;
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (!text.starts_with(wanted)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::sys_days> take_day(std::string_view& text) {
  const int year = take_digits(text, 4);
  if (year < 1 || !take(text, '-')) return std::nullopt;
  const int month = take_digits(text, 2);
  if (month < 1 || !take(text, '-')) return std::nullopt;
  const int day = take_digits(text, 2);
  if (day < 1) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

/// How far east of UTC: "Z", "+02:00", "-0330"; none counts as UTC.
minutes offset_of(std::string_view zone) {
  const bool west = zone.starts_with('-');
  if (!west && !zone.starts_with('+')) return minutes(0);
  zone.remove_prefix(1);
  const int hour = take_digits(zone, 2);
  take(zone, ':');
  const int minute = take_digits(zone, 2);
  if (hour < 0 || hour > 23 || minute > 59) return minutes(0);
  const minutes offset = hours(hour) + minutes(std::max(minute, 0));
  return west ? -offset : offset;
}

/// "14:30", "14:30:05.25+02:00": the time since midnight in UTC; may be below 0 or over a day.
std::optional<seconds> time_of_day(std::string_view text) {
  const int hour = take_digits(text, 2);
  if (hour < 0 || hour > 23 || !take(text, ':')) return std::nullopt;
  const int minute = take_digits(text, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ':')) second = std::clamp(take_digits(text, 2), 0, 59);
  const std::size_t zone = text.find_first_of("Z+-");
  const minutes offset = offset_of(zone == std::string_view::npos ? "" : text.substr(zone));
  return hours(hour) + minutes(minute) + seconds(second) - offset;
}

}  // namespace

std::optional<PublicationTime> publication_time(std::string_view iso) {
  const auto day = take_day(iso);
  if (!day) return std::nullopt;
  PublicationTime time{.at = *day};
  if (!take(iso, 'T') && !take(iso, ' ')) return time;
  if (const auto since_midnight = time_of_day(iso)) {
    time.at += *since_midnight;
    time.timed = true;
  }
  return time;
}

std::optional<PublicationTime> publication_time(const Article& article) {
  return article.published ? publication_time(*article.published) : std::nullopt;
}

std::string timestamp(sys_seconds at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::hh_mm_ss time(at - day);
  std::array<char, 32> clock{};
  std::snprintf(clock.data(), clock.size(), "T%02d:%02d:%02d.000Z",
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return day_of(at) + clock.data();
}

std::string day_of(sys_seconds at) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(at));
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u",
                std::clamp(static_cast<int>(date.year()), 0, 9999),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

sys_seconds newest_time(const Dossier& dossier) {
  std::optional<sys_seconds> newest;
  for (const Article& article : dossier.articles) {
    const auto time = publication_time(article);
    if (time && (!newest || time->at > *newest)) newest = time->at;
  }
  return newest.value_or(sys_seconds());
}

}  // namespace wirestem::tell
