// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/exports/stemma_graph.hpp"

#include <set>

#include "tell/detail/exports/joined.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::tell {
namespace {

void add(GraphValues& values, std::string_view column, std::string value) {
  if (!value.empty()) values.emplace_back(column, std::move(value));
}

class GraphBuilder {
 public:
  explicit GraphBuilder(const Dossier& dossier) : dossier_(dossier) {}

  StemmaGraph build() && {
    std::vector<const StoryDossier*> story_of(dossier_.articles.size(), nullptr);
    for (const StoryDossier& story : dossier_.stories) {
      for (const std::uint32_t article : story.story.articles) story_of[article] = &story;
    }
    for (std::uint32_t i = 0; i < dossier_.articles.size(); ++i) add_page(i, story_of[i]);
    for (const StoryDossier& story : dossier_.stories) add_story(story);
    return std::move(graph_);
  }

 private:
  /// A page may bear any id, that of a source too.
  std::string own_id(const std::string& id) {
    std::string own = id;
    while (!ids_.insert(own).second) own += '~';
    return own;
  }

  void add_page(std::uint32_t index, const StoryDossier* story) {
    const Article& article = dossier_.articles[index];
    GraphNode node{.id = own_id(article.id),
                   .name = std::string(name_of_article(article)),
                   .kind = "page",
                   .story = story,
                   .values = {}};
    add(node.values, "title", article.title.value_or(""));
    add(node.values, "outlet", article.outlet.value_or(""));
    add(node.values, "url", article.url.value_or(""));
    add(node.values, "published", article.published.value_or(""));
    add(node.values, "language", article.languages.empty() ? "" : article.languages.front());
    add(node.values, "story", story == nullptr ? "" : story->story.id);
    graph_.nodes.push_back(std::move(node));
  }

  void add_source(const StoryDossier& story, const Source& source) {
    GraphNode node{.id = own_id(source.id),
                   .name = source.name,
                   .kind = to_string(source.kind),
                   .story = &story,
                   .values = {}};
    add(node.values, "story", story.story.id);
    add(node.values, "named", source.named ? "true" : "false");
    if (source.in_pile >= 0) {
      add(node.values, "in_pile", dossier_.articles[static_cast<std::size_t>(source.in_pile)].id);
    }
    if (source.through >= 0) {
      add(node.values, "through",
          story.stemma.sources[static_cast<std::size_t>(source.through)].id);
    }
    graph_.nodes.push_back(std::move(node));
  }

  void add_story(const StoryDossier& story) {
    const auto first_source = static_cast<std::uint32_t>(graph_.nodes.size());
    for (const Source& source : story.stemma.sources) add_source(story, source);
    const auto at = [&](StemmaNode node) {
      return node.is_article ? node.index : first_source + node.index;
    };
    for (const StemmaEdge& edge : story.stemma.edges) {
      GraphEdge drawn{.id = "edge-" + std::to_string(graph_.edges.size() + 1),
                      .from = at(edge.from),
                      .to = at(edge.to),
                      .edge = &edge,
                      .values = {}};
      add(drawn.values, "relation", std::string(to_string(edge.relation)));
      add(drawn.values, "direction", std::string(to_string(edge.direction)));
      add(drawn.values, "reasons", joined(edge.reasons));
      add(drawn.values, "story", story.story.id);
      graph_.edges.push_back(std::move(drawn));
    }
  }

  const Dossier& dossier_;
  StemmaGraph graph_;
  std::set<std::string> ids_;
};

}  // namespace

const std::vector<std::string_view>& node_columns() {
  static const std::vector<std::string_view> kColumns = {
      "title", "outlet", "url", "published", "language", "story", "named", "in_pile", "through"};
  return kColumns;
}

const std::vector<std::string_view>& edge_columns() {
  static const std::vector<std::string_view> kColumns = {"relation", "direction", "reasons",
                                                         "story"};
  return kColumns;
}

StemmaGraph build_stemma_graph(const Dossier& dossier) { return GraphBuilder(dossier).build(); }

}  // namespace wirestem::tell
