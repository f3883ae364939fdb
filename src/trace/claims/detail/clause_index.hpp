// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "trace/claims/build_claims.hpp"

namespace wirestem::claims::detail {

/// What kind of thing two clauses may share.
enum class FeatureKind : std::uint8_t { concept_row, actor, number, date, stem, quotation };

/// One thing a clause has, by its number in the index.
struct Feature {
  std::uint32_t id = 0;
  bool opposite = false;  ///< the concept stands there as its opposite: "reject" under "accept"
  bool alone =
      false;  ///< tells enough to make two clauses alike by itself: a term of several words
};

/// What is compared: clauses for what is one claim, whole sentences for what contradicts.
enum class Grain : std::uint8_t { clause, sentence };

/// A clause or sentence that can state something.
struct Unit {
  std::uint32_t article = 0;
  std::uint32_t frame = 0;  ///< index into the article's frames; the first of a sentence
  TextSpan span;
  std::string_view language;
  bool denies = false;  ///< says that something is not so: a negation, or a denial
  std::vector<QuantityMention> figures;
  std::vector<Feature> features;    ///< by ascending id, none twice
  double weight = 0;                ///< of all features
  double weight_without_stems = 0;  ///< what a clause in another language can share
};

/// Two units and how alike they are, 0..1; first < second.
struct UnitPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double similarity = 0;
};

/// The clauses of a story with their features, and how alike any two are.
class ClauseIndex {
 public:
  ClauseIndex(const ClaimInput& input, Grain grain);

  const std::vector<Unit>& units() const { return units_; }
  FeatureKind kind_of(std::uint32_t feature) const { return kinds_[feature]; }
  double weight_of(std::uint32_t feature) const { return weights_[feature]; }

  /// How alike two units are, by shared weight over their mean weight, or by an aligned passage.
  double similarity(std::uint32_t a, std::uint32_t b) const;

  /// Whether both count one thing, and in no figure alike: "two million euros", "20 million euros".
  bool figures_differ(std::uint32_t a, std::uint32_t b) const;

  /// The same for units that may contradict each other: what they share need not be much.
  double likeness(std::uint32_t a, std::uint32_t b) const;

  /// Whether two units stand at the same place of a passage that their articles share.
  bool in_one_passage(std::uint32_t a, std::uint32_t b) const;

  /// All pairs at or above `least`, most alike first; ties by number.
  std::vector<UnitPair> similar_pairs(double least) const;

  /// All pairs with a likeness of at least `least` that share something rare, in the same order.
  std::vector<UnitPair> comparable_pairs(double least) const;

 private:
  void add_units(std::uint32_t article, Grain grain);
  void find_asides(std::uint32_t article);
  bool is_aside(TextSpan span) const;
  void add_features(Unit& unit, const Sentence& sentence);
  void add_concepts(Unit& unit);
  void add_names(Unit& unit);
  void add_values(Unit& unit);
  void add_stems(Unit& unit, const Sentence& sentence);
  void add_quotations(Unit& unit);
  Feature* add_feature(Unit& unit, FeatureKind kind, std::string_view value);
  std::vector<std::uint32_t> articles_with_feature() const;
  void weigh();
  void align_passages();
  struct Shared {
    double weight = 0;
    double ratio = 0;  ///< weight over the mean weight of both units
    double lesser_weight = 0;
    std::size_t things = 0;
    bool term = false;
    bool opposite = false;
  };
  Shared shared_by(std::uint32_t a, std::uint32_t b) const;
  template <typename Alike>
  std::vector<UnitPair> pairs_above(double least, std::size_t common, const Alike& alike) const;

  const ClaimInput& input_;
  std::vector<Unit> units_;
  std::vector<TextSpan> asides_;  ///< of the article at hand: who says it and how, not what is said
  std::map<std::pair<FeatureKind, std::string>, std::uint32_t> ids_;
  std::vector<FeatureKind> kinds_;
  std::vector<double> weights_;
  std::vector<std::uint32_t> frequency_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> aligned_;  ///< unit pairs in a passage
};

}  // namespace wirestem::claims::detail
