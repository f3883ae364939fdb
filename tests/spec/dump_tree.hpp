// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "read/markup/document.hpp"

namespace wirestem::markup {

inline std::string escaped(std::string_view text) {
  static const std::map<char, std::string> references = {
      {'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}};
  std::string plain;
  for (const char character : text) {
    const auto found = references.find(character);
    plain += found == references.end() ? std::string(1, character) : found->second;
  }
  return plain;
}

inline std::string line_of(const Document& page, NodeId id, bool raw) {
  const Node& node = page[id];
  const std::string text(node.text);
  switch (node.kind) {
    case NodeKind::text:
      return "\"" + text + "\"";
    case NodeKind::comment:
      return "<!-- " + text + " -->";
    case NodeKind::content:
      return "#document-fragment";
    case NodeKind::doctype: {
      std::string line = "<!DOCTYPE " + text;
      const auto public_id = page.attribute(id, "public");
      const auto system_id = page.attribute(id, "system");
      if (public_id && !public_id->empty()) line += " PUBLIC \"" + std::string(*public_id) + "\"";
      if (system_id && !system_id->empty()) {
        if (!public_id || public_id->empty()) line += " SYSTEM";
        line += " \"" + std::string(*system_id) + "\"";
      }
      return line + ">";
    }
    default:
      break;
  }
  std::string line = "<";
  if (node.space == Namespace::svg) line += "svg:";
  if (node.space == Namespace::mathml) line += "math:";
  line += text;
  for (const Attribute& attribute : page.attributes(id)) {
    const std::string value = raw ? std::string(attribute.value) : escaped(attribute.value);
    line += " " + std::string(attribute.name) + "=\"" + value + "\"";
  }
  return line + ">";
}

inline std::string flattened(std::string line) {
  for (auto at = line.find('\n'); at != std::string::npos; at = line.find('\n', at)) {
    line.replace(at, 1, "\\n");
  }
  return line;
}

/// The tree as html5lib's cases write it: a line for each node, two blanks for each level.
/// `raw`: attribute values without references. A <template>'s empty content has no line. `flat`:
/// line feeds in texts are written as "\\n", so that each node has one line.
inline std::string dump_of(const Document& page, bool raw = true, bool flat = false) {
  std::string dump;
  std::size_t depth = 0;
  for (NodeId node = page.first(); node != no_node;) {
    const bool unsaid = page[node].kind == NodeKind::content && page[node].first_child == no_node;
    const std::string line = line_of(page, node, raw);
    if (!unsaid) dump += std::string(2 * depth, ' ') + (flat ? flattened(line) : line) + "\n";
    if (page[node].first_child != no_node) {
      node = page[node].first_child;
      ++depth;
      continue;
    }
    while (node != no_node && page[node].next == no_node) {
      node = page[node].parent;
      if (node != no_node) --depth;
    }
    if (node != no_node) node = page[node].next;
  }
  if (!dump.empty()) dump.pop_back();
  return dump;
}

}  // namespace wirestem::markup
