// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/propose_pairs.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace wirestem::reuse::detail {
namespace {

struct ArticleFeature {
  std::uint64_t key = 0;
  std::uint32_t article = 0;
  float weight = 0;
};

struct Partner {
  double score = 0;
  std::uint32_t article = 0;
};

/// Each feature of each article once, by key.
std::vector<ArticleFeature> features_of(std::span<const ComparedArticle> articles) {
  std::vector<ArticleFeature> features;
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    const std::size_t first = features.size();
    for (const ComparedSentence& sentence : articles[a].sentences) {
      for (const Feature& f : sentence.features) features.push_back({f.key, a, f.weight});
    }
    const auto own = features.begin() + static_cast<std::ptrdiff_t>(first);
    std::sort(own, features.end(), [](const auto& x, const auto& y) { return x.key < y.key; });
    features.erase(std::unique(own, features.end(),
                               [](const auto& x, const auto& y) { return x.key == y.key; }),
                   features.end());
  }
  std::ranges::sort(features, {},
                    [](const ArticleFeature& f) { return std::tuple(f.key, f.article); });
  return features;
}

/// For each article the features it has, as ranges of sharers in the sorted list.
struct Sharers {
  std::size_t begin = 0;
  std::size_t end = 0;
};

double rarity_of(Sharers sharers, std::size_t articles) {
  const auto having = static_cast<double>(sharers.end - sharers.begin);
  return std::min(kMostRarity, 1 + std::log2(static_cast<double>(articles) / having));
}

/// For each article the weight of all its features, shared or not.
std::vector<double> totals(const std::vector<ArticleFeature>& features, std::size_t articles) {
  std::vector<double> total(articles, 0);
  for (std::size_t begin = 0; begin < features.size();) {
    std::size_t end = begin;
    while (end < features.size() && features[end].key == features[begin].key) ++end;
    const double rarity = rarity_of({begin, end}, articles);
    for (std::size_t i = begin; i < end && end - begin <= kMostSharers; ++i) {
      total[features[i].article] += features[i].weight * rarity;
    }
    begin = end;
  }
  return total;
}

std::vector<std::vector<Sharers>> sharers_by_article(const std::vector<ArticleFeature>& features,
                                                     std::size_t articles) {
  std::vector<std::vector<Sharers>> by_article(articles);
  for (std::size_t begin = 0; begin < features.size();) {
    std::size_t end = begin;
    while (end < features.size() && features[end].key == features[begin].key) ++end;
    if (end - begin > 1 && end - begin <= kMostSharers) {
      for (std::size_t i = begin; i < end; ++i) {
        by_article[features[i].article].push_back({begin, end});
      }
    }
    begin = end;
  }
  return by_article;
}

}  // namespace

ProposedPairs propose_pairs(std::span<const ComparedArticle> articles) {
  const auto features = features_of(articles);
  const auto by_article = sharers_by_article(features, articles.size());
  const std::vector<double> total = totals(features, articles.size());
  std::vector<double> score(articles.size(), 0);
  std::vector<std::uint32_t> touched;
  ProposedPairs found;
  auto& pairs = found.pairs;
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    for (const Sharers range : by_article[a]) {
      const double rarity = rarity_of(range, articles.size());
      for (std::size_t i = range.begin; i < range.end; ++i) {
        const std::uint32_t b = features[i].article;
        if (b == a) continue;
        if (score[b] == 0) touched.push_back(b);
        score[b] += features[i].weight * rarity;
      }
    }
    std::vector<Partner> partners;
    for (const std::uint32_t b : touched) {
      const double least = std::max(kLeastScore, kLeastShare * std::min(total[a], total[b]));
      if (score[b] >= least) partners.push_back({score[b], b});
      score[b] = 0;
    }
    touched.clear();
    std::ranges::sort(partners, [](const Partner& x, const Partner& y) {
      return x.score != y.score ? x.score > y.score : x.article < y.article;
    });
    if (partners.size() > kPartners) {
      partners.resize(kPartners);
      found.left_out = true;
    }
    for (const Partner& p : partners)
      pairs.emplace_back(std::min(a, p.article), std::max(a, p.article));
  }
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return found;
}

}  // namespace wirestem::reuse::detail
