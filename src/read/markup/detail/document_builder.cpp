// SPDX-License-Identifier: Apache-2.0
#include "read/markup/detail/document_builder.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>

namespace wirestem::markup {
namespace {

constexpr std::size_t smallest_block = 1U << 12U;
constexpr std::size_t largest_block = 1U << 18U;

// A text whose memory was made by extend_text, of bit_ceil(size) bytes: it grows in place up to
// there, so that a text of n pieces costs O(n), not O(n * n).
constexpr std::uint8_t growing_text = 1;

}  // namespace

char* DocumentBuilder::allocate_block(std::size_t size) {
  auto& blocks = document_.blocks_;
  const std::size_t wanted = smallest_block << std::min<std::size_t>(blocks.size(), 6);
  if (size > wanted / 4) {  // its own block, so that the open one is not thrown away
    blocks.push_back(std::make_unique_for_overwrite<char[]>(size));
    return blocks.back().get();
  }
  const std::size_t block = std::min(wanted, largest_block);
  blocks.push_back(std::make_unique_for_overwrite<char[]>(block));
  free_ = blocks.back().get() + size;
  free_size_ = block - size;
  return blocks.back().get();
}

std::string_view DocumentBuilder::keep(std::string_view text) {
  if (text.empty()) return {};
  char* const place = allocate(text.size());
  std::memcpy(place, text.data(), text.size());
  return {place, text.size()};
}

NodeId DocumentBuilder::make_element(std::string_view name, Tag tag, Namespace space,
                                     std::uint32_t first_attribute) {
  Node node;
  node.first_attribute = first_attribute;
  node.attribute_count = attribute_mark() - first_attribute;
  node.tag = tag;
  node.kind = NodeKind::element;
  node.space = space;
  node.text = name;
  return make(node);
}

void DocumentBuilder::append(NodeId parent, NodeId child) {
  auto& nodes = document_.nodes_;
  const NodeId last = nodes[parent].last_child;
  nodes[child].parent = parent;
  nodes[child].previous = last;
  nodes[child].next = no_node;
  (last == no_node ? nodes[parent].first_child : nodes[last].next) = child;
  nodes[parent].last_child = child;
}

void DocumentBuilder::insert_before(NodeId sibling, NodeId child) {
  auto& nodes = document_.nodes_;
  const NodeId parent = nodes[sibling].parent;
  const NodeId previous = nodes[sibling].previous;
  nodes[child].parent = parent;
  nodes[child].previous = previous;
  nodes[child].next = sibling;
  (previous == no_node ? nodes[parent].first_child : nodes[previous].next) = child;
  nodes[sibling].previous = child;
}

void DocumentBuilder::detach(NodeId node) {
  auto& nodes = document_.nodes_;
  const auto [parent, previous, next] =
      std::tuple(nodes[node].parent, nodes[node].previous, nodes[node].next);
  // A node that stands nowhere is nobody's child: the document's ends are not its own.
  if (previous != no_node) {
    nodes[previous].next = next;
  } else if (nodes[parent].first_child == node) {
    nodes[parent].first_child = next;
  }
  if (next != no_node) {
    nodes[next].previous = previous;
  } else if (nodes[parent].last_child == node) {
    nodes[parent].last_child = previous;
  }
  nodes[node].parent = nodes[node].previous = nodes[node].next = no_node;
}

void DocumentBuilder::move_children(NodeId from, NodeId to) {
  auto& nodes = document_.nodes_;
  const NodeId first = nodes[from].first_child;
  if (first == no_node) return;
  for (NodeId child = first; child != no_node; child = nodes[child].next) nodes[child].parent = to;
  const NodeId last = nodes[to].last_child;
  nodes[first].previous = last;
  (last == no_node ? nodes[to].first_child : nodes[last].next) = first;
  nodes[to].last_child = nodes[from].last_child;
  nodes[from].first_child = nodes[from].last_child = no_node;
}

void DocumentBuilder::append_text(NodeId parent, std::string_view text) {
  if (text.empty()) return;
  const NodeId last = document_.nodes_[parent].last_child;
  if (last != no_node && document_.nodes_[last].kind == NodeKind::text) {
    extend_text(last, text);
    return;
  }
  Node node;
  node.kind = NodeKind::text;
  node.text = text;
  append(parent, make(node));
}

void DocumentBuilder::insert_text_before(NodeId sibling, std::string_view text) {
  if (text.empty()) return;
  const NodeId previous = document_.nodes_[sibling].previous;
  if (previous != no_node && document_.nodes_[previous].kind == NodeKind::text) {
    extend_text(previous, text);
    return;
  }
  Node node;
  node.kind = NodeKind::text;
  node.text = text;
  insert_before(sibling, make(node));
}

NodeId DocumentBuilder::append_comment(NodeId parent, std::string_view text) {
  Node node;
  node.kind = NodeKind::comment;
  node.text = text;
  const NodeId comment = make(node);
  append(parent, comment);
  return comment;
}

void DocumentBuilder::extend_text(NodeId node, std::string_view more) {
  Node& target = document_.nodes_[node];
  const std::string_view text = target.text;
  const std::size_t size = text.size() + more.size();
  const bool growing = (target.builder_marks & growing_text) != 0;
  if (!growing && text.data() + text.size() == more.data()) {  // neighbours in the input
    target.text = {text.data(), size};
    return;
  }
  char* place = nullptr;
  if (growing && size <= std::bit_ceil(text.size())) {
    place = const_cast<char*>(text.data());  // memory of our own, made below
  } else {
    place = allocate(std::bit_ceil(size));
    std::memcpy(place, text.data(), text.size());
    target.builder_marks |= growing_text;
  }
  std::memcpy(place + text.size(), more.data(), more.size());
  target.text = {place, size};
}

}  // namespace wirestem::markup
