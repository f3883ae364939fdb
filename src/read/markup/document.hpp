// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "read/markup/tag.hpp"

namespace wirestem::markup {

/// A node's place in its Document; 0 is the document itself, which also stands for "none", since it
/// is nobody's child or sibling.
using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0;

enum class NodeKind : std::uint8_t {
  document,
  doctype,
  element,
  text,
  comment,
  content,  ///< what a <template> holds: its only child, never shown by a browser
};

enum class Namespace : std::uint8_t { html, svg, mathml, other };

/// Name in lower case (as the standard adjusts it in SVG and MathML), value with its character
/// references resolved.
struct Attribute {
  std::string_view name;
  std::string_view value;
};

/// One node: its links, and a view of its text.
struct Node {
  NodeId parent = no_node;
  NodeId first_child = no_node;
  NodeId last_child = no_node;
  NodeId previous = no_node;
  NodeId next = no_node;
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
  Tag tag = Tag::unknown;  ///< of an element in the HTML namespace
  NodeKind kind = NodeKind::document;
  Namespace space = Namespace::html;
  std::uint8_t builder_marks = 0;  ///< the parser's own; of no meaning to readers
  std::string_view text;  ///< an element's or doctype's name; a text's or comment's characters
};

/// A page as a tree, its nodes in one array.
///
///     const Document page = parse_html("<p class=lead>Lake ferry <b>hits</b> pier");
///     for (NodeId node = page.first(); node != no_node; node = page.after(node))
///       if (page[node].tag == Tag::p) std::cout << page.attribute(node, "class");  // lead
///
/// Text is UTF-8. The views point into the input, which must outlive the Document, or into memory
/// of the Document's own. A Document may be moved, not copied; reading is safe from several
/// threads.
class Document {
 public:
  explicit Document(std::string_view input);

  const Node& operator[](NodeId node) const { return nodes_[node]; }
  std::size_t size() const { return nodes_.size(); }

  /// The first node below the document in order of the tree, no_node where it is empty.
  NodeId first() const { return nodes_[0].first_child; }
  /// The next node in order of the tree within `root`'s subtree: children before siblings.
  NodeId after(NodeId node, NodeId root = 0) const;
  /// As after(), but passes over what is below `node`.
  NodeId after_subtree(NodeId node, NodeId root = 0) const;

  std::span<const Attribute> attributes(NodeId node) const;
  /// The attribute's value; nothing where the element has none of that name.
  std::optional<std::string_view> attribute(NodeId node, std::string_view name) const;

  /// The first element of that tag at or after `from` in order of the tree, or no_node.
  NodeId find(Tag tag, NodeId from = 0) const;
  /// All characters below the node, one text after the other.
  std::string text_content(NodeId node) const;

  std::string_view input() const { return input_; }
  /// True where the depth cap or the node cap was met and the tree is flatter than the page.
  bool capped() const { return capped_; }

 private:
  friend class DocumentBuilder;

  std::string_view input_;
  std::vector<Node> nodes_;
  std::vector<Attribute> attributes_;
  std::vector<std::unique_ptr<char[]>> blocks_;  ///< text that does not stand in the input as it is
  bool capped_ = false;
};

}  // namespace wirestem::markup
