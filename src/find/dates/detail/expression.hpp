// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/date_mention.hpp"

namespace wirestem::dates {

/// How "last", "next" and "this" stand to an expression.
enum class Toward : signed char { none, past, future, same };

/// What stands before a date without a year: "since March", "by March".
enum class Lean : signed char { none, past, future };

/// What a time expression says, before anything is supplied from outside it.
///
///     "on 6 August"       month 8, day 6
///     "the next day"      unit D, count +1, told
///     "last summer"       part SU, toward past
///     "two weeks"         fixed P2W
struct Expression {
  std::size_t first = 0;  ///< atoms [first, end)
  std::size_t end = 0;
  DateType type = DateType::date;

  std::optional<int> year;  ///< negative before our era
  int month = 0;            ///< 0 where the text does not say
  int day = 0;
  int weekday = 0;
  std::string_view part;     ///< SP, Q3, H1 of a year
  std::string_view daypart;  ///< MO, EV …
  int hour = -1;
  int minute = -1;
  int decade = -1;          ///< 199 for the 1990s, 9 for the 90s
  int century = -1;         ///< 19 for the 20th
  bool before_era = false;  ///< a decade or century before our era

  std::string_view unit;  ///< of an offset: D W WE M Q H Y DE CE
  long long count = 0;
  bool told = false;       ///< counted from the date told last, not from the page's
  bool same_part = false;  ///< "a year ago" of a quarter is that quarter a year ago
  Toward toward = Toward::none;
  Lean lean = Lean::none;

  bool passing = false;  ///< "soon": no reference to the time of writing where a history is told

  std::string fixed;  ///< a value that needs nothing else: P2D, PRESENT_REF, XXXX-WXX-1

  bool has_date() const {
    return year || month != 0 || weekday != 0 || !part.empty() || decade >= 0 || century >= 0 ||
           !unit.empty() || day != 0;
  }
};

/// An expression that says nothing yet, over atoms [first, end).
inline Expression over(std::size_t first, std::size_t end) {
  Expression e;
  e.first = first;
  e.end = end;
  return e;
}

}  // namespace wirestem::dates
