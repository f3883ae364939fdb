// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace wirestem::lexicon::detail {

/// One table of lexicon/, as it stands in its file: checked for form, neither cut up nor indexed.
///
///     for (const RawTable& table : raw_tables())
///       if (table.name == "months" && table.language == "de") use(cells_of(table));
///
/// An empty cell, "-" in the file, is empty here; alternatives ("a|b") are still in one cell.
/// Every view points into data of the program, so it lives as long as the program does.
struct RawTable {
  std::string_view language;  ///< the folder's name; "*" for a global table
  std::string_view name;      ///< the file's name without ".tsv"
  std::string_view match;     ///< "word", "exact", "stem" or "pattern"
  std::size_t columns = 0;    ///< at least one
  std::size_t rows = 0;       ///< without the header
  std::string_view text;      ///< row by row, the header first; each cell ends in a newline
};

/// All tables, ordered by language ("*" first), then by name. Written by tools/compile_lexicon.py
/// at build time.
std::span<const RawTable> raw_tables();

/// The cells of a table row by row, the header's first: columns times (1 + rows) of them. Linear in
/// the text.
inline std::vector<std::string_view> cells_of(const RawTable& table) {
  std::vector<std::string_view> cells;
  cells.reserve(table.columns * (1 + table.rows));
  for (std::string_view rest = table.text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    cells.push_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  return cells;
}

}  // namespace wirestem::lexicon::detail
