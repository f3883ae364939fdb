// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "read/markup/document.hpp"

namespace wirestem::markup {

/// Writes into a Document: the only way to change one. Both parsers build their trees with it.
///
///     Document document(input);
///     DocumentBuilder build(document);
///     const std::uint32_t first = build.attribute_mark();
///     build.add_attribute("href", build.keep("/pier"));     // keep: copies into the document
///     const NodeId link = build.append_element(0, "a", Tag::a, Namespace::html, first);
///     build.append_text(link, "Pier");
///
/// Names and texts given to it must be views into the document's input or into what keep() or
/// allocate() gave (or string literals). Every operation takes constant time, but for
/// move_children, which is linear in the number of children moved; appending to a text is
/// amortized linear in what is appended.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(Document& document) : document_(document) {}

  /// Memory that lives as long as the document.
  char* allocate(std::size_t size) {
    if (size > free_size_) return allocate_block(size);
    char* const place = free_;
    free_ += size;
    free_size_ -= size;
    return place;
  }
  /// A copy of `text` that lives as long as the document.
  std::string_view keep(std::string_view text);

  /// Where the next attribute will stand. An element takes the attributes from such a place to the
  /// last one added.
  std::uint32_t attribute_mark() const {
    return static_cast<std::uint32_t>(document_.attributes_.size());
  }
  void add_attribute(std::string_view name, std::string_view value) {
    document_.attributes_.push_back({name, value});
  }
  /// Forgets the attributes added since `mark`: they belong to no element.
  void drop_attributes(std::uint32_t mark) { document_.attributes_.resize(mark); }
  std::vector<Attribute>& attributes() { return document_.attributes_; }
  const std::vector<Attribute>& attributes() const { return document_.attributes_; }

  Node& operator[](NodeId node) { return document_.nodes_[node]; }
  std::size_t size() const { return document_.nodes_.size(); }
  void reserve(std::size_t nodes) { document_.nodes_.reserve(nodes); }

  /// A node that stands nowhere yet.
  NodeId make(const Node& node) {
    const auto made = static_cast<NodeId>(document_.nodes_.size());
    document_.nodes_.push_back(node);
    return made;
  }
  /// An element that stands nowhere yet, with the attributes added since `first_attribute`.
  NodeId make_element(std::string_view name, Tag tag, Namespace space,
                      std::uint32_t first_attribute);

  void append(NodeId parent, NodeId child);
  void insert_before(NodeId sibling, NodeId child);
  void detach(NodeId node);
  /// Makes all children of `from` the last children of `to`.
  void move_children(NodeId from, NodeId to);

  NodeId append_element(NodeId parent, std::string_view name, Tag tag, Namespace space,
                        std::uint32_t first_attribute) {
    const NodeId element = make_element(name, tag, space, first_attribute);
    append(parent, element);
    return element;
  }
  /// Adds text as the last child, to the text that stands there already if one does.
  void append_text(NodeId parent, std::string_view text);
  /// Adds text right before `sibling`, to the text that stands there already if one does.
  void insert_text_before(NodeId sibling, std::string_view text);
  NodeId append_comment(NodeId parent, std::string_view text);

  /// Notes that the tree is flatter than the input.
  void cap() { document_.capped_ = true; }

 private:
  char* allocate_block(std::size_t size);
  void extend_text(NodeId node, std::string_view more);

  Document& document_;
  char* free_ = nullptr;
  std::size_t free_size_ = 0;
};

}  // namespace wirestem::markup
