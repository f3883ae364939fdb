// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/unit_view.hpp"

#include <algorithm>
#include <array>

namespace wirestem::quotes::detail {
namespace {

constexpr std::uint32_t kMaxQuotedWord = 7;  ///< tokens, marks included

}  // namespace

std::int32_t UnitView::cue_beginning(std::size_t a) const {
  if (run(a)) return -1;
  const std::int32_t cue = grid.cue_at[token(a)];
  if (cue < 0 || grid.cues[static_cast<std::size_t>(cue)].first != token(a)) return -1;
  return cue;
}

bool UnitView::inner_mark(std::size_t a) const {
  constexpr std::array<std::string_view, 8> kInner = {"&", "’", "'", "·", "%", "$", "@", "/"};
  if (run(a) || word(a)) return false;
  if (in_name(a)) return true;
  if (std::ranges::find(kInner, grid.word(token(a))) != kInner.end()) return true;
  const bool dot = grid.is_mark(token(a), ".") && a > 0 && a + 1 < size() && !run(a - 1);
  return dot && at(a - 1).span.end == at(a).span.begin;
}

bool UnitView::quoted_word(std::size_t a) const {
  if (!run(a) || a == 0 || run(a - 1) || run_at(a).dash) return false;
  const Atom& atom = unit.atoms[a];
  if (atom.end - atom.first > kMaxQuotedWord) return false;
  const bool adjective = word(a - 1) && a >= 2 && is(a - 2, kDeterminer);
  if (!is(a - 1, kDeterminer) && !adjective) return false;
  for (std::uint32_t t = atom.first + 1; t + 1 < atom.end; ++t) {
    if (grid.is_stop(t) || grid.is_comma(t)) return false;
  }
  return true;
}

bool UnitView::opening_mark(std::size_t a) const {
  constexpr std::array<std::string_view, 10> kOpening = {"[", "(", "$", "€", "£",
                                                         "#", "@", "¿", "¡", "《"};
  return !run(a) && std::ranges::find(kOpening, grid.word(token(a))) != kOpening.end();
}

bool UnitView::closing_mark(std::size_t a) const {
  constexpr std::array<std::string_view, 4> kClosing = {"]", ")", "%", "》"};
  return !run(a) && std::ranges::find(kClosing, grid.word(token(a))) != kClosing.end();
}

std::uint32_t UnitView::elision(std::size_t a) const {
  const std::string_view text = grid.word(token(a));
  for (std::size_t i = 0; i < text.size() && i < 4; ++i) {
    if (text[i] == '\'') return static_cast<std::uint32_t>(i + 1);
    if (text.substr(i).starts_with("’")) return static_cast<std::uint32_t>(i + 3);
  }
  return 0;
}

bool UnitView::border(std::size_t a) const {
  if (run(a)) return !quoted_word(a);
  if (in_name(a)) return false;
  if (inner_mark(a)) return false;
  if (!word(a)) return true;
  if (is(a, kCoordinator)) {
    // "officials and diplomats": a conjunction between two known words joins, it does not part.
    const bool joins = a > 0 && a + 1 < size() && known(a - 1) && known(a + 1);
    return !joins;
  }
  const bool that = is(a, kComplementizer) && !grid.wide(token(a));
  return that || (is(a, kQuestion) && !is(a, kRelative));
}

}  // namespace wirestem::quotes::detail
