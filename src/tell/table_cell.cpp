// SPDX-License-Identifier: Apache-2.0
#include "tell/table_cell.hpp"

#include "tell/detail/terminal_text.hpp"

namespace wirestem::tell {

std::string table_cell(std::string_view words, std::size_t columns) {
  std::string cell = last_cell(words, columns);
  const std::size_t used = columns_of(cell);
  if (used < columns) cell.append(columns - used, ' ');
  return cell;
}

std::string last_cell(std::string_view words, std::size_t columns) {
  return cut(one_line(words), columns);
}

}  // namespace wirestem::tell
