// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"
#include "model/name_mention.hpp"

namespace wirestem::stories::detail {

/// What articles are compared by, each on its own.
enum class Facet : std::uint8_t { names, numbers, concepts, words };
constexpr std::size_t kFacets = 4;

/// A feature with its weight in whole steps, so that sums do not depend on their order.
struct WeighedFeature {
  std::uint64_t key = 0;
  std::int64_t weight = 0;
};

/// An article as one sorted list of features for each facet.
struct StoryFeatures {
  std::array<std::vector<WeighedFeature>, kFacets> facets;
  std::array<double, kFacets> length{};   ///< Euclidean
  std::string language;                   ///< of most of its text
  std::vector<std::uint64_t> name_words;  ///< sorted: words of its names that no table knows

  const std::vector<WeighedFeature>& of(Facet facet) const {
    return facets[static_cast<std::size_t>(facet)];
  }
};

/// How much two articles have in common: cosines by facet.
struct Likeness {
  double names = 0;
  double numbers = 0;
  double concepts = 0;
  double words = 0;
};

/// Makes the features of the articles `which`, weighed by kind, place in the article, and rarity
/// among them. Features of more than 200 articles, and states but a little, say nothing. Linear.
std::vector<StoryFeatures> make_story_features(std::span<const ReadArticle> articles,
                                               std::span<const std::uint32_t> which,
                                               const LinkedNames& names,
                                               const lexicon::Lexicon& lexicon);

Likeness compare(const StoryFeatures& a, const StoryFeatures& b);

/// Pairs (left < right) worth comparing, sorted: each article with the sixty that share most with
/// it.
std::vector<std::pair<std::uint32_t, std::uint32_t>> sharing_pairs(
    std::span<const StoryFeatures> features);

}  // namespace wirestem::stories::detail
