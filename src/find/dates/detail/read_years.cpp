// SPDX-License-Identifier: Apache-2.0
//
// Years, decades and centuries. A bare number of four figures may be anything; it is a year where a
// word of time stands beside it, or where it lies in 1800..2099 and nothing speaks against it.
#include <algorithm>
#include <array>

#include "find/dates/detail/read_expression.hpp"
#include "text/utf8.hpp"

namespace wirestem::dates {
namespace {

/// 1 to 30 in Roman letters; 0 where the word is none.
int roman_value(std::string_view word) {
  if (word.empty() || word.size() > 6) return 0;
  int value = 0;
  int before = 0;
  for (std::size_t i = word.size(); i-- > 0;) {
    const int letter = word[i] == 'I' ? 1 : word[i] == 'V' ? 5 : word[i] == 'X' ? 10 : 0;
    if (letter == 0) return 0;
    value += letter < before ? -letter : letter;
    before = std::max(before, letter);
  }
  return value > 0 && value <= 30 ? value : 0;
}

bool is_glued_mark(std::string_view mark) {
  constexpr std::array<std::string_view, 13> kMarks = {"$", "€", "£", "¥", "#", "№", "/",
                                                       ".", ",", "+", ":", "_", "="};
  return std::ranges::find(kMarks, mark) != kMarks.end();
}

}  // namespace

/// Whether the four figures at `i` stand where a year would.
bool ExpressionReader::is_year_place(std::size_t i, std::size_t end, int year) const {
  const bool first = i == 0;
  if (!first && has(i - 1, WordKind::guard)) return false;
  if (!first && atoms_[i].touches && is_glued_mark(atoms_[i - 1].text)) return false;
  if (end > i + 1) return true;  // the word "year" stands behind it
  if (!first && is(i - 1, WordKind::unit, "year")) return true;
  if (is_dash(end) && atoms_[end].touches) {  // "1775—1778"
    const auto other = year_at(end + 1);
    if (other && atoms_[end + 1].touches && other->value > year && other->value - year <= 200) {
      return !has(other->end, WordKind::guard);
    }
  }
  if (has(end, WordKind::guard) || has(end, WordKind::unit)) return false;
  if (end < atoms_.size() && atoms_[end].touches && is_text(end, "/")) return false;
  const bool cue = !first && (has(i - 1, WordKind::direction) || has(i - 1, WordKind::link) ||
                              has(i - 1, WordKind::season) || has(i - 1, WordKind::month) ||
                              value(i - 1, WordKind::modifier) == "START" ||
                              value(i - 1, WordKind::modifier) == "MID" ||
                              value(i - 1, WordKind::modifier) == "END" ||
                              value(i - 1, WordKind::modifier).starts_with("ON_OR_"));
  const bool word_follows = end < atoms_.size() && atoms_[end].kind == TokenKind::word &&
                            atoms_[end].readings.empty() &&
                            !text::is_upper(text::code_point_at(atoms_[end].text, 0).value);
  const bool article = !first && is(i - 1, WordKind::link, "article");
  const bool in = !first && (is(i - 1, WordKind::link, "at") ||
                             (article && i > 1 && is(i - 2, WordKind::link, "at")));
  const bool round = year % 50 == 0;  // "2000 people" is likelier than the people of that year
  const bool open = !first && (is_text(i - 1, "(") || is_dash(i - 1));
  const bool measured = !first && has(i - 1, WordKind::modifier);
  if (year < 1800 || year > 2099) {  // "the 1777 campaign"
    return cue && (!word_follows || ((in || article) && !round));
  }
  if (cue) return !round || !word_follows || in;
  if (year < 1900) return open && !word_follows;
  return !measured && (!word_follows || !round);
}

/// "17" in "1915-17", "1778" in "1775—1778": what a dash ties to a year is a year.
std::optional<Expression> ExpressionReader::read_year_after(std::size_t i,
                                                            const Expression& before) const {
  const bool plain = before.year && *before.year > 0 && before.end + 1 == i && is_dash(i - 1);
  if (!plain || before.hour >= 0 || has(i + 1, WordKind::guard)) return std::nullopt;
  const int first = *before.year;
  if (const auto year = year_at(i); year && year->value > first && year->value - first <= 200) {
    Expression e = over(i, year->end);
    e.year = year->value;
    return e;
  }
  const Atom& atom = atoms_[i];
  const bool short_form = before.month == 0 && atom.digits == 2 && atom.touches &&
                          atoms_[i - 1].touches && atom.figure > first % 100 &&
                          (i + 1 >= atoms_.size() || !is_dash(i + 1));
  if (!short_form) return std::nullopt;
  Expression e = over(i, i + 1);
  e.year = first - first % 100 + static_cast<int>(atom.figure);
  return e;
}

/// "nineteen ninety-six", as broadcasts are written down.
std::optional<Expression> ExpressionReader::read_spoken_year(std::size_t i) const {
  const Atom& atom = atoms_[i];
  if (atom.digits != 0 || atom.figure < 17 || atom.figure > 20) return std::nullopt;
  const auto rest = amount_at(is_text(i + 1, "-") ? i + 2 : i + 1);
  if (!rest || atoms_[i + 1].digits != 0 || rest->number < 10 || rest->number > 99) {
    return std::nullopt;
  }
  if (atoms_[i].kind != TokenKind::word || has(rest->end, WordKind::unit)) return std::nullopt;
  Expression e = over(i, rest->end);
  e.year = static_cast<int>(atom.figure) * 100 + static_cast<int>(rest->number);
  return e;
}

std::optional<Expression> ExpressionReader::read_bare_year(std::size_t i) const {
  if (auto spoken = read_spoken_year(i)) return spoken;
  const bool word_before = is(i, WordKind::unit, "year");
  std::size_t number = i;
  if (word_before) {
    number = skip_links(i + 1);
    if (number > i + 2) return std::nullopt;
  }
  const auto words = word_before ? amount_at(number) : std::nullopt;
  if (words && atoms_[number].digits == 0 && words->number >= 1000 && words->number <= 2199) {
    Expression e = over(i, words->end);  // "the year two thousand"
    e.year = static_cast<int>(words->number);
    return e;
  }
  const auto year = year_at(number);
  if (!year) return std::nullopt;
  if (!is_year_place(number, year->end, year->value)) return std::nullopt;
  if (has(year->end, WordKind::era)) return std::nullopt;
  Expression e = over(i, year->end);
  e.year = year->value;
  return e;
}

/// "264" in "264–241 BC".
std::optional<Expression> ExpressionReader::read_listed_era_year(std::size_t i) const {
  if (i + 2 >= atoms_.size() || !is_joiner(i + 1)) return std::nullopt;
  const Atom& atom = atoms_[i];
  if (atom.digits == 0 || atom.digits > 4 || atom.figure < 1) return std::nullopt;
  const Maybe last = read_era_year(i + 2);
  const bool fits = last && *last->year < 0 && -*last->year < atom.figure;
  if (!fits) return std::nullopt;
  Expression e = over(i, i + 1);
  e.year = -static_cast<int>(atom.figure);
  return e;
}

/// "264 BC", "AD 79", "491 до н. е.".
std::optional<Expression> ExpressionReader::read_era_year(std::size_t i) const {
  const bool era_first = value(i, WordKind::era) == "AD" || value(i, WordKind::era) == "BC";
  const std::size_t number = era_first ? i + 1 : i;
  if (number >= atoms_.size()) return std::nullopt;
  const Atom& atom = atoms_[number];
  if (atom.digits == 0 || atom.digits > 4 || atom.figure < 1) return std::nullopt;
  std::size_t end = number + 1;
  if (has(end, WordKind::unit)) ++end;
  if (is_text(end, ".") && atoms_[end].touches && has(end + 1, WordKind::era)) ++end;
  const std::size_t era = era_first ? i : end;
  if (!has(era, WordKind::era)) return std::nullopt;
  if (!era_first) ++end;
  Expression e = over(i, end);
  const auto year = static_cast<int>(atom.figure);
  e.year = value(era, WordKind::era) == "BC" ? -year : year;
  return e;
}

/// The era behind a decade or century: "the 9th century BC".
void ExpressionReader::add_era(Expression& e) const {
  std::size_t at = e.end;
  if (is_text(at, ".") && atoms_[at].touches) ++at;
  if (!has(at, WordKind::era)) return;
  e.before_era = value(at, WordKind::era) == "BC";
  e.end = at + 1;
}

/// "1990s", "the '80s", "1990er Jahre", "años 90", "90年代".
std::optional<Expression> ExpressionReader::read_decade(std::size_t i) const {
  std::size_t at = i;
  bool named = false;
  if (is(at, WordKind::unit, "decade") || is(at, WordKind::unit, "year+")) {
    named = true;
    at = skip_links(at + 1);
  }
  const bool mark = is_text(at, "'") || is_text(at, "’");
  if (mark) ++at;
  if (at >= atoms_.size()) return std::nullopt;
  const Atom& atom = atoms_[at];
  const bool whole = atom.digits >= 2 || (atom.digits == 0 && atom.figure >= 20);
  if (!whole || atom.figure < 10 || atom.figure % 10 != 0 || atom.figure > 2100)
    return std::nullopt;
  if (atom.digits < 3 && atom.figure > 90) return std::nullopt;
  std::size_t end = at + 1;
  if (is_dash(end) && atoms_[end].touches && is(end + 1, WordKind::suffix, "decade")) ++end;
  if (is(end, WordKind::suffix, "decade") && (atoms_[end].touches)) {
    ++end;
    if (is_dash(end) && atoms_[end].touches) ++end;
    if (has(end, WordKind::unit) && value(end, WordKind::unit).starts_with("year")) ++end;
  } else if (is(end, WordKind::unit, "decade") && atom.kind == TokenKind::ideograph) {
    ++end;
  } else if (is(end, WordKind::unit, "decade") && atoms_[end].touches) {
    ++end;
  } else if (!named || (atom.digits != 4 && atom.figure < 20)) {
    return std::nullopt;
  }
  Expression e = over(i, end);
  e.decade = static_cast<int>(atom.figure / 10);
  add_era(e);
  return e;
}

/// "the 20th century", "XIX век", "siglo XX", "19世纪".
std::optional<Expression> ExpressionReader::read_century(std::size_t i) const {
  const bool first = is(i, WordKind::unit, "century");
  const std::size_t at = first ? i + 1 : i;
  if (at >= atoms_.size()) return std::nullopt;
  int number = roman_value(atoms_[at].text);
  std::size_t end = at + 1;
  if (number == 0 && atoms_[at].figure <= 30) {
    if (const TimeWord* ordinal = atoms_[at].reading(WordKind::ordinal)) {
      number = static_cast<int>(number_value(ordinal->value).value_or(0));
    } else if (atoms_[at].figure > 0) {
      number = static_cast<int>(atoms_[at].figure);
      if (is_dash(end) && is(end + 1, WordKind::suffix, "ordinal")) ++end;
      const bool ordinal_suffix = is(end, WordKind::suffix, "ordinal") && atoms_[end].touches;
      if (ordinal_suffix || (is_text(end, ".") && atoms_[end].touches)) {
        ++end;
      } else if (!first && atoms_[at].kind != TokenKind::ideograph &&
                 !atoms_[end < atoms_.size() ? end : at].touches) {
        return std::nullopt;  // "3 centuries" is a length
      }
    }
  } else if (number > 0 && is(end, WordKind::suffix, "ordinal") && atoms_[end].touches) {
    ++end;
  }
  if (number < 1 || number > 30) return std::nullopt;
  if (is_dash(end) && atoms_[end].touches) ++end;
  if (!first && !is(end, WordKind::unit, "century")) return std::nullopt;
  Expression e = over(i, first ? end : end + 1);
  e.century = number - 1;
  add_era(e);
  return e;
}

}  // namespace wirestem::dates
