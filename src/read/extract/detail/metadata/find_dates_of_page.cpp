// SPDX-License-Identifier: Apache-2.0
//
// Every page contradicts itself somewhere: the system's time in UTC, the editor's in the line below
// the headline, the day in the address, the day of the last change in between. So all are collected
// first (date_clues) and then weighed against each other (weigh_dates). State in scripts is read
// only where nothing better than a lone visible date was found, since that search costs the most.
#include "read/extract/detail/metadata/find_dates_of_page.hpp"

#include <algorithm>

#include "read/extract/detail/metadata/date_clues.hpp"
#include "read/extract/detail/metadata/state_dates.hpp"
#include "read/extract/detail/metadata/weigh_dates.hpp"

namespace wirestem::extract::detail {
namespace {

void add_declared(DateClues& clues, std::string_view written, DateLabel label,
                  const FullDateReader& dates) {
  DateClue clue;
  if (auto moment = read_moment(written)) {
    clue.moment = std::move(*moment);
  } else {
    const auto date = dates.find(written.substr(0, 80), {.month_first = clues.month_first});
    if (!date) return;
    clue.moment = {date->day, date->iso.size() > 10 ? date->iso.substr(10) : date->clock};
    clue.other = date->other;
  }
  clue.kind = ClueKind::json;
  clue.label = label;
  clues.clues.push_back(std::move(clue));
}

bool is_declared_or_addressed(const DateClue& clue) {
  return (clue.kind == ClueKind::json || clue.kind == ClueKind::meta ||
          clue.kind == ClueKind::microdata || clue.kind == ClueKind::url) &&
         clue.label != DateLabel::modified && clue.moment.day.day > 0;
}

}  // namespace

PageDates find_dates_of_page(const markup::Document& page, std::string_view url,
                             const DeclaredDates& declared, const FullDateReader& dates) {
  DateClues clues = collect_date_clues(page, url, dates);
  add_declared(clues, declared.published, DateLabel::published, dates);
  add_declared(clues, declared.modified, DateLabel::modified, dates);
  if (std::ranges::none_of(clues.clues, is_declared_or_addressed)) {
    if (auto moment = find_state_date(page, clues.scripts)) {
      DateClue clue;
      clue.moment = std::move(*moment);
      clue.kind = ClueKind::script;
      clue.label = DateLabel::published;
      clues.clues.push_back(std::move(clue));
    }
  }
  const WeighedDates weighed = weigh_dates(clues);
  PageDates out;
  if (weighed.published.year > 0) {
    out.published = weighed.published.iso();
    if (weighed.published_clue != nullptr) *out.published += weighed.published_clue->moment.clock;
    out.from_text = weighed.published_is_visible;
  }
  if (weighed.modified_clue != nullptr) out.modified = weighed.modified_clue->moment.iso();
  return out;
}

}  // namespace wirestem::extract::detail
