// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "trace/claims/build_claims.hpp"

namespace wirestem::claims::detail {

/// What kind of thing two clauses may share.
enum class FeatureKind : std::uint8_t { concept_row, actor, number, date, stem, quotation };

/// Places of a unit that are told apart; what stands further on counts as one.
inline constexpr std::uint32_t kMostPlaces = 64;

/// One thing a clause has, by its number in the index.
struct Feature {
  std::uint32_t id = 0;
  bool opposite = false;  ///< the concept stands there as its opposite: "reject" under "accept"
  bool alone =
      false;  ///< tells enough to make two clauses alike by itself: a term of several words
  std::uint8_t place = 0;  ///< which words it was read from: features of one place are one sign
};

/// What is compared: clauses for what is one claim, whole sentences for what contradicts.
enum class Grain : std::uint8_t { clause, sentence };

/// Whether who speaks counts as named in the own words: "I have met nobody" tells of the speaker.
enum class Speakers : std::uint8_t { left_out, named };

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

/// Two forms and how alike they are, 0..1; first < second.
struct FormPair {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  double similarity = 0;
};

/// The clauses of a story with their features, and how alike any two are. Copies of one clause are
/// one form, so that the cost grows with what is worded differently, not with how often it is
/// printed.
class ClauseIndex {
 public:
  ClauseIndex(const ClaimInput& input, Grain grain, Speakers speakers);

  const std::vector<Unit>& units() const { return units_; }

  /// The units of each form, ascending; the first stands for all.
  const std::vector<std::vector<std::uint32_t>>& forms() const { return forms_; }
  std::uint32_t form_of(std::uint32_t unit) const { return form_of_[unit]; }
  const Unit& unit_of(std::uint32_t form) const { return units_[forms_[form].front()]; }

  FeatureKind kind_of(std::uint32_t feature) const { return kinds_[feature]; }
  double weight_of(std::uint32_t feature) const { return weights_[feature]; }

  /// How alike two forms are, by shared weight over their mean weight, or by an aligned passage.
  double similarity(std::uint32_t a, std::uint32_t b) const;

  /// Whether both count one thing, and in no figure alike: "two million euros", "20 million euros".
  bool figures_differ(std::uint32_t a, std::uint32_t b) const;

  /// The same for forms that may contradict each other: what they share need not be much.
  double likeness(std::uint32_t a, std::uint32_t b) const;

  /// Whether two forms share an act, a verb's concept, and something besides that it is done by or
  /// to. Given in `opposite`: whether one does what undoes the other's act.
  bool share_act(std::uint32_t a, std::uint32_t b, bool& opposite) const;

  /// Whether two forms stand at the same place of a passage that articles share.
  bool in_one_passage(std::uint32_t a, std::uint32_t b) const;

  /// All pairs at or above `least`, most alike first; ties by number.
  std::vector<FormPair> similar_pairs(double least) const;

  /// All pairs with a likeness of at least `least` that share something rare, in the same order.
  std::vector<FormPair> comparable_pairs(double least) const;

 private:
  void add_units(std::uint32_t article, Grain grain);
  bool only_says_who(const Findings& findings, TextSpan clause) const;
  void find_asides(std::uint32_t article);
  bool is_aside(TextSpan span) const;
  void add_features(Unit& unit, const Sentence& sentence);
  void add_concepts(Unit& unit);
  void add_names(Unit& unit);
  void add_values(Unit& unit);
  void add_stems(Unit& unit, const Sentence& sentence);
  void add_quotations(Unit& unit);
  void add_speakers(Unit& unit);
  Feature* add_feature(Unit& unit, FeatureKind kind, std::string_view value, TextSpan span);
  void number_places(Unit& unit) const;
  std::vector<std::uint32_t> articles_with_feature() const;
  void weigh();
  double weight_of_places(const Unit& unit, bool with_stems) const;
  void find_forms();

  void align_passages();
  void align(const PassageMatch& match);
  std::span<const Unit> units_over(const ArticleSpan& place) const;
  double aligned(std::uint32_t a, std::uint32_t b) const;
  struct Shared {
    double weight = 0;
    double ratio = 0;  ///< weight over the mean weight of both units
    double lesser_weight = 0;
    std::size_t things = 0;
    bool term = false;
    bool opposite = false;
    bool act = false;     ///< a verb's concept in both
    bool undone = false;  ///< a verb's concept in one, its opposite in the other
  };
  struct SharedFeature {
    double weight = 0;
    std::uint8_t left_place = 0;
    std::uint8_t right_place = 0;
    bool alone = false;
    bool opposite = false;
    bool act = false;
  };
  std::size_t shared_features(const Unit& left, const Unit& right,
                              std::array<SharedFeature, kMostPlaces>& both) const;
  Shared shared_by(const Unit& left, const Unit& right) const;
  std::size_t common_from() const;
  template <typename Alike>
  std::vector<FormPair> pairs_above(double least, std::size_t common, const Alike& alike) const;

  const ClaimInput& input_;
  Speakers speakers_;
  std::vector<Unit> units_;
  std::vector<std::vector<std::uint32_t>> forms_;
  std::vector<std::uint32_t> form_of_;  ///< by unit
  std::vector<TextSpan> spans_;         ///< of the features of the unit at hand
  std::vector<TextSpan> asides_;  ///< of the article at hand: who says it and how, not what is said
  std::map<std::pair<FeatureKind, std::string>, std::uint32_t> ids_;
  std::vector<FeatureKind> kinds_;
  std::vector<bool> grades_;  ///< whether a feature only grades or counts: an adjective, an adverb
  std::vector<bool> acts_;    ///< whether a feature is a verb's concept
  std::vector<double> weights_;
  std::vector<std::uint32_t> frequency_;
  std::unordered_map<std::uint64_t, double> aligned_;  ///< pairs of forms in a passage, by both
};

}  // namespace wirestem::claims::detail
