// SPDX-License-Identifier: Apache-2.0
#include "read/markup/document.hpp"

namespace wirestem::markup {

Document::Document(std::string_view input) : input_(input), nodes_(1) {}

NodeId Document::after_subtree(NodeId node, NodeId root) const {
  while (node != root) {
    if (nodes_[node].next != no_node) return nodes_[node].next;
    node = nodes_[node].parent;
  }
  return no_node;
}

NodeId Document::after(NodeId node, NodeId root) const {
  const NodeId child = nodes_[node].first_child;
  return child != no_node ? child : after_subtree(node, root);
}

std::span<const Attribute> Document::attributes(NodeId node) const {
  const Node& element = nodes_[node];
  return std::span(attributes_).subspan(element.first_attribute, element.attribute_count);
}

std::optional<std::string_view> Document::attribute(NodeId node, std::string_view name) const {
  for (const Attribute& attribute : attributes(node)) {
    if (attribute.name == name) return attribute.value;
  }
  return std::nullopt;
}

NodeId Document::find(Tag tag, NodeId from) const {
  NodeId node = from == no_node ? first() : from;
  while (node != no_node && (nodes_[node].tag != tag || nodes_[node].kind != NodeKind::element)) {
    node = after(node);
  }
  return node;
}

std::string Document::text_content(NodeId node) const {
  std::string text;
  NodeId at = node;
  do {
    if (nodes_[at].kind == NodeKind::text) text += nodes_[at].text;
    at = after(at, node);
  } while (at != no_node);
  return text;
}

}  // namespace wirestem::markup
