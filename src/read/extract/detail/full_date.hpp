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

namespace wirestem::extract::detail {

/// A day that a line of the page names in full.
struct FullDate {
  std::string iso;  ///< "2024-03-11", or with the time where the page has it in ISO 8601
  TextSpan span;    ///< in the line: day, month and year
  std::uint32_t words_besides =
      0;  ///< words of the line that are neither the date nor a weekday or time
};

/// Reads full dates in the forms that publishers head their pages with.
///
///     FullDateReader dates(lexicon);
///     dates.find("Monday, 11 March 2024")->iso   →  "2024-03-11"
///
/// ISO 8601, day-month-year and month-day-year with names of months in any language of the lexicon,
/// 12.03.2024, 12/03/2024 (day first; where that cannot be, month first), 2024年3月11日. A date
/// without a year is none. find() is linear and const.
class FullDateReader {
 public:
  explicit FullDateReader(const lexicon::Lexicon& words);

  /// The first full date of `line`.
  std::optional<FullDate> find(std::string_view line) const;

 private:
  enum class Kind : std::uint8_t { month, weekday };
  struct Word {
    Kind kind = Kind::month;
    int value = 0;
  };
  struct Part;
  const Word* word(std::string_view folded) const;
  std::vector<Part> cut(std::string_view line) const;
  static bool pick_three(std::string_view line, const std::vector<Part>& parts, std::size_t i,
                         std::array<const Part*, 3>& three);
  std::optional<FullDate> make(std::string_view line, TextSpan span, int year, int month,
                               int day) const;
  std::optional<FullDate> east_asian(std::string_view line, const std::vector<Part>& parts,
                                     std::size_t i) const;
  std::optional<FullDate> from_three(std::string_view line, const Part& a, const Part& b,
                                     const Part& c) const;
  std::uint32_t words_besides(std::string_view line, TextSpan date) const;

  std::map<std::string, Word, std::less<>> words_;
};

}  // namespace wirestem::extract::detail
