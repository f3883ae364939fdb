// SPDX-License-Identifier: Apache-2.0
//
// Times of day: 14:30, 5 p.m., 17.40 Uhr, 18 h 30, 下午3时30分. A score ("2:1") is none.
#include <algorithm>
#include <charconv>

#include "find/dates/detail/read_expression.hpp"

namespace wirestem::dates {
namespace {

struct HourMinute {
  int hour = -1;
  int minute = -1;
};

/// "14:30", "9.05": two figures of minutes behind the separator.
HourMinute split_clock(std::string_view text, char separator) {
  const std::size_t at = text.find(separator);
  if (at == std::string_view::npos || at == 0 || at > 2 || text.size() < at + 3) return {};
  HourMinute time;
  const char* const base = text.data();
  const auto hour = std::from_chars(base, base + at, time.hour);
  const auto minute = std::from_chars(base + at + 1, base + at + 3, time.minute);
  const bool whole = hour.ptr == base + at && minute.ptr == base + at + 3;
  const bool ends = text.size() == at + 3 || text[at + 3] == ':';
  if (!whole || !ends || time.hour > 24 || time.minute > 59) return {};
  return time;
}

}  // namespace

std::optional<Expression> ExpressionReader::read_clock(std::size_t i) const {
  Expression e = over(i, i + 1);
  e.type = DateType::time;
  const std::string_view named = value(i, WordKind::clock);
  if (named.size() == 5) {  // noon
    const HourMinute time = split_clock(named, ':');
    e.hour = time.hour;
    e.minute = time.minute;
    return e.hour < 0 ? Maybe() : Maybe(e);
  }
  if (has(i, WordKind::daypart) && i + 1 < atoms_.size() &&
      atoms_[i].kind == TokenKind::ideograph) {
    Maybe rest = atoms_[i + 1].figure >= 0 ? read_hour(i + 1) : std::nullopt;
    if (!rest) return std::nullopt;
    rest->first = i;
    const std::string_view part = value(i, WordKind::daypart);
    if (rest->hour < 12 && (part == "AF" || part == "EV" || part == "NI")) rest->hour += 12;
    return rest;
  }
  return read_hour(i);
}

/// A time of day in figures, with what marks it as one.
std::optional<Expression> ExpressionReader::read_hour(std::size_t i) const {
  const Atom& atom = atoms_[i];
  Expression e = over(i, i + 1);
  e.type = DateType::time;
  if (atom.kind != TokenKind::number && atom.kind != TokenKind::ideograph) return std::nullopt;
  if (atom.kind == TokenKind::number && atom.digits == 0 && atom.figure >= 0) return std::nullopt;
  HourMinute time = split_clock(atom.text, ':');
  const bool colon = time.hour >= 0;
  if (!colon) time = split_clock(atom.text, '.');
  if (time.hour < 0 && atom.figure >= 0 && atom.figure <= 24)
    time = {static_cast<int>(atom.figure), 0};
  if (time.hour < 0) return std::nullopt;
  e.hour = time.hour;
  e.minute = time.minute;
  const std::string_view mark = value(i + 1, WordKind::clock);
  if (mark == "am" || mark == "pm") {
    if (e.hour > 12) return std::nullopt;
    if (mark == "pm" && e.hour < 12) e.hour += 12;
    if (mark == "am" && e.hour == 12) e.hour = 0;
    e.end = i + 2;
    return e;
  }
  if (mark.empty() && !colon && value(i + 1, WordKind::unit).starts_with("hour") &&
      atom.kind == TokenKind::number && (atom.figure < 0 || is_told_hour(i))) {
    e.end = i + 2;  // "22.30 horas", "a las 9 horas", "в 9 часов утра"
    add_half_of_day(e);
    return e;
  }
  if (mark == "oclock") {
    const bool doubtful = is_doubtful(i + 1, WordKind::clock);
    if (doubtful && !has(i + 2, WordKind::unit) &&
        (i == 0 || (!has(i - 1, WordKind::daypart) && !has(i - 1, WordKind::unit) &&
                    !has(i - 1, WordKind::relative) && !has(i - 1, WordKind::weekday)))) {
      return std::nullopt;
    }
    e.end = i + 2;
    const bool minutes = e.end < atoms_.size() && atoms_[e.end].figure >= 0 &&
                         atoms_[e.end].figure <= 59 &&
                         (atoms_[e.end].digits == 2 || is(e.end + 1, WordKind::unit, "minutename"));
    if (minutes && !has(e.end + 1, WordKind::month)) {
      e.minute = static_cast<int>(atoms_[e.end].figure);
      ++e.end;
      if (is(e.end, WordKind::unit, "minutename")) ++e.end;
    }
    return e;
  }
  if (Maybe listed = mark.empty() && !colon ? read_listed_hour(i) : std::nullopt) {
    e.end = listed->end;
    return e;
  }
  if (!colon) {
    const bool at = i > 0 && is(i - 1, WordKind::link, "clock") &&
                    (atom.figure < 0 || !is_doubtful(i - 1, WordKind::link));
    return at ? Maybe(e) : std::nullopt;
  }
  return e;
}

/// Whether "9 hours" is a time of day: "a las" stands before it or "утра" behind it.
bool ExpressionReader::is_told_hour(std::size_t i) const {
  const std::string_view half = value(i + 2, WordKind::clock);
  return (i > 0 && is(i - 1, WordKind::link, "clock")) || half == "am" || half == "pm";
}

void ExpressionReader::add_half_of_day(Expression& e) const {
  const std::string_view half = value(e.end, WordKind::clock);
  if ((half != "am" && half != "pm") || e.hour > 12) return;
  if (half == "pm" && e.hour < 12) e.hour += 12;
  if (half == "am" && e.hour == 12) e.hour = 0;
  ++e.end;
}

/// "10" in "10-18 Uhr", "9.30" in "9.30/12.30 Uhr": the mark of the hour stands behind the second.
std::optional<Expression> ExpressionReader::read_listed_hour(std::size_t i) const {
  const std::size_t next = i + 2;
  if (next >= atoms_.size() || (!is_joiner(i + 1) && !is_text(i + 1, "/"))) return std::nullopt;
  const Atom& other = atoms_[next];
  const bool hour = other.digits > 0 ? other.figure <= 24 : split_clock(other.text, '.').hour >= 0;
  if (other.kind != TokenKind::number || !hour || !is(next + 1, WordKind::clock, "oclock") ||
      is_doubtful(next + 1, WordKind::clock)) {
    return std::nullopt;
  }
  return over(i, i + 1);
}

/// A part of the day alone, of the day that is being told of: "in the evening".
std::optional<Expression> ExpressionReader::read_daypart(std::size_t i) const {
  const TimeWord* word = atoms_[i].reading(WordKind::daypart);
  if (word == nullptr) return std::nullopt;
  const bool phrase = atoms_[i].led || atoms_[i].text.find(' ') != std::string_view::npos;
  if (!phrase && !is_led(i)) return std::nullopt;
  Expression e = over(i, i + 1);
  e.type = DateType::time;
  e.daypart = word->value;
  return e;
}

}  // namespace wirestem::dates
