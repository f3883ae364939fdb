// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"
#include "model/name_mention.hpp"

namespace wirestem::reuse::detail {

/// What a feature is made of.
enum class FeatureKind : std::uint8_t { actor, number, date, concept_row, cognate, stem };

/// Something that a sentence shares with another wording of it.
struct Feature {
  std::uint64_t key = 0;
  float weight = 0;  ///< by kind: how much it says where nothing is known of its frequency
  FeatureKind kind = FeatureKind::stem;

  /// Whether it can be shared across languages.
  bool bridges() const { return kind != FeatureKind::stem; }
  friend constexpr auto operator<=>(const Feature& a, const Feature& b) { return a.key <=> b.key; }
  friend constexpr bool operator==(const Feature& a, const Feature& b) { return a.key == b.key; }
};

/// A sentence as a set of features.
struct ComparedSentence {
  TextSpan span;
  std::uint32_t words = 0;  ///< without marks; characters of scripts without spaces count half
  bool body = false;
  bool said = false;              ///< most of it stands in quotation marks
  std::uint32_t language = 0;     ///< index into ComparedArticle::languages
  std::vector<Feature> features;  ///< sorted by key, each once
};

struct ComparedArticle {
  std::vector<ComparedSentence> sentences;
  std::vector<std::string> languages;
  double body_words = 0;
};

/// Makes the features of all articles: actors, numbers, dates, concepts, words that look alike
/// across languages (by their consonants), and stems within one language. Titles, bodies, summaries
/// and translations only. Linear.
std::vector<ComparedArticle> make_features(std::span<const ReadArticle> articles,
                                           const LinkedNames& names,
                                           const lexicon::Lexicon& lexicon);

/// What the features of a sentence weigh.
inline constexpr float kPersonWeight = 3.0F;
inline constexpr float kPlaceWeight = 2.0F;
inline constexpr float kStateWeight = 1.0F;
inline constexpr float kDateWeight = 2.0F;
inline constexpr float kConceptWeight = 1.2F;
inline constexpr float kCognateWeight = 0.8F;
inline constexpr float kStemWeight = 1.0F;
inline constexpr float kBigramWeight = 0.6F;

}  // namespace wirestem::reuse::detail
