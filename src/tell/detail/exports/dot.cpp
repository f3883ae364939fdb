// SPDX-License-Identifier: Apache-2.0
//
// Graphviz. Words of pages stand in quoted strings only. There graphviz reads \N, \G, \l and such
// in labels, and character entities everywhere, so backslash and & are escaped as well as the
// quote.
#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/number_text.hpp"
#include "tell/detail/exports/stemma_graph.hpp"
#include "tell/detail/html_text.hpp"
#include "tell/enum_names.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

void append_escaped(char c, std::string& out) {
  const auto byte = static_cast<unsigned char>(c);
  if (c == '\n') {
    out += "\\n";
  } else if (c == '&') {
    out += "&amp;";
  } else if (c == '\t' || c == '\r') {
    out += ' ';
  } else if (byte < 0x20 || byte == 0x7F) {
    out += kReplacement;
  } else {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
}

/// ` name="words"`, with a blank before.
std::string attribute(std::string_view name, std::string_view words) {
  std::string out(" ");
  out += name;
  out += "=\"";
  for (const char c : text::repair_utf8(words)) append_escaped(c, out);
  out += '"';
  return out;
}

std::string_view shape_of(std::string_view kind) {
  if (kind == "page") return "box";
  if (kind == "document") return "note";
  return kind == "outlet" || kind == "agency" ? "house" : "ellipse";
}

std::string_view style_of(Certainty direction) {
  return direction == Certainty::known ? "solid" : "dashed";
}

void write_node(std::string& out, std::size_t number, const GraphNode& node) {
  out += "  n" + std::to_string(number) + " [" + attribute("label", node.name) +
         attribute("id", node.id) + attribute("shape", shape_of(node.kind)) +
         attribute("kind", node.kind);
  for (const auto& [column, value] : node.values) {
    if (column == "title") out += attribute("tooltip", value);
    if (column == "published") out += attribute("published", value);
    if (column == "url" && is_web_address(value)) out += attribute("URL", value);
  }
  out += " ];\n";
}

void write_edge(std::string& out, const GraphEdge& edge) {
  const std::string_view relation = to_string(edge.edge->relation);
  const bool undecided = edge.edge->direction == Certainty::undecided;
  out += " n" + std::to_string(edge.from) + " -> n" + std::to_string(edge.to) + " [" +
         attribute("label", relation) + attribute("relation", relation) +
         attribute("direction", to_string(edge.edge->direction)) +
         attribute("confidence", number_text(edge.edge->confidence)) +
         attribute("style", style_of(edge.edge->direction)) + (undecided ? " dir=none" : "") +
         " ];\n";
}

}  // namespace

std::string write_dot(const Dossier& dossier) {
  const StemmaGraph graph = build_stemma_graph(dossier);
  std::string out =
      "digraph stemma {\n"
      " graph [ rankdir=RL charset=\"UTF-8\" fontname=\"sans-serif\" ];\n"
      " node [ fontname=\"sans-serif\" ];\n edge [ fontname=\"sans-serif\" fontsize=10 ];\n";
  std::vector<std::vector<std::size_t>> nodes_of(dossier.stories.size() + 1);
  for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
    const StoryDossier* story = graph.nodes[n].story;
    const auto at = story == nullptr ? dossier.stories.size()
                                     : static_cast<std::size_t>(story - dossier.stories.data());
    nodes_of[at].push_back(n);
  }
  for (std::size_t s = 0; s < nodes_of.size(); ++s) {
    const bool in_story = s < dossier.stories.size();
    if (in_story) {
      out += " subgraph cluster_" + std::to_string(s) + " {\n  graph [" +
             attribute("label", dossier.stories[s].story.label) + " ];\n";
    }
    for (const std::size_t n : nodes_of[s]) write_node(out, n, graph.nodes[n]);
    if (in_story) out += " }\n";
  }
  for (const GraphEdge& edge : graph.edges) write_edge(out, edge);
  out += "}\n";
  return out;
}

}  // namespace wirestem::tell
