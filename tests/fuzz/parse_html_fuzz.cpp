// SPDX-License-Identifier: Apache-2.0
//
// Any bytes are a page, and any bytes are a fragment: the tree is sound (links agree, each node
// stands in one place), not much deeper than the cap, and no larger than the input allows; the
// same bytes give the same tree.
#include <array>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "read/markup/parse_html.hpp"

namespace {

using wirestem::markup::Document;
using wirestem::markup::HtmlOptions;
using wirestem::markup::Namespace;
using wirestem::markup::no_node;
using wirestem::markup::Node;
using wirestem::markup::NodeId;

void require(bool held) {
  if (!held) std::abort();
}

void check_node(const Document& page, NodeId id) {
  const Node& node = page[id];
  for (const NodeId child : {node.first_child, node.last_child}) {
    require(child == no_node || page[child].parent == id);
  }
  require((node.first_child == no_node) == (node.last_child == no_node));
  require(node.next == no_node || page[node.next].previous == id);
  require(node.next != no_node || page[node.parent].last_child == id);
  require(node.previous != no_node || page[node.parent].first_child == id);
  for (const auto& attribute : page.attributes(id)) require(!attribute.name.empty());
}

/// The number of nodes in the tree.
std::size_t check(const Document& page, std::size_t bytes, std::size_t max_depth) {
  std::size_t nodes = 0;
  std::size_t depth = 1;
  for (NodeId node = page.first(); node != no_node;) {
    check_node(page, node);
    require(++nodes < page.size());
    require(depth <= 2 * max_depth + 64);  // the adoption agency may double it
    if (page[node].first_child != no_node) {
      node = page[node].first_child;
      ++depth;
      continue;
    }
    while (node != no_node && page[node].next == no_node) {
      node = page[node].parent;
      --depth;
    }
    if (node != no_node) node = page[node].next;
  }
  require(page.size() <= 2 * bytes + 8192);
  return nodes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t nodes = check(wirestem::markup::parse_html(bytes), size, 512);
  require(nodes == check(wirestem::markup::parse_html(bytes), size, 512));
  HtmlOptions tight;
  tight.max_depth = 8;
  tight.max_attributes = 3;
  tight.max_nodes = 500;
  tight.scripting = true;
  const Document small = wirestem::markup::parse_html(bytes, tight);
  check(small, size, 8);
  require(small.size() < 500 + 300);
  constexpr std::array<std::string_view, 8> contexts = {"div",      "td",     "table",    "select",
                                                        "template", "script", "frameset", "title"};
  const std::string_view context = contexts[size % contexts.size()];
  check(wirestem::markup::parse_html_fragment(bytes, context), size, 512);
  check(wirestem::markup::parse_html_fragment(bytes, "desc", Namespace::svg, tight), size, 8);
  return 0;
}
