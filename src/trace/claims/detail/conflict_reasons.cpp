// SPDX-License-Identifier: Apache-2.0
//
// What a text gives as the cause of what: the words after a connective of reason, and the rest of
// the sentence, or the sentence before it where the connective opens one. Two explanations
// contradict each other where their effects share a concept or an actor and their causes none.
#include <algorithm>
#include <cmath>

#include "text/utf8.hpp"
#include "trace/claims/detail/conflict_tests.hpp"
#include "trace/claims/detail/items_within.hpp"

namespace wirestem::claims::detail {
namespace {

constexpr double kAfterOnly = 0.5;  ///< "after" may mean the time and not the reason

std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& some) {
  std::vector<std::string> rest;
  std::ranges::set_difference(all, some, std::back_inserter(rest));
  return rest;
}

}  // namespace

/// "since Monday", "after 6 May": a time, no reason.
bool ConflictTests::begins_with_date(const Unit& unit, TextSpan rest) const {
  constexpr std::uint32_t kNear = 6;
  const auto& dates = input_.pile[unit.article].findings->dates;
  return std::ranges::any_of(dates, [rest](const DateMention& date) {
    return date.span.overlaps(rest) && date.span.begin <= rest.begin + kNear;
  });
}

/// The words after a connective of reason, up to the clause's end.
std::optional<Cause> ConflictTests::cause(const Unit& unit, const Occurrence& occurrence) const {
  const TextSpan place = occurrence.place.span;
  const Findings& findings = *input_.pile[unit.article].findings;
  const lexicon::Table& connectives = input_.lexicon.table("connectives");
  const auto& tokens = findings.segmentation.tokens;
  auto at = std::ranges::lower_bound(tokens, place.begin, {},
                                     [](const Token& t) { return t.span.begin; });
  for (; at != tokens.end() && at->span.end <= place.end; ++at) {
    const auto i = static_cast<std::uint32_t>(at - tokens.begin());
    const auto hit = connectives.longest_at(tokens, i, unit.language);
    if (!hit || hit->span.end >= place.end) continue;
    const std::string_view relation = connectives.rows()[hit->row][1];
    const bool one_short_word = hit->span.size() <= 4;  // "as", "for", "over" mostly mean no reason
    const bool reason = relation == "reason" && !one_short_word;
    const TextSpan rest{hit->span.end, place.end};
    if ((reason || relation == "after") && !begins_with_date(unit, rest)) {
      return Cause{rest, !reason};
    }
  }
  return std::nullopt;
}

/// What a stretch of text is about: its concepts and actors, as keys.
std::vector<std::string> ConflictTests::content_of(const Unit& unit, TextSpan span) const {
  const Findings& findings = *input_.pile[unit.article].findings;
  std::vector<std::string> keys;
  for (const ConceptMention& m : items_within(findings.concepts, span)) {
    keys.push_back("c" + std::to_string(m.concept_row));
  }
  const auto& names = findings.names;
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (span.contains(names[n].span)) {
      keys.push_back("a" + std::to_string(input_.names.actor_of[unit.article][n]));
    }
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

/// What an occurrence gives as the cause, and of what. A sentence that begins with the connective
/// ("The reason is …") gives the cause of what the sentence before it tells.
std::optional<Explanation> ConflictTests::explanation(std::uint32_t number,
                                                      const Occurrence& occurrence) const {
  const Unit& here = unit(number);
  const auto found = cause(here, occurrence);
  if (!found) return std::nullopt;
  Explanation explanation;
  explanation.after_only = found->after_only;
  explanation.text = std::string(text::trim(text_of(here, found->span)));
  explanation.cause = content_of(here, found->span);
  explanation.effect = without(content_of(here, here.span), explanation.cause);
  constexpr std::uint32_t kOpening = 24;
  const bool opens = found->span.begin < here.span.begin + kOpening;
  if (opens && number > 0 && unit(number - 1).article == here.article) {
    const auto before = content_of(here, unit(number - 1).span);
    explanation.effect.insert(explanation.effect.end(), before.begin(), before.end());
    std::ranges::sort(explanation.effect);
  }
  return explanation;
}

/// Two causes for one effect that have nothing in common.
std::optional<Contradiction> ConflictTests::other_cause(const Explanation& a,
                                                        const Explanation& b) {
  if (a.cause.empty() || b.cause.empty() || (a.after_only && b.after_only)) return std::nullopt;
  std::vector<std::string> shared;
  std::ranges::set_intersection(a.cause, b.cause, std::back_inserter(shared));
  if (!shared.empty()) return std::nullopt;
  std::ranges::set_intersection(a.effect, b.effect, std::back_inserter(shared));
  if (shared.empty()) return std::nullopt;
  const double both = static_cast<double>(a.effect.size()) * static_cast<double>(b.effect.size());
  const double sure = a.after_only || b.after_only ? kAfterOnly : 1.0;
  const double strength = sure * static_cast<double>(shared.size()) / std::sqrt(both);
  return Contradiction{
      ConflictKind::reason, {a.cause.front(), a.text}, {b.cause.front(), b.text}, strength};
}

}  // namespace wirestem::claims::detail
