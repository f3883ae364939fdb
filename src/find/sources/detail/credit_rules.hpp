// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "find/sources/detail/credit_patterns.hpp"
#include "lexicon/lexicon.hpp"
#include "model/attribution.hpp"

namespace wirestem::sources::detail {

/// The patterns of credits.tsv in all languages, found by the letters that they need.
///
///     for (const CreditRules::Rule* rule : rules.fitting(line.grams, false))
///       if (auto match = rule->pattern.match(line, judge)) use(*match, rule->relation);
///
/// Most patterns fit no line at hand, and one letter or pair of letters that is missing says so.
/// Const and safe from several threads.
class CreditRules {
 public:
  explicit CreditRules(const lexicon::Lexicon& lexicon);

  /// A pattern and what it says of the source.
  struct Rule {
    CreditPattern pattern;
    CreditRelation relation;
    bool needs_agency;  ///< most lines name none, and need not be tried
  };

  /// The rules all of whose grams are among `grams`, in the table's order; without `agency` those
  /// only that need none.
  std::vector<const Rule*> fitting(const Grams& grams, bool agency) const;

 private:
  /// Rules that all need one gram. The others that a rule needs follow, the rarest first.
  struct Group {
    Gram gram = 0;
    std::vector<std::uint32_t> rules;
  };

  void make_groups();

  std::vector<Rule> rules_;
  std::vector<std::vector<Gram>> rarest_first_;  ///< the grams of each rule
  std::vector<Group> groups_;
  std::vector<std::uint32_t> without_letters_;  ///< rules that need no gram
};

}  // namespace wirestem::sources::detail
