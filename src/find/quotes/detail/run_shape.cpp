// SPDX-License-Identifier: Apache-2.0
#include "find/quotes/detail/run_shape.hpp"

#include "text/utf8.hpp"

namespace wirestem::quotes::detail {

std::size_t words_in(const WordGrid& grid, const Atom& atom) {
  std::size_t words = 0;
  for (std::uint32_t t = atom.first; t < atom.end; ++t)
    words += grid.is_word(t) ? std::size_t{1} : 0;
  return grid.wide(atom.first) ? words / 2 : words;
}

bool opens_upper(const WordGrid& grid, const Atom& atom) {
  for (std::uint32_t t = atom.first; t < atom.end; ++t) {
    if (grid.is_word(t)) return grid.token(t).capitalised;
  }
  return false;
}

bool is_sentence(const WordGrid& grid, const Atom& atom, bool alone) {
  const QuotedRun& run = grid.runs[static_cast<std::size_t>(atom.run)];
  bool ends = false;
  if (alone && atom.end < grid.segmentation.tokens.size()) {
    ends = grid.is_comma(atom.end) || grid.is_dash(atom.end);
  }
  for (std::uint32_t t = atom.end; t-- > atom.first && !grid.is_word(t);) {
    ends = ends || grid.is_stop(t) || grid.is_comma(t) || grid.is_mark(t, "—");
  }
  for (std::uint32_t t = atom.first; t < atom.end; ++t) {
    if (!grid.is_word(t)) continue;
    const Token& token = grid.token(t);
    const bool upper =
        token.capitalised || token.kind != TokenKind::word ||
        text::script_of(text::code_point_at(grid.article.text, token.span.begin).value) == "Arab";
    return upper && (ends || run.dash || !run.closed);
  }
  return false;
}

bool is_title(const WordGrid& grid, const Atom& atom) {
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::uint32_t t = atom.first; t < atom.end; ++t) {
    if (grid.token(t).kind != TokenKind::word || grid.token(t).span.size() <= 3) continue;
    ++words;
    capitals += grid.token(t).capitalised ? std::size_t{1} : 0;
  }
  return words >= 2 && capitals * 5 >= words * 4 && grid.language(atom.first) == "en";
}

}  // namespace wirestem::quotes::detail
