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
  return e.fixed.empty() && e.daypart.empty() && e.hour < 0 &&
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

/// Most atoms are plain words, marks and articles, with which no expression begins.
bool ExpressionReader::may_begin(std::size_t i) const {
  if (i >= atoms_.size()) return false;
  const Atom& atom = atoms_[i];
  if (atom.figure >= 0) return true;
  if (atom.readings.empty()) {
    if (atom.kind == TokenKind::mark) return atom.text == "'" || atom.text == "’";
    return atom.kind == TokenKind::number || is(i + 1, WordKind::unit, "century");
  }
  return std::ranges::any_of(atom.readings, [](const TimeWord& word) {
    return word.kind != WordKind::link && word.kind != WordKind::guard &&
           word.kind != WordKind::suffix && word.kind != WordKind::order;
  });
}

std::optional<Expression> ExpressionReader::read(std::size_t i, const Expression* before) const {
  if (!may_begin(i)) return std::nullopt;
  Maybe e;
  if (before != nullptr) e = read_day_after(i, *before);
  if (before != nullptr && !e) e = read_year_after(i, *before);
  if (e) return e;
  e = read_after_daypart(i);
  if (!e) e = read_after_modifier(i);
  if (!e) e = read_after_direction(i);
  if (!e) e = read_core(i);
  if (!e) return std::nullopt;
  add_tail(*e);
  e->lean = lean_at(i);
  if (e->first == i) add_article(*e);
  return e;
}

/// Whether "since" or "by" stands before atom `i`.
Lean ExpressionReader::lean_at(std::size_t i) const {
  if (i > 0 && is(i - 1, WordKind::link, "article")) --i;
  if (i == 0) return Lean::none;
  if (is(i - 1, WordKind::direction, "since")) return Lean::past;
  return is(i - 1, WordKind::modifier, "ON_OR_BEFORE") ? Lean::future : Lean::none;
}

/// One expression without anything around it; of all rules that fit, the one that reaches farthest.
std::optional<Expression> ExpressionReader::read_core(std::size_t i) const {
  if (!may_begin(i)) return std::nullopt;
  constexpr std::array kRules = {&ExpressionReader::read_iso,
                                 &ExpressionReader::read_numeric,
                                 &ExpressionReader::read_clock,
                                 &ExpressionReader::read_calendar,
                                 &ExpressionReader::read_era_year,
                                 &ExpressionReader::read_listed_era_year,
                                 &ExpressionReader::read_decade,
                                 &ExpressionReader::read_century,
                                 &ExpressionReader::read_set,
                                 &ExpressionReader::read_relative,
                                 &ExpressionReader::read_direction_unit,
                                 &ExpressionReader::read_length,
                                 &ExpressionReader::read_told_quarter,
                                 &ExpressionReader::read_counted_part,
                                 &ExpressionReader::read_bare_year,
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
  const TimeWord* word = i < atoms_.size() ? atoms_[i].reading(WordKind::modifier) : nullptr;
  if (word == nullptr) return std::nullopt;
  const std::string_view modifier = word->value;
  if (modifier == "FISCAL") return read_fiscal(i);
  std::size_t at = i + 1;
  if (is_text(at, "-") && atoms_[at].touches) ++at;  // "mid-November"
  at = skip_links(at);
  Maybe e;
  if (is_placing(modifier)) {
    e = read_after_daypart(at);
    if (!e) e = read_core(at);
    if (e && !e->has_date() && e->daypart.empty()) e.reset();
    if (!e) e = read_running_unit(at);
  } else if (is_measuring(modifier)) {
    e = read_core(at);
    const bool ago = e && !e->unit.empty() && amount_at(at).has_value();
    const bool counted = !word->doubtful ||  // "over two years"
                         (i > 0 && has(i - 1, WordKind::link) && amount_at(at));
    const bool fits = e && counted && (e->type == DateType::duration || e->hour >= 0 || ago);
    if (!fits) e.reset();
  }
  const bool outside = word->outside && !atoms_[i].led;
  if (e && !outside) e->first = i;
  return e;
}

/// "earlier this year", "later Sunday": within what is named behind it.
std::optional<Expression> ExpressionReader::read_after_direction(std::size_t i) const {
  const std::string_view direction = value(i, WordKind::direction);
  if (direction != "earlier" && direction != "later") return std::nullopt;
  if (i + 1 >= atoms_.size() || atoms_[i + 1].figure >= 0) return std::nullopt;
  const bool named = has(i + 1, WordKind::relative) || has(i + 1, WordKind::weekday) ||
                     is(i + 1, WordKind::direction, "this");
  if (!named) return std::nullopt;
  Maybe e = read_core(i + 1);
  if (!e || !e->has_date()) return std::nullopt;
  e->first = i;
  return e;
}

/// "fiscal 1989", "the fiscal first quarter".
std::optional<Expression> ExpressionReader::read_fiscal(std::size_t i) const {
  std::size_t at = i + 1;
  if (is_text(at, "-")) ++at;
  Maybe e = read_core(at);
  if (!e && year_at(at)) {
    e = over(i, year_at(at)->end);
    e->year = year_at(at)->value;
  }
  if (!e || (!e->year && e->part.empty())) return std::nullopt;
  e->first = i;
  return e;
}

/// "the end of the month": the unit that is running.
std::optional<Expression> ExpressionReader::read_running_unit(std::size_t i) const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kRunning = {
      {{"week", "W"}, {"month", "M"}, {"quarter", "Q"}, {"year", "Y"}}};
  const std::string_view unit = value(i, WordKind::unit);
  const bool placed = i > 0 && (is(i - 1, WordKind::link, "article") ||
                                is_placing(value(i - 1, WordKind::modifier)));
  if (!placed) return std::nullopt;
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
    if (has(day, WordKind::weekday) && !is_short(day) &&
        (day > e.end || !is(day + 1, WordKind::direction, "next"))) {
      e.end = day + 1;
    }
  }
  const bool open = e.type == DateType::duration || e.year || e.unit == "Y";
  if (open && is(e.end, WordKind::modifier, "TAIL")) ++e.end;  // "the next year or so"
  add_daypart_tail(e);
  add_clock(e);
  borrow_year(e);
}

/// The clock time behind a day, and the day behind a clock time. A comma parts the two.
void ExpressionReader::add_clock(Expression& e) const {
  std::size_t at = skip_zone(e.end);
  const bool comma = is_text(at, ",");
  if (comma) ++at;
  const std::size_t links = at;
  while (at < links + 3 && (is(at, WordKind::link, "at") || is(at, WordKind::link, "clock") ||
                            is(at, WordKind::link, "article"))) {
    ++at;
  }
  if (at >= atoms_.size()) return;
  if (is_day(e) || (e.hour < 0 && !e.daypart.empty() && e.fixed.empty())) {
    if (hour_apart_ || (comma && order_ != Order::month_first)) return;
    if (const Maybe clock = read_clock(at); clock && clock->hour >= 0) {
      e.hour = clock->hour;
      e.minute = clock->minute;
      e.type = DateType::time;
      e.end = clock->end;
      if (!e.daypart.empty() && e.hour < 12 && e.daypart != "MO") e.hour += 12;
    }
  } else if (e.hour >= 0 && !e.has_date() && !hour_apart_) {
    Maybe date = read_core(at);
    if (date && is_day(*date)) {
      date->first = e.first;
      date->hour = e.hour;
      date->minute = e.minute;
      date->type = DateType::time;
      e = *std::move(date);
    }
  }
}

/// The article belongs to an expression that is a noun ("the next day"), not to one that stands
/// before the noun it is said of ("the two-week truce", and in English "the May 3 meeting").
void ExpressionReader::add_article(Expression& e) const {
  if (e.first == 0 || e.fixed.ends_with("_REF") || !is(e.first - 1, WordKind::link, "article")) {
    return;
  }
  if (is_outside(e.first - 1, WordKind::link)) {
    const bool compound = atoms_[e.end - 1].text.find('-') != std::string_view::npos ||
                          (e.end > e.first + 1 && is_dash(e.end - 2));
    if (compound) return;
    const bool ordinal = has(e.first, WordKind::ordinal) || e.day != 0;
    const bool named = e.month != 0 && atoms_[e.first].figure < 0 && !ordinal;
    const bool plain = e.year && atoms_[e.first].digits == 4 && e.end == e.first + 1;
    const bool month_day = e.month != 0 && has(e.first, WordKind::month);
    const bool modified = e.toward != Toward::none || has(e.first, WordKind::modifier);
    if (!modified && (named || plain || month_day || e.weekday != 0)) return;
  }
  --e.first;
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

/// "March" in "March to May 2022", "21 March" in "21 March – 8 June 1652", "May 3" in "May 3-5,
/// 2024": the year that stands at the other end of a range is that of both.
void ExpressionReader::borrow_year(Expression& e) const {
  if (e.month == 0 || e.year || !e.unit.empty() || e.hour >= 0 || !e.daypart.empty()) return;
  const std::size_t at = e.end;
  if (!is_joiner(at) || at + 1 >= atoms_.size()) return;
  if (order_ == Order::month_first && e.day != 0) {
    const auto day = day_at(at + 1);
    if (day && day->value > e.day && !has(day->end, WordKind::month)) {
      Expression last = e;
      last.end = day->end;
      add_year(last);
      e.year = last.year;
      return;
    }
  }
  const Maybe last = read_calendar(skip_links(at + 1));
  if (!last || last->month == 0 || last->weekday != 0 || (e.day != 0) != (last->day != 0)) return;
  if (e.day != 0 && is(at, WordKind::link, "and")) return;
  if (last->year) e.year = *last->year - (last->month < e.month ? 1 : 0);
  e.unit = last->unit;
  e.count = last->count;
  e.told = last->told;
}

}  // namespace wirestem::dates
