// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirestem::tell {

/// Words of a page as a cell of a table on a terminal: one line, no control characters, cut with
/// "…" to `columns`, and filled with blanks up to them.
///
///     table_cell("Norholm\nPost", 16) + "|"   →   "Norholm Post    |"
///
/// UTF-8; counts columns as terminals do (wide characters two, combining marks none). Never fails.
std::string table_cell(std::string_view words, std::size_t columns);

/// The same for the last cell of a line: not filled.
std::string last_cell(std::string_view words, std::size_t columns);

}  // namespace wirestem::tell
