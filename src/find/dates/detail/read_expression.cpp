// SPDX-License-Identifier: Apache-2.0
#include "find/dates/detail/read_expression.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace wirestem::dates {
namespace {

bool is_placing(std::string_view modifier) {
  return modifier == "START" || modifier == "MID" || modifier == "END";
}

bool is_measuring(std::string_view modifier) {
  return modifier == "APPROX" || modifier == "EQUAL_OR_MORE" || modifier == "EQUAL_OR_LESS" ||
         modifier == "MORE_THAN" || modifier == "LESS_THAN";
}

/// Whether a part of the day can be said of what `e` names: of a day, not of a month.
bool is_day(const Expression& e) {
  return e.fixed.empty() && e.daypart.empty() && e.hour < 0 && !e.until &&
         (e.day != 0 || e.weekday != 0 || e.unit == "D");
}

}  // namespace

std::size_t ExpressionReader::skip_links(std::size_t i) const {
  for (std::size_t k = 0; k < 3; ++k) {
    if (!is(i, WordKind::link, "of") && !is(i, WordKind::link, "article")) break;
    ++i;
  }
  return i;
}

bool ExpressionReader::is_dash(std::size_t i) const {
  if (i >= atoms_.size()) return false;
  const std::string_view mark = atoms_[i].text;
  return mark == "-" || mark == "–" || mark == "—" || mark == "‑" || mark == "‐";
}

bool ExpressionReader::is_led(std::size_t i) const {
  return i > 0 && (has(i - 1, WordKind::link) || has(i - 1, WordKind::direction) ||
                   has(i - 1, WordKind::modifier));
}

std::optional<Expression> ExpressionReader::read(std::size_t i) const {
  Maybe e = read_after_daypart(i);
  if (!e) e = read_after_modifier(i);
  if (!e) e = read_core(i);
  if (!e) return std::nullopt;
  add_tail(*e);
  const bool reference = e->fixed.ends_with("_REF");
  if (e->first == i && i > 0 && !reference && is(i - 1, WordKind::link, "article")) --e->first;
  return e;
}

/// One expression without anything around it; of all rules that fit, the one that reaches farthest.
std::optional<Expression> ExpressionReader::read_core(std::size_t i) const {
  if (i >= atoms_.size()) return std::nullopt;
  const Atom& atom = atoms_[i];
  if (atom.readings.empty() && atom.figure < 0 && atom.kind == TokenKind::word &&
      !is(i + 1, WordKind::unit, "century")) {
    return std::nullopt;
  }
  constexpr std::array kRules = {
      &ExpressionReader::read_iso,      &ExpressionReader::read_numeric,
      &ExpressionReader::read_clock,    &ExpressionReader::read_calendar,
      &ExpressionReader::read_era_year, &ExpressionReader::read_decade,
      &ExpressionReader::read_century,  &ExpressionReader::read_set,
      &ExpressionReader::read_relative, &ExpressionReader::read_direction_unit,
      &ExpressionReader::read_length,   &ExpressionReader::read_bare_year,
      &ExpressionReader::read_daypart};
  Maybe best;
  for (const auto rule : kRules) {
    Maybe e = (this->*rule)(i);
    if (e && (!best || e->end > best->end)) best = std::move(e);
  }
  return best;
}

/// "the morning of April 19", "la noche del viernes".
std::optional<Expression> ExpressionReader::read_after_daypart(std::size_t i) const {
  if (!has(i, WordKind::daypart)) return std::nullopt;
  std::size_t at = skip_links(i + 1);
  if (at == i + 1 && is(at, WordKind::link, "at")) at = skip_links(at + 1);  // «ніч на 18 квітня»
  Maybe e = read_core(at);
  if (!e || !is_day(*e)) return std::nullopt;
  e->first = i;
  e->type = DateType::time;
  e->daypart = value(i, WordKind::daypart);
  return e;
}

/// "early March", "the end of 2014", "nearly two years", "around 7:15 p.m.".
std::optional<Expression> ExpressionReader::read_after_modifier(std::size_t i) const {
  const std::string_view modifier = value(i, WordKind::modifier);
  std::size_t at = i + 1;
  if (is_text(at, "-") && atoms_[at].touches) ++at;  // "mid-November"
  at = skip_links(at);
  Maybe e;
  if (is_placing(modifier)) {
    e = read_core(at);
    if (e && !e->has_date()) e.reset();
    if (!e) e = read_running_unit(at);
  } else if (is_measuring(modifier)) {
    e = read_core(at);
    const bool ago = e && !e->unit.empty() && amount_at(at).has_value();
    const bool fits = e && (e->type == DateType::duration || e->hour >= 0 || ago);
    if (!fits) e.reset();
  }
  if (e) e->first = i;
  return e;
}

/// "the end of the month": the unit that is running.
std::optional<Expression> ExpressionReader::read_running_unit(std::size_t i) const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kRunning = {
      {{"week", "W"}, {"month", "M"}, {"quarter", "Q"}, {"year", "Y"}}};
  const std::string_view unit = value(i, WordKind::unit);
  if (i == 0 || !is(i - 1, WordKind::link, "article")) return std::nullopt;
  for (const auto& [name, code] : kRunning) {
    if (unit != name) continue;
    Expression e = over(i, i + 1);
    e.unit = code;
    return e;
  }
  return std::nullopt;
}

/// What may stand behind a core: a part of the day, a clock time, the other end of a range.
void ExpressionReader::add_tail(Expression& e) const {
  if (e.unit == "D" && e.daypart.empty()) {  // "today, Thursday"
    const std::size_t day = is_text(e.end, ",") ? e.end + 1 : e.end;
    if (has(day, WordKind::weekday) && !atoms_[day].reading(WordKind::weekday)->short_form &&
        (day > e.end || !is(day + 1, WordKind::direction, "next"))) {
      e.end = day + 1;
    }
  }
  add_daypart_tail(e);
  std::size_t at = e.end;
  if (is_text(at, ",")) ++at;
  while (at < e.end + 3 && (is(at, WordKind::link, "at") || is(at, WordKind::link, "clock") ||
                            is(at, WordKind::link, "article"))) {
    ++at;
  }
  if (is_day(e) || (e.hour < 0 && !e.daypart.empty() && e.fixed.empty())) {
    if (at < atoms_.size()) {
      if (const Maybe clock = read_clock(at); clock && clock->hour >= 0) {
        e.hour = clock->hour;
        e.minute = clock->minute;
        e.type = DateType::time;
        e.end = clock->end;
        if (!e.daypart.empty() && e.hour < 12 && e.daypart != "MO") e.hour += 12;
      }
    }
  } else if (e.hour >= 0 && !e.has_date()) {
    Maybe date = read_core(at);
    if (date && is_day(*date)) {
      date->first = e.first;
      date->hour = e.hour;
      date->minute = e.minute;
      date->type = DateType::time;
      e = *std::move(date);
    }
  }
  add_range(e);
}

void ExpressionReader::add_daypart_tail(Expression& e) const {
  if (!is_day(e)) return;
  std::size_t at = e.end;
  if (is(at, WordKind::link, "at")) ++at;
  at = skip_links(at);
  if (!has(at, WordKind::daypart)) return;
  e.daypart = value(at, WordKind::daypart);
  e.type = DateType::time;
  e.end = at + 1;
}

/// "3 to 5 May", "March and April 2022", "2014–2016": one range, where one end borrows from the
/// other or a dash binds them. "From 1990 to 1992" stays two dates, as TimeML has it.
void ExpressionReader::add_range(Expression& e) const {
  if (!e.fixed.empty() || e.hour >= 0 || !e.daypart.empty() || !e.unit.empty() || e.weekday != 0) {
    return;
  }
  const std::size_t at = e.end;
  const bool dash = is_dash(at);
  const bool joined = dash || is(at, WordKind::link, "and") || is(at, WordKind::direction, "until");
  if (!joined || at + 1 >= atoms_.size()) return;
  const bool and_link = is(at, WordKind::link, "and");
  if (e.month != 0 && e.day != 0 && !e.year && order_ == Order::month_first) {  // May 3-5, 2024
    const auto day = day_at(at + 1);
    const bool far = and_link && day && day->value != e.day + 1;
    if (day && day->value > e.day && !far && !has(day->end, WordKind::month)) {
      Expression last = e;
      last.day = day->value;
      last.end = day->end;
      add_year(last);
      e.year = last.year;
      e.end = last.end;
      e.until = RangeEnd{last.year, last.month, last.day};
      return;
    }
  }
  Maybe last = read_core(skip_links(at + 1));
  if (!last || !last->fixed.empty() || last->hour >= 0 || last->weekday != 0) return;
  const bool months = e.month != 0 && e.day == 0 && !e.year && last->month != 0 && last->day == 0;
  const bool days = e.month != 0 && e.day != 0 && last->month != 0 && last->day != 0;
  if ((!months && !days) || (months && and_link && last->month != e.month + 1)) return;
  if (!e.year && last->year && !(days && and_link)) {
    e.year = *last->year - (last->month < e.month ? 1 : 0);
  }
  if (!months) return;
  if (!dash && !and_link && !e.year && last->unit.empty()) return;
  e.unit = last->unit;
  e.count = last->count;
  e.end = last->end;
  e.until = RangeEnd{last->year, last->month, last->day};
}

}  // namespace wirestem::dates
