// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/text_span.hpp"
#include "read/extract/detail/metadata/calendar_day.hpp"

namespace wirestem::extract::detail {

/// A day that a line of the page names in full.
struct FullDate {
  std::string iso;  ///< "2024-03-11", or with the time where the page has it in ISO 8601
  TextSpan span;    ///< in the line: day, month and year
  std::uint32_t words_besides =
      0;              ///< words of the line that are neither the date nor a weekday or time
  CalendarDay day;    ///< the day of `iso`
  CalendarDay other;  ///< the day with month and day swapped where figures leave that open, else 0
  std::string clock;  ///< the time behind the date, as ISO 8601 ("T17:30"); "" where none stands
};

/// What the words beside a date say it is the date of.
enum class DateLabel : std::uint8_t {
  none,
  published,
  modified,
  other,  ///< of something else: an event, a deadline, a birth, the page's printing
};

/// How to read what a date in figures leaves open.
struct FullDateOptions {
  bool month_first = false;  ///< 03/04/2024 is the 4th of March
  bool short_years = false;  ///< 11.03.24 and 11/03/24 are dates
};

/// Reads full dates in the forms that publishers head their pages with.
///
///     FullDateReader dates(lexicon);
///     dates.find("Monday, 11 March 2024")->iso            →  "2024-03-11"
///     dates.label("Zuletzt aktualisiert am ")             →  DateLabel::modified
///
/// ISO 8601, day-month-year and month-day-year with names of months in any language of the lexicon,
/// 12.03.2024, 12/03/2024 (day first; where that cannot be, month first), 2024年3月11日, 2024년 3월
/// 11일. A date without a year is none. find() is linear and const.
class FullDateReader {
 public:
  explicit FullDateReader(const lexicon::Lexicon& words);

  /// The first full date of `line`.
  std::optional<FullDate> find(std::string_view line, const FullDateOptions& options = {}) const;

  /// The last label that stands in `words`, which is what stands before (or after) a date.
  DateLabel label(std::string_view words) const;

 private:
  enum class Kind : std::uint8_t { month, weekday };
  struct Word {
    Kind kind = Kind::month;
    int value = 0;
  };
  struct Part;
  struct Three;
  struct LabelPhrase {
    std::vector<std::string> rest;  ///< the words after the first
    DateLabel label = DateLabel::none;
  };

  void add_words(const lexicon::Table& table);
  void add_label(std::string_view phrase, DateLabel label);
  const Word* word(std::string_view line, const Part& part) const;
  static std::vector<Part> cut(std::string_view line);
  std::optional<Three> pick_three(std::string_view line, const std::vector<Part>& parts,
                                  std::size_t i) const;
  std::optional<FullDate> make(std::string_view line, TextSpan span, CalendarDay day) const;
  std::optional<FullDate> east_asian(std::string_view line, const std::vector<Part>& parts,
                                     std::size_t i) const;
  std::optional<FullDate> from_three(std::string_view line, const Three& three,
                                     const FullDateOptions& options) const;
  std::optional<FullDate> from_figures(std::string_view line, const Three& three,
                                       const FullDateOptions& options) const;
  std::uint32_t words_besides(std::string_view line, TextSpan date) const;

  std::map<std::string, Word, std::less<>> words_;
  std::map<std::string, std::vector<LabelPhrase>, std::less<>> labels_;
};

}  // namespace wirestem::extract::detail
