// SPDX-License-Identifier: Apache-2.0
#include "tell/stand_without.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace wirestem::tell {
namespace {

bool goes_by(const Source& source, std::string_view name) {
  return source.name == name || std::ranges::find(source.aliases, name) != source.aliases.end();
}

class Without {
 public:
  Without(const Dossier& dossier, const StoryDossier& story, std::string_view outlet)
      : dossier_(dossier), story_(story), outlet_(outlet) {}

  bool falls(std::uint32_t article) const { return dossier_.articles[article].outlet == outlet_; }

  bool falls(StemmaNode node) const {
    if (node.is_article) return falls(node.index);
    const Source& source = story_.stemma.sources[node.index];
    if (goes_by(source, outlet_)) return true;
    if (source.named || source.through < 0) return false;
    return goes_by(story_.stemma.sources[static_cast<std::size_t>(source.through)], outlet_);
  }

  StandingClaim of(const Claim& claim) const {
    std::set<std::uint32_t> pages;
    std::set<std::int64_t> told;  // origins that a page that stays goes back to
    for (const Occurrence& occurrence : claim.occurrences) {
      if (falls(occurrence.place.article)) continue;
      const bool lost = occurrence.origin >= 0 &&
                        falls(claim.origins[static_cast<std::size_t>(occurrence.origin)].node);
      if (lost) continue;
      pages.insert(occurrence.place.article);
      told.insert(occurrence.origin);
    }
    const ArticleSpan& quoted = claim.occurrences.front().place;
    const auto left = static_cast<std::uint32_t>(told.size());
    return {.id = claim.id,
            .text = std::string(slice(dossier_.articles[quoted.article].text, quoted.span)),
            .origins_before = claim.independent_origins,
            .origins_after = std::min(left, claim.independent_origins),
            .pages_after = static_cast<std::uint32_t>(pages.size())};
  }

 private:
  const Dossier& dossier_;
  const StoryDossier& story_;
  std::string_view outlet_;
};

}  // namespace

std::vector<StandingClaim> stand_without(const Dossier& dossier, const StoryDossier& story,
                                         std::string_view outlet) {
  const Without without(dossier, story, outlet);
  std::vector<StandingClaim> claims;
  for (const Claim& claim : story.claims) {
    if (!claim.occurrences.empty()) claims.push_back(without.of(claim));
  }
  std::ranges::stable_sort(claims, [](const StandingClaim& a, const StandingClaim& b) {
    return std::tuple(a.origins_after != 0, b.origins_before - b.origins_after) <
           std::tuple(b.origins_after != 0, a.origins_before - a.origins_after);
  });
  return claims;
}

bool knows_outlet(const Dossier& dossier, const StoryDossier& story, std::string_view outlet) {
  return std::ranges::any_of(
             story.story.articles,
             [&](std::uint32_t a) { return dossier.articles[a].outlet == outlet; }) ||
         std::ranges::any_of(story.stemma.sources,
                             [&](const Source& source) { return goes_by(source, outlet); });
}

}  // namespace wirestem::tell
