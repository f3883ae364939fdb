// SPDX-License-Identifier: Apache-2.0
//
// Dates of the calendar in every order that the ten languages write them: 6 August 2024, August 6,
// 2024, 2024年8月6日, 06.08.2024, and what may be left out of them.
#include <algorithm>
#include <array>
#include <charconv>

#include "find/dates/detail/calendar.hpp"
#include "find/dates/detail/read_expression.hpp"

namespace wirestem::dates {
namespace {

/// The parts of a number token that separators part: "12.03.2024" → 12, 3, 2024. Empty if it does
/// not consist of two or three short numbers with one and the same separator.
std::vector<int> split_figures(std::string_view text, char separator) {
  std::vector<int> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    int value = 0;
    const auto read = std::from_chars(text.data() + begin, text.data() + end, value);
    if (read.ec != std::errc() || read.ptr != text.data() + end || end - begin > 4) return {};
    parts.push_back(value);
    if (parts.size() > 3) return {};
    begin = end + 1;
  }
  return parts;
}

int full_year(int year, int digits) {
  if (digits > 2) return year;
  return year >= 50 ? 1900 + year : 2000 + year;
}

}  // namespace

std::optional<Expression> ExpressionReader::read_iso(std::size_t i) const {
  if (i + 4 >= atoms_.size() || atoms_[i].digits != 4 || atoms_[i].kind != TokenKind::number) {
    return std::nullopt;
  }
  const std::string_view mark = atoms_[i + 1].text;
  if ((mark != "-" && mark != "/") || atoms_[i + 3].text != mark) return std::nullopt;
  for (std::size_t k = i + 1; k <= i + 4; ++k) {
    if (!atoms_[k].touches) return std::nullopt;
  }
  const auto year = static_cast<int>(atoms_[i].figure);
  const auto month = static_cast<int>(atoms_[i + 2].figure);
  const auto day = static_cast<int>(atoms_[i + 4].figure);
  if (!is_valid(year, month, day)) return std::nullopt;
  Expression e = over(i, i + 5);
  e.year = year;
  e.month = month;
  e.day = day;
  return e;
}

/// 12.03.2024, 12.3., 12/03/2024: which part is the day is the language's own way, unless only one
/// way gives a date.
std::optional<Expression> ExpressionReader::read_numeric(std::size_t i) const {
  if (atoms_[i].kind != TokenKind::number) return std::nullopt;
  std::vector<int> parts = split_figures(atoms_[i].text, '.');
  std::size_t end = i + 1;
  bool slashes = false;
  if (parts.size() == 1 && is_text(i + 1, "/") && atoms_[i + 1].touches && i + 4 < atoms_.size() &&
      is_text(i + 3, "/") && atoms_[i + 2].touches && atoms_[i + 4].touches) {
    for (const std::size_t k : {i + 2, i + 4}) {
      if (atoms_[k].digits == 0 || atoms_[k].figure < 0) return std::nullopt;
      parts.push_back(static_cast<int>(atoms_[k].figure));
    }
    end = i + 5;
    slashes = true;
  }
  if (parts.size() != 3) return std::nullopt;
  const int last_digits =
      slashes ? atoms_[i + 4].digits
              : static_cast<int>(atoms_[i].text.size() - atoms_[i].text.rfind('.') - 1);
  if (parts[0] >= 1000) {
    std::swap(parts[0], parts[2]);
  } else if (last_digits == 2 || last_digits == 4) {
    parts[2] = full_year(parts[2], last_digits);
  } else {
    return std::nullopt;
  }
  const bool month_first = slashes && order_ == Order::month_first && parts[0] <= 12;
  if (month_first || (parts[1] > 12 && parts[0] <= 12)) std::swap(parts[0], parts[1]);
  if (!is_valid(parts[2], parts[1], parts[0])) return std::nullopt;
  Expression e = over(i, end);
  e.year = parts[2];
  e.month = parts[1];
  e.day = parts[0];
  return e;
}

/// "6", "6th", "6.", "sixth", "6日"; the dot only where something of a date follows it.
std::optional<ExpressionReader::Number> ExpressionReader::day_at(std::size_t i) const {
  if (i >= atoms_.size()) return std::nullopt;
  const Atom& atom = atoms_[i];
  if (const TimeWord* ordinal = atom.reading(WordKind::ordinal)) {
    const auto value = number_value(ordinal->value);
    if (value && *value >= 1 && *value <= 31) return Number{static_cast<int>(*value), i + 1};
  }
  if (atom.figure < 1 || atom.figure > 31 || atom.digits > 2) return std::nullopt;
  if (order_ == Order::month_first && atom.digits == 0) return std::nullopt;
  std::size_t end = i + 1;
  if (is_dash(end) && atoms_[end].touches && is(end + 1, WordKind::suffix, "ordinal")) ++end;
  if (is(end, WordKind::suffix, "ordinal") && atoms_[end].touches) {
    ++end;
  } else if (is_text(end, ".") && atoms_[end].touches && month_at(skip_links(end + 1))) {
    ++end;
  } else if (is(end, WordKind::unit, "monthday")) {
    ++end;
  }
  return Number{static_cast<int>(atom.figure), end};
}

std::optional<ExpressionReader::Number> ExpressionReader::month_at(std::size_t i) const {
  if (i >= atoms_.size()) return std::nullopt;
  if (const TimeWord* month = atoms_[i].reading(WordKind::month)) {
    std::size_t end = i + 1;
    if (month->short_form && is_text(end, ".") && atoms_[end].touches && end + 1 < atoms_.size())
      ++end;
    return Number{static_cast<int>(number_value(month->value).value_or(0)), end};
  }
  const auto figure = atoms_[i].figure;
  if (figure >= 1 && figure <= 12 && is(i + 1, WordKind::unit, "monthname")) {
    return Number{static_cast<int>(figure), i + 2};
  }
  return std::nullopt;
}

/// A year in four figures, with the word for "year" that some languages put behind it.
std::optional<ExpressionReader::Number> ExpressionReader::year_at(std::size_t i) const {
  if (i >= atoms_.size()) return std::nullopt;
  const Atom& atom = atoms_[i];
  if (atom.digits != 4 || atom.figure < 1000 || atom.figure > 2199) return std::nullopt;
  std::size_t end = i + 1;
  if (is(end, WordKind::unit, "year") || is(end, WordKind::unit, "yearname")) {
    ++end;
    if (is_text(end, ".") && atoms_[end].touches && atoms_[end - 1].text.size() <= 4 &&
        end + 1 < atoms_.size()) {
      ++end;  // "2014 г." goes on
    }
  }
  return Number{static_cast<int>(atom.figure), end};
}

/// "'98", and behind a month also "98".
std::optional<ExpressionReader::Number> ExpressionReader::short_year_at(std::size_t i) const {
  const bool mark = is_text(i, "'") || is_text(i, "’");
  const std::size_t at = mark ? i + 1 : i;
  if (at >= atoms_.size()) return std::nullopt;
  const Atom& atom = atoms_[at];
  if (atom.kind != TokenKind::number || atom.digits != 2 || atom.figure < 0) return std::nullopt;
  if (!mark && atom.figure <= 31) return std::nullopt;
  const bool counted =
      at + 1 < atoms_.size() && (has(at + 1, WordKind::unit) || has(at + 1, WordKind::guard));
  if (!mark && counted) return std::nullopt;
  return Number{full_year(static_cast<int>(atom.figure), 2), at + 1};
}

/// Adds the year that follows: "August 6, 2024", "März 1992", "October of last year".
void ExpressionReader::add_year(Expression& e) const {
  std::size_t at = skip_links(e.end);
  if (is_text(at, ",")) at = skip_links(at + 1);
  if (has(at, WordKind::unit) && is(at, WordKind::unit, "year") && year_at(at + 1)) ++at;
  if (const auto year = year_at(at)) {
    e.year = year->value;
    e.end = year->end;
    if (has(e.end, WordKind::era)) {
      if (value(e.end, WordKind::era) == "BC") e.year = -*e.year;
      ++e.end;
    }
    return;
  }
  if (const auto year = at < atoms_.size() ? read_spoken_year(at) : std::nullopt) {
    e.year = year->year;
    e.end = year->end;
    return;
  }
  if (const auto year = short_year_at(at); year && at == skip_links(e.end)) {
    e.year = year->value;
    e.end = year->end;
    return;
  }
  if (at < atoms_.size() && atoms_[at].figure > 0 && atoms_[at].digits > 0 &&
      has(at + 1, WordKind::era)) {
    const auto year = static_cast<int>(std::min<std::int64_t>(atoms_[at].figure, 9999));
    e.year = value(at + 1, WordKind::era) == "BC" ? -year : year;
    e.end = at + 2;
    return;
  }
  if (const auto offset = year_of_offset_at(at)) {
    e.unit = "Y";
    e.count = offset->value;
    e.told = value(at, WordKind::relative).starts_with('~');
    e.end = offset->end;
  }
}

/// "last year", "this year" behind or before a month.
std::optional<ExpressionReader::Number> ExpressionReader::year_of_offset_at(std::size_t i) const {
  std::string_view offset = value(i, WordKind::relative);
  if (offset.starts_with('~')) offset.remove_prefix(1);
  if (offset.size() < 3 || offset[0] != 'Y') return std::nullopt;
  const auto count = number_value(offset.substr(offset[1] == '+' ? 2 : 1));
  if (!count) return std::nullopt;
  return Number{static_cast<int>(*count), i + 1};
}

/// "3" in "3 to 5 May", "3., 4. und 5. Mai": a day that has its month from the last of its list.
std::optional<Expression> ExpressionReader::read_listed_day(std::size_t i) const {
  constexpr int kLongest = 6;
  const auto first = day_at(i);
  if (!first || order_ == Order::year_first || atoms_[i].digits == 0) return std::nullopt;
  const auto end_of = [&](const Number& day) {
    return is_text(day.end, ".") && atoms_[day.end].touches ? day.end + 1 : day.end;
  };
  Number day = *first;
  for (int k = 0; k < kLongest; ++k) {
    std::size_t at = end_of(day);
    const bool comma = is_text(at, ",");
    if (comma) ++at;
    const bool joined = is_joiner(at);
    if (joined) ++at;
    if (!comma && !joined) return std::nullopt;
    at = skip_links(at);
    if (joined) {
      if (const Maybe last = read_day_month(at)) {
        if (last->day <= day.value) return std::nullopt;
        Expression e = *last;
        e.first = i;
        e.end = end_of(*first);
        e.day = first->value;
        return e;
      }
    }
    const auto next = day_at(at);
    if (!next || next->value <= day.value) return std::nullopt;
    day = *next;
  }
  return std::nullopt;
}

std::optional<Expression> ExpressionReader::read_day_month(std::size_t i) const {
  const auto day = day_at(i);
  if (!day) return std::nullopt;
  std::size_t at = skip_links(day->end);
  auto month = month_at(at);
  if (!month) return std::nullopt;
  if (order_ == Order::year_first) return std::nullopt;
  Expression e = over(i, month->end);
  e.month = month->value;
  e.day = day->value;
  if (e.day > days_in_month(2000, e.month)) return std::nullopt;
  add_year(e);
  return e;
}

/// "August 6, 2024", "8月6日", and the month alone, with or without a year.
std::optional<Expression> ExpressionReader::read_month_day(std::size_t i) const {
  const auto month = month_at(i);
  if (!month) return std::nullopt;
  Expression e = over(i, month->end);
  e.month = month->value;
  const TimeWord* word = atoms_[i].reading(WordKind::month);
  const bool short_form = word != nullptr && word->short_form;
  const std::size_t at = is(month->end, WordKind::link, "article") ? month->end + 1 : month->end;
  const auto day = day_at(at);
  const bool ordered =
      order_ != Order::day_first && day && day->value <= days_in_month(2000, e.month);
  const bool counted = day && (has(day->end, WordKind::unit) || has(day->end, WordKind::guard) ||
                               has(day->end, WordKind::month));
  const bool marked = day && order_ == Order::year_first && day->end == at + 1;
  if (ordered && !counted && !marked) {
    e.day = day->value;
    e.end = day->end;
  }
  add_year(e);
  if (short_form && e.day == 0 && !e.year) return std::nullopt;
  return e;
}

/// "el mes de septiembre", "le mois de mai", and "el próximo mes de septiembre".
std::optional<Expression> ExpressionReader::read_named_month(std::size_t i) const {
  std::string_view offset = value(i, WordKind::relative);
  const bool plain = is(i, WordKind::unit, "month");
  if (!plain && !offset.starts_with("M+") && !offset.starts_with("M-")) return std::nullopt;
  if (!is(i + 1, WordKind::link, "of") || !has(i + 2, WordKind::month)) return std::nullopt;
  Maybe e = read_month_day(i + 2);
  if (!e) return std::nullopt;
  e->first = i;
  if (!plain) e->toward = offset[1] == '-' ? Toward::past : Toward::future;
  if (offset == "M+0") e->toward = Toward::same;
  return e;
}

/// 2024年8月6日, 去年十二月; in other languages only behind "last year".
std::optional<Expression> ExpressionReader::read_year_first(std::size_t i) const {
  std::optional<Number> year = year_at(i);
  const bool offset = !year;
  if (offset) year = year_of_offset_at(i);
  if (!year || (!offset && order_ != Order::year_first)) return std::nullopt;
  std::size_t at = skip_links(year->end);
  Maybe rest;
  if (const auto month = month_at(at)) {
    rest = over(i, month->end);
    rest->month = month->value;
    const auto day = day_at(month->end);
    if (day && order_ == Order::year_first) {
      rest->day = day->value;
      rest->end = day->end;
    }
  } else if (has(at, WordKind::season)) {
    rest = over(i, at + 1);
    rest->part = value(at, WordKind::season);
  }
  if (!rest) return std::nullopt;
  if (offset) {
    rest->unit = "Y";
    rest->count = year->value;
  } else {
    rest->year = year->value;
  }
  return rest;
}

/// "the summer of 1916", "third quarter 2016", "last summer".
std::optional<Expression> ExpressionReader::read_part(std::size_t i) const {
  if (!has(i, WordKind::season)) return std::nullopt;
  Expression e = over(i, i + 1);
  e.part = value(i, WordKind::season);
  add_year(e);
  const bool said =
      e.year || !e.unit.empty() ||
      (i > 0 && has(i - 1, WordKind::direction) && !is(i - 1, WordKind::direction, "until"));
  const bool placed = i > 1 && is(i - 1, WordKind::link, "article") &&
                      is(i - 2, WordKind::link, "at") && !is(i + 1, WordKind::link, "of");
  const bool sure = !is_doubtful(i, WordKind::season);
  return sure || said || placed ? Maybe(e) : std::nullopt;
}

/// A weekday, and the date that it belongs to: "Friday, 6 March", "星期三（七月九日）".
std::optional<Expression> ExpressionReader::read_weekday(std::size_t i) const {
  const TimeWord* word = i < atoms_.size() ? atoms_[i].reading(WordKind::weekday) : nullptr;
  if (word == nullptr || word->value.empty()) return std::nullopt;
  std::size_t at = i + 1;
  if (word->short_form && is_text(at, ".") && atoms_[at].touches) ++at;
  std::size_t next = skip_links(at);
  if (is_text(next, ",") || is_text(next, "(") || is_text(next, "（")) next = skip_links(next + 1);
  for (const auto rule : {&ExpressionReader::read_numeric, &ExpressionReader::read_day_month,
                          &ExpressionReader::read_month_day}) {
    if (next >= atoms_.size()) break;
    Maybe date = (this->*rule)(next);
    if (date && date->day != 0) {
      date->first = i;
      if (is_text(date->end, "）") || (is_text(date->end, ")") && is_text(next - 1, "(")))
        ++date->end;
      return date;
    }
  }
  if (word->short_form) return std::nullopt;
  Expression e = over(i, i + 1);
  e.weekday = word->value[0] - '0';
  if (word->value.size() > 2) e.daypart = word->value.substr(2);
  return e;
}

/// "30日", "el día 13" without a month: a day of the month that is being told of.
std::optional<Expression> ExpressionReader::read_day_number(std::size_t i) const {
  if (is(i, WordKind::unit, "day") && i + 1 < atoms_.size() && atoms_[i + 1].digits > 0) {
    const auto day = day_at(i + 1);
    const bool counted = day && (has(day->end, WordKind::unit) || has(day->end, WordKind::guard));
    if (!day || counted || !is_led(i)) return std::nullopt;
    Maybe e = read_day_month(i + 1);
    if (!e) {
      e = over(i, day->end);
      e->day = day->value;
    }
    e->first = i;
    return e;
  }
  const auto day = day_at(i);
  if (!day || !is(day->end - 1, WordKind::unit, "monthday") || day->end == i + 1)
    return std::nullopt;
  Expression e = over(i, day->end);
  e.day = day->value;
  return e;
}

/// "5, 2024" behind "May 3-".
std::optional<Expression> ExpressionReader::read_day_after(std::size_t i,
                                                           const Expression& before) const {
  if (order_ != Order::month_first || before.month == 0 || before.day == 0 || before.hour >= 0 ||
      before.end + 1 != i || !is_joiner(i - 1)) {
    return std::nullopt;
  }
  const auto day = day_at(i);
  if (!day || day->value <= before.day || day->value > days_in_month(2000, before.month) ||
      has(day->end, WordKind::unit) || has(day->end, WordKind::guard) || month_at(day->end)) {
    return std::nullopt;
  }
  Expression e = over(i, day->end);
  e.month = before.month;
  e.day = day->value;
  add_year(e);
  if (!e.year) e.year = before.year;
  return e;
}

/// Any date of the calendar, with "last", "next" or "this" before or behind it.
std::optional<Expression> ExpressionReader::read_calendar(std::size_t i) const {
  const auto toward_at = [&](std::size_t at) {
    const std::string_view v = value(at, WordKind::direction);
    if (v == "last") return Toward::past;
    if (v == "next") return Toward::future;
    return v == "this" ? Toward::same : Toward::none;
  };
  const Toward before = toward_at(i);
  std::size_t at = before == Toward::none ? i : i + 1;
  if (before != Toward::none && toward_at(at) != Toward::none) ++at;  // "this coming Sunday"
  if (at >= atoms_.size()) return std::nullopt;
  for (const auto rule : {&ExpressionReader::read_named_month, &ExpressionReader::read_weekday,
                          &ExpressionReader::read_year_first, &ExpressionReader::read_listed_day,
                          &ExpressionReader::read_day_month, &ExpressionReader::read_month_day,
                          &ExpressionReader::read_part, &ExpressionReader::read_day_number}) {
    Maybe e = (this->*rule)(at);
    if (!e) continue;
    e->first = i;
    if (before != Toward::none) e->toward = at == i + 2 ? toward_at(i + 1) : before;
    if (const Toward after = toward_at(e->end);
        e->toward == Toward::none && after != Toward::none && !e->year && e->unit.empty() &&
        order_ == Order::day_first && !has(e->end + 1, WordKind::unit) &&
        !has(e->end + 1, WordKind::number)) {
      e->toward = after;
      ++e->end;
    }
    return e;
  }
  return std::nullopt;
}

}  // namespace wirestem::dates
