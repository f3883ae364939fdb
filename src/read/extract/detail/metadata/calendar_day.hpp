// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirestem::extract::detail {

/// A day of the calendar. Years of four digits from 1900 to 2199 only: pages are not older.
///
///     CalendarDay{2024, 2, 29}.iso()   →  "2024-02-29"
struct CalendarDay {
  int year = 0;
  int month = 0;
  int day = 0;

  /// False for the 31st of April, month 13, and what else no calendar has.
  bool exists() const;
  std::string iso() const;
  /// Days since 1 January 1970; the difference of two is their distance.
  std::int64_t number() const;

  friend constexpr auto operator<=>(const CalendarDay&, const CalendarDay&) = default;
};

/// The day that is `number` days after 1 January 1970. Inverse of CalendarDay::number().
CalendarDay day_of_number(std::int64_t number);

/// A moment as a page writes it: the day, and the rest of an ISO 8601 date-time, "" where the page
/// gives no time.
///
///     {2024-03-11, "T17:30:00+01:00"}
struct WrittenMoment {
  CalendarDay day;
  std::string clock;

  std::string iso() const { return day.iso() + clock; }
  /// True where a time stands that is not just midnight, which programs write for want of a time.
  bool has_true_time() const;
  bool is_utc() const;
};

/// Reads a moment in a form that programs write, as a whole value of an attribute or of JSON.
///
///     2024-03-11 · 2024-03-11T17:30:00.000+0100 · 2024-03-11 17:30 UTC · 2024/03/11 · 20240311
///     20240311T173000 · Mon, 11 Mar 2024 17:30:00 GMT · Mon Mar 11 2024 17:30:00 GMT+0100 (CET)
///     1710174600 · 1710174600000 (seconds and milliseconds since 1970, made UTC)
///
/// Zones are kept as written but brought into the form of ISO 8601 ("+0100" → "+01:00", "GMT" →
/// "Z"); a time that cannot be is dropped, a day that cannot be gives nothing. Linear in the value,
/// of which it looks at the first 64 bytes.
std::optional<WrittenMoment> read_moment(std::string_view value);

/// The time of the day at the start of `rest`, as it may follow a day: "T17:30:00+01:00",
/// " 17:30 UTC", ", 5:30 pm", " at 5.30 p.m.", " um 17.30 Uhr", " 17h30". Gives it as ISO 8601
/// ("T17:30"), "" where there is none.
std::string read_clock(std::string_view rest);

}  // namespace wirestem::extract::detail
