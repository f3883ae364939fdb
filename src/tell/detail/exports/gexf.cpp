// SPDX-License-Identifier: Apache-2.0
//
// GEXF 1.3 (gexf.net). Parallel edges are told apart by `kind`, which 1.3 brought. Edges all count
// as directed, for readers refuse a graph that mixes; the attribute "direction" says which way is
// undecided.
#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/number_text.hpp"
#include "tell/detail/exports/stemma_graph.hpp"
#include "tell/detail/exports/xml_text.hpp"
#include "tell/enum_names.hpp"

namespace wirestem::tell {
namespace {

void declare(std::string& out, std::string_view what,
             const std::vector<std::string_view>& columns) {
  out += "  <attributes class=\"" + std::string(what) + "\">\n";
  for (const std::string_view column : columns) {
    out += "   <attribute" + xml_attribute("id", column) + xml_attribute("title", column) +
           " type=\"string\"/>\n";
  }
  out += "  </attributes>\n";
}

constexpr std::string_view kKind = "kind";

void write_values(std::string& out, const GraphValues& values, std::string_view kind) {
  out += "    <attvalues>\n";
  if (!kind.empty()) {
    out += "     <attvalue" + xml_attribute("for", kKind) + xml_attribute("value", kind) + "/>\n";
  }
  for (const auto& [column, value] : values) {
    out += "     <attvalue" + xml_attribute("for", column) + xml_attribute("value", value) + "/>\n";
  }
  out += "    </attvalues>\n";
}

}  // namespace

std::string write_gexf(const Dossier& dossier) {
  const StemmaGraph graph = build_stemma_graph(dossier);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n <meta>\n  <creator>Wirestem " +
      xml_text(dossier.run.version) +
      "</creator>\n  <description>Who had it from whom</description>\n </meta>\n"
      " <graph mode=\"static\" defaultedgetype=\"directed\">\n";
  std::vector<std::string_view> columns = {kKind};
  columns.insert(columns.end(), node_columns().begin(), node_columns().end());
  declare(out, "node", columns);
  declare(out, "edge", edge_columns());
  out += "  <nodes count=\"" + std::to_string(graph.nodes.size()) + "\">\n";
  for (const GraphNode& node : graph.nodes) {
    out += "   <node" + xml_attribute("id", node.id) + xml_attribute("label", node.name) + ">\n";
    write_values(out, node.values, node.kind);
    out += "   </node>\n";
  }
  out += "  </nodes>\n  <edges count=\"" + std::to_string(graph.edges.size()) + "\">\n";
  for (const GraphEdge& edge : graph.edges) {
    const std::string_view relation = to_string(edge.edge->relation);
    out += "   <edge" + xml_attribute("id", edge.id) +
           xml_attribute("source", graph.nodes[edge.from].id) +
           xml_attribute("target", graph.nodes[edge.to].id) + xml_attribute("kind", relation) +
           xml_attribute("label", relation) +
           xml_attribute("weight", number_text(edge.edge->confidence)) + ">\n";
    write_values(out, edge.values, {});
    out += "   </edge>\n";
  }
  out += "  </edges>\n </graph>\n</gexf>\n";
  return out;
}

}  // namespace wirestem::tell
