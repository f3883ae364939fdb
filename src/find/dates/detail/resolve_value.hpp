// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "find/dates/detail/calendar.hpp"
#include "find/dates/detail/expression.hpp"

namespace wirestem::dates {

/// Gives expressions their values, one after the other in the order of the text.
///
///     Resolver resolver(Day{2024, 8, 18}, false);
///     resolver.resolve(on_saturday, Tense::past)   →   {"2024-08-17", anchored}
///     resolver.resolve(the_next_day, Tense::past)  →   {"2024-08-18", anchored}
///
/// What the text leaves out comes from the publication date; in a history from the date told
/// before.
class Resolver {
 public:
  struct Value {
    std::string text;
    bool anchored = false;
  };
  enum class Tense : unsigned char { unknown, past, future };

  Resolver(std::optional<Day> published, bool history) : published_(published), history_(history) {}

  /// `leads`: it stands at the head of its sentence.
  Value resolve(const Expression& e, Tense tense, bool leads);

  /// A clock time takes the day told in its own sentence, not one of an earlier sentence.
  void begin_sentence() { told_here_ = year_here_ = false; }

 private:
  /// The date told last; month and day 0 where they were not said.
  struct Told {
    int year = 0;
    int month = 0;
    int day = 0;
  };

  struct Quarter {
    int year = 0;
    int number = 1;
  };

  std::string date_value(const Expression& e, Tense tense);
  std::string offset_value(const Expression& e, Tense tense);
  std::string calendar_value(const Expression& e, Tense tense);
  std::string weekday_value(const Expression& e, Tense tense);
  std::string decade_value(int decade);
  std::string time_value(const Expression& e, Tense tense);
  std::string day_alone_value(const Expression& e, Tense tense);
  std::optional<Day> reference(bool told, bool needs_day) const;
  std::optional<int> choose_year(const Expression& e, int month, int day, Tense tense);
  bool is_recent(const Told& told) const;
  void tell(int year, int month, int day);
  void move_story(const Expression& e, bool leads);

  std::string quarter_value(const Expression& e);
  void tell_quarter(int year, std::string_view part);

  std::optional<Day> published_;
  bool history_;
  std::optional<Told> told_;
  std::optional<Told>
      story_;  ///< where a history has come to: told_ without remarks about other times
  bool moved_ = false;
  bool told_here_ = false;
  bool year_here_ = false;          ///< a date was told in this sentence
  std::optional<Quarter> quarter_;  ///< the latest that was told
  bool anchored_ = false;
};

}  // namespace wirestem::dates
