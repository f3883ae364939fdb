// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/credit_rules.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace wirestem::sources::detail {
namespace {

const lexicon::Lexicon& lexicon() {
  static const lexicon::Lexicon instance;
  return instance;
}

FoldedLine line_of(std::string_view text) {
  return FoldedLine::make(text, {0, static_cast<std::uint32_t>(text.size())});
}

bool has_all(const Grams& grams, const CreditRules::Rule& rule) {
  return std::ranges::all_of(rule.pattern.grams(), [&](Gram gram) { return grams.test(gram); });
}

TEST(CreditRules, TheFittingOnesAreThoseWhoseLettersALineHas) {
  const CreditRules rules(lexicon());
  const auto all = rules.fitting(Grams().set(), true);
  ASSERT_GT(all.size(), 1'000U);
  for (const char* text :
       {"Via The Lorne Herald", "LORNE (Reuters) - The dam is to be drained.",
        "Mit Material von dpa und AFP", "据新华社报道，水坝将被排空。", "", "zz"}) {
    const FoldedLine line = line_of(text);
    std::vector<const CreditRules::Rule*> expected;
    for (const CreditRules::Rule* rule : all) {
      if (has_all(line.grams, *rule)) expected.push_back(rule);
    }
    EXPECT_EQ(rules.fitting(line.grams, true), expected) << text;
    std::erase_if(expected, [](const CreditRules::Rule* rule) { return rule->needs_agency; });
    EXPECT_EQ(rules.fitting(line.grams, false), expected) << text;
  }
}

TEST(CreditRules, ACreditFitsItsLineInAnyCase) {
  const CreditRules rules(lexicon());
  const FoldedLine line = line_of("REPUBLISHED FROM The Lorne Herald");
  const auto fitting = rules.fitting(line.grams, false);
  EXPECT_TRUE(std::ranges::any_of(fitting, [&](const CreditRules::Rule* rule) {
    return rule->pattern.match(line, [](Slot, TextSpan) { return true; }).has_value();
  }));
}

TEST(CreditRules, ALineWithoutOneLetterOfAPatternIsSpared) {
  const CreditPattern pattern("{outlet}讯", "start");
  const Grams grams = line_of("Lorne Herald").grams;
  EXPECT_FALSE(std::ranges::all_of(pattern.grams(), [&](Gram g) { return grams.test(g); }));
}

}  // namespace
}  // namespace wirestem::sources::detail
