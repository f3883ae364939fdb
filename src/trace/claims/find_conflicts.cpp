// SPDX-License-Identifier: Apache-2.0
//
// Pairs of occurrences that may tell of the same thing are held against each other, one test a
// kind. What a test finds is put together: one Conflict for each kind and each pair of values, with
// all evidence on either side; denials of one clause are one. The tests are liberal, so each
// finding has a strength, and only the strongest are told: a reader who is shown forty
// contradictions sees none. Development is no conflict: a toll that rises, a state that changes,
// between two days of one source's reporting.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "trace/claims/build_claims.hpp"
#include "trace/claims/detail/clause_index.hpp"
#include "trace/claims/detail/conflict_tests.hpp"
#include "trace/claims/detail/conflict_thresholds.hpp"
#include "trace/claims/detail/explanations.hpp"

namespace wirestem::claims {
namespace {

using detail::kAboutOne;
using detail::kMostAboutOne;
using detail::kMostConflicts;
using detail::kMostExplanations;
using detail::kMostOfAnyStory;
using detail::kRepeated;
using detail::kSameClaim;
using detail::kSameThing;
using detail::kSurelyOne;
using detail::kTellLeast;

class ConflictFinder {
 public:
  ConflictFinder(const ClaimInput& input, std::span<const Claim> claims)
      : input_(input), claims_(claims) {
    for (std::uint32_t c = 0; c < claims.size(); ++c) {
      for (const Occurrence& occurrence : claims[c].occurrences) {
        stated_in_[occurrence.place.article].push_back({c, &occurrence});
      }
    }
  }

  std::vector<Conflict> run() {
    compare_all(detail::Grain::clause, kSameClaim);
    compare_all(detail::Grain::sentence, kSameThing);
    compare_explanations();
    for (const QuoteFamily& family : input_.quotes) compare_speakers(family);
    std::vector<Found> all;
    for (auto& [key, found] : found_) all.push_back(std::move(found));
    std::ranges::stable_sort(all, std::greater{}, &Found::strength);
    join_one_dispute(all);
    std::ranges::stable_sort(all, std::greater{}, &Found::strength);
    std::erase_if(all, [](const Found& found) { return found.strength < kTellLeast; });
    lower_what_repeats(all);
    std::ranges::stable_sort(all, std::greater{}, &Found::strength);
    const std::size_t most =
        std::clamp(input_.story.articles.size(), kMostConflicts, kMostOfAnyStory);
    if (all.size() > most) all.resize(most);
    std::vector<Conflict> conflicts;
    for (Found& found : all) {
      found.conflict.same_origin = found.origins.size() == 1;
      conflicts.push_back(std::move(found.conflict));
    }
    std::ranges::stable_sort(conflicts, {}, [](const Conflict& c) { return c.claims; });
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
      conflicts[i].id = input_.story.id + ".conflict-" + std::to_string(i + 1);
    }
    return conflicts;
  }

 private:
  /// A conflict, and how sure it is that it is one.
  struct Found {
    Conflict conflict;
    double strength = 0;
    bool of_clauses = false;
    std::set<StemmaNode> origins;  ///< of both sides
  };

  /// Denials and doubts of the same two claims that share a clause are one dispute, from whichever
  /// clauses they were read. What else is held against a statement tells less the more there is.
  static void join_one_dispute(std::vector<Found>& all) {
    std::map<std::tuple<ConflictKind, std::size_t, ArticleSpan>, std::vector<std::size_t>> about;
    std::vector<Found> kept;
    for (Found& found : all) {
      std::set<std::size_t> earlier;
      if (found.of_clauses) {
        for_each_place(found, [&](const auto& key) {
          const auto at = about.find(key);
          if (at != about.end()) earlier.insert(at->second.begin(), at->second.end());
        });
      }
      const auto same_claims = [&](std::size_t k) {
        return kept[k].conflict.claims == found.conflict.claims;
      };
      if (const auto at = std::ranges::find_if(earlier, same_claims); at != earlier.end()) {
        take_over(found, kept[*at]);
        continue;
      }
      if (earlier.size() >= kMostAboutOne) continue;
      found.strength *= std::pow(kAboutOne, static_cast<double>(earlier.size()));
      if (found.of_clauses) {
        for_each_place(found, [&](const auto& key) { about[key].push_back(kept.size()); });
      }
      kept.push_back(std::move(found));
    }
    all = std::move(kept);
  }

  template <typename Use>
  static void for_each_place(const Found& found, const Use& use) {
    for (std::size_t side = 0; side < 2; ++side) {
      for (const ArticleSpan& place : found.conflict.sides[side].evidence) {
        use(std::tuple(found.conflict.kind, side, place));
      }
    }
  }

  /// The third doubtful date tells a reader less than the first doubtful reason.
  static void lower_what_repeats(std::vector<Found>& all) {
    std::map<ConflictKind, double> factor;
    for (Found& found : all) {
      double& left = factor.try_emplace(found.conflict.kind, 1.0).first->second;
      found.strength *= left;
      left *= kRepeated;
    }
  }

  static void take_over(const Found& from, Found& into) {
    for (std::size_t side = 0; side < 2; ++side) {
      for (const ArticleSpan& place : from.conflict.sides[side].evidence) {
        add_evidence(into.conflict.sides[side], place);
      }
    }
    into.origins.insert(from.origins.begin(), from.origins.end());
  }

  struct Stated {
    std::uint32_t claim = 0;
    const Occurrence* occurrence = nullptr;
  };

  using StatedByUnit = std::vector<std::vector<Stated>>;

  void compare_all(detail::Grain grain, double least) {
    const detail::ClauseIndex index(input_, grain, detail::Speakers::named);
    const detail::ConflictTests tests(input_, index, grain);
    StatedByUnit stated;
    for (const detail::Unit& unit : index.units()) stated.push_back(stated_within(unit));
    for (const detail::FormPair& pair : index.comparable_pairs(least)) {
      for (const std::uint32_t left : some_of(index.forms()[pair.first])) {
        for (const std::uint32_t right : some_of(index.forms()[pair.second])) {
          compare(index, tests, stated, {left, right, pair.similarity});
        }
      }
    }
  }

  /// Copies differ in their day and in whom they name, not in what they say: a few stand for all.
  static std::vector<std::uint32_t> some_of(const std::vector<std::uint32_t>& units) {
    constexpr std::size_t kEnough = 4;
    if (units.size() <= kEnough) return units;
    std::vector<std::uint32_t> some;
    for (std::size_t i = 0; i < kEnough; ++i) {
      some.push_back(units[i * (units.size() - 1) / (kEnough - 1)]);
    }
    return some;
  }

  struct UnitPair {
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    double similarity = 0;
  };

  void compare(const detail::ClauseIndex& index, const detail::ConflictTests& tests,
               const StatedByUnit& stated, const UnitPair& pair) {
    for (const Stated& left : stated[pair.left]) {
      for (const Stated& right : stated[pair.right]) {
        const detail::Comparison comparison{.left = pair.left,
                                            .right = pair.right,
                                            .left_occurrence = *left.occurrence,
                                            .right_occurrence = *right.occurrence,
                                            .similarity = pair.similarity,
                                            .left_claim = left.claim,
                                            .right_claim = right.claim};
        for (const auto& contradiction : tests.run(comparison)) {
          add(contradiction, copies_of(index, stated, pair.left, left),
              copies_of(index, stated, pair.right, right));
        }
      }
    }
  }

  /// An occurrence, and after it what says the same to the letter.
  static std::vector<Stated> copies_of(const detail::ClauseIndex& index, const StatedByUnit& stated,
                                       std::uint32_t unit, const Stated& first) {
    std::vector<Stated> copies = {first};
    const auto from_unit = [&](std::uint32_t u, const Stated& s) {
      return s.occurrence->place.span.begin - index.units()[u].span.begin;
    };
    for (const std::uint32_t other : index.forms()[index.form_of(unit)]) {
      for (const Stated& one : stated[other]) {
        const bool same =
            one.occurrence != first.occurrence && from_unit(other, one) == from_unit(unit, first);
        if (same) copies.push_back(one);
      }
    }
    return copies;
  }

  struct Explained {
    Stated stated;
    std::uint32_t unit = 0;
    std::uint32_t form = 0;
    detail::Explanation explanation;
  };

  /// Causes that are given for one effect; those are compared whose effects share something that
  /// not every explanation has.
  void compare_explanations() {
    const detail::ClauseIndex index(input_, detail::Grain::sentence, detail::Speakers::named);
    detail::ExplanationReader reader(input_, index);
    std::vector<Explained> all;
    for (std::uint32_t u = 0; u < index.units().size() && all.size() < kMostExplanations; ++u) {
      for (const Stated& stated : stated_within(index.units()[u])) {
        for (auto& explanation : reader.read(u, *stated.occurrence)) {
          all.push_back({stated, u, index.form_of(u), std::move(explanation)});
        }
      }
    }
    for (const auto& [i, j] : pairs_of_one_effect(all, reader)) {
      if (one_voice(all[i].stated, all[j].stated)) continue;
      // Two wordings of one explanation.
      if (index.in_one_passage(all[i].form, all[j].form)) continue;
      // "Not the fog but the radar" contradicts "the fog" as a denial already.
      if (denies_beside(all, i, j, reader) || denies_beside(all, j, i, reader)) continue;
      const auto found = reader.other_cause(all[i].explanation, all[j].explanation);
      if (found) add(*found, {all[i].stated}, {all[j].stated});
    }
    for (const Explained& one : all) {
      if (one.explanation.denied) compare_denial(one, all, index, reader);
    }
  }

  /// Pairs of explanations whose effects share a part of an event that not very many have.
  static std::set<std::pair<std::size_t, std::size_t>> pairs_of_one_effect(
      const std::vector<Explained>& all, const detail::ExplanationReader& reader) {
    constexpr std::size_t kMostWithOneKey = 100;
    std::map<std::uint32_t, std::vector<std::size_t>> with_key;
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const std::uint32_t key : all[i].explanation.effect) {
        if (reader.is_of_event(key)) with_key[key].push_back(i);
      }
    }
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [key, numbers] : with_key) {
      if (numbers.size() > kMostWithOneKey) continue;
      for (std::size_t j = 1; j < numbers.size(); ++j) {
        for (std::size_t i = 0; i < j; ++i) pairs.emplace(numbers[i], numbers[j]);
      }
    }
    return pairs;
  }

  /// The explanations of one sentence; all stand in the order of the sentences.
  static std::span<const Explained> explained_in(const std::vector<Explained>& all,
                                                 std::uint32_t unit) {
    const auto first = std::ranges::lower_bound(all, unit, {}, &Explained::unit);
    auto end = first;
    while (end != all.end() && end->unit == unit) ++end;
    return {first, end};
  }

  /// Whether the sentence of one explanation denies the cause that another gives.
  static bool denies_beside(const std::vector<Explained>& all, std::size_t one, std::size_t other,
                            const detail::ExplanationReader& reader) {
    return std::ranges::any_of(explained_in(all, all[one].unit), [&](const Explained& beside) {
      return reader.denied_cause(beside.explanation, all[other].explanation).has_value();
    });
  }

  /// What is said to be no cause, against those who give it as one or tell of it. What the denial's
  /// sentence gives in its stead ("not the fog but the radar") stands on its side.
  void compare_denial(const Explained& denial, const std::vector<Explained>& all,
                      const detail::ClauseIndex& index, const detail::ExplanationReader& reader) {
    std::vector<Stated> side = {denial.stated};
    for (const Explained& other : explained_in(all, denial.unit)) {
      if (!other.explanation.denied) side.push_back(other.stated);
    }
    for (const Explained& other : all) {
      if (one_page(other.stated, denial.stated)) continue;
      const auto found = reader.denied_cause(denial.explanation, other.explanation);
      if (found) add(*found, side, {other.stated});
    }
    const auto denies = [&all](std::uint32_t unit) {
      return std::ranges::any_of(explained_in(all, unit),
                                 [](const Explained& other) { return other.explanation.denied; });
    };
    for (const std::uint32_t u : reader.units_that_may_tell(denial.explanation.cause)) {
      const std::vector<Stated> told = stated_within(index.units()[u]);
      if (told.empty() || one_page(told.front(), denial.stated) || denies(u)) continue;
      if (const auto found = reader.denied_cause(denial.explanation, u)) add(*found, side, told);
    }
  }

  static bool one_page(const Stated& a, const Stated& b) {
    return a.occurrence->place.article == b.occurrence->place.article;
  }

  /// A page that gives two reasons in its own voice adds one to the other.
  static bool one_voice(const Stated& a, const Stated& b) {
    return one_page(a, b) && a.occurrence->attribution == b.occurrence->attribution;
  }

  const Quote& quote_of(const QuoteVariant& variant) const {
    return input_.pile[variant.article].findings->quotes[variant.quote];
  }

  /// The same words in two people's mouths: a conflict of actor.
  void compare_speakers(const QuoteFamily& family) {
    for (std::size_t i = 1; i < family.variants.size(); ++i) {
      const QuoteVariant& other = family.variants[i];
      if (other.change != QuoteChange::reattributed) continue;
      const Quote& first_quote = quote_of(family.variants.front());
      const Quote& other_quote = quote_of(other);
      if (!first_quote.named || !other_quote.named) continue;
      const Stated left = stated_at(family.variants.front());
      const Stated right = stated_at(other);
      if (left.occurrence == nullptr || right.occurrence == nullptr) continue;
      add({ConflictKind::actor,
           {first_quote.speaker_name, first_quote.speaker_name},
           {other_quote.speaker_name, other_quote.speaker_name},
           kSurelyOne},
          {left}, {right});
    }
  }

  /// The claim in whose clause a quotation begins; empty where it is in none.
  Stated stated_at(const QuoteVariant& variant) const {
    const auto at = stated_in_.find(variant.article);
    if (at == stated_in_.end()) return {};
    const std::uint32_t begin = quote_of(variant).content.front().begin;
    for (const Stated& stated : at->second) {
      const TextSpan clause = stated.occurrence->place.span;
      if (clause.begin <= begin && begin < clause.end) return stated;
    }
    return {};
  }

  /// The occurrences of claims that stand in a unit.
  std::vector<Stated> stated_within(const detail::Unit& unit) const {
    std::vector<Stated> found;
    const auto at = stated_in_.find(unit.article);
    if (at == stated_in_.end()) return found;
    for (const Stated& stated : at->second) {
      if (unit.span.contains(stated.occurrence->place.span)) found.push_back(stated);
    }
    return found;
  }

  void add(const detail::Contradiction& contradiction, std::vector<Stated> left,
           std::vector<Stated> right) {
    detail::Position left_side = contradiction.left;
    detail::Position right_side = contradiction.right;
    if (right_side.key < left_side.key) {
      std::swap(left_side, right_side);
      std::swap(left, right);
    }
    const ConflictKind kind = contradiction.kind;
    Found& found = found_[{kind, left_side.key, right_side.key}];
    found.strength = std::max(found.strength, contradiction.strength);
    found.of_clauses = contradiction.of_clauses || kind == ConflictKind::polarity ||
                       kind == ConflictKind::certainty;
    Conflict& conflict = found.conflict;
    if (conflict.sides.empty()) {
      conflict.kind = kind;
      conflict.sides = {{left_side.value, {}}, {right_side.value, {}}};
    }
    for (const Stated& stated : left) add_stated(found, 0, stated);
    for (const Stated& stated : right) add_stated(found, 1, stated);
  }

  void add_stated(Found& found, std::size_t side, const Stated& stated) const {
    add_evidence(found.conflict.sides[side], stated.occurrence->place);
    add_claim(found.conflict, stated.claim);
    found.origins.insert(origin_of(stated));
  }

  static void add_claim(Conflict& conflict, std::uint32_t claim) {
    const auto at = std::ranges::lower_bound(conflict.claims, claim);
    if (at == conflict.claims.end() || *at != claim) conflict.claims.insert(at, claim);
  }

  static void add_evidence(ConflictSide& side, const ArticleSpan& place) {
    const auto at = std::ranges::lower_bound(side.evidence, place);
    if (at == side.evidence.end() || *at != place) side.evidence.insert(at, place);
  }

  StemmaNode origin_of(const Stated& stated) const {
    const Claim& claim = claims_[stated.claim];
    const std::int64_t origin = stated.occurrence->origin;
    if (origin < 0) return {.is_article = true, .index = stated.occurrence->place.article};
    return claim.origins[static_cast<std::size_t>(origin)].node;
  }

  const ClaimInput& input_;
  std::span<const Claim> claims_;
  std::map<std::uint32_t, std::vector<Stated>> stated_in_;  ///< by article
  std::map<std::tuple<ConflictKind, std::string, std::string>, Found> found_;
};

}  // namespace

std::vector<Conflict> find_conflicts(const ClaimInput& input, std::span<const Claim> claims) {
  return ConflictFinder(input, claims).run();
}

}  // namespace wirestem::claims
