// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "find/dates/detail/expression.hpp"
#include "find/dates/detail/time_words.hpp"

namespace wirestem::dates {

/// How a language writes dates in figures.
enum class Order : unsigned char { day_first, month_first, year_first };

/// What a language writes in its own way.
struct Manner {
  Order order = Order::day_first;
  bool hour_apart = false;  ///< "am Montag um 20 Uhr" names two times, a day and an hour
};

/// Reads time expressions off the atoms of one sentence.
///
///     ExpressionReader reader(atoms, Manner());
///     for (std::size_t i = 0; i < atoms.size();) {
///       auto expression = reader.read(i, nullptr);
///       i = expression ? expression->end : i + 1;
///     }
///
/// `read` looks a bounded number of atoms ahead, so that a sentence takes linear time. The rules
/// are the same for all languages: they speak of months, units and links, never of words.
class ExpressionReader {
 public:
  ExpressionReader(const std::vector<Atom>& atoms, Manner manner)
      : atoms_(atoms), order_(manner.order), hour_apart_(manner.hour_apart) {}

  /// The expression that begins at atom `i`, the longest that the rules give. `before` is the one
  /// found last in the sentence, if any: "5" in "May 3-5" has its month from it.
  std::optional<Expression> read(std::size_t i, const Expression* before) const;

 private:
  using Maybe = std::optional<Expression>;
  struct Amount {
    std::string value;  ///< "2", "0.5", "X"
    double number = 0;
    std::size_t end = 0;
  };
  struct Number {
    int value = 0;
    std::size_t end = 0;
  };

  // read_expression.cpp: what is put around the core
  bool may_begin(std::size_t i) const;
  Maybe read_core(std::size_t i) const;
  Maybe read_after_daypart(std::size_t i) const;
  Maybe read_after_modifier(std::size_t i) const;
  Maybe read_running_unit(std::size_t i) const;
  void add_tail(Expression& e) const;
  void add_clock(Expression& e) const;
  void add_article(Expression& e) const;
  Maybe read_after_direction(std::size_t i) const;
  Maybe read_fiscal(std::size_t i) const;
  void add_daypart_tail(Expression& e) const;
  void borrow_year(Expression& e) const;

  // read_calendar.cpp: days, months, years and the parts of years
  Maybe read_iso(std::size_t i) const;
  Maybe read_numeric(std::size_t i) const;
  Maybe read_calendar(std::size_t i) const;
  Maybe read_day_month(std::size_t i) const;
  Maybe read_listed_day(std::size_t i) const;
  Maybe read_day_after(std::size_t i, const Expression& before) const;
  Maybe read_month_day(std::size_t i) const;
  Maybe read_year_first(std::size_t i) const;
  Maybe read_part(std::size_t i) const;
  Maybe read_named_month(std::size_t i) const;
  Maybe read_weekday(std::size_t i) const;
  Maybe read_day_number(std::size_t i) const;
  void add_year(Expression& e) const;
  std::optional<Number> day_at(std::size_t i) const;
  std::optional<Number> month_at(std::size_t i) const;
  std::optional<Number> year_at(std::size_t i) const;
  std::optional<Number> short_year_at(std::size_t i) const;
  std::optional<Number> year_of_offset_at(std::size_t i) const;

  // read_years.cpp: years that stand alone, decades, centuries, eras
  Maybe read_bare_year(std::size_t i) const;
  Maybe read_decade(std::size_t i) const;
  Maybe read_century(std::size_t i) const;
  Maybe read_era_year(std::size_t i) const;
  Maybe read_listed_era_year(std::size_t i) const;
  void add_era(Expression& e) const;
  Maybe read_spoken_year(std::size_t i) const;
  Maybe read_year_after(std::size_t i, const Expression& before) const;
  bool is_year_place(std::size_t i, std::size_t end, int year) const;

  // read_lengths.cpp: offsets, durations, sets
  Maybe read_relative(std::size_t i) const;
  Maybe read_direction_unit(std::size_t i) const;
  Maybe read_length(std::size_t i) const;
  Maybe read_told_quarter(std::size_t i) const;
  Maybe read_counted_part(std::size_t i) const;
  Maybe read_set(std::size_t i) const;
  Maybe away(const Amount& amount, std::size_t unit, std::string_view direction) const;
  std::optional<Amount> amount_at(std::size_t i) const;
  std::string_view direction_behind(std::size_t i) const;

  // read_clock.cpp
  Maybe read_clock(std::size_t i) const;
  Maybe read_hour(std::size_t i) const;
  Maybe read_listed_hour(std::size_t i) const;
  bool is_told_hour(std::size_t i) const;
  void add_half_of_day(Expression& e) const;
  std::size_t skip_zone(std::size_t i) const { return is(i, WordKind::clock, "zone") ? i + 1 : i; }
  Maybe read_daypart(std::size_t i) const;

  bool has(std::size_t i, WordKind kind) const {
    return i < atoms_.size() && atoms_[i].reading(kind) != nullptr;
  }
  bool is(std::size_t i, WordKind kind, std::string_view value) const {
    return i < atoms_.size() && atoms_[i].is(kind, value);
  }
  bool is_text(std::size_t i, std::string_view text) const {
    return i < atoms_.size() && atoms_[i].text == text;
  }
  std::string_view value(std::size_t i, WordKind kind) const {
    const TimeWord* word = i < atoms_.size() ? atoms_[i].reading(kind) : nullptr;
    return word == nullptr ? std::string_view() : word->value;
  }
  /// Whether a reading of that kind stands outside the expression that it leads.
  bool is_outside(std::size_t i, WordKind kind) const {
    const TimeWord* word = i < atoms_.size() ? atoms_[i].reading(kind) : nullptr;
    return word != nullptr && word->outside;
  }
  bool is_doubtful(std::size_t i, WordKind kind) const {
    const TimeWord* word = i < atoms_.size() ? atoms_[i].reading(kind) : nullptr;
    return word != nullptr && word->doubtful;
  }
  bool is_short(std::size_t i) const {  ///< a weekday's short form, "Sat"
    const TimeWord* word = i < atoms_.size() ? atoms_[i].reading(WordKind::weekday) : nullptr;
    return word != nullptr && word->short_form;
  }
  /// The first atom at or after `i` that is no "of" and no article; at most three are passed over.
  std::size_t skip_links(std::size_t i) const;
  bool is_dash(std::size_t i) const;
  /// Whether atom `i` joins two dates: a dash, "and", "to".
  bool is_joiner(std::size_t i) const {
    return is_dash(i) || is(i, WordKind::link, "and") || is(i, WordKind::direction, "until");
  }
  /// Whether an article, a preposition or a direction stands before atom `i`.
  bool is_led(std::size_t i) const;
  Lean lean_at(std::size_t i) const;

  const std::vector<Atom>& atoms_;
  Order order_;
  bool hour_apart_;
};

}  // namespace wirestem::dates
