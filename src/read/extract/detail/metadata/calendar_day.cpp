// SPDX-License-Identifier: Apache-2.0
//
// The forms of programs are few and stiff, so each is read by position. What a form leaves open is
// decided the way the programs mean it: eight figures are a day only where that day exists, ten and
// thirteen figures are a Unix time only in years a page may be from.
#include "read/extract/detail/metadata/calendar_day.hpp"

#include <array>
#include <cstddef>
#include <cstdio>

namespace wirestem::extract::detail {
namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;
constexpr std::size_t kLongestValue = 64;
constexpr std::size_t kLongestJoin = 3;             // in bytes
constexpr std::int64_t kFirstEpoch = 631'152'000;   // 1990-01-01
constexpr std::int64_t kLastEpoch = 4'102'444'800;  // 2100-01-01
constexpr std::int64_t kSecondsPerDay = 86'400;

bool is_figure(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// A cursor over the value; every take_ moves on only where it succeeds.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void skip(std::size_t count = 1) { at_ += count; }
  bool take(char c) {
    if (peek() != c || at_end()) return false;
    ++at_;
    return true;
  }
  void skip_blanks() {
    while (!at_end()) {
      const char c = peek();
      if (c == ' ' || c == '\t' || c == '\n' || c == ',') {
        ++at_;
      } else if (rest().starts_with("\xC2\xA0")) {
        at_ += 2;
      } else if (rest().starts_with("\xE2\x80\xAF")) {
        at_ += 3;
      } else {
        break;
      }
    }
  }
  std::size_t figures() const {
    std::size_t count = 0;
    while (is_figure(peek(count))) ++count;
    return count;
  }
  std::string_view rest() const { return text_.substr(at_ < text_.size() ? at_ : text_.size()); }
  /// The number of exactly `count` figures, -1 (and no move) where there are fewer.
  int take_number(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_figure(peek(i))) return -1;
      value = value * 10 + (peek(i) - '0');
    }
    at_ += count;
    return value;
  }
  std::string_view take_word() {
    std::size_t count = 0;
    while (is_letter(peek(count))) ++count;
    const std::string_view word = text_.substr(at_, count);
    at_ += count;
    return word;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool same_folded(std::string_view word, std::string_view lower_case) {
  if (word.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(word[i]) != lower_case[i]) return false;
  }
  return true;
}

/// 1..12 for a month as RFC 822 and the clocks of programs spell it, 0 else.
int month_of_program(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  if (word.size() != 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (same_folded(word, kMonths.at(i))) return static_cast<int>(i) + 1;
  }
  return 0;
}

bool is_weekday_of_program(std::string_view word) {
  constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu",
                                                     "fri", "sat", "sun"};
  if (word.size() < 3) return false;
  for (const std::string_view day : kDays) {
    if (same_folded(word.substr(0, 3), day)) return true;
  }
  return false;
}

std::string two_figures(int value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

/// "Z", "UTC", "GMT+0100", "+01:00", "+0100", "-03" → a zone as ISO 8601 has it, "" for none.
std::string take_zone(Cursor& in) {
  Cursor look = in;
  while (look.take(' ')) {
  }
  const bool named = is_letter(look.peek());
  if (named) {
    const std::string_view word = look.take_word();
    if (!same_folded(word, "z") && !same_folded(word, "utc") && !same_folded(word, "gmt"))
      return {};
  }
  const char sign = look.peek();
  if (sign == '+' || sign == '-') {
    look.skip();
    const std::size_t figures = look.figures();
    const int hours = figures >= 2 ? look.take_number(2) : look.take_number(1);
    look.take(':');
    const int minutes = look.figures() >= 2 ? look.take_number(2) : 0;
    if (hours >= 0 && hours <= 14 && minutes < 60) {
      in = look;
      return sign + two_figures(hours) + ":" + two_figures(minutes);
    }
    return named ? "Z" : std::string();
  }
  if (!named) return {};
  in = look;
  return "Z";
}

/// ".123" of a second; kept as written.
std::string take_fraction(Cursor& in) {
  if ((in.peek() != '.' && in.peek() != ',') || !is_figure(in.peek(1))) return {};
  in.skip();
  std::string out = ".";
  while (is_figure(in.peek())) {
    if (out.size() < 10) out += in.peek();
    in.skip();
  }
  return out;
}

/// 12 where "pm", "p.m." stands, 0 for "am", -1 for neither.
int take_half_day(Cursor& in) {
  Cursor look = in;
  while (look.take(' ')) {
  }
  const char half = lower(look.peek());
  if (half != 'a' && half != 'p') return -1;
  look.skip();
  look.take('.');
  if (lower(look.peek()) != 'm' || is_letter(look.peek(1))) return -1;
  look.skip();
  look.take('.');
  in = look;
  return half == 'p' ? 12 : 0;
}

/// "17:30:00.000 +01:00", "5:30 pm", "17h30", "17.30 Uhr" at the cursor.
std::string take_clock(Cursor& in) {
  const std::size_t figures = in.figures();
  if (figures == 0 || figures > 2) return {};
  int hour = in.take_number(figures);
  const char mark = in.peek();
  int minute = 0;
  bool minutes_stand = false;
  if ((mark == ':' || mark == '.' || mark == 'h' || mark == 'H') && is_figure(in.peek(1)) &&
      is_figure(in.peek(2)) && !is_figure(in.peek(3))) {
    in.skip();
    minute = in.take_number(2);
    minutes_stand = mark != '.';
  }
  std::string seconds;
  if (minutes_stand && in.peek() == ':' && is_figure(in.peek(1)) && is_figure(in.peek(2))) {
    in.skip();
    const int second = in.take_number(2);
    if (second > 60) return {};
    seconds = ":" + two_figures(second) + take_fraction(in);
  }
  const int half = take_half_day(in);
  if (half >= 0 && hour <= 12) hour = hour % 12 + half;
  Cursor look = in;
  while (look.take(' ')) {
  }
  const bool said = half >= 0 || same_folded(look.take_word(), "uhr");
  if ((!minutes_stand && !said) || hour > 23 || minute > 59) return {};
  return "T" + two_figures(hour) + ":" + two_figures(minute) + seconds + take_zone(in);
}

/// "173000", "1730" after "20240311T".
std::string take_tight_clock(Cursor& in) {
  const std::size_t figures = in.figures();
  if (figures != 4 && figures != 6) return {};
  const int hour = in.take_number(2);
  const int minute = in.take_number(2);
  const int second = figures == 6 ? in.take_number(2) : -1;
  if (hour > 23 || minute > 59 || second > 60) return {};
  std::string out = "T" + two_figures(hour) + ":" + two_figures(minute);
  const std::string fraction = take_fraction(in);  // of a minute: dropped
  if (second >= 0) out += ":" + two_figures(second) + fraction;
  return out + take_zone(in);
}

std::optional<WrittenMoment> of_epoch(std::string_view figures) {
  std::int64_t value = 0;
  for (const char c : figures) value = value * 10 + (c - '0');
  if (figures.size() == 13) value /= 1000;
  if (value < kFirstEpoch || value >= kLastEpoch) return std::nullopt;
  const auto second = static_cast<int>(value % kSecondsPerDay);
  return WrittenMoment{day_of_number(value / kSecondsPerDay),
                       "T" + two_figures(second / 3600) + ":" + two_figures(second / 60 % 60) +
                           ":" + two_figures(second % 60) + "Z"};
}

std::optional<WrittenMoment> with_clock(CalendarDay day, std::string clock) {
  if (!day.exists()) return std::nullopt;
  return WrittenMoment{day, std::move(clock)};
}

/// 2024-03-11…, 2024/03/11…, 2024.3.11
std::optional<WrittenMoment> year_first(Cursor in) {
  const int year = in.take_number(4);
  const char mark = in.peek();
  if (mark != '-' && mark != '/' && mark != '.' && mark != ':') return std::nullopt;
  in.skip();
  const std::size_t figures = in.figures();
  if (figures == 0 || figures > 2) return std::nullopt;
  const int month = in.take_number(figures);
  if (!in.take(mark)) return std::nullopt;
  const std::size_t rest = in.figures();
  if (rest == 0 || rest > 2) return std::nullopt;
  const CalendarDay day{year, month, in.take_number(rest)};
  return with_clock(day, read_clock(in.rest()));
}

/// 20240311, 20240311T173000Z
std::optional<WrittenMoment> tight(Cursor in) {
  const int year = in.take_number(4);
  const int month = in.take_number(2);
  const CalendarDay day{year, month, in.take_number(2)};
  return with_clock(day, in.figures() > 0 ? take_tight_clock(in) : read_clock(in.rest()));
}

/// Mon, 11 Mar 2024 17:30:00 GMT; Mon Mar 11 17:30:00 UTC 2024 is read by its figures at the end.
std::optional<WrittenMoment> rfc822(Cursor in) {
  std::string_view word = in.take_word();
  if (is_weekday_of_program(word)) {
    in.skip_blanks();
    word = in.take_word();
  }
  int month = month_of_program(word);
  if (month == 0 && !word.empty()) return std::nullopt;
  if (month > 0) in.skip_blanks();
  const std::size_t figures = in.figures();
  if (figures == 0 || figures > 2) return std::nullopt;
  const int day = in.take_number(figures);
  if (in.peek() == '-') in.skip();
  in.skip_blanks();
  if (month == 0) {
    month = month_of_program(in.take_word());
    if (month == 0) return std::nullopt;
    if (in.peek() == '-') in.skip();
    in.skip_blanks();
  }
  if (in.figures() == 4) {
    const int year = in.take_number(4);
    return with_clock({year, month, day}, read_clock(in.rest()));
  }
  const std::string clock = take_clock(in);
  in.skip_blanks();
  in.take_word();
  in.skip_blanks();
  if (clock.empty() || in.figures() != 4) return std::nullopt;
  return with_clock({in.take_number(4), month, day}, clock);
}

}  // namespace

bool CalendarDay::exists() const {
  constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < kFirstYear || year > kLastYear || month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= (month == 2 && !leap ? 28 : kDays.at(static_cast<std::size_t>(month)));
}

std::string CalendarDay::iso() const {
  std::array<char, 40> out{};
  const int size = std::snprintf(out.data(), out.size(), "%04d-%02d-%02d", year, month, day);
  return {out.data(), static_cast<std::size_t>(size)};
}

// Both after Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years run from March,
// so that the leap day is the last of its year.
std::int64_t CalendarDay::number() const {
  const std::int64_t y = month <= 2 ? year - 1 : year;
  const std::int64_t era = y / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146'097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
         719'468;
}

CalendarDay day_of_number(std::int64_t number) {
  const std::int64_t shifted = number + 719'468;
  const std::int64_t era = shifted / 146'097;
  const std::int64_t day_of_era = shifted - era * 146'097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  CalendarDay out;
  out.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
  out.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  out.year = static_cast<int>(year_of_era + era * 400 + (out.month <= 2 ? 1 : 0));
  return out;
}

bool WrittenMoment::has_true_time() const {
  return clock.size() >= 6 && !clock.starts_with("T00:00");
}

bool WrittenMoment::is_utc() const { return clock.ends_with('Z') || clock.ends_with("+00:00"); }

std::string read_clock(std::string_view rest) {
  Cursor in(rest.substr(0, kLongestValue));
  if (in.peek() == 'T' || in.peek() == 't') {
    in.skip();
    return in.figures() == 2 ? take_clock(in) : take_tight_clock(in);
  }
  if (in.peek() != ' ' && in.peek() != ',' && in.peek() != '\t' && in.peek() != '\n' &&
      in.peek() != '\xC2' && in.peek() != '\xE2') {
    return {};
  }
  in.skip_blanks();
  if (in.peek() == '-' || in.peek() == '|' || in.peek() == '/' || in.peek() == '@') {
    in.skip();
    in.skip_blanks();
  } else {  // "at", "um", "à": one short word
    std::size_t size = 0;
    while (is_letter(in.peek(size)) || static_cast<unsigned char>(in.peek(size)) >= 0x80) ++size;
    if (size > kLongestJoin) return {};
    in.skip(size);
    in.skip_blanks();
  }
  return take_clock(in);
}

std::optional<WrittenMoment> read_moment(std::string_view value) {
  value = value.substr(0, kLongestValue);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\n' || value.front() == '\t'))
    value.remove_prefix(1);
  while (!value.empty() && (value.back() == ' ' || value.back() == '\n' || value.back() == '\t'))
    value.remove_suffix(1);
  const Cursor in(value);
  const std::size_t figures = in.figures();
  if (figures == 4) return year_first(in);
  if (figures == value.size() && (figures == 10 || figures == 13)) return of_epoch(value);
  if (figures == 8 || figures == 12 || figures == 14) return tight(in);
  return rfc822(in);
}

}  // namespace wirestem::extract::detail
