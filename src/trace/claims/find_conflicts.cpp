// SPDX-License-Identifier: Apache-2.0
//
// Pairs of occurrences that may tell of the same thing are held against each other, one test a
// kind. What a test finds is put together: one Conflict for each kind and each pair of values, with
// all evidence on either side; denials of one clause are one. The tests are liberal, so each
// finding has a strength, and only the strongest are told: a reader who is shown forty
// contradictions sees none. Development is no conflict: a toll that rises, a state that changes,
// between two days of one source's reporting.
#include <algorithm>
#include <map>
#include <tuple>

#include "trace/claims/build_claims.hpp"
#include "trace/claims/detail/clause_index.hpp"
#include "trace/claims/detail/conflict_tests.hpp"

namespace wirestem::claims {
namespace {

constexpr double kSameClaim =
    0.10;  ///< likeness from which two clauses are held against each other,
constexpr double kSameThing = 0.06;  ///< and two sentences

constexpr std::size_t kMostExplanations = 2000;  ///< that are compared with one another
constexpr double kRepeated = 0.8;   ///< what the next conflict of a kind counts beside the last
constexpr double kSurelyOne = 1.0;  ///< one quotation in two mouths
constexpr std::size_t kMostConflicts = 12;  ///< told of a story; more where it has more pages

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
    join_one_dispute(all);
    std::ranges::stable_sort(all, std::greater{}, &Found::strength);
    lower_what_repeats(all);
    std::ranges::stable_sort(all, std::greater{}, &Found::strength);
    const std::size_t most = std::max(kMostConflicts, input_.story.articles.size());
    if (all.size() > most) all.resize(most);
    std::vector<Conflict> conflicts;
    for (Found& found : all) conflicts.push_back(std::move(found.conflict));
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
  };

  /// Denials and doubts of one statement are one dispute, whichever clauses they were read from.
  static void join_one_dispute(std::vector<Found>& all) {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size();) {
        if (!all[i].of_clauses || !all[j].of_clauses ||
            !one_dispute(all[i].conflict, all[j].conflict)) {
          ++j;
          continue;
        }
        take_over(all[j], all[i]);
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(j));
        j = i + 1;
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

  static bool one_dispute(const Conflict& a, const Conflict& b) {
    if (a.kind != b.kind) return false;
    for (std::size_t side = 0; side < 2; ++side) {
      const auto in_b = [&](const ArticleSpan& place) {
        return std::ranges::binary_search(b.sides[side].evidence, place);
      };
      if (std::ranges::any_of(a.sides[side].evidence, in_b)) return true;
    }
    return false;
  }

  static void take_over(const Found& from, Found& into) {
    for (std::size_t side = 0; side < 2; ++side) {
      for (const ArticleSpan& place : from.conflict.sides[side].evidence) {
        add_evidence(into.conflict.sides[side], place);
      }
    }
    for (const std::uint32_t claim : from.conflict.claims) add_claim(into.conflict, claim);
    into.conflict.same_origin = into.conflict.same_origin && from.conflict.same_origin;
    if (from.strength > into.strength) {
      into.strength = from.strength;
      for (std::size_t side = 0; side < 2; ++side) {
        into.conflict.sides[side].value = from.conflict.sides[side].value;
      }
    }
  }

  struct Stated {
    std::uint32_t claim = 0;
    const Occurrence* occurrence = nullptr;
  };

  void compare_all(detail::Grain grain, double least) {
    const detail::ClauseIndex index(input_, grain);
    const detail::ConflictTests tests(input_, index, grain);
    for (const detail::UnitPair& pair : index.comparable_pairs(least)) {
      for (const Stated& left : stated_within(index.units()[pair.first])) {
        for (const Stated& right : stated_within(index.units()[pair.second])) {
          const detail::Comparison comparison{.left = pair.first,
                                              .right = pair.second,
                                              .left_occurrence = *left.occurrence,
                                              .right_occurrence = *right.occurrence,
                                              .similarity = pair.similarity,
                                              .left_claim = left.claim,
                                              .right_claim = right.claim};
          for (const auto& contradiction : tests.run(comparison)) {
            add(contradiction, left, right);
          }
        }
      }
    }
  }

  struct Explained {
    Stated stated;
    detail::Explanation explanation;
  };

  /// Causes that are given for one effect; those are compared whose effects share something that
  /// not every explanation has.
  void compare_explanations() {
    const detail::ClauseIndex index(input_, detail::Grain::sentence);
    const detail::ConflictTests tests(input_, index, detail::Grain::sentence);
    std::vector<Explained> all;
    for (std::uint32_t u = 0; u < index.units().size() && all.size() < kMostExplanations; ++u) {
      for (const Stated& stated : stated_within(index.units()[u])) {
        auto explanation = tests.explanation(u, *stated.occurrence);
        if (explanation) all.push_back({stated, std::move(*explanation)});
      }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        if (one_voice(all[i].stated, all[j].stated)) continue;
        const auto found =
            detail::ConflictTests::other_cause(all[i].explanation, all[j].explanation);
        if (found) add(*found, all[i].stated, all[j].stated);
      }
    }
  }

  /// A page that gives two reasons in its own voice adds one to the other.
  static bool one_voice(const Stated& a, const Stated& b) {
    return a.occurrence->place.article == b.occurrence->place.article &&
           a.occurrence->attribution == b.occurrence->attribution;
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
          left, right);
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

  void add(const detail::Contradiction& contradiction, Stated left, Stated right) {
    detail::Position left_side = contradiction.left;
    detail::Position right_side = contradiction.right;
    if (right_side.key < left_side.key) {
      std::swap(left_side, right_side);
      std::swap(left, right);
    }
    Found& found = found_[{contradiction.kind, left_side.key, right_side.key}];
    found.strength = std::max(found.strength, contradiction.strength);
    const ConflictKind kind = contradiction.kind;
    found.of_clauses = contradiction.of_clauses || kind == ConflictKind::polarity ||
                       kind == ConflictKind::certainty;
    Conflict& conflict = found.conflict;
    if (conflict.sides.empty()) {
      conflict.kind = contradiction.kind;
      conflict.sides = {{left_side.value, {}}, {right_side.value, {}}};
      conflict.same_origin = true;
    }
    add_evidence(conflict.sides[0], left.occurrence->place);
    add_evidence(conflict.sides[1], right.occurrence->place);
    for (const std::uint32_t claim : {left.claim, right.claim}) add_claim(conflict, claim);
    if (origin_of(left) != origin_of(right)) conflict.same_origin = false;
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
