// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace wirestem::lexicon::detail {

/// One table of lexicon/, as it stands in its file: checked for form, not yet indexed.
///
///     for (const RawTable& table : raw_tables())
///       if (table.name == "months" && table.language == "de")
///         for (std::size_t i = 0; i < table.rows(); ++i) use(table.row(i)[0]);   // "Januar"
///
/// An empty cell, "-" in the file, is an empty view here; alternatives ("a|b") are still in one
/// cell. Every view points into data of the program, so it lives as long as the program does.
struct RawTable {
  std::string_view language;                  ///< the folder's name; "*" for a global table
  std::string_view name;                      ///< the file's name without ".tsv"
  std::string_view match;                     ///< "word", "exact", "stem" or "pattern"
  std::span<const std::string_view> columns;  ///< the header row; never empty
  std::span<const std::string_view> cells;    ///< row by row, columns.size() cells each

  std::size_t rows() const { return cells.size() / columns.size(); }
  std::span<const std::string_view> row(std::size_t index) const {
    return cells.subspan(index * columns.size(), columns.size());
  }
};

/// All tables, ordered by language ("*" first), then by name. Written by tools/compile_lexicon.py
/// at build time. The first call cuts the text into cells, in linear time; threads may call at
/// once.
std::span<const RawTable> raw_tables();

}  // namespace wirestem::lexicon::detail
