// SPDX-License-Identifier: Apache-2.0
//
// A breadth-first search from each medium that makes the claim, back to itself.
#include "trace/provenance/detail/circle_of_media.hpp"

#include <algorithm>
#include <utility>

#include "trace/provenance/detail/source_table.hpp"

namespace wirestem::provenance::detail {

CircleOfMedia::CircleOfMedia(const Story& story, const Stemma& stemma)
    : story_(story), stemma_(stemma) {
  for (const StemmaEdge& edge : stemma.edges) {
    if (edge.relation != EdgeRelation::cites) continue;
    const std::int64_t cited =
        edge.to.is_article ? sources_of(edge.to.index).own : std::int64_t{edge.to.index};
    if (cited >= 0) add(edge.from.index, static_cast<std::uint32_t>(cited), cited_);
  }
}

const ArticleSources& CircleOfMedia::sources_of(std::uint32_t page) const {
  const auto at = std::ranges::lower_bound(story_.articles, page) - story_.articles.begin();
  return stemma_.articles[static_cast<std::size_t>(at)];
}

void CircleOfMedia::add(std::uint32_t page, std::uint32_t source, Links& links) const {
  const std::int64_t own = sources_of(page).own;
  const bool medium = is_medium(stemma_.sources[source].kind) && stemma_.sources[source].named;
  if (own < 0 || !medium || own == std::int64_t{source}) return;
  links[static_cast<std::uint32_t>(own)].try_emplace(source, page);
}

/// What the pages that make a claim say of where they have it from.
CircleOfMedia::Links CircleOfMedia::links_of(const Claim& claim) const {
  Links links;
  for (const Occurrence& occurrence : claim.occurrences) {
    const std::uint32_t page = occurrence.place.article;
    for (const std::uint32_t source : occurrence.attribution) add(page, source, links);
    const std::int64_t leans_on = sources_of(page).leans_on;
    if (leans_on >= 0) add(page, static_cast<std::uint32_t>(leans_on), links);
  }
  return links;
}

/// The pages of the shortest way from a medium back to itself.
std::vector<StemmaNode> CircleOfMedia::circle_through(std::uint32_t start, const Links& own) const {
  std::map<std::uint32_t, std::pair<std::uint32_t, std::uint32_t>> reached;  // from whom, its page
  std::vector<std::uint32_t> queue = {start};
  for (std::size_t i = 0; i < queue.size() && !reached.contains(start); ++i) {
    for (const Links* links : {&own, &cited_}) {
      const auto from = links->find(queue[i]);
      if (from == links->end()) continue;
      for (const auto& [medium, page] : from->second) {
        if (reached.try_emplace(medium, queue[i], page).second) queue.push_back(medium);
      }
    }
  }
  std::vector<StemmaNode> pages;
  if (!reached.contains(start)) return pages;
  std::uint32_t at = start;
  do {
    const auto& [before, page] = reached.at(at);
    pages.push_back({.is_article = true, .index = page});
    at = before;
  } while (at != start);
  std::ranges::reverse(pages);
  return pages;
}

std::vector<StemmaNode> CircleOfMedia::find(const Claim& claim) const {
  std::vector<std::uint32_t> makers;
  for (const Occurrence& occurrence : claim.occurrences) {
    makers.push_back(occurrence.place.article);
  }
  std::ranges::sort(makers);
  const auto makes_it = [&makers](StemmaNode page) {
    return std::ranges::binary_search(makers, page.index);
  };
  const Links own = links_of(claim);
  std::vector<StemmaNode> best;
  for (const auto& [medium, cited] : own) {
    std::vector<StemmaNode> circle = circle_through(medium, own);
    if (std::ranges::count_if(circle, makes_it) < 2) continue;
    if (best.empty() || circle.size() < best.size()) best = std::move(circle);
  }
  return best;
}

}  // namespace wirestem::provenance::detail
