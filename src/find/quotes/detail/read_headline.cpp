// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/read_headline.hpp"

#include "find/quotes/detail/unit_view.hpp"

namespace wirestem::quotes::detail {
namespace {

constexpr std::size_t kMaxSource = 8;  ///< atoms of "– harbour office" at a headline's end

bool may_head(const WordGrid& grid, const Speaker& s) {
  if (s.head == Speaker::Head::pronoun || s.head == Speaker::Head::plain) return false;
  if (s.head != Speaker::Head::name) return true;
  return grid.names[static_cast<std::size_t>(s.index)].kind != NameKind::place;
}

std::optional<Headline> before_colon(const UnitView& view, std::size_t start) {
  const auto speaker = phrase_after(view.grid, view.unit, start);
  if (!speaker || speaker->first_atom != start || speaker->end_atom + 1 >= view.size()) {
    return std::nullopt;
  }
  if (!view.colon(speaker->end_atom) || !may_head(view.grid, *speaker)) return std::nullopt;
  if (view.run(speaker->end_atom + 1)) return std::nullopt;
  return Headline{*speaker, speaker->end_atom + 1, view.size()};
}

std::optional<Headline> after_dash(const UnitView& view, std::size_t start) {
  std::size_t dash = view.size();
  while (dash > start + 2 && !view.dash(dash - 1) && view.size() - dash < kMaxSource) --dash;
  if (dash <= start + 2 || dash >= view.size() || !view.dash(dash - 1)) return std::nullopt;
  const auto speaker = phrase_after(view.grid, view.unit, dash);
  if (!speaker || speaker->end_atom != view.size() || !may_head(view.grid, *speaker)) {
    return std::nullopt;
  }
  if (view.run(start)) return std::nullopt;
  return Headline{*speaker, start, dash - 1};
}

}  // namespace

std::optional<Headline> read_headline(const WordGrid& grid, const SpeechUnit& unit,
                                      std::size_t start) {
  const UnitView view{grid, unit};
  if (start + 2 >= view.size() || unit.inside >= 0) return std::nullopt;
  if (auto headline = before_colon(view, start)) return headline;
  return after_dash(view, start);
}

}  // namespace wirestem::quotes::detail
