// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// What a graph tool is told of a node or edge: column and value, those that are empty left out.
using GraphValues = std::vector<std::pair<std::string_view, std::string>>;

struct GraphNode {
  std::string id;         ///< as in the dossier; no other node has it
  std::string name;       ///< as on the page: outlet, title, or a source's name
  std::string_view kind;  ///< "page", else what the source is
  const StoryDossier* story = nullptr;
  GraphValues values;
};

struct GraphEdge {
  std::string id;          ///< "edge-1" …
  std::uint32_t from = 0;  ///< index of the node that has it …
  std::uint32_t to = 0;    ///< … from this one
  const StemmaEdge* edge = nullptr;
  GraphValues values;
};

/// The stemmata of all stories as one graph: the pages, then each story's sources, then the edges.
struct StemmaGraph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;
};

/// The columns of GraphNode::values and GraphEdge::values, in order, all text.
const std::vector<std::string_view>& node_columns();
const std::vector<std::string_view>& edge_columns();

StemmaGraph build_stemma_graph(const Dossier& dossier);

}  // namespace wirestem::tell
