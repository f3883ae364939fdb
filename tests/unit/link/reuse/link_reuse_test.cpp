// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/link_reuse.hpp"

#include <chrono>
#include <string>

#include <gmock/gmock.h>

#include "tests/unit/link/test_pile.hpp"

namespace wirestem::reuse {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr auto kLocks =
    "The lock keepers of the Hollin canal opened the upper gate shortly before dawn and let forty "
    "barges through. Nobody had told the town below. By noon the meadows at Ferrow stood under a "
    "hand of water, and the market was moved to the church yard.";

constexpr auto kBees =
    "A swarm settled on the bell tower while the choir was singing. The verger fetched a ladder, "
    "the organist a broom, and neither of them was stung.";

ReuseFindings link(const TestPile& pile) {
  return link_reuse(pile.pile(), pile.names, test_lexicon());
}

TEST(LinkReuse, TheSameWordsAreVerbatimWhateverTheirCaseAndMarks) {
  TestPile pile;
  pile.add_text(kLocks);
  pile.add_text(
      "THE LOCK KEEPERS of the Hollin canal opened the upper gate, shortly before dawn - and let "
      "forty barges through; nobody had told the town below.");
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.passages, SizeIs(1));
  EXPECT_EQ(found.passages[0].kind, MatchKind::verbatim);
  EXPECT_DOUBLE_EQ(found.passages[0].similarity, 1.0);
}

TEST(LinkReuse, OffsetsOnBothSidesQuoteTheSharedPassage) {
  TestPile pile;
  pile.add_text(std::string("Rain fell all week. ") + kLocks);
  pile.add_text(std::string(kLocks) + " The mayor was asleep.");
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.passages, SizeIs(1));
  const PassageMatch& passage = found.passages[0];
  EXPECT_EQ(pile.text(0, passage.left.span), pile.text(1, passage.right.span));
  EXPECT_THAT(std::string(pile.text(0, passage.left.span)), HasSubstr("moved to the church yard"));
  EXPECT_THAT(std::string(pile.text(0, passage.left.span)),
              ::testing::StartsWith("The lock keepers"));
}

TEST(LinkReuse, AFewChangedWordsMakeAPassageEdited) {
  TestPile pile;
  pile.add_text(kLocks);
  pile.add_text(
      "The lock keepers of the Hollin canal unlocked the upper gate shortly before sunrise and let "
      "forty boats through. Nobody had warned the town below. By noon the fields at Ferrow stood "
      "under a hand of water.");
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.passages, SizeIs(1));
  EXPECT_EQ(found.passages[0].kind, MatchKind::edited);
  EXPECT_GT(found.passages[0].similarity, 0.75);
  EXPECT_LT(found.passages[0].similarity, 1.0);
}

TEST(LinkReuse, UnrelatedTextsShareNothing) {
  TestPile pile;
  pile.add_text(kLocks);
  pile.add_text(kBees);
  const ReuseFindings found = link(pile);
  EXPECT_THAT(found.links, IsEmpty());
  EXPECT_THAT(found.passages, IsEmpty());
  EXPECT_THAT(found.groups, IsEmpty());
}

TEST(LinkReuse, SharesSayHowMuchOfEachStandsInTheOther) {
  TestPile pile;
  pile.add_text(kLocks);
  pile.add_text(std::string(kLocks) + " " + kBees);
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.links, SizeIs(1));
  EXPECT_NEAR(found.links[0].left_share, 1.0, 0.01);
  EXPECT_NEAR(found.links[0].right_share, 0.64, 0.05);
}

TEST(LinkReuse, MovedParagraphsAreFoundAgain) {
  TestPile pile;
  pile.add_text(std::string(kLocks) + "\n\n" + kBees);
  pile.add_text(std::string(kBees) + "\n\n" + kLocks);
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.links, SizeIs(1));
  EXPECT_THAT(found.links[0].passages, SizeIs(2));
  EXPECT_GT(found.links[0].left_share, 0.95);
}

TEST(LinkReuse, ChineseTextIsComparedByCharacters) {
  TestPile pile;
  TestPile::Page page;
  page.language = "zh";
  page.body = "运河管理员在黎明前打开了上游闸门，让四十艘驳船通过，没有人通知下游的小镇。";
  pile.add(page);
  page.body = "据报道，运河管理员在黎明前打开了上游闸门，让四十艘驳船通过。镇长不愿置评。";
  pile.add(page);
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.passages, SizeIs(1));
  EXPECT_THAT(std::string(pile.text(0, found.passages[0].left.span)),
              HasSubstr("打开了上游闸门，让四十艘驳船通过"));
}

TEST(LinkReuse, ACreditLineIsNoSharedText) {
  TestPile pile;
  const std::string line =
      "This article first appeared in the Hollin Gazette and is used with its leave";
  pile.add_text(std::string(kLocks) + " " + line + ".");
  pile.add_text(std::string(kBees) + " " + line + ".");
  for (const std::uint32_t page : {0U, 1U}) {
    pile.credit(page, line, "Hollin Gazette", SourceKind::outlet, CreditRelation::republishes);
  }
  EXPECT_THAT(link(pile).links, IsEmpty());
}

TEST(LinkReuse, APassingSentenceInPagesThatNameNothingInCommonIsNoReuse) {
  TestPile pile;
  const std::string footer =
      " Subscribe to our letter and get the five best stories of the day by noon.";
  std::string long_locks;
  std::string long_bees;
  for (int i = 0; i < 3; ++i) {
    long_locks += "Keeper number " + std::to_string(i) + " remembered it otherwise. " + kLocks;
    long_bees += "Singer number " + std::to_string(i) + " saw nothing. " + kBees;
  }
  pile.add_text(long_locks + footer);
  pile.add_text(long_bees + footer);
  EXPECT_THAT(link(pile).links, IsEmpty());
}

TEST(LinkReuse, AQuotationOfOneSpeakerDoesNotCountInTheShares) {
  const std::string said =
      "We opened the gate because the water would have opened it for us otherwise";
  TestPile pile;
  pile.add({.title = "",
            .body = "Keeper Ada Voll spoke at length. “" + said + ",” she said. " + kBees,
            .names = {{"Ada Voll", NameKind::person}}});
  pile.add({.title = "",
            .body = "In the evening Ada Voll explained the flood. “" + said +
                    ".” Few in the hall agreed.",
            .names = {{"Ada Voll", NameKind::person}}});
  pile.quote(0, said, "Ada Voll");
  pile.quote(1, said, "Ada Voll");
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.links, SizeIs(1));
  EXPECT_THAT(found.passages, SizeIs(1));
  EXPECT_LT(found.links[0].left_share, 0.1);
  EXPECT_LT(found.links[0].right_share, 0.1);
}

TEST(LinkReuse, AQuotationGivenToAnotherSpeakerCounts) {
  const std::string said =
      "We opened the gate because the water would have opened it for us otherwise";
  TestPile pile;
  for (const char* speaker : {"Ada Voll", "Piet Sorn"}) {
    const std::uint32_t page = pile.add({.title = "",
                                         .body = "“" + said + ",” said " + speaker + " at Ferrow.",
                                         .names = {{"Ferrow", NameKind::place}}});
    pile.quote(page, said, speaker);
  }
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.links, SizeIs(1));
  EXPECT_GT(found.links[0].left_share, 0.5);
}

// ---- the same story in other words

TestPile::Page told_at_first() {
  return {
      .title = "Bridge closed",
      .body =
          "Engineers shut the Marrin bridge on Monday after a diver found a crack of 14 "
          "centimetres in "
          "its third pier. The inspector Olga Brandt measured it twice. Repairs will cost "
          "2,350,000 "
          "crowns, according to the county treasurer. Buses to Selby go by way of the quarry until "
          "October. A ferry for 60 passengers has been hired from the fishermen of Tarn. The "
          "bridge was "
          "built in 1931 by prisoners.",
      .outlet = "Marrin Post",
      .published = "2023-04-03T08:00:00+02:00",
      .names = {{"Marrin", NameKind::place},
                {"Olga Brandt", NameKind::person},
                {"Selby", NameKind::place},
                {"Tarn", NameKind::place}}};
}

TEST(LinkReuse, TheSameSentencesInOtherWordsAndOneOrderAreRewritten) {
  TestPile pile;
  pile.add(told_at_first());
  pile.add({.title = "",
            .body = "A crack 14 centimetres long in the third pier has led engineers to close the "
                    "Marrin bridge. "
                    "It was a diver who discovered it, and inspector Olga Brandt who measured it. "
                    "The treasurer "
                    "of the county puts repairs at 2,350,000 crowns. Till October buses for Selby "
                    "will take the "
                    "quarry road. Fishermen from Tarn are lending a ferry that carries 60 "
                    "passengers. Prisoners "
                    "built the bridge in 1931.",
            .published = "2023-04-03T10:30:00+02:00",
            .names = {{"Marrin", NameKind::place},
                      {"Olga Brandt", NameKind::person},
                      {"Selby", NameKind::place},
                      {"Tarn", NameKind::place}}});
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.links, SizeIs(1));
  EXPECT_EQ(found.links[0].kind, MatchKind::rewritten);
  EXPECT_GT(found.links[0].right_share, 0.6);
  EXPECT_EQ(found.links[0].direction.from, 0U);
  EXPECT_EQ(found.links[0].direction.certainty, Certainty::known);
  EXPECT_THAT(found.links[0].direction.reasons, Contains("2 hours later"));
}

TEST(LinkReuse, ATranslationIsFoundAcrossLanguages) {
  TestPile pile;
  pile.add(told_at_first());
  pile.add({.title = "",
            .body =
                "Ingenieure haben am Montag die Brücke von Marrin gesperrt, nachdem ein Taucher im "
                "dritten "
                "Pfeiler einen Riss von 14 Zentimetern entdeckt hatte. Die Inspektorin Olga Brandt "
                "hat ihn "
                "zweimal gemessen. Die Reparatur wird nach Angaben des Kreiskämmerers 2.350.000 "
                "Kronen kosten. "
                "Busse nach Selby fahren bis Oktober über den Steinbruch. Von den Fischern aus "
                "Tarn wurde eine "
                "Fähre für 60 Passagiere gemietet. Die Brücke wurde 1931 von Gefangenen gebaut.",
            .language = "de",
            .names = {{"Marrin", NameKind::place},
                      {"Olga Brandt", NameKind::person},
                      {"Selby", NameKind::place},
                      {"Tarn", NameKind::place}}});
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.links, SizeIs(1));
  EXPECT_EQ(found.links[0].kind, MatchKind::translated);
  EXPECT_GE(found.links[0].passages.size(), 4U);
  EXPECT_EQ(found.links[0].direction.certainty, Certainty::undecided);
}

TEST(LinkReuse, TwoAccountsOfOneEventAreNoRetelling) {
  TestPile pile;
  pile.add(told_at_first());
  pile.add({.title = "",
            .body = "I had crossed it every morning for nine years and never looked down. On "
                    "Monday a policeman "
                    "stood there with a red lamp. Children threw stones at the water. At the "
                    "bakery they said "
                    "Olga Brandt had been in a boat since five. My sister lives in Selby, eleven "
                    "minutes away by "
                    "the Marrin bridge, an hour by any other road. Nobody could tell us how long "
                    "it would be.",
            .names = {{"Marrin", NameKind::place},
                      {"Olga Brandt", NameKind::person},
                      {"Selby", NameKind::place}}});
  EXPECT_THAT(link(pile).links, IsEmpty());
}

// ---- direction

ReuseLink link_of(const TestPile& pile) {
  const ReuseFindings found = link(pile);
  return found.links.empty() ? ReuseLink{} : found.links.front();
}

TEST(LinkReuse, TheEarlierPageHadItFirst) {
  TestPile pile;
  pile.add({.title = "", .body = kLocks, .published = "2023-04-03T09:40:00Z"});
  pile.add({.title = "", .body = kLocks, .published = "2023-04-03T11:00:00+02:00"});
  const Direction way = link_of(pile).direction;
  EXPECT_EQ(way.from, 1U);
  EXPECT_EQ(way.to, 0U);
  EXPECT_EQ(way.certainty, Certainty::known);
  EXPECT_THAT(way.reasons, ElementsAre("40 minutes later"));
}

TEST(LinkReuse, OneDayWithoutTimesOfDayDecidesNothing) {
  TestPile pile;
  pile.add({.title = "", .body = kLocks, .published = "2023-04-03"});
  pile.add({.title = "", .body = kLocks, .published = "2023-04-03T11:00:00+02:00"});
  EXPECT_EQ(link_of(pile).direction.certainty, Certainty::undecided);
}

TEST(LinkReuse, WhoCitesTheOtherTookItFromThere) {
  TestPile pile;
  pile.add({.title = "",
            .body = std::string(kLocks) + " So the Ferrow Echo reports.",
            .outlet = "Canal News"});
  pile.add({.title = "", .body = kLocks, .outlet = "The Ferrow Echo"});
  pile.outlet_mention(0, "Ferrow Echo");
  const Direction way = link_of(pile).direction;
  EXPECT_EQ(way.from, 1U);
  EXPECT_EQ(way.certainty, Certainty::known);
  EXPECT_THAT(way.reasons, ElementsAre("cites The Ferrow Echo"));
}

TEST(LinkReuse, APageCannotHaveTakenFromALaterOneThatItCites) {
  TestPile pile;
  pile.add({.title = "",
            .body = std::string(kLocks) + " So the Ferrow Echo reports.",
            .outlet = "Canal News",
            .published = "2023-04-01"});
  pile.add({.title = "", .body = kLocks, .outlet = "Ferrow Echo", .published = "2023-04-05"});
  pile.outlet_mention(0, "Ferrow Echo");
  const Direction way = link_of(pile).direction;
  EXPECT_EQ(way.from, 0U);
  EXPECT_EQ(way.certainty, Certainty::likely);
}

TEST(LinkReuse, SiblingsByOneAgencyStayUndecided) {
  TestPile pile;
  for (const char* time : {"2023-04-03T09:00:00Z", "2023-04-03T10:00:00Z"}) {
    const std::uint32_t page = pile.add(
        {.title = "", .body = std::string("FERROW (Reuters) - ") + kLocks, .published = time});
    pile.credit(page, "(Reuters)", "Reuters", SourceKind::agency, CreditRelation::wire);
  }
  const Direction way = link_of(pile).direction;
  EXPECT_EQ(way.certainty, Certainty::undecided);
  EXPECT_THAT(way.reasons, ElementsAre("both credit Reuters"));
}

TEST(LinkReuse, ACutTextLikelyCameFromTheLongerOne) {
  TestPile pile;
  pile.add_text(kLocks);
  pile.add_text(std::string(kLocks) + "\n\n" + kBees);
  const Direction way = link_of(pile).direction;
  EXPECT_EQ(way.from, 1U);
  EXPECT_EQ(way.certainty, Certainty::likely);
}

// ---- groups

TEST(LinkReuse, OnePassageInThreePagesIsOneGroup) {
  TestPile pile;
  pile.add_text(kLocks);
  pile.add_text(std::string("Word came late. ") + kLocks);
  pile.add_text(std::string(kLocks) + " That was all.");
  const ReuseFindings found = link(pile);
  ASSERT_THAT(found.groups, SizeIs(1));
  EXPECT_THAT(found.groups[0].members, SizeIs(3));
  EXPECT_EQ(found.groups[0].kind, MatchKind::verbatim);
}

TEST(LinkReuse, TwoPassagesOfOnePairAreTwoGroups) {
  TestPile pile;
  pile.add_text(std::string(kLocks) + "\n\n" + kBees);
  pile.add_text(std::string(kBees) + "\n\nLater the wind turned to the west.\n\n" + kLocks);
  EXPECT_THAT(link(pile).groups, SizeIs(2));
}

// ---- odd and hostile piles

TEST(LinkReuse, EmptyAndOneWordPagesAreNoTrouble) {
  TestPile pile;
  pile.add({});
  pile.add_text("Flood");
  pile.add_text("Flood");
  pile.add_text("?!… ——");
  EXPECT_THAT(link(pile).links, IsEmpty());
  EXPECT_THAT(link_reuse({}, {}, test_lexicon()).links, IsEmpty());
}

double seconds(const TestPile& pile, ReuseFindings& found) {
  const auto begin = std::chrono::steady_clock::now();
  found = link(pile);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST(LinkReuse, TwoThousandCopiesOfOnePageTakeLinearTime) {
  TestPile pile;
  for (int i = 0; i < 2000; ++i) pile.add_text(kLocks);
  ReuseFindings found;
  EXPECT_LT(seconds(pile, found), 20);
  EXPECT_THAT(found.links, SizeIs(1999));
  ASSERT_THAT(found.groups, SizeIs(1));
  EXPECT_THAT(found.groups[0].members, SizeIs(2000));
}

TEST(LinkReuse, OneWordRepeatedTakesLinearTime) {
  std::string body;
  for (int i = 0; i < 20000; ++i) body += "flood ";
  TestPile pile;
  for (int i = 0; i < 4; ++i) pile.add_text(body);
  ReuseFindings found;
  EXPECT_LT(seconds(pile, found), 20);
}

TEST(LinkReuse, WhatWasNotLookedAtIsSaid) {
  TestPile few;
  for (int i = 0; i < 10; ++i) few.add_text(kLocks);
  EXPECT_THAT(link(few).limits, IsEmpty());
  TestPile crowd;
  for (int i = 0; i < 100; ++i) crowd.add_text(kLocks);
  const ReuseFindings found = link(crowd);
  ASSERT_THAT(found.limits, SizeIs(2));
  EXPECT_THAT(found.limits[0].what, HasSubstr("more than 64 pages"));
  EXPECT_THAT(found.limits[1].what, HasSubstr("sixteen likest"));
}

TEST(LinkReuse, TheOrderOfInputChangesNoPassage) {
  const std::vector<std::string> bodies = {kLocks, std::string(kBees) + " " + kLocks, kBees};
  const auto texts = [&](const std::vector<std::size_t>& order) {
    TestPile pile;
    for (const std::size_t i : order) pile.add_text(bodies[i]);
    std::vector<std::string> found;
    for (const PassageMatch& p : link(pile).passages) {
      found.emplace_back(pile.text(p.left.article, p.left.span));
    }
    std::ranges::sort(found);
    return found;
  };
  EXPECT_EQ(texts({0, 1, 2}), texts({2, 1, 0}));
}

}  // namespace
}  // namespace wirestem::reuse
