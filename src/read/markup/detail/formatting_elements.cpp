// SPDX-License-Identifier: Apache-2.0
#include "read/markup/detail/formatting_elements.hpp"

namespace wirestem::markup::detail {

bool FormattingElements::push(NodeId node, Tag tag) {
  const std::size_t first = first_of_row();
  const bool full = entries_.size() - first >= most_in_a_row;
  if (full) remove(first);
  entries_.push_back({node, tag});
  return full;
}

void FormattingElements::clear_to_marker() {
  entries_.resize(first_of_row());
  if (!entries_.empty()) entries_.pop_back();
}

std::size_t FormattingElements::find(Tag tag) const {
  for (std::size_t place = entries_.size(); place-- > 0 && !entries_[place].is_marker();) {
    if (entries_[place].tag == tag) return place;
  }
  return nowhere;
}

std::size_t FormattingElements::find_node(NodeId node) const {
  for (std::size_t place = entries_.size(); place-- > 0 && !entries_[place].is_marker();) {
    if (entries_[place].node == node) return place;
  }
  return nowhere;
}

std::size_t FormattingElements::first_of_row() const {
  std::size_t place = entries_.size();
  while (place > 0 && !entries_[place - 1].is_marker()) --place;
  return place;
}

}  // namespace wirestem::markup::detail
