// SPDX-License-Identifier: Apache-2.0
//
// Pairs of occurrences that tell of the same thing are held against each other, one test a kind.
// What a test finds is put together: one Conflict for each kind and each pair of values, with all
// evidence on either side. Two occurrences tell of the same thing when they are in one claim, or
// when their clauses are alike enough without being one. Development is no conflict: a plan that is
// put off, a toll that rises a day later, a state that changes between two days of reporting.
#include <algorithm>
#include <map>
#include <tuple>

#include "trace/claims/build_claims.hpp"
#include "trace/claims/detail/clause_index.hpp"
#include "trace/claims/detail/conflict_tests.hpp"

namespace wirestem::claims {
namespace {

constexpr double kSameClaim =
    0.34;  ///< likeness from which two clauses are held against each other,
constexpr double kSameThing = 0.20;  ///< and two sentences

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
    for (const QuoteFamily& family : input_.quotes) compare_speakers(family);
    std::vector<Conflict> conflicts;
    for (auto& [key, conflict] : found_) conflicts.push_back(std::move(conflict));
    std::ranges::stable_sort(conflicts, {}, [](const Conflict& c) { return c.claims; });
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
      conflicts[i].id = input_.story.id + ".conflict-" + std::to_string(i + 1);
    }
    return conflicts;
  }

 private:
  struct Stated {
    std::uint32_t claim = 0;
    const Occurrence* occurrence = nullptr;
  };

  void compare_all(detail::Grain grain, double least) {
    const detail::ClauseIndex index(input_, grain);
    const detail::ConflictTests tests(input_, index, grain);
    for (const detail::UnitPair& pair : index.similar_pairs(least)) {
      for (const Stated& left : stated_within(index.units()[pair.first])) {
        for (const Stated& right : stated_within(index.units()[pair.second])) {
          const detail::Comparison comparison{.left = pair.first,
                                              .right = pair.second,
                                              .left_occurrence = *left.occurrence,
                                              .right_occurrence = *right.occurrence,
                                              .similarity = pair.similarity,
                                              .left_claim = left.claim,
                                              .right_claim = right.claim};
          for (const auto& contradiction : tests.run(comparison)) add(contradiction, left, right);
        }
      }
    }
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
           {other_quote.speaker_name, other_quote.speaker_name}},
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
    Conflict& conflict = found_[{contradiction.kind, left_side.key, right_side.key}];
    if (conflict.sides.empty()) {
      conflict.kind = contradiction.kind;
      conflict.sides = {{left_side.value, {}}, {right_side.value, {}}};
      conflict.same_origin = true;
    }
    add_evidence(conflict.sides[0], left.occurrence->place);
    add_evidence(conflict.sides[1], right.occurrence->place);
    for (const std::uint32_t claim : {left.claim, right.claim}) {
      const auto at = std::ranges::lower_bound(conflict.claims, claim);
      if (at == conflict.claims.end() || *at != claim) conflict.claims.insert(at, claim);
    }
    if (origin_of(left) != origin_of(right)) conflict.same_origin = false;
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
  std::map<std::tuple<ConflictKind, std::string, std::string>, Conflict> found_;
};

}  // namespace

std::vector<Conflict> find_conflicts(const ClaimInput& input, std::span<const Claim> claims) {
  return ConflictFinder(input, claims).run();
}

}  // namespace wirestem::claims
