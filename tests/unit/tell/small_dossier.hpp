// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// Builds a dossier by hand, with spans found by their words.
class SmallDossier {
 public:
  SmallDossier() {
    dossier.run.version = "9.9";
    dossier.stories.emplace_back();
    dossier.stories[0].story.id = "story-1";
    dossier.stories[0].story.label = "Lift stops";
  }

  /// Adds a page that is one body section, and puts it into the story.
  std::uint32_t page(std::string id, std::string outlet, std::string text,
                     std::string language = "en") {
    Article article;
    article.id = std::move(id);
    article.source_path = article.id + ".txt";
    if (!outlet.empty()) article.outlet = std::move(outlet);
    article.text = std::move(text);
    article.sections = {{.span = {0, static_cast<std::uint32_t>(article.text.size())},
                         .role = SectionRole::body,
                         .language = language}};
    article.languages = {std::move(language)};
    const auto index = static_cast<std::uint32_t>(dossier.articles.size());
    dossier.articles.push_back(std::move(article));
    dossier.findings.emplace_back();
    story().story.articles.push_back(index);
    return index;
  }

  /// The first place of `words` in a page; the words must be there.
  ArticleSpan at(std::uint32_t page, std::string_view words) const {
    const std::size_t begin = dossier.articles[page].text.find(words);
    if (begin == std::string::npos) std::abort();
    return {page,
            {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())}};
  }

  std::uint32_t source(std::string name, SourceKind kind = SourceKind::outlet, bool named = true) {
    Source source;
    source.id = "source-" + std::to_string(story().stemma.sources.size() + 1);
    source.name = std::move(name);
    source.kind = kind;
    source.named = named;
    story().stemma.sources.push_back(std::move(source));
    return static_cast<std::uint32_t>(story().stemma.sources.size() - 1);
  }

  /// Adds a claim with one root; every occurrence goes back to it.
  Claim& claim(std::vector<ArticleSpan> places, StemmaNode root,
               std::vector<std::uint32_t> attribution = {}) {
    Claim claim;
    claim.id = "claim-" + std::to_string(story().claims.size() + 1);
    for (const ArticleSpan& place : places) {
      Occurrence occurrence;
      occurrence.place = place;
      occurrence.attribution = attribution;
      occurrence.origin = 0;
      claim.occurrences.push_back(std::move(occurrence));
    }
    claim.origins = {{.node = root, .reasons = {"it says so"}}};
    claim.independent_origins = 1;
    story().claims.push_back(std::move(claim));
    return story().claims.back();
  }

  void edge(StemmaNode from, StemmaNode to, EdgeRelation relation,
            std::vector<ArticleSpan> evidence = {}) {
    StemmaEdge edge;
    edge.from = from;
    edge.to = to;
    edge.relation = relation;
    edge.reasons = {"named in the text"};
    edge.evidence = std::move(evidence);
    story().stemma.edges.push_back(std::move(edge));
  }

  /// Adds a quotation to a page's findings; gives its number there.
  std::uint32_t quote(const ArticleSpan& content, std::string speaker,
                      std::vector<ChainLink> chain = {}) {
    Findings& findings = dossier.findings[content.article];
    Quote quote;
    quote.content = {content.span};
    quote.speaker_name = std::move(speaker);
    const auto number = static_cast<std::uint32_t>(findings.quotes.size());
    findings.quotes.push_back(std::move(quote));
    findings.attributions.push_back({.quote = number, .chain = std::move(chain)});
    return number;
  }

  StoryDossier& story() { return dossier.stories[0]; }

  Dossier dossier;
};

inline StemmaNode page_node(std::uint32_t index) { return {.is_article = true, .index = index}; }
inline StemmaNode source_node(std::uint32_t index) { return {.is_article = false, .index = index}; }

}  // namespace wirestem::tell
