// SPDX-License-Identifier: Apache-2.0
//
// GraphML (graphml.graphdrawing.org). Its schema makes ids name tokens, which ids of pages are not,
// so nodes are n0, n1 … and their ids in the dossier stand in the data "dossier_id".
#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/number_text.hpp"
#include "tell/detail/exports/stemma_graph.hpp"
#include "tell/detail/exports/xml_text.hpp"

namespace wirestem::tell {
namespace {

/// Keys of nodes and edges are one name space: "node.story", "edge.story".
std::string key_of(std::string_view what, std::string_view column) {
  return std::string(what) + "." + std::string(column);
}

void declare(std::string& out, std::string_view what, std::string_view column,
             std::string_view type = "string") {
  out += " <key" + xml_attribute("id", key_of(what, column)) + xml_attribute("for", what) +
         xml_attribute("attr.name", column) + xml_attribute("attr.type", type) + "/>\n";
}

void write_datum(std::string& out, std::string_view what, std::string_view column,
                 std::string_view value) {
  out +=
      "   <data" + xml_attribute("key", key_of(what, column)) + ">" + xml_text(value) + "</data>\n";
}

}  // namespace

std::string write_graphml(const Dossier& dossier) {
  const StemmaGraph graph = build_stemma_graph(dossier);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
  for (const std::string_view column : {"dossier_id", "label", "kind"}) {
    declare(out, "node", column);
  }
  for (const std::string_view column : node_columns()) declare(out, "node", column);
  for (const std::string_view column : edge_columns()) declare(out, "edge", column);
  declare(out, "edge", "weight", "double");
  out += " <graph id=\"stemma\" edgedefault=\"directed\">\n";
  for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
    const GraphNode& node = graph.nodes[n];
    out += "  <node id=\"n" + std::to_string(n) + "\">\n";
    write_datum(out, "node", "dossier_id", node.id);
    write_datum(out, "node", "label", node.name);
    write_datum(out, "node", "kind", node.kind);
    for (const auto& [column, value] : node.values) write_datum(out, "node", column, value);
    out += "  </node>\n";
  }
  for (const GraphEdge& edge : graph.edges) {
    out += "  <edge" + xml_attribute("id", edge.id) + " source=\"n" + std::to_string(edge.from) +
           "\" target=\"n" + std::to_string(edge.to) + "\">\n";
    for (const auto& [column, value] : edge.values) write_datum(out, "edge", column, value);
    write_datum(out, "edge", "weight", number_text(edge.edge->confidence));
    out += "  </edge>\n";
  }
  out += " </graph>\n</graphml>\n";
  return out;
}

}  // namespace wirestem::tell
