// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trace/claims/detail/clause_index.hpp"

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

/// What one side says: in the text's own words or as a lattice value, and a key that is the same
/// for all words that say the same ("three", "tres", "3").
struct Position {
  std::string key;
  std::string value;
};

/// What a clause gives as the reason.
struct Cause {
  TextSpan span;
  bool after_only = false;  ///< by "after" alone, which may mean time only
};

/// A cause with what it is the cause of: concepts and actors as keys, sorted.
struct Explanation {
  std::vector<std::string> cause;
  std::vector<std::string> effect;
  std::string text;  ///< the cause in the text's words
  bool after_only = false;
};

/// In what two occurrences differ.
struct Contradiction {
  ConflictKind kind = ConflictKind::number;
  Position left;
  Position right;
  double strength = 0;      ///< how surely both tell of one thing
  bool of_clauses = false;  ///< read from how two clauses are put, not from a word in each
};

/// One test for each kind of conflict. Denial and certainty are a clause's; figures, days, states
/// and reasons are looked for in sentences that tell of the same thing. No test knows the others.
class ConflictTests {
 public:
  ConflictTests(const ClaimInput& input, const ClauseIndex& index, Grain grain)
      : input_(input), index_(index), grain_(grain) {}

  std::vector<Contradiction> run(const Comparison& comparison) const;

  /// The cause that an occurrence in a unit gives, if it gives one.
  std::optional<Explanation> explanation(std::uint32_t unit, const Occurrence& occurrence) const;

  /// Whether two causes are given for one effect.
  static std::optional<Contradiction> other_cause(const Explanation& a, const Explanation& b);

 private:
  std::optional<Contradiction> number(const Comparison& c) const;
  std::optional<Contradiction> date(const Comparison& c) const;
  std::optional<Contradiction> status(const Comparison& c) const;
  std::optional<Contradiction> plan_or_deed(const Comparison& c) const;
  std::optional<Contradiction> polarity(const Comparison& c) const;
  std::optional<Contradiction> certainty(const Comparison& c) const;
  std::optional<Contradiction> place(const Comparison& c) const;

  bool in_one_passage(const Comparison& c) const;
  const Unit& unit(std::uint32_t number) const { return index_.units()[number]; }
  std::string_view text_of(const Unit& unit) const;
  std::string_view text_of(const Unit& unit, TextSpan span) const;
  bool days_apart(const Comparison& c) const;
  bool is_update(const Comparison& c) const;
  std::vector<QuantityMention> quantities(const Unit& unit, const Occurrence& occurrence) const;
  std::vector<std::string> days(const Unit& unit, const Occurrence& occurrence) const;
  bool is_denied(std::uint32_t number, const Occurrence& occurrence) const;
  std::vector<TextSpan> state_mentions(const Unit& unit, const Occurrence& occurrence) const;
  std::vector<std::string_view> states(const Unit& unit, const Occurrence& occurrence) const;
  std::optional<Cause> cause(const Unit& unit, const Occurrence& occurrence) const;
  bool begins_with_date(const Unit& unit, TextSpan rest) const;
  std::vector<std::string> content_of(const Unit& unit, TextSpan span) const;
  bool same_unit(const Unit& a, const QuantityMention& x, const Unit& b,
                 const QuantityMention& y) const;
  std::vector<std::uint32_t> places(const Occurrence& occurrence) const;
  Position whole_clause(const Unit& unit, std::uint32_t claim, std::string_view side) const;
  bool tell_of_one_act(const Comparison& c, bool* opposite = nullptr) const;
  bool shares_act(const Unit& a, const Unit& b) const;

  const ClaimInput& input_;
  const ClauseIndex& index_;
  Grain grain_;
};

}  // namespace wirestem::claims::detail
