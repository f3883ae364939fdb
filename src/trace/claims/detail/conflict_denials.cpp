// SPDX-License-Identifier: Apache-2.0
//
// What one tells and the other denies. The negation must stand by the act that both tell of: "at
// least forty lamps that were paid for had not been put up" does not deny that they were paid for.
#include <algorithm>

#include "trace/claims/detail/conflict_tests.hpp"
#include "trace/claims/detail/conflict_thresholds.hpp"
#include "trace/claims/detail/items_within.hpp"

namespace wirestem::claims::detail {
namespace {

/// How many tokens stand between two spans.
std::size_t tokens_between(const std::vector<Token>& tokens, TextSpan a, TextSpan b) {
  if (b.begin < a.begin) std::swap(a, b);
  const auto begin_of = [](const Token& token) { return token.span.begin; };
  const auto first = std::ranges::lower_bound(tokens, a.end, {}, begin_of);
  const auto last = std::ranges::lower_bound(tokens, b.begin, {}, begin_of);
  return last > first ? static_cast<std::size_t>(last - first) : 0;
}

}  // namespace

/// One says it, the other says not.
std::optional<Contradiction> ConflictTests::polarity(const Comparison& c) const {
  const bool one_act = c.similarity >= kSameAct;
  const bool one_claim = c.one_claim() && c.similarity >= kSamePolarity;
  if (!one_claim && !one_act) return std::nullopt;
  const bool one_language = unit(c.left).language == unit(c.right).language;
  if (!one_language && in_one_passage(c)) return std::nullopt;  // one denial in two grammars
  const auto asked = [](const Occurrence& o) { return o.modality == Modality::asked; };
  if (asked(c.left_occurrence) || asked(c.right_occurrence)) return std::nullopt;
  const Unit& a = unit(c.left);
  const Unit& b = unit(c.right);
  bool opposite = false;
  if (!tell_of_one_act(c, &opposite)) return std::nullopt;
  const auto negative = [](const Occurrence& o) {
    return (o.polarity == Polarity::negative) != (o.modality == Modality::denied);
  };
  const bool differ = negative(c.left_occurrence) != negative(c.right_occurrence);
  if (differ == opposite) return std::nullopt;
  const bool left_denies = negative(c.left_occurrence);
  if (!opposite && !negates_shared_act(c, left_denies)) return std::nullopt;
  return Contradiction{
      ConflictKind::polarity, whole_clause(a, c.left_claim, left_denies ? "2 denied" : "1 stated"),
      whole_clause(b, c.right_claim, left_denies ? "1 stated" : "2 denied"), 0.0, opposite};
}

bool ConflictTests::tell_of_one_act(const Comparison& c, bool* opposite) const {
  bool undone = false;
  const bool shares = index_.share_act(index_.form_of(c.left), index_.form_of(c.right), undone);
  if (opposite != nullptr) *opposite = undone;
  return shares;
}

/// Whether who denies has a negation by a verb that the other side has too.
bool ConflictTests::negates_shared_act(const Comparison& c, bool left_denies) const {
  const Occurrence& denial = left_denies ? c.left_occurrence : c.right_occurrence;
  const Occurrence& other = left_denies ? c.right_occurrence : c.left_occurrence;
  if (denial.modality == Modality::denied) return true;
  const auto told = items_within(findings_of(other).concepts, other.place.span);
  const lexicon::Table& concepts = input_.lexicon.table("concepts");
  const std::size_t pos = concepts.column("pos");
  for (const ConceptMention& act : items_within(findings_of(denial).concepts, denial.place.span)) {
    const bool verb = concepts.rows()[act.concept_row][pos] == "verb";
    const auto same = [&](const ConceptMention& m) { return m.concept_row == act.concept_row; };
    if (!verb || std::ranges::none_of(told, same)) continue;
    if (is_negated(denial, act.span)) return true;
  }
  return false;
}

/// Whether a sign of negation stands near some words of an occurrence.
bool ConflictTests::is_negated(const Occurrence& occurrence, TextSpan words) const {
  const Findings& findings = findings_of(occurrence);
  const auto& tokens = findings.segmentation.tokens;
  return std::ranges::any_of(findings.frames, [&](const Frame& frame) {
    if (frame.polarity != Polarity::negative || !frame.clause.overlaps(words)) return false;
    return std::ranges::any_of(frame.signs, [&](TextSpan sign) {
      return tokens_between(tokens, sign, words) <= kNearNegation;
    });
  });
}

const Findings& ConflictTests::findings_of(const Occurrence& occurrence) const {
  return *input_.pile[occurrence.place.article].findings;
}

/// Whether an occurrence says that something is not so. "Cancelled" denies that a thing takes
/// place, but as a state it is as positive as "postponed".
bool ConflictTests::is_denied(std::uint32_t number, const Occurrence& occurrence) const {
  if (occurrence.modality == Modality::denied) return true;
  if (occurrence.polarity == Polarity::positive) return false;
  const Findings& findings = *input_.pile[unit(number).article].findings;
  const auto states = state_mentions(unit(number), occurrence);
  const auto is_state = [&](TextSpan sign) {
    return std::ranges::any_of(states, [sign](TextSpan state) { return state.overlaps(sign); });
  };
  const auto denies = [&](const Frame& frame) {
    return occurrence.place.span.contains(frame.clause) &&
           !std::ranges::all_of(frame.signs, is_state);
  };
  return std::ranges::any_of(findings.frames, denies);
}

}  // namespace wirestem::claims::detail
