// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/find_copies.hpp"

#include <numeric>
#include <string>

#include <gmock/gmock.h>

#include "tests/unit/link/test_pile.hpp"

namespace wirestem::reuse::detail {
namespace {

/// A text of words that no other number gives.
std::string words_of(int number, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += "w" + std::to_string(number) + "x" + std::to_string(i) + " ";
  }
  return text;
}

std::vector<Copies> find(const TestPile& pile) {
  PileWords words;
  for (const ReadArticle& article : pile.pile()) words.add(article);
  std::vector<std::uint32_t> order(words.streams.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<Copies> found;
  find_copies(
      words, order, [](auto...) { return false; },
      [&](const Copies& copies) { found.push_back(copies); });
  return found;
}

TEST(FindCopies, WhatOneOutletPutsOnItsPagesIsNoReuseEvenWhereAnotherCarriesItAlong) {
  TestPile pile;
  const std::string footer = words_of(99, 60);
  for (int page = 0; page < 9; ++page) {
    pile.add({.body = words_of(page, 300) + footer, .outlet = page < 8 ? "Tarn Post" : "Elm Post"});
  }
  EXPECT_TRUE(find(pile).empty());
}

TEST(FindCopies, WhatManyOutletsPrintIsReuse) {
  TestPile pile;
  const std::string passage = words_of(99, 60);
  for (int page = 0; page < 9; ++page) {
    pile.add({.body = words_of(page, 300) + passage, .outlet = "Post " + std::to_string(page)});
  }
  EXPECT_EQ(find(pile).size(), 36U);
}

TEST(FindCopies, SetPhrasesHereAndThereAreInPassing) {
  TestPile pile;
  for (int page = 0; page < 2; ++page) {
    std::string body;
    for (int phrase = 0; phrase < 5; ++phrase) {
      body += words_of(10 * page + phrase, 80) + words_of(100 + phrase, 10);
    }
    pile.add({.body = body});
  }
  const auto found = find(pile);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].passing);
}

TEST(WordPlaces, PlacesAreTheSameWhetherTwoBytesAreEnoughOrNot) {
  for (const std::size_t longest : {std::size_t{9}, std::size_t{700}}) {
    WordPlaces places;
    std::vector<TextSpan> spans;
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < 100; ++i) {
      const auto size = static_cast<std::uint32_t>(i == 70 ? longest : 1 + i % 7);
      spans.push_back({at + i % 3, at + i % 3 + size});
      at = spans.back().end;
      places.add(spans.back());
    }
    for (std::uint32_t i = 0; i < 100; ++i) EXPECT_EQ(places[i], spans[i]);
  }
}

}  // namespace
}  // namespace wirestem::reuse::detail
