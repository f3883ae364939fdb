// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/match_quotes.hpp"

#include <initializer_list>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wirestem::reuse::detail {
namespace {

constexpr std::uint64_t kSpeaker = 9'000;

/// A direct quotation with these bridges: for each of its words the senses that it may have.
QuoteText quote_in(const std::string& language,
                   std::initializer_list<std::vector<std::uint64_t>> words) {
  QuoteText quote;
  quote.article = language == "en" ? 0 : 1;
  quote.language = language;
  quote.direct = true;
  quote.speaker = {kSpeaker};
  std::uint32_t word = 0;
  for (const auto& senses : words) {
    for (const std::uint64_t sense : senses) {
      quote.bridge.push_back(sense);
      quote.bridge_words.push_back(word);
    }
    ++word;
  }
  return quote;
}

TEST(MatchQuotes, AWordOfManySensesCountsAsOneWord) {
  const QuoteText english = quote_in("en", {{1, 11, 12, 13}, {2, 21, 22}, {3, 31, 32}});
  const QuoteText german = quote_in("de", {{1, 14, 15, 16}, {2, 23, 24}, {4, 41, 42}});
  EXPECT_TRUE(same_sense(english, german));
}

TEST(MatchQuotes, TheOrderOfWordsIsEachLanguagesOwn) {
  const QuoteText english = quote_in("en", {{1}, {2}, {3}, {4}});
  const QuoteText german = quote_in("de", {{4}, {3}, {2}, {1}});
  EXPECT_TRUE(same_sense(english, german));
}

TEST(MatchQuotes, AWordMeetsOneWordOnly) {
  const QuoteText english = quote_in("en", {{1}, {2}});
  const QuoteText german = quote_in("de", {{1, 2}, {3}});
  EXPECT_FALSE(same_sense(english, german));
  EXPECT_FALSE(same_sense(german, english));
}

TEST(MatchQuotes, LessThanHalfOfTheWordsIsNotTheSameSense) {
  const QuoteText english = quote_in("en", {{1}, {2}, {3}, {4}, {5}});
  const QuoteText german = quote_in("de", {{1}, {2}, {6}, {7}, {8}});
  EXPECT_FALSE(same_sense(english, german));
}

TEST(MatchQuotes, QuotationsWithoutBridgesSayNothingOfEachOther) {
  EXPECT_FALSE(same_sense(quote_in("en", {}), quote_in("de", {})));
}

TEST(MatchQuotes, ManyEqualWordsTakeLinearTime) {
  QuoteText english = quote_in("en", {});
  constexpr std::uint32_t kWords = 200'000;
  for (std::uint32_t word = 0; word < kWords; ++word) {
    english.bridge.push_back(1);
    english.bridge_words.push_back(word);
  }
  QuoteText german = english;
  german.language = "de";
  german.article = 1;
  EXPECT_TRUE(same_sense(english, german));
}

}  // namespace
}  // namespace wirestem::reuse::detail
