// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/extract/detail/full_date.hpp"
#include "read/extract/detail/metadata/calendar_day.hpp"
#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// No page needs more; what comes after is dropped.
inline constexpr std::size_t kMostDateClues = 240;

/// Where a date stands.
enum class ClueKind : std::uint8_t {
  json,       ///< structured data of the page's main thing
  meta,       ///< a <meta> element
  microdata,  ///< an element with itemprop or RDFa property
  time,       ///< <time datetime>
  attribute,  ///< title, datetime or data-* of another element
  text,       ///< a visible line
  script,     ///< state that a script carries
  mention,    ///< title or description
  image,      ///< the address of the picture that stands for the page
  url,        ///< the address
};

/// Where in the page's build the clue stands, as its ancestors say it.
struct CluePlace {
  bool beside_headline = false;  ///< no closed-off part of the page holds it without the headline
  bool date_class = false;       ///< its own or a near element's class says "date", "posted" …
  bool byline_class = false;     ///< … "meta", "byline", "author", "info"
  bool modified_class = false;   ///< … "updated", "modified"
  bool aside = false;            ///< within navigation, a sidebar, teasers of other articles
  bool footer = false;
  bool comment = false;
  bool in_time = false;  ///< within <time>
  bool pubdate = false;  ///< <time pubdate>
  bool article = false;  ///< within <article>, or a part that says it is one
  bool heading = false;
};

/// One date that the page names.
struct DateClue {
  WrittenMoment moment;
  CalendarDay other;  ///< the second reading of figures, year 0 if none
  ClueKind kind = ClueKind::text;
  DateLabel label = DateLabel::none;
  bool created = false;     ///< a meta element that tells when the thing was made
  std::string_view name;    ///< of the meta element, itemprop or attribute
  markup::NodeId node = 0;  ///< 0 for the address
  std::uint32_t at = 0;     ///< bytes of visible text before it
  std::uint32_t words = 0;  ///< words in its line besides the date
  bool dotted = false;      ///< written 11.03.2024, which is seldom month first
  bool leads_line = false;  ///< stands at the very start of its line
  CluePlace place;
  int steps = 0;  ///< elements up to the one that also holds the headline
};

/// All that a page tells of dates.
struct DateClues {
  std::vector<DateClue> clues;  ///< in order of the page, address last
  markup::NodeId headline = 0;  ///< 0 if none is found
  std::uint32_t headline_at = 0;
  std::uint32_t text_size = 0;  ///< bytes of visible text
  int copyright_year = 0;       ///< the latest year of a copyright line
  CalendarDay copied;           ///< when an archive made this copy of the page, year 0 if none
  bool month_first = false;     ///< dates in figures have the month first
  std::vector<markup::NodeId> scripts;  ///< that may carry state, in order
};

/// Collects every date a page names, in one walk of the tree. `url` may be "". Linear; of clues of
/// one kind no more than some hundreds are kept.
DateClues collect_date_clues(const markup::Document& page, std::string_view url,
                             const FullDateReader& dates);

}  // namespace wirestem::extract::detail
