// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace wirestem::lexicon::detail {

/// Calls `use` with each part of a cell with alternatives: "say|says" → "say", "says".
template <typename Use>
void for_each_alternative(std::string_view cell, const Use& use) {
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::size_t bar = std::min(cell.find('|', begin), cell.size());
    if (bar > begin) use(cell.substr(begin, bar - begin));
    begin = bar + 1;
  }
}

}  // namespace wirestem::lexicon::detail
