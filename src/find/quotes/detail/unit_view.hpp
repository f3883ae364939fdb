// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "find/quotes/detail/speech_unit.hpp"

namespace wirestem::quotes::detail {

/// The atoms of a unit, asked by number: a run answers no to every question about words.
struct UnitView {
  const WordGrid& grid;
  const SpeechUnit& unit;

  std::size_t size() const { return unit.atoms.size(); }
  std::uint32_t token(std::size_t a) const { return unit.atoms[a].first; }
  const Token& at(std::size_t a) const { return grid.token(token(a)); }
  bool run(std::size_t a) const { return unit.atoms[a].run >= 0; }
  const QuotedRun& run_at(std::size_t a) const {
    return grid.runs[static_cast<std::size_t>(unit.atoms[a].run)];
  }
  bool is(std::size_t a, std::uint32_t bits) const { return !run(a) && grid.is(token(a), bits); }
  bool word(std::size_t a) const { return !run(a) && grid.is_word(token(a)); }
  bool comma(std::size_t a) const { return !run(a) && grid.is_comma(token(a)); }
  bool colon(std::size_t a) const { return !run(a) && grid.is_colon(token(a)); }
  bool semicolon(std::size_t a) const { return !run(a) && grid.is_semicolon(token(a)); }
  bool dash(std::size_t a) const { return !run(a) && grid.is_dash(token(a)); }
  bool stop(std::size_t a) const { return !run(a) && grid.is_stop(token(a)); }
  bool wide(std::size_t a) const { return grid.wide(token(a)); }

  /// Part of a name or of an outlet's name.
  bool in_name(std::size_t a) const {
    return !run(a) && (grid.name_at[token(a)] >= 0 || grid.outlet_at[token(a)] >= 0);
  }
  /// Part of a name, an outlet's name or a role.
  bool known(std::size_t a) const { return in_name(a) || (!run(a) && grid.role_at[token(a)] >= 0); }
  /// The cue that begins at this atom, or -1.
  std::int32_t cue_beginning(std::size_t a) const;
  /// Marks that may stand inside a noun phrase: ampersands, dots of initials, marks of a name.
  bool inner_mark(std::size_t a) const;
  /// A few words in marks within a phrase: a “Lornian academic” close to the government.
  bool quoted_word(std::size_t a) const;
  /// A bracket, currency sign or the like that belongs to the word after it, or before it.
  bool opening_mark(std::size_t a) const;
  bool closing_mark(std::size_t a) const;
  /// The bytes of "qu’" in "qu’il"; 0 where nothing is elided.
  std::uint32_t elision(std::size_t a) const;
  /// Where no noun phrase can go on: a mark, a conjunction, a quoted run.
  bool border(std::size_t a) const;
};

}  // namespace wirestem::quotes::detail
