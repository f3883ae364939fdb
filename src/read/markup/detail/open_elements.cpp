// SPDX-License-Identifier: Apache-2.0
#include "read/markup/detail/open_elements.hpp"

namespace wirestem::markup::detail {

// What stands above has to learn its new neighbours, so it is taken off and put back.
void OpenElements::remove(std::size_t place) {
  const std::vector<Entry> above(entries_.begin() + static_cast<std::ptrdiff_t>(place) + 1,
                                 entries_.end());
  pop_to_size(place);
  for (const Entry& entry : above) push(entry.node, entry.tag, entry.flags, entry.depth);
}

void OpenElements::insert(std::size_t place, NodeId node, Tag tag, std::uint8_t flags,
                          std::uint16_t depth) {
  const std::vector<Entry> above(entries_.begin() + static_cast<std::ptrdiff_t>(place),
                                 entries_.end());
  pop_to_size(place);
  push(node, tag, flags, depth);
  for (const Entry& entry : above) push(entry.node, entry.tag, entry.flags, entry.depth);
}

std::size_t OpenElements::place_of_node(NodeId node, Tag tag) const {
  std::size_t above = highest_[static_cast<std::size_t>(tag)];
  while (above != 0 && entries_[above - 1].node != node) above = entries_[above - 1].lower_same;
  return above == 0 ? nowhere : above - 1;
}

}  // namespace wirestem::markup::detail
