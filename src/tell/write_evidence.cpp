// SPDX-License-Identifier: Apache-2.0
#include "tell/write_evidence.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <vector>

#include "tell/counted.hpp"
#include "tell/detail/terminal_text.hpp"
#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"
#include "tell/table_cell.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kColumns = 100;  ///< of an edge's evidence, quoted beside a claim

class EvidenceWriter {
 public:
  explicit EvidenceWriter(const Dossier& dossier)
      : dossier_(dossier), story_(dossier.stories.front()) {}

  std::string of_claim(const Claim& claim) {
    line("", claim.id + ": " + quoted(claim.occurrences.front().place));
    line("", counted(claim.independent_origins, "independent origin", "independent origins") +
                 ", " + counted(articles_of(claim), "page", "pages"));
    for (std::size_t o = 0; o < claim.origins.size(); ++o) {
      line("\n", "origin: " + name(claim.origins[o].node));
      for (const std::string& reason : claim.origins[o].reasons) line("  because ", reason);
      for (const Occurrence& occurrence : claim.occurrences) {
        if (occurrence.origin == static_cast<std::int64_t>(o)) add_occurrence(claim, occurrence);
      }
    }
    add_those_who_have_it(claim);
    if (!claim.circular.empty()) {
      std::string loop;
      for (const StemmaNode node : claim.circular) loop += (loop.empty() ? "" : " → ") + name(node);
      line("\nruns in a circle: ", loop);
    }
    return std::move(text_);
  }

  std::string of_edge(const StemmaEdge& edge) {
    line("", name(edge.from) + " " + std::string(to_string(edge.relation)) + " " + name(edge.to));
    line("  direction: ", to_string(edge.direction));
    for (const std::string& reason : edge.reasons) line("  because ", reason);
    for (const ArticleSpan& span : edge.evidence)
      line("  ", page(span.article) + ": " + quoted(span));
    if (edge.direction == Certainty::undecided) {
      line("  ", "ruled out: neither side is shown to have had it first");
    }
    return std::move(text_);
  }

  std::string of_source(std::uint32_t index) {
    const Source& source = story_.stemma.sources[index];
    line("", source.id + ": " + source.name + (source.named ? "" : " (unnamed)"));
    for (std::size_t e = 0; e < story_.stemma.edges.size(); ++e) {
      const StemmaEdge& edge = story_.stemma.edges[e];
      if (edge.to.is_article || edge.to.index != index) continue;
      line("\n", "edge-" + std::to_string(e + 1) + ": " + name(edge.from) + " " +
                     std::string(to_string(edge.relation)) + " it");
      for (const ArticleSpan& span : edge.evidence) line("  ", quoted(span));
    }
    for (const Claim& claim : story_.claims) {
      const bool root = std::ranges::any_of(claim.origins, [&](const Origin& origin) {
        return !origin.node.is_article && origin.node.index == index;
      });
      if (root) line("\norigin of ", claim.id + ": " + quoted(claim.occurrences.front().place));
    }
    return std::move(text_);
  }

 private:
  void line(std::string_view before, std::string_view words) {
    text_ += std::string(before) + one_line(words) + "\n";
  }

  std::string_view words_of(const ArticleSpan& span) const {
    return slice(dossier_.articles[span.article].text, span.span);
  }
  std::string quoted(const ArticleSpan& span) const {
    return "“" + std::string(words_of(span)) + "”";
  }
  std::string page(std::uint32_t article) const { return name({true, article}); }
  std::string name(StemmaNode node) const { return name_of(dossier_, story_, node); }

  void add_occurrence(const Claim& claim, const Occurrence& occurrence) {
    std::string words =
        page(occurrence.place.article) + " (" + std::string(to_string(occurrence.modality));
    for (const std::uint32_t source : occurrence.attribution) {
      words += ", from " + story_.stemma.sources[source].name;
    }
    line("  ", words + "): " + quoted(occurrence.place));
    for (const StemmaEdge& edge : story_.stemma.edges) {
      const bool own = edge.from == StemmaNode{true, occurrence.place.article};
      if (!own || edge.evidence.empty() || !leads_on(claim, occurrence, edge.to)) continue;
      line("    ", std::string(to_string(edge.relation)) + " " + name(edge.to) + ": " + "“" +
                       last_cell(words_of(edge.evidence.front()), kColumns) + "”");
    }
  }

  /// Whether a node is where this occurrence has the claim from: its origin, one that it names, or
  /// another page with the same origin.
  bool leads_on(const Claim& claim, const Occurrence& occurrence, StemmaNode node) const {
    if (occurrence.origin < 0) return false;
    const Origin& origin = claim.origins[static_cast<std::size_t>(occurrence.origin)];
    if (name(node) == name(origin.node)) return true;
    if (!node.is_article) return std::ranges::count(occurrence.attribution, node.index) > 0;
    return std::ranges::any_of(claim.occurrences, [&](const Occurrence& other) {
      return other.place.article == node.index && other.origin == occurrence.origin;
    });
  }

  /// Pages that tell the claim but are no origin of it.
  void add_those_who_have_it(const Claim& claim) {
    std::vector<std::string> told;
    for (const Occurrence& occurrence : claim.occurrences) {
      if (occurrence.origin < 0) continue;
      const Origin& origin = claim.origins[static_cast<std::size_t>(occurrence.origin)];
      const std::string medium = page(occurrence.place.article);
      if (medium == name(origin.node)) continue;
      const std::string words = medium + ", which has it from " + name(origin.node);
      if (std::ranges::find(told, words) != told.end()) continue;
      if (told.empty()) line("\n", "ruled out as origins:");
      line("  ", words);
      told.push_back(words);
    }
  }

  const Dossier& dossier_;
  const StoryDossier& story_;
  std::string text_;
};

/// Ids of claims and sources begin with their story's, which may be left out: "claim-4".
bool is_called(std::string_view id, std::string_view asked) {
  if (id == asked) return true;
  const std::size_t dot = id.rfind('.');
  return dot != std::string_view::npos && id.substr(dot + 1) == asked;
}

/// "edge-4" → 3, if there are that many.
std::optional<std::size_t> place_of(std::string_view id, std::string_view kind, std::size_t count) {
  if (!id.starts_with(kind)) return std::nullopt;
  id.remove_prefix(kind.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
  const bool whole = error == std::errc() && end == id.data() + id.size();
  if (!whole || number == 0 || number > count) return std::nullopt;
  return number - 1;
}

}  // namespace

std::optional<std::string> write_evidence(const Dossier& dossier, std::string_view id) {
  if (dossier.stories.empty()) return std::nullopt;
  const StoryDossier& story = dossier.stories.front();
  const auto claim =
      std::ranges::find_if(story.claims, [&](const Claim& one) { return is_called(one.id, id); });
  if (claim != story.claims.end() && !claim->occurrences.empty()) {
    return EvidenceWriter(dossier).of_claim(*claim);
  }
  if (const auto edge = place_of(id, "edge-", story.stemma.edges.size())) {
    return EvidenceWriter(dossier).of_edge(story.stemma.edges[*edge]);
  }
  const auto source = std::ranges::find_if(
      story.stemma.sources, [&](const Source& one) { return is_called(one.id, id); });
  if (source == story.stemma.sources.end()) return std::nullopt;
  return EvidenceWriter(dossier).of_source(
      static_cast<std::uint32_t>(source - story.stemma.sources.begin()));
}

}  // namespace wirestem::tell
