// SPDX-License-Identifier: Apache-2.0
#include "find/names/find_names.hpp"

#include <chrono>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/find/names/article_with_names.hpp"

namespace wirestem::names {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

std::vector<std::string> told(std::string text, std::string language = "en") {
  return ArticleWithNames(std::move(text), std::move(language)).told();
}

TEST(FindNames, AnEmptyArticleHasNone) { EXPECT_THAT(told(""), IsEmpty()); }

TEST(FindNames, ASurnameGoesBackToTheFullName) {
  EXPECT_THAT(told("Nobody asked Maria Orvella. The rest was up to Orvella."),
              ElementsAre("person Maria Orvella", "person Orvella = Maria Orvella"));
}

TEST(FindNames, ASurnameInTheHeadlineGoesBackToTheNameInTheBody) {
  EXPECT_THAT(told("# Why Orvella left the harbour\n\nOn Monday Maria Orvella left."),
              Contains("person Orvella = Maria Orvella"));
}

TEST(FindNames, OfTwoBearersASurnameMeansTheOneNamedLast) {
  const auto names =
      told("We met Maria Orvella first. Then we met Peter Orvella. In the end Orvella paid.");
  EXPECT_THAT(names, ElementsAre("person Maria Orvella", "person Peter Orvella",
                                 "person Orvella = Peter Orvella"));
}

TEST(FindNames, ATitleThatNamesTheSexPicksTheBearer) {
  const auto names = told(
      "We met Maria Orvella first. Then we met Peter Orvella. In the end we paid Mrs Orvella.");
  EXPECT_THAT(names, Contains(HasSubstr("Orvella = Maria Orvella")));
}

TEST(FindNames, ATitleIsNoPartOfTheName) {
  EXPECT_THAT(told("It was signed by Defence Minister Oskar Lindqvarn."),
              ElementsAre("person Oskar Lindqvarn <Defence Minister>"));
}

TEST(FindNames, AStateBeforeATitleIsBothStateAndTitle) {
  EXPECT_THAT(told("It was signed by French President Oskar Lindqvarn."),
              ElementsAre(HasSubstr("state French"), "person Oskar Lindqvarn <French President>"));
}

TEST(FindNames, APossessiveEndingIsCutOff) {
  EXPECT_THAT(told("They liked Maria Orvella’s boat and Norway's coast."),
              ElementsAre("person Maria Orvella", "state Norway {state:NO}"));
}

TEST(FindNames, ParticlesStayInsideAName) {
  EXPECT_THAT(told("It was Willem van der Brugg who paid."),
              ElementsAre("person Willem van der Brugg"));
}

TEST(FindNames, TheFirstWordOfASentenceIsNoNameForItsCapital) {
  EXPECT_THAT(told("Fishermen mended their nets. Suddenly the wind turned."), IsEmpty());
}

TEST(FindNames, TheFirstWordOfASentenceIsANameWhereTheArticleHasItElsewhere) {
  EXPECT_THAT(told("Vestrup is quiet. Few people live in Vestrup."),
              ElementsAre("place Vestrup", "place Vestrup"));
}

TEST(FindNames, MonthsAndDaysAreNoNames) {
  EXPECT_THAT(told("They met on Monday and again on Friday in March."), IsEmpty());
}

TEST(FindNames, AHeadlineWithCapitalsThroughoutIsNotOneName) {
  const auto names =
      told("# Harbour Master Orvella Quits After Row In France\n\nOn Monday Maria Orvella quit.");
  EXPECT_THAT(names, ElementsAre("person Orvella = Maria Orvella", "state France {state:FR}",
                                 "person Maria Orvella"));
}

TEST(FindNames, AStateAdjectiveGoesBackToTheState) {
  EXPECT_THAT(told("Norway kept silent. A Norwegian ship sank."),
              ElementsAre("state Norway {state:NO}", "state Norwegian = Norway {state:NO}"));
}

TEST(FindNames, AnAdjectiveInsideAnOrganisationBelongsToIt) {
  EXPECT_THAT(told("He wrote to the Norwegian Fisheries Agency."),
              ElementsAre("organisation Norwegian Fisheries Agency"));
}

TEST(FindNames, AnOrganisationRunsOnOverItsSmallWords) {
  EXPECT_THAT(told("He works for the Bank of Vestrup now."),
              ElementsAre("organisation Bank of Vestrup"));
}

TEST(FindNames, AnAcronymInBracketsGoesBackToTheFullName) {
  EXPECT_THAT(told("The Vestrup Lamp Authority (VLA) paid. Later the VLA denied it."),
              ElementsAre("organisation Vestrup Lamp Authority",
                          "organisation VLA = Vestrup Lamp Authority",
                          "organisation VLA = Vestrup Lamp Authority"));
}

TEST(FindNames, AFirstWordAloneIsTheOrganisationNamedBefore) {
  EXPECT_THAT(
      told("He sold Quillon Shipping last year. Now Quillon is bankrupt."),
      ElementsAre("organisation Quillon Shipping", "organisation Quillon = Quillon Shipping"));
}

TEST(FindNames, ATownIsNoShortFormOfItsNewspaper) {
  EXPECT_THAT(told("The Vestrup Herald said so. The bridge in Vestrup is closed."),
              ElementsAre("organisation Vestrup Herald", "place Vestrup"));
}

TEST(FindNames, WhatOpensADatelineIsAPlace) {
  EXPECT_THAT(told("VESTRUP (AFP) — The bridge is closed."), Contains(HasSubstr("place VESTRUP")));
}

TEST(FindNames, AnInventedAdjectiveGoesBackToItsPlace) {
  EXPECT_THAT(told("The road to Kalvoria is shut. Many in Kalvoria walk. A Kalvorian guard waved."),
              Contains("place Kalvorian = Kalvoria"));
}

TEST(FindNames, AgeAfterACommaTellsAPerson) {
  EXPECT_THAT(told("Nobody helped Dworin Askel, 43, that night."),
              ElementsAre("person Dworin Askel"));
}

TEST(FindNames, GermanNounsAreNoNames) {
  EXPECT_THAT(told("Der Bürgermeister lobte die Feuerwehr und die Schule.", "de"), IsEmpty());
}

TEST(FindNames, AGermanPersonIsFoundAmongNouns) {
  EXPECT_THAT(told("Die Sprecherin Karla Wendrich lobte die Schule. Später ging Wendrich.", "de"),
              ElementsAre(HasSubstr("person Karla Wendrich"), "person Wendrich = Karla Wendrich"));
}

TEST(FindNames, ARussianCaseFormGoesBackToTheNominative) {
  const auto names = told("Полковник Тимофей Арданов ушёл. Мы видели Арданова вчера.", "ru");
  EXPECT_THAT(names, ElementsAre("person Тимофей Арданов <Полковник>",
                                 "person Арданова = Тимофей Арданов"));
}

TEST(FindNames, ARussianOfficeRunsOnInSmallLetters) {
  EXPECT_THAT(told("Об этом сообщило Министерство обороны Польши.", "ru"),
              ElementsAre("organisation Министерство обороны Польши"));
}

TEST(FindNames, AFrenchElisionIsNoPartOfTheName) {
  EXPECT_THAT(told("Le port d’Ostrelle est fermé. Personne ne vit à Ostrelle.", "fr"),
              Contains(Not(HasSubstr("d’"))));
}

TEST(FindNames, AForeignNameInChineseKeepsItsDot) {
  EXPECT_THAT(told("发言人莱娜·布兰特表示反对。", "zh"),
              ElementsAre("person 莱娜·布兰特 <发言人>"));
}

TEST(FindNames, TheLastPartOfAForeignNameInChineseGoesBackToTheWhole) {
  const auto names = told("发言人莱娜·布兰特表示反对。总统布兰特说不。", "zh");
  EXPECT_THAT(names, Contains(HasSubstr("person 布兰特 = 莱娜·布兰特")));
}

TEST(FindNames, AChinesePersonStandsBesideATitle) {
  EXPECT_THAT(told("外交部长王岚在会上发言。", "zh"), Contains(HasSubstr("person 王岚")));
}

TEST(FindNames, StatesAreKnownInEveryLanguage) {
  EXPECT_THAT(told("Sie reisten nach Norwegen.", "de"), Contains("state Norwegen {state:NO}"));
  EXPECT_THAT(told("Ils ont quitté la Norvège.", "fr"), Contains("state Norvège {state:NO}"));
  EXPECT_THAT(told("挪威拒绝了。", "zh"), Contains("state 挪威 {state:NO}"));
  EXPECT_THAT(told("Норвегия отказалась.", "ru"), Contains("state Норвегия {state:NO}"));
  EXPECT_THAT(told("رفضت النرويج ذلك.", "ar"), Contains("state النرويج {state:NO}"));
}

TEST(FindNames, AnArabicPersonFollowsATitle) {
  EXPECT_THAT(told("قال الرئيس محمد الكروني إن الجسر مغلق.", "ar"),
              Contains(HasSubstr("person محمد الكروني")));
}

TEST(FindNames, AGivenNameTellsTheGender) {
  const ArticleWithNames found("Nobody asked Maria Orvella. The rest was up to Orvella.");
  ASSERT_EQ(found.names().size(), 2U);
  EXPECT_EQ(found.names()[0].gender, Gender::female);
  EXPECT_EQ(found.names()[1].gender, Gender::female);
}

TEST(FindNames, MentionsStandInOrderAndDoNotOverlap) {
  const ArticleWithNames found(
      "French President Maria Orvella met the Bank of Vestrup (BOV) in Paris, France. "
      "Orvella's Franco-German plan for Vestrup failed, said BOV chairman Peter Holm-Askel.");
  std::uint32_t end = 0;
  ASSERT_GE(found.names().size(), 6U);
  for (const NameMention& name : found.names()) {
    EXPECT_GE(name.span.begin, end);
    end = name.span.end;
  }
}

TEST(FindNames, ManyNamesTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "Orvella met Maria Orvella (MO). ";
  const auto begin = std::chrono::steady_clock::now();
  const ArticleWithNames found(std::move(text));
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  EXPECT_EQ(found.names().front().canonical, "Maria Orvella");
  EXPECT_LT(taken.count(), 60.0);  // seconds
}

}  // namespace
}  // namespace wirestem::names
