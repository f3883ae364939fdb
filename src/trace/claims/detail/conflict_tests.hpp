// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trace/claims/detail/clause_index.hpp"
#include "trace/claims/detail/contradiction.hpp"

namespace wirestem::claims::detail {

/// Two occurrences to be held against each other.
struct Comparison {
  std::uint32_t left = 0;  ///< unit of the index
  std::uint32_t right = 0;
  const Occurrence& left_occurrence;
  const Occurrence& right_occurrence;
  double similarity = 0;
  std::uint32_t left_claim = 0;
  std::uint32_t right_claim = 0;

  bool one_claim() const { return left_claim == right_claim; }
};

/// One test for each kind of conflict. Denial and certainty are a clause's; figures, days, states
/// and reasons are looked for in sentences that tell of the same thing. No test knows the others.
class ConflictTests {
 public:
  ConflictTests(const ClaimInput& input, const ClauseIndex& index, Grain grain)
      : input_(input), index_(index), grain_(grain) {}

  std::vector<Contradiction> run(const Comparison& comparison) const;

 private:
  std::optional<Contradiction> number(const Comparison& c) const;
  std::optional<Contradiction> date(const Comparison& c) const;
  std::optional<Contradiction> status(const Comparison& c) const;
  std::optional<Contradiction> plan_or_deed(const Comparison& c) const;
  std::optional<Contradiction> polarity(const Comparison& c) const;
  std::optional<Contradiction> certainty(const Comparison& c) const;
  std::optional<Contradiction> place(const Comparison& c) const;

  bool in_one_passage(const Comparison& c) const;
  bool in_headline(const Occurrence& occurrence) const;
  bool is_to_come(const Unit& unit, const Occurrence& occurrence) const;
  bool negates_shared_act(const Comparison& c, bool left_denies) const;
  bool is_negated(const Occurrence& occurrence, TextSpan words) const;
  const Findings& findings_of(const Occurrence& occurrence) const;
  const Unit& unit(std::uint32_t number) const { return index_.units()[number]; }
  std::string_view text_of(const Unit& unit) const;
  std::string_view text_of(const Unit& unit, TextSpan span) const;
  bool days_apart(const Comparison& c) const;
  bool is_update(const Comparison& c) const;
  std::vector<QuantityMention> quantities(const Unit& unit, const Occurrence& occurrence) const;
  std::vector<std::string> days(const Unit& unit, const Occurrence& occurrence) const;
  std::vector<std::string> years(const Unit& unit, const Occurrence& occurrence) const;
  bool years_apart(const Comparison& c) const;
  bool is_denied(std::uint32_t number, const Occurrence& occurrence) const;
  std::vector<TextSpan> state_mentions(const Unit& unit, const Occurrence& occurrence) const;
  std::vector<std::string_view> states(const Unit& unit, const Occurrence& occurrence) const;
  bool same_unit(const Unit& a, const QuantityMention& x, const Unit& b,
                 const QuantityMention& y) const;
  std::vector<std::uint32_t> places(const Occurrence& occurrence) const;
  Position whole_clause(const Unit& unit, std::uint32_t claim, std::string_view side) const;
  bool tell_of_one_act(const Comparison& c, bool* opposite = nullptr) const;
  bool share_figure(const Comparison& c) const;
  bool shares_act(const Unit& a, const Unit& b) const;

  const ClaimInput& input_;
  const ClauseIndex& index_;
  Grain grain_;
};

}  // namespace wirestem::claims::detail
