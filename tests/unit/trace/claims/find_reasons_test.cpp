// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "tests/unit/trace/claims/claim_pile.hpp"

namespace wirestem::claims {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<ConflictKind> kinds_between(const std::string& one, const std::string& two) {
  ClaimPile pile;
  pile.add(one);
  pile.add(two);
  return kinds_of(pile.conflicts());
}

TEST(FindReasons, ACauseMayFollowAPhraseThatItsEffectOpens) {
  EXPECT_THAT(kinds_between("Wardens put the flooded crypt down to a blocked drain.",
                            "The crypt was flooded because of snowmelt."),
              ElementsAre(ConflictKind::reason));
}

TEST(FindReasons, ACauseMayStandBeforeItsEffect) {
  EXPECT_THAT(kinds_between("Sparks from a lathe set off the sawmill blaze.",
                            "The sawmill blaze was blamed on lightning."),
              ElementsAre(ConflictKind::reason));
}

TEST(FindReasons, WhatIsBlamedOnSomethingIsTheEffect) {
  ClaimPile pile;
  pile.add("The verger blamed the cracked bell on frost.");
  pile.add("The bell cracked because of a clumsy ringer.");
  const auto conflicts = pile.conflicts();
  ASSERT_THAT(kinds_of(conflicts), ElementsAre(ConflictKind::reason));
  std::vector<std::string> values;
  for (const ConflictSide& side : conflicts[0].sides) values.push_back(side.value);
  EXPECT_THAT(values, Contains("frost."));
}

TEST(FindReasons, OneCauseInOtherWordsIsNoConflict) {
  EXPECT_THAT(kinds_between("The verger put the cracked bell down to frost.",
                            "The bell cracked because of the frost in March."),
              IsEmpty());
}

TEST(FindReasons, ThatOneThingCameAfterAnotherIsNotEnough) {
  EXPECT_THAT(kinds_between("The regatta was called off after the mayor's wedding.",
                            "The regatta was called off after the harvest supper."),
              IsEmpty());
}

TEST(FindReasons, WhatIsDeniedToBeTheCauseConflictsWithWhoGivesIt) {
  ClaimPile pile;
  pile.add("She left the choir not because of the organist but because of dust.");
  pile.add("The soprano left the choir because of the organist.");
  const auto conflicts = pile.conflicts();
  ASSERT_THAT(kinds_of(conflicts), ElementsAre(ConflictKind::reason));
}

TEST(FindReasons, WhatIsDeniedToBeTheCauseConflictsWithWhoTellsOfIt) {
  EXPECT_THAT(kinds_between("The fog was not the reason, the pilot insisted.",
                            "A dense fog lay on the estuary that evening."),
              ElementsAre(ConflictKind::reason));
}

TEST(FindReasons, WhyASourceStaysUnnamedIsNoReasonOfTheEvent) {
  ClaimPile pile;
  const auto one = pile.add("The bell cracked, and he stays anonymous because he fears the dean.");
  pile.add("The bell cracked because of frost.");
  pile.concept_at(one, "anonymous", "unnamed");
  EXPECT_THAT(pile.conflicts(), IsEmpty());
}

TEST(FindReasons, AnAdjournedTrialIsPutOffAsAMeetingIs) {
  ClaimPile pile;
  const auto one = pile.add("They adjourned because of an eclipse.");
  const auto two = pile.add("It is postponed because of a lost key.");
  pile.concept_at(one, "adjourned", "adjourn");
  pile.concept_at(two, "postponed", "postpone");
  EXPECT_THAT(kinds_of(pile.conflicts()), Contains(ConflictKind::reason));
}

}  // namespace
}  // namespace wirestem::claims
