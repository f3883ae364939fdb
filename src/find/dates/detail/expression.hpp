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

/// The other end of a range; what it does not say holds as in the first.
struct RangeEnd {
  std::optional<int> year;
  int month = 0;
  int day = 0;
};

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
  int decade = -1;   ///< 199 for the 1990s, 9 for the 90s
  int century = -1;  ///< 19 for the 20th

  std::string_view unit;  ///< of an offset: D W WE M Q H Y DE CE
  long long count = 0;
  bool told = false;  ///< counted from the date told last, not from the page's
  Toward toward = Toward::none;

  std::string fixed;  ///< a value that needs nothing else: P2D, PRESENT_REF, XXXX-WXX-1
  std::optional<RangeEnd> until;

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
