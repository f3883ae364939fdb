// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/link_quotes.hpp"

#include <chrono>
#include <string>

#include <gmock/gmock.h>

#include "tests/unit/link/test_pile.hpp"

namespace wirestem::reuse {
namespace {

using ::testing::SizeIs;

constexpr auto kSaid = "The bell rang by itself, and nobody has rung it since the war";

std::uint32_t page_with(TestPile& pile, const std::string& words, const std::string& speaker,
                        const std::string& published = "", const std::string& language = "en") {
  const std::uint32_t page = pile.add({.title = "",
                                       .body = "“" + words + "”, " + speaker + ".",
                                       .language = language,
                                       .published = published});
  pile.quote(page, words, speaker);
  return page;
}

std::vector<QuoteFamily> link(const TestPile& pile) {
  return link_quotes(pile.pile(), {}, test_lexicon());
}

TEST(LinkQuotes, TheSameWordsInTwoPagesAreOneFamily) {
  TestPile pile;
  page_with(pile, kSaid, "Jon Hale");
  page_with(pile, kSaid, "Jon Hale");
  const auto families = link(pile);
  ASSERT_THAT(families, SizeIs(1));
  ASSERT_THAT(families[0].variants, SizeIs(2));
  EXPECT_EQ(families[0].variants[1].change, QuoteChange::same);
  EXPECT_TRUE(families[0].variants[0].diff.empty());
}

TEST(LinkQuotes, ACutQuotationSaysWhatIsGone) {
  TestPile pile;
  page_with(pile, kSaid, "Jon Hale", "2023-05-01");
  page_with(pile, "The bell rang by itself", "Jon Hale", "2023-05-02");
  const auto families = link(pile);
  ASSERT_THAT(families, SizeIs(1));
  const QuoteVariant& cut = families[0].variants[1];
  EXPECT_EQ(cut.change, QuoteChange::cut);
  ASSERT_THAT(cut.diff, SizeIs(2));
  EXPECT_EQ(cut.diff[0].op, DiffPart::Op::equal);
  EXPECT_EQ(cut.diff[1].op, DiffPart::Op::deleted);
  EXPECT_EQ(cut.diff[1].text, "and nobody has rung it since the war");
}

TEST(LinkQuotes, TheFullestWordingStandsFirst) {
  TestPile pile;
  page_with(pile, "The bell rang by itself", "Jon Hale", "2023-05-01");
  const std::uint32_t full = page_with(pile, kSaid, "Jon Hale", "2023-05-02");
  const auto families = link(pile);
  ASSERT_THAT(families, SizeIs(1));
  EXPECT_EQ(families[0].variants[0].article, full);
}

TEST(LinkQuotes, AnInsertionInBracketsIsPassedOver) {
  TestPile pile;
  page_with(pile, kSaid, "Jon Hale");
  page_with(pile, "The [great] bell rang by itself, and nobody has rung it since the war",
            "Jon Hale");
  const auto families = link(pile);
  ASSERT_THAT(families, SizeIs(1));
  EXPECT_EQ(families[0].variants[1].change, QuoteChange::same);
}

TEST(LinkQuotes, AChangedWordIsAltered) {
  TestPile pile;
  page_with(pile, kSaid, "Jon Hale", "2023-05-01");
  page_with(pile, "The bell rang by itself, and somebody has rung it since the war", "Jon Hale",
            "2023-05-03");
  const auto families = link(pile);
  ASSERT_THAT(families, SizeIs(1));
  EXPECT_EQ(families[0].variants[1].change, QuoteChange::altered);
}

TEST(LinkQuotes, TheSameWordsByAnotherNamedSpeakerAreReattributed) {
  TestPile pile;
  page_with(pile, kSaid, "Jon Hale");
  page_with(pile, kSaid, "Mara Quist");
  const auto families = link(pile);
  ASSERT_THAT(families, SizeIs(1));
  EXPECT_EQ(families[0].variants[1].change, QuoteChange::reattributed);
}

TEST(LinkQuotes, TwoSentencesStitchedIntoOneJoinBoth) {
  TestPile pile;
  const std::uint32_t page = pile.add_text(
      "“We counted the lanterns twice before the boats went out,” she said. Rain began. “Three of "
      "the boats "
      "never answered our signal,” she said.");
  pile.quote(page, "We counted the lanterns twice before the boats went out", "Ida Storm");
  pile.quote(page, "Three of the boats never answered our signal", "Ida Storm");
  page_with(
      pile,
      "We counted the lanterns twice before the boats went out. Three of the boats never answered "
      "our signal",
      "Ida Storm");
  EXPECT_THAT(link(pile), SizeIs(1));
}

TEST(LinkQuotes, DifferentQuotationsOfOneSpeakerStayApart) {
  TestPile pile;
  page_with(pile, kSaid, "Jon Hale");
  page_with(pile, "I was asleep in my house when they woke me and showed me the rope", "Jon Hale");
  EXPECT_THAT(link(pile), SizeIs(2));
}

TEST(LinkQuotes, AQuotationWithinAnotherStaysByItself) {
  TestPile pile;
  const std::string outer =
      "My father told me that the bell is older than the tower and I believed him";
  const std::uint32_t page = pile.add_text("“" + outer + "”, Jon Hale said.");
  pile.quote(page, outer, "Jon Hale");
  pile.quote(page, "the bell is older than the tower", "father");
  EXPECT_THAT(link(pile), SizeIs(2));
}

TEST(LinkQuotes, QuotationsAtAlignedPlacesOfATranslationAreOne) {
  TestPile pile;
  const std::uint32_t left = page_with(pile, kSaid, "Jon Hale", "2023-05-01");
  const std::uint32_t right =
      page_with(pile, "Die Glocke läutete von selbst, und seit dem Krieg hat sie niemand geläutet",
                "Jon Hale", "2023-05-02", "de");
  PassageMatch passage;
  passage.left = {left, {0, 60}};
  passage.right = {right, {0, 70}};
  passage.kind = MatchKind::translated;
  const std::vector<PassageMatch> passages = {passage};
  const auto families = link_quotes(pile.pile(), passages, test_lexicon());
  ASSERT_THAT(families, SizeIs(1));
  EXPECT_EQ(families[0].variants[0].article, left);
  EXPECT_EQ(families[0].variants[1].change, QuoteChange::translated);
  EXPECT_TRUE(families[0].variants[1].diff.empty());
}

TEST(LinkQuotes, EveryQuotationIsInExactlyOneFamilySaveIndirectOnesWithoutSpeaker) {
  TestPile pile;
  page_with(pile, kSaid, "Jon Hale");
  const std::uint32_t page =
      pile.add_text("It was said that the bell is cursed. Hale said that it is not.");
  pile.quote(page, "that the bell is cursed", "", Directness::indirect);
  pile.quote(page, "that it is not", "Jon Hale", Directness::indirect);
  std::size_t variants = 0;
  for (const QuoteFamily& family : link(pile)) variants += family.variants.size();
  EXPECT_EQ(variants, 2U);
}

TEST(LinkQuotes, ThousandsOfTheSameQuotationTakeLinearTime) {
  TestPile pile;
  for (int i = 0; i < 2000; ++i) page_with(pile, kSaid, "Jon Hale");
  const auto begin = std::chrono::steady_clock::now();
  const auto families = link(pile);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  ASSERT_THAT(families, SizeIs(1));
  EXPECT_THAT(families[0].variants, SizeIs(2000));
  EXPECT_LT(took.count(), 10);
}

TEST(LinkQuotes, AnEmptyPileHasNoFamilies) {
  EXPECT_TRUE(link_quotes({}, {}, test_lexicon()).empty());
}

}  // namespace
}  // namespace wirestem::reuse
