// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/unit/trace/claims/claim_pile.hpp"

namespace wirestem::claims {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

TEST(FindConflicts, TwoCountsOfOneThingContradictHoweverTheRestIsWorded) {
  ClaimPile pile;
  const auto one = pile.add("The barge lost 60 drums near the weir.");
  const auto two =
      pile.add("Divers brought up evidence of 600 drums at the weir on the same night.");
  pile.figure(one, "60 drums", 60, "drum");
  pile.figure(two, "600 drums", 600, "drum");
  const auto conflicts = pile.conflicts();
  ASSERT_THAT(kinds_of(conflicts), ElementsAre(ConflictKind::number));
  EXPECT_THAT((std::vector{conflicts[0].sides[0].value, conflicts[0].sides[1].value}),
              UnorderedElementsAre("60 drums", "600 drums"));
}

TEST(FindConflicts, CountsOfDifferentThingsDoNotContradict) {
  ClaimPile pile;
  const auto one = pile.add("The barge lost 60 drums near the weir.");
  const auto two = pile.add("The barge lost 600 gallons near the weir.");
  pile.figure(one, "60 drums", 60, "drum");
  pile.figure(two, "600 gallons", 600, "gallon");
  EXPECT_THAT(pile.conflicts(), IsEmpty());
}

TEST(FindConflicts, LengthsOfTimeAreFigures) {
  ClaimPile pile;
  const auto one = pile.add("The blaze at the mill lasted half a day, forty minutes of it unseen.");
  const auto two = pile.add("At the mill the blaze went unseen for ten minutes.");
  pile.length(one, "forty minutes", "PT40M");
  pile.length(two, "ten minutes", "PT10M");
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::number));
}

TEST(FindConflicts, OneCauseEachForOneEffectIsAConflictOfReasonAcrossSentences) {
  ClaimPile pile;
  const auto one = pile.add("The regatta is cancelled. The reason being a strike at the quay.");
  const auto two = pile.add("They had to cancel the rowing because of an earthquake.");
  pile.concept_at(one, "cancelled", "cancel");
  pile.concept_at(one, "strike", "go_on_strike");
  pile.concept_at(two, "cancel", "cancel");
  pile.concept_at(two, "earthquake", "earthquake");
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::reason));
}

TEST(FindConflicts, OnlyTheSurestAreTold) {
  ClaimPile pile;
  for (int i = 1; i <= 8; ++i) {
    const std::string count = std::to_string(i * 10) + " goats";
    const auto page = pile.add("The flood in the valley drowned " + count + " of the herd.");
    pile.figure(page, count, i * 10, "goat");
  }
  EXPECT_THAT(pile.conflicts(), SizeIs(10));  // of 28 pairs
}

TEST(FindConflicts, WhatCountsSomethingElseDoesNotSettleTwoCounts) {
  ClaimPile pile;
  const auto one = pile.add("The barge lost 60 drums over a weir.");
  const auto two = pile.add("Divers brought up evidence of 600 drums at the weir.");
  pile.figure(one, "60 drums", 60, "drum");
  pile.figure(one, "over a weir", 600, "weir");
  pile.figure(two, "600 drums", 600, "drum");
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::number));
}

TEST(FindConflicts, EveryCopyOfAClauseIsEvidence) {
  ClaimPile pile;
  for (int i = 0; i < 9; ++i) {
    const auto copy = pile.add("The barge lost 60 drums near the weir.");
    pile.figure(copy, "60 drums", 60, "drum");
  }
  const auto other = pile.add("Divers found that the barge lost 600 drums near the weir.");
  pile.figure(other, "600 drums", 600, "drum");
  const auto conflicts = pile.conflicts();
  ASSERT_THAT(conflicts, SizeIs(1));
  EXPECT_EQ(conflicts[0].sides[0].evidence.size() + conflicts[0].sides[1].evidence.size(), 10U);
}

TEST(FindConflicts, CancelledIsAStateAndNoDenial) {
  ClaimPile pile;
  const auto one = pile.add("The regatta on the Lorne was postponed by the harbour master.");
  const auto two = pile.add("The harbour master has cancelled the regatta on the Lorne.");
  pile.concept_at(one, "postponed", "postpone");
  pile.concept_at(two, "cancelled", "cancel");
  pile.negate(two, "cancelled");
  EXPECT_THAT(kinds_of(pile.conflicts()), ::testing::Contains(ConflictKind::status));
}

TEST(FindConflicts, AStateOfAnotherYearIsNoContradiction) {
  for (const std::string year : {"1968", "2024"}) {
    ClaimPile pile;
    const auto one = pile.add("The regatta on the Lorne was postponed by the harbour master.");
    const auto two =
        pile.add("The harbour master cancelled the regatta on the Lorne in " + year + ".");
    for (const auto page : {one, two}) pile.publish(page, "2024-05-02");
    pile.concept_at(one, "postponed", "postpone");
    pile.concept_at(two, "cancelled", "cancel");
    pile.day(two, year, year);
    EXPECT_EQ(pile.conflicts().size(), year == "2024" ? 1U : 0U) << year;
  }
}

TEST(FindConflicts, WhatIsClosedNowMayBeOpenOnADayToCome) {
  for (const std::string day : {"2024-05-21", "2024-05-01"}) {
    ClaimPile pile;
    const auto one = pile.add("The lock on the Lorne was closed by the harbour master.");
    const auto two = pile.add("The harbour master opens the lock on the Lorne that day.");
    for (const auto page : {one, two}) pile.publish(page, "2024-05-02");
    pile.concept_at(one, "closed", "close_passage");
    pile.concept_at(two, "opens", "open_passage");
    pile.day(two, "that day", day);
    pile.put_as(two, Modality::planned);
    const auto conflicts = pile.conflicts();
    const auto by_states = std::ranges::count_if(conflicts, [](const Conflict& conflict) {
      return conflict.sides[0].value == "opened" || conflict.sides[1].value == "opened";
    });
    EXPECT_EQ(by_states, day == "2024-05-01" ? 1 : 0) << day;
  }
}

TEST(FindConflicts, ADenialContradictsWhoTellsTheActOfTheSameThing) {
  ClaimPile pile;
  const auto one = pile.add("The harbour master met the dredger's owner.");
  const auto two = pile.add("The harbour master never met the dredger's owner.");
  pile.concept_at(one, "met", "meet");
  pile.concept_at(two, "met", "meet");
  pile.negate(two, "never");
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::polarity));
}

TEST(FindConflicts, OneActOfTwoThingsIsNoContradiction) {
  ClaimPile pile;
  const auto one = pile.add("The harbour master met cyclists.");
  const auto two = pile.add("Nobody met poets.");
  pile.concept_at(one, "met", "meet");
  pile.concept_at(two, "met", "meet");
  pile.negate(two, "Nobody");
  EXPECT_THAT(pile.conflicts(), IsEmpty());
}

TEST(FindConflicts, ANegationDeniesTheActBesideIt) {
  ClaimPile pile;
  const auto one = pile.add("The town paid for forty lamps in Mill Street.");
  const auto two = pile.add("Lamps in Mill Street that the town paid for in the end, none stands.");
  pile.concept_at(one, "paid", "pay");
  pile.concept_at(two, "paid", "pay");
  pile.negate(two, "none");
  EXPECT_THAT(pile.conflicts(), IsEmpty());
}

TEST(FindConflicts, NotOneIsADenialAndNoCount) {
  ClaimPile pile;
  const auto one = pile.add("Some 40 gulls nested on the lightship in May.");
  const auto two = pile.add("Not one gull nested on the lightship.");
  pile.figure(one, "40 gulls", 40, "gull");
  pile.figure(two, "one gull", 1, "gull");
  pile.negate(two, "Not");
  EXPECT_THAT(kinds_of(pile.conflicts()), Not(::testing::Contains(ConflictKind::number)));
}

TEST(FindConflicts, OneCountThatMayAndThatDidComeAboutIsAConflictOfCertainty) {
  ClaimPile pile;
  const auto one = pile.add("Up to 300 jars of honey may have gone from the cellar.");
  const auto two = pile.add("From the cellar 300 jars of honey were stolen.");
  pile.figure(one, "300 jars", 300, "jar");
  pile.figure(two, "300 jars", 300, "jar");
  pile.put_as(one, Modality::hedged);
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::certainty));
}

TEST(FindConflicts, WhatIsSaidOfADayToComeIsStillAPlan) {
  const auto told = [](const std::string& published) {
    ClaimPile pile;
    const auto one = pile.add("The guild means to elect a new warden on 9 June.");
    const auto two = pile.add("The guild elects its new warden on 9 June.");
    pile.concept_at(one, "elect", "elect");
    pile.concept_at(two, "elects", "elect");
    pile.day(one, "9 June", "2031-06-09");
    pile.day(two, "9 June", "2031-06-09");
    pile.put_as(one, Modality::planned);
    pile.publish(one, published);
    pile.publish(two, published);
    return kinds_of(pile.conflicts_of_one_claim());
  };
  EXPECT_THAT(told("2031-06-10"), ElementsAre(ConflictKind::status));
  EXPECT_THAT(told("2031-06-01"), IsEmpty());
}

TEST(BuildClaims, AnActThatAPageTellsOfIsNoStatementByWhoActs) {
  ClaimPile pile;
  for (int copy = 0; copy < 2; ++copy) {
    const auto page = pile.add("The firm Orlo has agreed to buy the tannery at Bree.");
    pile.concept_at(page, "agreed", "agree");
    pile.say(page, "to buy the tannery at Bree", "agreed", "Orlo");
  }
  const auto claims = pile.claims();
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_THAT(claims[0].occurrences[0].attribution, IsEmpty());
}

TEST(BuildClaims, WhatIsAgreedThatSomethingIsSoIsAStatement) {
  ClaimPile pile;
  for (int copy = 0; copy < 2; ++copy) {
    const auto page = pile.add("Orlo agreed that the tannery at Bree had long been empty.");
    pile.concept_at(page, "agreed", "agree");
    pile.say(page, "the tannery at Bree had long been empty", "agreed", "Orlo");
  }
  const auto claims = pile.claims();
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_THAT(claims[0].occurrences[0].attribution, SizeIs(1));
}

TEST(BuildClaims, WhoSaysItIsNoClaim) {
  ClaimPile pile;
  const auto page = pile.add("The tannery at Bree has been sold to monks. Orlo says.");
  pile.say(page, "The tannery at Bree has been sold to monks.", "says", "Orlo");
  for (const Claim& claim : pile.claims()) {
    for (const Occurrence& place : claim.occurrences) EXPECT_EQ(place.place.span.begin, 0U);
  }
}

TEST(ClaimThresholds, WhatDecidesConflictsStandsInTheRecordOfARun) {
  EXPECT_THAT(thresholds(),
              ::testing::Contains(::testing::Field(&Threshold::name, "conflicts.tell_least")));
}

TEST(BuildClaims, AWordThatTwoTablesKnowIsOneSign) {
  ClaimPile pile;
  const auto one = pile.add("Neither side wanted talks.");
  const auto two = pile.add("The poet dislikes talks.");
  for (const auto page : {one, two}) {
    pile.concept_at(page, "talks", "talks");
    pile.concept_at(page, "talks", "negotiate");
  }
  for (const Claim& claim : pile.claims()) EXPECT_THAT(claim.occurrences, SizeIs(1));
}

TEST(BuildClaims, CopiesAreOneClaimHoweverManyThereAre) {
  ClaimPile pile;
  for (int i = 0; i < 40; ++i) pile.add("The harbour master sold the old crane to a dealer.");
  const auto claims = pile.claims();
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_THAT(claims[0].occurrences, SizeIs(40));
}

TEST(BuildClaims, AWholeSentenceIsQuotedRatherThanAPartOfOne) {
  ClaimPile pile;
  const auto part = pile.add("Nobody there knew that the old crane was sold to a dealer.");
  pile.clause(part, "the old crane was sold to a dealer");
  const auto whole = pile.add("The old crane was sold to a dealer.");
  const auto claims = pile.claims();
  ASSERT_THAT(claims, SizeIs(1));
  ASSERT_THAT(claims[0].occurrences, SizeIs(2));
  EXPECT_EQ(claims[0].occurrences[0].place.article, whole);
}

TEST(BuildClaims, ADenialIsAClaimOfItsOwn) {
  ClaimPile pile;
  pile.add("The harbour master sold the old crane to a dealer.");
  pile.deny(
      pile.add("Whatever foremen grumbled, the harbour master sold no crane, insisted a weary "
               "secretary at breakfast."));
  for (const Claim& claim : pile.claims()) EXPECT_THAT(claim.occurrences, SizeIs(1));
}

TEST(BuildClaims, AnotherCountOfTheSameThingIsAClaimOfItsOwn) {
  ClaimPile pile;
  const auto one = pile.add("Thieves asked the museum for a ransom of 5 ducats.");
  const auto two = pile.add(
      "Thieves asked the museum on the call for 50 ducats, a clerk remembers with a shudder.");
  pile.figure(one, "5 ducats", 5, "ducat");
  pile.figure(two, "50 ducats", 50, "ducat");
  for (const Claim& claim : pile.claims()) EXPECT_THAT(claim.occurrences, SizeIs(1));
}

}  // namespace
}  // namespace wirestem::claims
