// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "read/markup/detail/tag_traits.hpp"
#include "read/markup/document.hpp"

namespace wirestem::markup::detail {

/// The list of active formatting elements: those <b>, <a>, … that go on in what follows although
/// an end tag of something else closed them. Markers part what belongs to different table cells,
/// captions, objects and templates.
///
/// It holds no more than `most_in_a_row` elements after a marker: then the oldest is forgotten, so
/// that every search takes bounded time. (The standard forgets the oldest of more than three equal
/// ones already, so only elements of very many different attributes meet this cap.)
class FormattingElements {
 public:
  struct Entry {
    NodeId node = no_node;  ///< no_node: a marker
    Tag tag = Tag::unknown;
    bool is_marker() const { return node == no_node; }
  };
  static constexpr std::size_t most_in_a_row = 128;

  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }
  Entry& operator[](std::size_t place) { return entries_[place]; }
  const Entry& operator[](std::size_t place) const { return entries_[place]; }
  const Entry& last() const { return entries_.back(); }

  /// Adds an element; true where the cap made it forget another.
  bool push(NodeId node, Tag tag);
  void push_marker() { entries_.push_back({}); }
  void clear_to_marker();
  void remove(std::size_t place) {
    entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(place));
  }
  void shrink(std::size_t size) { entries_.resize(size); }
  void insert(std::size_t place, Entry entry) {
    entries_.insert(entries_.begin() + static_cast<std::ptrdiff_t>(place), entry);
  }

  static constexpr std::size_t nowhere = ~std::size_t{0};
  /// The place of the last element of that tag behind the last marker, or `nowhere`.
  std::size_t find(Tag tag) const;
  /// The place of that node behind the last marker, or `nowhere`.
  std::size_t find_node(NodeId node) const;
  /// The place behind the last marker.
  std::size_t first_of_row() const;

 private:
  std::vector<Entry> entries_;
};

}  // namespace wirestem::markup::detail
