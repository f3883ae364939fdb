// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wirestem::tell {

/// What parts the items of a list that stands in one cell or attribute.
inline constexpr std::string_view kListMark = " | ";

/// Appends one more item to a list in a cell.
inline void join(std::string& list, std::string_view item) {
  if (!list.empty()) list += kListMark;
  list += item;
}

inline std::string joined(const std::vector<std::string>& items) {
  std::string list;
  for (const std::string& item : items) join(list, item);
  return list;
}

}  // namespace wirestem::tell
