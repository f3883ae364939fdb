// SPDX-License-Identifier: Apache-2.0
//
// Tables after RFC 4180. A spreadsheet runs a cell that begins with = + - or @ as a formula, so
// such words get an apostrophe in front (OWASP, "CSV injection"); a reader that wants the exact
// words takes them from the JSON, or strips it. Cells of our own making are written as they are.
#include <initializer_list>

#include "tell/detail/exports/export_writers.hpp"
#include "tell/detail/exports/joined.hpp"
#include "tell/detail/exports/number_text.hpp"
#include "tell/detail/exports/stemma_graph.hpp"
#include "tell/detail/exports/text_places.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Full-width signs count: East Asian spreadsheets take them for the ASCII ones.
bool begins_formula(std::string_view words) {
  if (words.empty()) return false;
  if (std::string_view("=+-@\t\r\n").find(words.front()) != std::string_view::npos) return true;
  const char32_t first = text::code_point_at(words, 0).value;
  return first == U'＝' || first == U'＋' || first == U'－' || first == U'＠';
}

class CsvTable {
 public:
  CsvTable(std::initializer_list<std::string_view> columns) {
    for (const std::string_view column : columns) plain(column);
    end_row();
  }

  /// Words of a page.
  CsvTable& words(std::string_view words) {
    part();
    const std::string repaired = text::repair_utf8(words);
    const bool quoted = begins_formula(repaired) ||
                        repaired.find_first_of(",\"\r\n") != std::string::npos ||
                        repaired.starts_with(' ') || repaired.ends_with(' ');
    if (quoted) out_ += '"';
    if (begins_formula(repaired)) out_ += '\'';
    for (const char c : repaired) append(c);
    if (quoted) out_ += '"';
    return *this;
  }
  /// A word or number of ours.
  CsvTable& plain(std::string_view word) {
    part();
    out_ += word;
    return *this;
  }
  CsvTable& number(std::size_t value) { return plain(std::to_string(value)); }
  CsvTable& flag(bool value) { return plain(value ? "true" : "false"); }

  void end_row() {
    out_ += "\r\n";
    first_ = true;
  }

  std::string take() { return std::move(out_); }

 private:
  void part() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  void append(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"') out_ += '"';
    if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F) {
      out_ += kReplacement;
    } else {
      out_ += c;
    }
  }

  std::string out_;
  bool first_ = true;
};

std::string_view value_of(const GraphValues& values, std::string_view column) {
  for (const auto& [name, value] : values) {
    if (name == column) return value;
  }
  return {};
}

std::string nodes_table(const StemmaGraph& graph) {
  CsvTable table{"Id",        "Label",    "Kind",  "Title", "Outlet", "Url",
                 "Published", "Language", "Story", "Named", "InPile", "Through"};
  for (const GraphNode& node : graph.nodes) {
    table.words(node.id).words(node.name).plain(node.kind);
    for (const std::string_view column : node_columns()) table.words(value_of(node.values, column));
    table.end_row();
  }
  return table.take();
}

std::string edges_table(const StemmaGraph& graph) {
  CsvTable table{"Source", "Target",   "Type",      "Id",      "Label",
                 "Weight", "Relation", "Direction", "Reasons", "Story"};
  for (const GraphEdge& edge : graph.edges) {
    const bool undecided = edge.edge->direction == Certainty::undecided;
    table.words(graph.nodes[edge.from].id).words(graph.nodes[edge.to].id);
    table.plain(undecided ? "Undirected" : "Directed").plain(edge.id);
    table.plain(to_string(edge.edge->relation)).plain(number_text(edge.edge->confidence));
    for (const std::string_view column : edge_columns()) table.words(value_of(edge.values, column));
    table.end_row();
  }
  return table.take();
}

/// The tables of what the stories say, with every span in code points.
class StoryTables {
 public:
  explicit StoryTables(const Dossier& dossier) : dossier_(dossier), places_(dossier.articles) {}

  std::string articles() const {
    CsvTable table{"id",        "source_path",    "url",      "outlet", "title", "authors",
                   "published", "published_from", "languages"};
    for (const Article& article : dossier_.articles) {
      table.words(article.id).words(article.source_path).words(article.url.value_or(""));
      table.words(article.outlet.value_or("")).words(article.title.value_or(""));
      table.words(joined(article.authors)).words(article.published.value_or(""));
      table.plain(to_string(article.published_from)).words(joined(article.languages)).end_row();
    }
    return table.take();
  }

  std::string sources() const {
    CsvTable table{"story", "id", "name", "aliases", "kind", "named", "in_pile", "through"};
    for (const StoryDossier& story : dossier_.stories) {
      for (const Source& source : story.stemma.sources) {
        table.words(story.story.id).words(source.id).words(source.name);
        table.words(joined(source.aliases)).plain(to_string(source.kind)).flag(source.named);
        table.words(source.in_pile < 0 ? std::string() : article_id(source.in_pile));
        table.words(source.through < 0
                        ? std::string()
                        : story.stemma.sources[static_cast<std::size_t>(source.through)].id);
        table.end_row();
      }
    }
    return table.take();
  }

  std::string claims() const {
    CsvTable table{"story",    "id",      "text",        "independent_origins",
                   "articles", "origins", "occurrences", "circular"};
    for (const StoryDossier& story : dossier_.stories) {
      for (const Claim& claim : story.claims) {
        table.words(story.story.id).words(claim.id).words(text_of(claim));
        table.number(claim.independent_origins).number(articles_of(claim));
        std::string origins;
        for (const Origin& origin : claim.origins) {
          join(origins, name_of(dossier_, story, origin.node));
        }
        std::string loop;
        for (const StemmaNode& node : claim.circular) join(loop, name_of(dossier_, story, node));
        table.words(origins).number(claim.occurrences.size()).words(loop).end_row();
      }
    }
    return table.take();
  }

  std::string occurrences() const {
    CsvTable table{"story",    "claim", "article",  "start",   "end",
                   "modality", "exact", "polarity", "sources", "origin"};
    for (const StoryDossier& story : dossier_.stories) {
      for (const Claim& claim : story.claims) {
        for (const Occurrence& occurrence : claim.occurrences) {
          const TextPlace place = places_(occurrence.place);
          table.words(story.story.id).words(claim.id).words(article_id(place.article));
          table.number(place.start).number(place.end).plain(to_string(occurrence.modality));
          table.words(place.exact).plain(to_string(occurrence.polarity));
          std::string sources;
          for (const std::uint32_t source : occurrence.attribution) {
            join(sources, story.stemma.sources[source].name);
          }
          table.words(sources).words(origin_of(story, claim, occurrence)).end_row();
        }
      }
    }
    return table.take();
  }

  std::string conflicts() const {
    CsvTable table{"story",  "id",      "kind",  "same_origin", "side", "value",
                   "claims", "article", "start", "end",         "exact"};
    for (const StoryDossier& story : dossier_.stories) {
      for (const Conflict& conflict : story.conflicts) {
        std::string claims;
        for (const std::uint32_t claim : conflict.claims) join(claims, story.claims[claim].id);
        for (std::size_t s = 0; s < conflict.sides.size(); ++s) {
          for (const ArticleSpan& span : conflict.sides[s].evidence) {
            table.words(story.story.id).words(conflict.id).plain(to_string(conflict.kind));
            table.flag(conflict.same_origin).number(s + 1).words(conflict.sides[s].value);
            table.words(claims);
            evidence(table, span);
            table.end_row();
          }
        }
      }
    }
    return table.take();
  }

  std::string timeline() const {
    CsvTable table{"story", "id",      "date",  "precision", "reported",
                   "claim", "article", "start", "end",       "text"};
    for (const StoryDossier& story : dossier_.stories) {
      for (const TimelineEntry& entry : story.timeline) {
        table.words(story.story.id).words(entry.id).words(entry.date).words(entry.precision);
        table.words(entry.reported);
        table.words(entry.claim < 0 ? std::string()
                                    : story.claims[static_cast<std::size_t>(entry.claim)].id);
        evidence(table, entry.text);
        table.end_row();
      }
    }
    return table.take();
  }

 private:
  template <typename Index>
  const std::string& article_id(Index index) const {
    return dossier_.articles[static_cast<std::size_t>(index)].id;
  }

  std::string_view text_of(const Claim& claim) const {
    return places_(claim.occurrences.front().place).exact;
  }

  std::string origin_of(const StoryDossier& story, const Claim& claim,
                        const Occurrence& occurrence) const {
    if (occurrence.origin < 0) return {};
    return name_of(dossier_, story,
                   claim.origins[static_cast<std::size_t>(occurrence.origin)].node);
  }

  void evidence(CsvTable& table, const ArticleSpan& span) const {
    const TextPlace place = places_(span);
    table.words(article_id(place.article)).number(place.start).number(place.end).words(place.exact);
  }

  const Dossier& dossier_;
  TextPlaces places_;
};

}  // namespace

std::vector<NamedText> write_csv_tables(const Dossier& dossier) {
  const StemmaGraph graph = build_stemma_graph(dossier);
  const StoryTables tables(dossier);
  return {{"nodes.csv", nodes_table(graph)},     {"edges.csv", edges_table(graph)},
          {"articles.csv", tables.articles()},   {"sources.csv", tables.sources()},
          {"claims.csv", tables.claims()},       {"occurrences.csv", tables.occurrences()},
          {"conflicts.csv", tables.conflicts()}, {"timeline.csv", tables.timeline()}};
}

}  // namespace wirestem::tell
