// SPDX-License-Identifier: Apache-2.0
#include "trace/claims/detail/told_acts.hpp"

#include <algorithm>

namespace wirestem::claims::detail {
namespace {

/// Whether nothing but a space stands between cue and content: a "that" makes it a statement.
bool follows_at_once(const Quote& quote) {
  constexpr std::uint32_t kSpace = 1;
  const std::uint32_t end = quote.cue.back().end;
  const std::uint32_t begin = quote.content.front().begin;
  return begin >= end && begin <= end + kSpace;
}

}  // namespace

bool is_act(const Quote& quote, const Findings& findings, const lexicon::Lexicon& lexicon) {
  if (quote.act == SpeechAct::refuse) return true;
  if (quote.directness != Directness::indirect || quote.cue.size() != 1) return false;
  if (quote.content.empty() || !follows_at_once(quote)) return false;
  const lexicon::Table& concepts = lexicon.table("concepts");
  const std::size_t status = concepts.column("status");
  const TextSpan cue = quote.cue.front();
  auto at = std::ranges::lower_bound(findings.concepts, cue.begin, {},
                                     [](const ConceptMention& m) { return m.span.begin; });
  for (; at != findings.concepts.end() && at->span.begin < cue.end; ++at) {
    if (!concepts.rows()[at->concept_row][status].empty()) return true;
  }
  return false;
}

bool is_intent(const Quote& quote) {
  const bool of_mind = quote.act == SpeechAct::hope || quote.act == SpeechAct::think ||
                       quote.act == SpeechAct::hedge;
  return of_mind && quote.directness == Directness::indirect && quote.kind != SourceKind::person;
}

}  // namespace wirestem::claims::detail
