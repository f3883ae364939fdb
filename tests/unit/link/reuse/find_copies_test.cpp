// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/find_copies.hpp"

#include <numeric>
#include <set>
#include <string>

#include <gmock/gmock.h>

#include "link/reuse/detail/find_runs.hpp"
#include "link/reuse/detail/grams.hpp"
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

TEST(FindCopies, OfWhatACrowdHasEachPageIsComparedWithTheEarliestOnlyAndThatIsSaid) {
  for (const int pages : {60, 90}) {
    TestPile pile;
    for (int page = 0; page < pages; ++page) pile.add_text(words_of(99, 60));
    PileWords words;
    for (const ReadArticle& article : pile.pile()) words.add(article);
    std::vector<std::uint32_t> order(words.streams.size());
    std::iota(order.rbegin(), order.rend(), 0U);  // the last page is the earliest
    std::size_t with_earliest = 0;
    std::size_t all = 0;
    const SearchCaps caps = find_copies(
        words, order, [](auto...) { return false; },
        [&](const Copies& copies) {
          ++all;
          if (order[copies.right] == 0) ++with_earliest;
        });
    const auto count = static_cast<std::size_t>(pages);
    EXPECT_EQ(with_earliest, count - 1);
    EXPECT_EQ(all, pages > 64 ? count - 1 : count * (count - 1) / 2);
    EXPECT_EQ(caps.crowds > 0, pages > 64);
  }
}

TEST(FindCopies, WhatStandsBetweenTwoLongPassagesIsFoundWhereverItWasMovedTo) {
  TestPile pile;
  const std::string moved = words_of(7, 9);
  pile.add_text(words_of(1, 100) + words_of(2, 60) + moved + words_of(3, 60));
  pile.add_text(moved + words_of(4, 60) + words_of(1, 100));
  const auto found = find(pile);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].passages.size(), 2U);
}

TEST(RunFinder, RunsThatNoFingerprintShowedAreAdded) {
  TestPile pile;
  pile.add_text(words_of(1, 30) + words_of(2, 9) + words_of(3, 6) + words_of(4, 9));
  pile.add_text(words_of(1, 30) + words_of(5, 9) + words_of(3, 6) + words_of(6, 9));
  const WordStream left = make_word_stream(pile.pile()[0]);
  const WordStream right = make_word_stream(pile.pile()[1]);
  std::vector<MatchedRun> runs = {{0, 0, 30}};
  RunFinder finder;
  EXPECT_TRUE(finder.complete(left, right, runs));
  EXPECT_EQ(runs, (std::vector<MatchedRun>{{0, 0, 30}, {39, 39, 6}}));
  EXPECT_FALSE(finder.complete(left, right, runs));
}

TEST(Winnower, TwoRunsThatShareAWindowOfGramsShareAFingerprint) {
  for (const std::uint32_t window : {kWindow, kWindowOfLargePile}) {
    std::vector<WordHash> shared;
    for (std::uint32_t i = 0; i < window + kWordGram - 1; ++i) shared.push_back(1000 + 2 * i);
    for (std::uint32_t before = 0; before < 40; ++before) {
      std::vector<WordHash> run;
      for (std::uint32_t i = 0; i < before; ++i) run.push_back(9000 + 26 * i);
      run.insert(run.end(), shared.begin(), shared.end());
      for (std::uint32_t i = 0; i < 30; ++i) run.push_back(70000 + 34 * i);
      Winnower winnower(window);
      std::set<std::uint64_t> alone;
      for (const std::uint32_t at : winnower.choose(shared)) alone.insert(winnower.hash(at));
      bool met = false;
      for (const std::uint32_t at : winnower.choose(run)) met |= alone.contains(winnower.hash(at));
      EXPECT_TRUE(met) << before << " words before, window of " << window;
    }
  }
}

TEST(WordPlaces, PlacesAreTheSameWhetherOneByteIsEnoughOrNot) {
  for (const std::size_t longest : {std::size_t{9}, std::size_t{700}}) {
    std::vector<TextSpan> spans;
    std::uint32_t at = 0;
    for (std::uint32_t i = 0; i < 100; ++i) {
      const auto size = static_cast<std::uint32_t>(i == 70 ? longest : 1 + i % 7);
      spans.push_back({at + i % 3, at + i % 3 + size});
      at = spans.back().end;
    }
    const WordPlaces places(spans);
    for (std::uint32_t i = 0; i < 100; ++i) EXPECT_EQ(places[i], spans[i]);
  }
}

}  // namespace
}  // namespace wirestem::reuse::detail
