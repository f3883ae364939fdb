// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "read/markup/detail/document_builder.hpp"
#include "read/markup/detail/tag_traits.hpp"
#include "read/markup/document.hpp"

namespace wirestem::markup::detail {

/// Facts of an element that its name alone does not tell.
enum ElementFlag : std::uint8_t {
  is_foreign = 1,  ///< in the SVG or MathML namespace
  is_mathml = 2,
  takes_html = 4,       ///< an HTML integration point
  takes_html_text = 8,  ///< a MathML text integration point
  is_annotation_xml = 16,
};

/// The stack of open elements.
///
/// Each entry knows, for each kind of scope, the nearest entry at or below it that bounds it, and
/// the next lower entry of its own tag. So "has an element in scope", which the tree builder asks
/// for nearly every tag, takes constant time at any depth.
class OpenElements {
 public:
  struct Entry {
    NodeId node = no_node;
    Tag tag = Tag::unknown;  ///< unknown for foreign elements
    std::uint8_t flags = 0;
    std::uint16_t depth = 0;       ///< of the node in the tree
    std::uint16_t lower_same = 0;  ///< place + 1 of the next lower entry of that tag, 0: none
    std::uint16_t scope = 0;       ///< place of the nearest entry that bounds …
    std::uint16_t list_scope = 0;
    std::uint16_t button_scope = 0;
    std::uint16_t table_scope = 0;
    std::uint16_t special = 0;  ///< the nearest element of the category "special"
  };

  explicit OpenElements(DocumentBuilder& builder) : builder_(builder) {}

  bool empty() const { return entries_.empty(); }
  std::size_t size() const { return entries_.size(); }
  const Entry& top() const { return entries_.back(); }
  const Entry& operator[](std::size_t place) const { return entries_[place]; }

  void push(NodeId node, Tag tag, std::uint8_t flags, std::uint16_t depth) {
    Entry entry;
    if (!entries_.empty()) entry = entries_.back();
    entry.node = node;
    entry.tag = tag;
    entry.flags = flags;
    entry.depth = depth;
    const auto place = static_cast<std::uint16_t>(entries_.size());
    const std::uint16_t traits = traits_of(tag, flags);
    if ((traits & bounds_scope) != 0) entry.scope = place;
    if ((traits & bounds_list_scope) != 0) entry.list_scope = place;
    if ((traits & bounds_button_scope) != 0) entry.button_scope = place;
    if ((traits & bounds_table_scope) != 0) entry.table_scope = place;
    if ((traits & detail::special) != 0) entry.special = place;
    std::uint16_t& highest = highest_[static_cast<std::size_t>(tag)];
    entry.lower_same = highest;
    highest = static_cast<std::uint16_t>(place + 1);
    if ((traits & formatting) != 0) builder_[node].builder_marks |= open_mark;
    entries_.push_back(entry);
  }
  void pop() {
    const Entry& entry = entries_.back();
    highest_[static_cast<std::size_t>(entry.tag)] = entry.lower_same;
    if (has_trait(entry.tag, formatting)) unmark(entry.node);
    entries_.pop_back();
  }
  void pop_to_size(std::size_t size) {
    while (entries_.size() > size) pop();
  }
  /// Pops up to and with the highest entry of that tag, which must be there.
  void pop_through(Tag tag) { pop_to_size(place_of(tag)); }

  /// Takes an entry out from within. Linear in the number of entries above it.
  void remove(std::size_t place);
  /// Puts a new entry at `place`, below what stood there. Linear in the number of entries above.
  void insert(std::size_t place, NodeId node, Tag tag, std::uint8_t flags, std::uint16_t depth);
  /// Makes another formatting element of the same tag the one of that entry.
  void replace(std::size_t place, NodeId node) {
    unmark(entries_[place].node);
    entries_[place].node = node;
    builder_[node].builder_marks |= open_mark;
  }

  /// Whether that formatting element is on the stack. Constant time.
  bool is_open(NodeId formatting) { return (builder_[formatting].builder_marks & open_mark) != 0; }

  bool has(Tag tag) const { return highest_[static_cast<std::size_t>(tag)] != 0; }
  /// The place of the highest entry of that tag, which must be there.
  std::size_t place_of(Tag tag) const { return highest_[static_cast<std::size_t>(tag)] - 1U; }
  static constexpr std::size_t nowhere = ~std::size_t{0};
  /// The place of that node's entry, or `nowhere`. Linear in the number of open elements of its
  /// tag.
  std::size_t place_of_node(NodeId node, Tag tag) const;

  bool in_scope(Tag tag) const { return reaches(tag, top().scope); }
  bool in_list_scope(Tag tag) const { return reaches(tag, top().list_scope); }
  bool in_button_scope(Tag tag) const { return reaches(tag, top().button_scope); }
  bool in_table_scope(Tag tag) const { return reaches(tag, top().table_scope); }
  bool above_special(Tag tag) const { return reaches(tag, top().special); }

 private:
  static constexpr std::uint8_t open_mark = 2;  ///< beside the builder's own marks

  void unmark(NodeId node) {
    builder_[node].builder_marks &= static_cast<std::uint8_t>(~open_mark);
  }
  static std::uint16_t traits_of(Tag tag, std::uint8_t flags);
  bool reaches(Tag tag, std::uint16_t bound) const {
    return highest_[static_cast<std::size_t>(tag)] > bound;
  }

  DocumentBuilder& builder_;
  std::vector<Entry> entries_;
  std::array<std::uint16_t, tag_count> highest_{};  ///< place + 1 of each tag's highest entry
};

inline std::uint16_t OpenElements::traits_of(Tag tag, std::uint8_t flags) {
  if ((flags & is_foreign) == 0) return tag_traits[static_cast<std::size_t>(tag)];
  if ((flags & (takes_html | takes_html_text | is_annotation_xml)) == 0) return 0;
  return bounds_scope | bounds_list_scope | bounds_button_scope | detail::special;
}

}  // namespace wirestem::markup::detail
