// SPDX-License-Identifier: Apache-2.0
#include "tell/summarise.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "tell/counted.hpp"

namespace wirestem::tell {
namespace {

constexpr std::size_t kNamesShown = 3;

/// How many claims go back to a root, and how many of them by way of somebody unnamed.
struct Weight {
  std::size_t claims = 0;
  std::size_t unnamed = 0;
};

bool from_unnamed(const StoryDossier& story, const Claim& claim, std::size_t origin) {
  return std::ranges::any_of(claim.occurrences, [&](const Occurrence& occurrence) {
    return occurrence.origin == static_cast<std::int64_t>(origin) &&
           !occurrence.attribution.empty() &&
           !story.stemma.sources[occurrence.attribution.front()].named;
  });
}

std::map<StemmaNode, Weight> weigh_roots(const StoryDossier& story) {
  const bool shared =
      std::ranges::any_of(story.claims, [](const Claim& claim) { return articles_of(claim) > 1; });
  std::map<StemmaNode, Weight> weights;
  for (const Claim& claim : story.claims) {
    if (shared && articles_of(claim) < 2) continue;
    for (std::size_t o = 0; o < claim.origins.size(); ++o) {
      Weight& weight = weights[claim.origins[o].node];
      ++weight.claims;
      if (from_unnamed(story, claim, o)) ++weight.unnamed;
    }
  }
  return weights;
}

std::string verdict_of(const Dossier& dossier, const StoryDossier& story,
                       const StorySummary& summary) {
  std::string text = counted(summary.articles, "page", "pages") + ", " +
                     counted(summary.origins, "origin", "origins");
  for (std::size_t i = 0; i < std::min(kNamesShown, summary.roots.size()); ++i) {
    text += (i == 0 ? ": " : ", ") + name_of(dossier, story, summary.roots[i]);
  }
  if (summary.roots.size() > kNamesShown) {
    text += " and " + counted(summary.roots.size() - kNamesShown, "more", "more");
  }
  return text + ".";
}

std::string remarks_on(const StorySummary& summary) {
  std::vector<std::string> remarks;
  if (summary.unnamed_origins > 0) {
    remarks.push_back(counted(summary.unnamed_origins, "origin rests", "origins rest") +
                      " mostly on unnamed sources.");
  }
  if (summary.loops > 0) {
    remarks.push_back(
        counted(summary.loops, "claim comes", "claims come") +
        (summary.loops == 1 ? " back to where it started." : " back to where they started."));
  }
  if (summary.conflicts > 0) {
    remarks.push_back("Accounts differ in " + counted(summary.conflicts, "place", "places") + ".");
  }
  std::string text;
  for (const std::string& remark : remarks) text += (text.empty() ? "" : " ") + remark;
  return text;
}

}  // namespace

std::size_t articles_of(const Claim& claim) {
  std::set<std::uint32_t> articles;
  for (const Occurrence& occurrence : claim.occurrences) articles.insert(occurrence.place.article);
  return articles.size();
}

bool is_medium(SourceKind kind) { return kind == SourceKind::outlet || kind == SourceKind::agency; }

std::string_view name_of_article(const Article& article) {
  if (article.outlet) return *article.outlet;
  return article.title ? *article.title : article.id;
}

std::string name_of(const Dossier& dossier, const StoryDossier& story, StemmaNode node) {
  if (!node.is_article) return story.stemma.sources[node.index].name;
  return std::string(name_of_article(dossier.articles[node.index]));
}

std::string id_of(const Dossier& dossier, const StoryDossier& story, StemmaNode node) {
  return node.is_article ? dossier.articles[node.index].id : story.stemma.sources[node.index].id;
}

std::vector<const Claim*> claims_by_weight(const StoryDossier& story) {
  std::vector<std::pair<std::size_t, const Claim*>> weighed;
  for (const Claim& claim : story.claims) weighed.emplace_back(articles_of(claim), &claim);
  std::ranges::stable_sort(weighed, std::greater{}, &std::pair<std::size_t, const Claim*>::first);
  std::vector<const Claim*> claims;
  for (const auto& [articles, claim] : weighed) claims.push_back(claim);
  return claims;
}

std::string_view via_of(const Dossier& dossier, const QuoteVariant& variant) {
  const Findings& findings = dossier.findings[variant.article];
  if (variant.quote >= findings.attributions.size()) return {};
  for (const ChainLink& link : findings.attributions[variant.quote].chain) {
    if (is_medium(link.kind) && link.name != findings.quotes[variant.quote].speaker_name) {
      return link.name;
    }
  }
  return {};
}

StorySummary summarise(const Dossier& dossier, const StoryDossier& story) {
  StorySummary summary;
  summary.articles = story.story.articles.size();
  summary.conflicts = story.conflicts.size();
  summary.loops = static_cast<std::size_t>(std::ranges::count_if(
      story.claims, [](const Claim& claim) { return !claim.circular.empty(); }));
  const std::map<StemmaNode, Weight> weights = weigh_roots(story);
  for (const auto& [node, weight] : weights) {
    summary.roots.push_back(node);
    if (2 * weight.unnamed > weight.claims) ++summary.unnamed_origins;
  }
  std::ranges::stable_sort(summary.roots, std::greater{},
                           [&](StemmaNode node) { return weights.at(node).claims; });
  summary.origins = summary.roots.size();
  summary.verdict = verdict_of(dossier, story, summary);
  summary.remarks = remarks_on(summary);
  summary.statement = summary.verdict + (summary.remarks.empty() ? "" : " ") + summary.remarks;
  return summary;
}

}  // namespace wirestem::tell
