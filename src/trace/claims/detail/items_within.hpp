// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "model/text_span.hpp"

namespace wirestem::claims::detail {

/// Calls `use(item, number)` for the findings that lie wholly within a span. `items` are sorted by
/// where they begin.
template <typename Item, typename Use>
void for_each_within(const std::vector<Item>& items, TextSpan span, const Use& use) {
  auto at =
      std::ranges::lower_bound(items, span.begin, {}, [](const Item& i) { return i.span.begin; });
  for (; at != items.end() && at->span.begin < span.end; ++at) {
    if (at->span.end <= span.end) use(*at, static_cast<std::size_t>(at - items.begin()));
  }
}

/// The same as a list.
template <typename Item>
std::vector<Item> items_within(const std::vector<Item>& items, TextSpan span) {
  std::vector<Item> found;
  for_each_within(items, span, [&](const Item& item, std::size_t) { found.push_back(item); });
  return found;
}

}  // namespace wirestem::claims::detail
