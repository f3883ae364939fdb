// SPDX-License-Identifier: Apache-2.0
#include "pipeline/detail/kept_story.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "tell/enum_names.hpp"
#include "tell/summarise.hpp"

namespace wirestem::pipeline::detail {
namespace {

/// Puts an article's place in the story where its place in the pile stood.
class Renumberer {
 public:
  explicit Renumberer(const std::vector<std::uint32_t>& articles) : articles_(articles) {}

  void operator()(std::uint32_t& article) const {
    const auto at = std::ranges::lower_bound(articles_, article);
    article = static_cast<std::uint32_t>(at - articles_.begin());
  }
  void operator()(ArticleSpan& span) const { (*this)(span.article); }
  void operator()(StemmaNode& node) const {
    if (node.is_article) (*this)(node.index);
  }
  void operator()(Source& source) const {
    if (source.in_pile < 0) return;
    auto article = static_cast<std::uint32_t>(source.in_pile);
    const bool here = std::ranges::binary_search(articles_, article);
    (*this)(article);
    source.in_pile = here ? static_cast<std::int64_t>(article) : -1;
  }
  template <typename T>
  void each(std::vector<T>& list) const {
    for (T& one : list) (*this)(one);
  }

 private:
  const std::vector<std::uint32_t>& articles_;
};

void renumber(StoryDossier& story, const Renumberer& renumber) {
  renumber.each(story.story.articles);
  renumber.each(story.stemma.sources);
  for (StemmaEdge& edge : story.stemma.edges) {
    renumber(edge.from);
    renumber(edge.to);
    renumber.each(edge.evidence);
  }
  for (PassageGroup& group : story.passages) renumber.each(group.members);
  for (QuoteFamily& family : story.quotes) {
    for (QuoteVariant& variant : family.variants) renumber(variant.article);
  }
  for (Claim& claim : story.claims) {
    for (Occurrence& occurrence : claim.occurrences) renumber(occurrence.place);
    for (Origin& origin : claim.origins) renumber(origin.node);
    renumber.each(claim.circular);
  }
  for (Conflict& conflict : story.conflicts) {
    for (ConflictSide& side : conflict.sides) renumber.each(side.evidence);
  }
  for (TimelineEntry& entry : story.timeline) {
    renumber(entry.text);
    renumber.each(entry.evidence);
  }
}

/// What could not be done for the story's articles, or for the whole pile.
std::vector<Limit> limits_of(const std::vector<Limit>& limits,
                             const std::vector<std::uint32_t>& articles) {
  std::vector<Limit> own;
  for (const Limit& limit : limits) {
    Limit here{limit.what, {}};
    std::ranges::set_intersection(limit.articles, articles, std::back_inserter(here.articles));
    if (here.articles.empty() && !limit.articles.empty()) continue;
    Renumberer(articles).each(here.articles);
    own.push_back(std::move(here));
  }
  return own;
}

Dossier alone(const Dossier& dossier, const StoryDossier& story) {
  Dossier own;
  const std::vector<std::uint32_t>& articles = story.story.articles;
  for (const std::uint32_t a : articles) {
    own.articles.push_back(dossier.articles[a]);
    Findings& findings = own.findings.emplace_back();
    findings.quotes = dossier.findings[a].quotes;
    findings.attributions = dossier.findings[a].attributions;
  }
  own.stories.push_back(story);
  renumber(own.stories.front(), Renumberer(articles));
  own.stories.front().story.related.clear();
  own.limits = limits_of(dossier.limits, articles);
  own.run.version = dossier.run.version;
  own.run.options = dossier.run.options;
  return own;
}

keep::StoryLine line_of(const Dossier& dossier, const StoryDossier& story) {
  const tell::StorySummary summary = tell::summarise(dossier, story);
  keep::StoryLine line;
  line.label = story.story.label;
  line.pages = static_cast<std::uint32_t>(summary.articles);
  line.origins = static_cast<std::uint32_t>(summary.origins);
  line.unnamed_origins = static_cast<std::uint32_t>(summary.unnamed_origins);
  line.loops = static_cast<std::uint32_t>(summary.loops);
  line.conflicts = static_cast<std::uint32_t>(summary.conflicts);
  line.statement = summary.statement;
  std::set<std::string> outlets;
  std::set<std::string> languages;
  for (const std::uint32_t a : story.story.articles) {
    const Article& article = dossier.articles[a];
    line.articles.push_back(article.id);
    if (article.outlet) outlets.insert(*article.outlet);
    languages.insert(article.languages.begin(), article.languages.end());
    if (!article.published) continue;
    if (line.first_published.empty() || *article.published < line.first_published) {
      line.first_published = *article.published;
    }
    line.last_published = std::max(line.last_published, *article.published);
  }
  line.outlets.assign(outlets.begin(), outlets.end());
  line.languages.assign(languages.begin(), languages.end());
  return line;
}

keep::EdgeLine row_of(const Dossier& dossier, const StoryDossier& story, const StemmaEdge& edge) {
  return {.from = tell::id_of(dossier, story, edge.from),
          .to = tell::id_of(dossier, story, edge.to),
          .from_name = tell::name_of(dossier, story, edge.from),
          .to_name = tell::name_of(dossier, story, edge.to),
          .relation = std::string(tell::to_string(edge.relation)),
          .direction = std::string(tell::to_string(edge.direction)),
          .confidence = edge.confidence};
}

keep::ConflictLine row_of(const Conflict& conflict) {
  std::string sides;
  for (const ConflictSide& side : conflict.sides)
    sides += (sides.empty() ? "" : " / ") + side.value;
  return {.id = conflict.id,
          .kind = std::string(tell::to_string(conflict.kind)),
          .same_origin = conflict.same_origin,
          .sides = std::move(sides)};
}

}  // namespace

keep::ClaimLine claim_row(const Dossier& dossier, const Claim& claim) {
  const ArticleSpan& quoted = claim.occurrences.front().place;
  const Article& article = dossier.articles[quoted.article];
  return {.story = {},
          .id = claim.id,
          .text = std::string(slice(article.text, quoted.span)),
          .article = article.id,
          .pages = static_cast<std::uint32_t>(tell::articles_of(claim)),
          .independent_origins = claim.independent_origins,
          .circular = !claim.circular.empty()};
}

keep::AnalysedStory kept_story(const Dossier& dossier, std::uint32_t story) {
  const StoryDossier& whole = dossier.stories[story];
  keep::AnalysedStory kept;
  kept.line = line_of(dossier, whole);
  kept.related = whole.story.related;
  for (const Claim& claim : whole.claims) {
    if (!claim.occurrences.empty()) kept.claims.push_back(claim_row(dossier, claim));
  }
  for (const StemmaEdge& edge : whole.stemma.edges) {
    kept.edges.push_back(row_of(dossier, whole, edge));
  }
  for (const Conflict& conflict : whole.conflicts) kept.conflicts.push_back(row_of(conflict));
  kept.dossier = alone(dossier, whole);
  return kept;
}

}  // namespace wirestem::pipeline::detail
