// SPDX-License-Identifier: Apache-2.0
//
// Lengths of time, and times told by their distance: "two weeks", "two weeks ago", "last week",
// "every Monday". Whether a direction stands before or behind the length is left to the language's
// text.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "find/dates/detail/read_expression.hpp"

namespace wirestem::dates {
namespace {

/// A unit as TIMEX3 counts it.
struct UnitCode {
  std::string_view name;
  std::string_view length;  ///< what stands behind the number of a duration
  double factor;            ///< what the number is multiplied with there
  std::string_view offset;  ///< how offsets name it; empty where they cannot
  int offset_factor;
};

constexpr std::array<UnitCode, 14> kUnits = {{{"second", "S", 1, "", 1},
                                              {"minute", "M", 1, "", 1},
                                              {"hour", "H", 1, "", 1},
                                              {"day", "D", 1, "D", 1},
                                              {"week", "W", 1, "W", 1},
                                              {"fortnight", "W", 2, "W", 2},
                                              {"weekend", "WE", 1, "WE", 1},
                                              {"month", "M", 1, "M", 1},
                                              {"quarter", "Q", 1, "Q", 1},
                                              {"halfyear", "M", 6, "H", 1},
                                              {"year", "Y", 1, "Y", 1},
                                              {"decade", "Y", 10, "DE", 1},
                                              {"century", "Y", 100, "CE", 1},
                                              {"millennium", "Y", 1000, "", 1}}};

/// A unit word of the table: "year", "years" ("year+"), "يومان" ("2day").
struct Unit {
  const UnitCode* code = nullptr;
  int implied = 0;  ///< 2 for a dual
  bool plural = false;
};

Unit parse_unit(std::string_view value) {
  Unit unit;
  if (!value.empty() && value[0] >= '1' && value[0] <= '9') {
    unit.implied = value[0] - '0';
    value.remove_prefix(1);
  }
  if (value.ends_with('+')) {
    unit.plural = true;
    value.remove_suffix(1);
  }
  if (value == "half-year") value = "halfyear";
  if (value == "yearname") value = "year";
  const auto code = std::ranges::find(kUnits, value, &UnitCode::name);
  if (code != kUnits.end()) unit.code = &*code;
  return unit;
}

std::string format_number(double number) {
  const auto whole = static_cast<long long>(number);
  if (static_cast<double>(whole) == number) return std::to_string(whole);
  std::array<char, 32> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                 std::chars_format::fixed, 1);
  return {buffer.data(), end.ptr};
}

std::string format_length(const std::string& value, double number, const UnitCode& unit) {
  const bool time = unit.name == "second" || unit.name == "minute" || unit.name == "hour";
  double scaled = number * unit.factor;
  std::string_view code = unit.length;
  if (value != "X" && scaled == 0.5) {  // half an hour, half a year
    if (unit.name == "hour") return "PT30M";
    if (unit.name == "minute") return "PT30S";
    if (unit.name == "year") return "P6M";
    if (unit.name == "day") return "PT12H";
  }
  if (value != "X" && scaled > 1 && scaled == std::floor(scaled) + 0.5) {
    const std::string whole = format_number(std::floor(scaled));
    if (unit.name == "hour") return "PT" + whole + "H30M";
    if (unit.name == "minute") return "PT" + whole + "M30S";
    if (unit.name == "year") return "P" + whole + "Y6M";
  }
  return std::string(time ? "PT" : "P") + (value == "X" ? "X" : format_number(scaled)) +
         std::string(code);
}

}  // namespace

/// A number in figures or words: "2", "2.5", "twenty-five", "two hundred", "two and a half".
std::optional<ExpressionReader::Amount> ExpressionReader::amount_at(std::size_t i) const {
  if (i >= atoms_.size()) return std::nullopt;
  const Atom& atom = atoms_[i];
  const TimeWord* word = atom.reading(WordKind::number);
  if (word != nullptr && word->value == "X") return Amount{"X", 0, i + 1};
  if (word == nullptr) {
    if (atom.figure >= 0)
      return Amount{std::to_string(atom.figure), static_cast<double>(atom.figure), i + 1};
    if (atom.kind != TokenKind::number) return std::nullopt;
    std::string figures(atom.text);
    std::ranges::replace(figures, ',', '.');
    const auto value = number_value(figures);
    const bool whole = figures.find_first_not_of("0123456789.") == std::string::npos &&
                       std::ranges::count(figures, '.') <= 1;
    if (!value || !whole) return std::nullopt;
    return Amount{format_number(*value), *value, i + 1};
  }
  double number = number_value(word->value).value_or(0);
  std::size_t end = i + 1;
  const auto small = [&](std::size_t at) {
    const TimeWord* next = at < atoms_.size() ? atoms_[at].reading(WordKind::number) : nullptr;
    return next == nullptr || next->value == "X" ? 0.0 : number_value(next->value).value_or(0);
  };
  std::size_t next = end;
  if (is_text(next, "-")) ++next;
  if (number >= 20 && number <= 90 && is(next, WordKind::link, "and")) ++next;
  if (number >= 20 && number <= 90 && small(next) >= 1 && small(next) <= 9) {
    number += small(next);
    end = next + 1;
  } else if (number >= 1 && number <= 99 && (small(end) == 100 || small(end) == 1000)) {
    number *= small(end);
    ++end;
  }
  if (is(end, WordKind::link, "and") && small(end + 1) == 0.5) {
    number += 0.5;
    end += 2;
  }
  return Amount{format_number(number), number, end};
}

/// A row of the type relative: "yesterday", "the next day", "now".
std::optional<Expression> ExpressionReader::read_relative(std::size_t i) const {
  std::string_view offset = value(i, WordKind::relative);
  if (offset.empty()) return std::nullopt;
  Expression e = over(i, i + 1);
  if (offset.ends_with("_REF")) {
    e.fixed = offset;
    e.passing = is_doubtful(i, WordKind::relative);
    return e;
  }
  if (offset.size() == 3 && offset.find_first_not_of("0123456789") == std::string_view::npos) {
    e.decade = static_cast<int>(number_value(offset).value_or(0));
    return e;
  }
  if (offset[0] == '~') {
    e.told = true;
    offset.remove_prefix(1);
  }
  const std::size_t sign = offset.find_first_of("+-");
  if (sign == std::string_view::npos) return std::nullopt;
  std::size_t end = sign + 1;
  while (end < offset.size() && offset[end] >= '0' && offset[end] <= '9') ++end;
  e.unit = offset.substr(0, sign);
  e.count = static_cast<int>(number_value(offset.substr(sign + 1, end - sign - 1)).value_or(0));
  if (is_doubtful(i, WordKind::relative)) {  // "the year-ago quarter"
    e.same_part = true;
    if (has(i + 1, WordKind::unit)) ++e.end;
  }
  if (offset[sign] == '-') e.count = -e.count;
  std::string_view rest = offset.substr(end);
  if (e.unit == "W" && rest.size() == 2 && rest[0] == 'D') {  // 上周三: a weekday of that week
    e.weekday = rest[1] - '0';
    return e;
  }
  if (rest.starts_with('T')) rest.remove_prefix(1);
  e.daypart = rest;
  return e;
}

/// "last week", "the next two years", "semana pasada", "this quarter".
std::optional<Expression> ExpressionReader::read_direction_unit(std::size_t i) const {
  const auto sign_of = [&](std::size_t at) -> std::optional<int> {
    const std::string_view v = value(at, WordKind::direction);
    if (v == "last") return -1;
    if (v == "next") return 1;
    if (v == "this") return 0;
    return std::nullopt;
  };
  std::optional<int> sign = sign_of(i);
  std::size_t at = sign ? i + 1 : i;
  const auto amount = amount_at(at);
  if (amount && atoms_[at].digits == 4) return std::nullopt;  // a year
  const bool before = sign.has_value();
  if (amount) at = amount->end;
  if (amount && before && is_joiner(at) && amount_at(at + 1)) at = amount_at(at + 1)->end;
  if (before && !amount && sign_of(at) && has(at + 1, WordKind::unit))
    ++at;                                                 // "the next coming week"
  const bool between = !before && amount && sign_of(at);  // "les cinq dernières années"
  if (between) sign = sign_of(at++);
  std::size_t unit_at = at;
  if (!has(unit_at, WordKind::unit)) return std::nullopt;
  const Unit unit = parse_unit(value(unit_at, WordKind::unit));
  if (unit.code == nullptr) return std::nullopt;
  std::size_t end = unit_at + 1;
  if (!before && !between) {
    sign = sign_of(end);
    if (!sign) return std::nullopt;
    ++end;
  }
  Expression e = over(i, end);
  if (amount || unit.plural || unit.implied > 0) {
    const bool some = !amount && unit.implied == 0;
    if (amount && !before && !between && has(i, WordKind::ordinal)) return std::nullopt;
    e.type = DateType::duration;
    e.fixed = format_length(some     ? "X"
                            : amount ? amount->value
                                     : std::to_string(unit.implied),
                            amount ? amount->number : unit.implied, *unit.code);
    return e;
  }
  if (unit.code->offset.empty()) return std::nullopt;
  e.unit = unit.code->offset;
  e.count = *sign * unit.code->offset_factor;
  return e;
}

/// The date that lies `amount` units away in a direction: "two weeks ago".
std::optional<Expression> ExpressionReader::away(const Amount& amount, std::size_t unit_at,
                                                 std::string_view direction) const {
  const bool back = direction == "ago" || direction == "earlier" || direction == "back";
  const bool forth = direction == "hence" || direction == "later" || direction == "in";
  if (!back && !forth) return std::nullopt;
  const Unit unit = parse_unit(value(unit_at, WordKind::unit));
  if (unit.code == nullptr) return std::nullopt;
  Expression e;
  if (amount.value == "X" && (direction == "back" || direction == "in")) {
    e.type = DateType::duration;  // "vor einigen Tagen": the noun is a length
    e.fixed = format_length(amount.value, 0, *unit.code);
    return e;
  }
  if (amount.value == "X") {
    e.fixed = back ? "PAST_REF" : "FUTURE_REF";
    return e;
  }
  e.told = direction == "earlier" || direction == "later";
  e.same_part = unit.code->name == "year" && amount.number == 1;
  e.unit = unit.code->offset;
  if (e.unit.empty() || amount.number > 9999) e.unit = "D";
  const bool hours = unit.code->offset.empty();
  const double factor = hours || amount.number > 9999 ? 0 : unit.code->offset_factor;
  const bool half_year = unit.code->name == "year" && amount.number == 0.5;
  if (half_year) e.unit = "M";
  e.count = static_cast<long long>(half_year ? 6 : amount.number * factor);
  if (back) e.count = -e.count;
  return e;
}

/// The direction that stands behind a length: "ago", "later".
std::string_view ExpressionReader::direction_behind(std::size_t i) const {
  if (i >= atoms_.size()) return {};
  for (const TimeWord& word : atoms_[i].readings) {
    if (word.kind != WordKind::direction) continue;
    const std::string_view v = word.value;
    if (v == "ago" || v == "hence" || v == "earlier" || v == "later") return v;
  }
  return {};
}

/// "two weeks", "two weeks ago", "vor zwei Wochen", "a year later".
std::optional<Expression> ExpressionReader::read_length(std::size_t i) const {
  const std::string_view before = value(i, WordKind::direction);
  const bool leads =
      before == "back" || (before == "in" && !is(i + 1, WordKind::modifier, "LESS_THAN"));
  std::size_t at = leads ? i + 1 : i;
  if (leads && has(at, WordKind::modifier)) ++at;
  if (!leads && has(at, WordKind::ordinal) && at + 1 < atoms_.size() &&
      !has(at + 1, WordKind::ordinal) && amount_at(at + 1)) {
    ++at;  // "the first nine months"
  }
  auto amount = amount_at(at);
  std::size_t unit_at = amount ? amount->end : at;
  if (amount && !has(unit_at, WordKind::unit) &&
      (is_dash(unit_at) || is(unit_at, WordKind::direction, "until"))) {  // "two to three weeks"
    if (const auto most = amount_at(unit_at + 1)) unit_at = most->end;
  }
  if (amount && is_text(unit_at, "-")) ++unit_at;
  if (amount && has(unit_at, WordKind::ordinal)) ++unit_at;  // "los cien primeros días"
  if (!has(unit_at, WordKind::unit)) return std::nullopt;
  if (at > 0 && at == i && has(at - 1, WordKind::guard)) return std::nullopt;
  const std::string_view unit_value = value(unit_at, WordKind::unit);
  if (unit_value == "monthday" || unit_value == "monthname") return std::nullopt;
  const Unit unit = parse_unit(unit_value);
  if (unit.code == nullptr) return std::nullopt;
  if (!amount && unit.implied > 0) {
    amount = Amount{std::to_string(unit.implied), static_cast<double>(unit.implied), unit_at};
  }
  std::size_t end = unit_at + 1;
  if (amount && amount->value != "X" && is(end, WordKind::link, "and") &&
      is(end + 1, WordKind::number, "0.5")) {  // "a minute and a half"
    amount->number += 0.5;
    amount->value = format_number(amount->number);
    end += 2;
  }
  if (amount && is_dash(end) && atoms_[end].touches && is(end + 1, WordKind::suffix, "length")) {
    end += 2;  // "8-month-old"
  }
  if (is(end, WordKind::modifier, "TAIL")) ++end;
  const std::string_view after = direction_behind(end);
  const bool spans =
      at > 0 && (is(at - 1, WordKind::link, "span") || is(at - 1, WordKind::direction, "after"));
  if (!amount && !unit.plural && before != "back") return std::nullopt;
  if (!amount && !unit.plural) amount = Amount{"1", 1, unit_at};
  if (!amount) amount = Amount{"X", 0, unit_at};
  if (auto e = away(*amount, unit_at, after)) {
    e->first = at;
    e->end = end + 1;
    return e;
  }
  if (leads) {
    if (auto e = away(*amount, unit_at, before)) {
      const bool length = e->type == DateType::duration;
      e->first = length || is_outside(i, WordKind::direction) ? i + 1 : i;
      e->end = end;
      return e;
    }
  }
  const bool bare = amount->value == "X" && amount->end == unit_at && !has(at, WordKind::number);
  if (bare && !spans) return std::nullopt;
  const bool ordinal = unit.code->name == "second" && amount->number == 1;  // "a second attack"
  const bool year = (unit.code->name == "year" || unit.code->name == "quarter") &&
                    i < atoms_.size() && atoms_[at].digits == 4;
  if (leads || ordinal || year) return std::nullopt;
  Expression e = over(i, end);
  e.type = DateType::duration;
  e.fixed = format_length(amount->value, amount->number, *unit.code);
  return e;
}

/// "the quarter", "the latest quarter", "the 1988 quarter": that which the text told last.
std::optional<Expression> ExpressionReader::read_told_quarter(std::size_t i) const {
  const bool latest = is(i, WordKind::direction, "latest");
  const auto year = latest ? std::nullopt : year_at(i);
  const std::size_t at = latest ? i + 1 : year ? year->end : i;
  const bool quarter = is(at, WordKind::unit, "quarter");
  const bool named = latest || year;
  if (!quarter && !(named && is(at, WordKind::unit, "period"))) return std::nullopt;
  const bool article = i > 0 && is(i - 1, WordKind::link, "article");
  if (!article || is(at + 1, WordKind::link, "of")) return std::nullopt;
  Expression e = over(i, at + 1);
  e.unit = "Q";
  e.told = true;
  if (year) e.year = year->value;
  return e;
}

/// "the 1988 third quarter".
std::optional<Expression> ExpressionReader::read_counted_part(std::size_t i) const {
  const auto year = year_at(i);
  if (!year || order_ == Order::year_first || !has(year->end, WordKind::season)) {
    return std::nullopt;
  }
  const std::string_view part = value(year->end, WordKind::season);
  if (!part.starts_with('Q')) return std::nullopt;
  Expression e = over(i, year->end + 1);
  e.year = year->value;
  e.part = part;
  return e;
}

/// "every day", "each Monday", "daily", "Mondays".
std::optional<Expression> ExpressionReader::read_set(std::size_t i) const {
  const std::string_view word = value(i, WordKind::set);
  if (word.empty()) return std::nullopt;
  Expression e = over(is_outside(i, WordKind::set) ? i + 1 : i, i + 1);
  e.type = DateType::set;
  if (word != "every") {
    e.fixed = word;
    return e;
  }
  std::size_t at = skip_links(i + 1);
  if (has(at, WordKind::weekday)) {
    e.fixed = "XXXX-WXX-" + std::string(value(at, WordKind::weekday).substr(0, 1));
    e.end = at + 1;
    return e;
  }
  if (const auto month = month_at(at)) {
    e.fixed = std::string("XXXX-") + (month->value < 10 ? "0" : "") + std::to_string(month->value);
    e.end = month->end;
    return e;
  }
  if (has(at, WordKind::daypart)) {
    e.fixed = "XXXX-XX-XXT" + std::string(value(at, WordKind::daypart));
    e.end = at + 1;
    return e;
  }
  const auto amount = amount_at(at);
  if (amount) at = amount->end;
  const Unit unit = parse_unit(value(at, WordKind::unit));
  if (unit.code == nullptr) return std::nullopt;
  e.fixed = format_length(amount ? amount->value : "1", amount ? amount->number : 1, *unit.code);
  e.end = at + 1;
  return e;
}

}  // namespace wirestem::dates
