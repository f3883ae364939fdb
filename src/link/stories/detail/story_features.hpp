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
enum class Facet : std::uint8_t { names, name_words, numbers, concepts, words };
constexpr std::size_t kFacets = 5;

/// A feature with its weight in whole steps, so that sums do not depend on their order.
struct WeighedFeature {
  std::uint32_t key = 0;    ///< its number; no two facets share one
  std::int32_t weight = 0;  ///< above 0
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
  double length_of(Facet facet) const { return length[static_cast<std::size_t>(facet)]; }
};

/// How much two articles have in common: cosines by facet, names and their words together.
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

/// The numbers that make_story_features decides by.
inline constexpr std::size_t kMostSharers = 200;
inline constexpr double kUnseenArticles = 40;
inline constexpr double kAlone = 0.5;  ///< for what no other article has
inline constexpr double kStateWeight = 0.8;
inline constexpr double kPlaceWeight = 2.5;
inline constexpr double kNameWeight = 3.0;  ///< of a person or an organisation
inline constexpr double kTitleName = 1.5;
inline constexpr double kTitleWord = 2.0;
inline constexpr double kLeadName = 1.4;
inline constexpr double kLateName = 0.6;
inline constexpr double kNameWord = 2.0;  ///< a word of a name, wherever it stands
inline constexpr std::uint32_t kLeadTokens = 75;
inline constexpr double kSteadyNames = 800;  ///< keeps two short lists of names from being equal by
                                             ///< one
inline constexpr double kSteadyNumbers = 100;

}  // namespace wirestem::stories::detail
