// SPDX-License-Identifier: Apache-2.0
//
// What belongs to an expression of time, and the values that hang on the words around it.
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/find/dates/dates_in_text.hpp"

namespace wirestem::dates {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr std::string_view kSunday = "2024-08-18";

TEST(FindDates, LeavesTheArticleToTheNounThatADateIsSaidOf) {
  EXPECT_THAT(dates_in("en", "The May 2019 storm ended the two-week truce of the third quarter."),
              ElementsAre("May 2019 = 2019-05", "two-week = P2W", "the third quarter = XXXX-Q3"));
}

TEST(FindDates, KeepsEarlierAndLaterBeforeWhatTheyAreSaidOf) {
  EXPECT_THAT(
      dates_in("en", "The mill closed earlier this year and later Saturday burned.", kSunday),
      ElementsAre("earlier this year = 2024", "later Saturday = 2024-08-17"));
}

TEST(FindDates, LeavesPrepositionsOutside) {
  EXPECT_THAT(
      dates_in("en", "Rain fell over the last two weeks and will stop in five days.", kSunday),
      ElementsAre("the last two weeks = P2W", "five days = 2024-08-23"));
  EXPECT_THAT(dates_in("de", "Am Nachmittag und in der kommenden Woche regnet es.", kSunday),
              ElementsAre("Nachmittag = 2024-08-18TAF", "der kommenden Woche = 2024-W34"));
  EXPECT_THAT(dates_in("es", "Llovió por la noche.", kSunday),
              ElementsAre("la noche = 2024-08-18TNI"));
}

TEST(FindDates, ReadsAYearAgoOfAQuarterAsThatQuarter) {
  EXPECT_THAT(dates_in("en",
                       "In the second quarter Larn Ferries earned 3 million crowns, up from 2 "
                       "million a year earlier. The quarter was dry.",
                       kSunday),
              ElementsAre("the second quarter = 2024-Q2", "a year earlier = 2023-Q2",
                          "The quarter = 2024-Q2"));
}

TEST(FindDates, TakesTheQuarterAsTheLastThatIsOverWhereNoneWasTold) {
  EXPECT_THAT(dates_in("en", "Sales fell in the latest quarter.", kSunday),
              ElementsAre("the latest quarter = 2024-Q2"));
}

TEST(FindDates, ReadsLengthsThatAreWrittenInPieces) {
  EXPECT_THAT(
      dates_in("en",
               "An 8-month-old lock held for the first nine months, a minute and a half short.",
               kSunday),
      ElementsAre("8-month-old = P8M", "the first nine months = P9M",
                  "a minute and a half = PT1M30S"));
  EXPECT_THAT(dates_in("fr", "Ces cinq dernières années furent sèches.", kSunday),
              Contains("cinq dernières années = P5Y"));
}

TEST(FindDates, ReadsABareUnitBehindAWordOfLength) {
  EXPECT_THAT(dates_in("en", "It lasted for weeks. Weeks are long.", kSunday),
              ElementsAre("weeks = PXW"));
}

TEST(FindDates, ReadsLengthsInOneWord) {
  EXPECT_THAT(dates_in("de", "Nach einwöchiger Pause folgten anderthalb Stunden Regen.", kSunday),
              ElementsAre("einwöchiger = P1W", "anderthalb Stunden = PT1H30M"));
  EXPECT_THAT(dates_in("ru", "После трёхдневного перерыва шёл 5-дневный ливень.", kSunday),
              ElementsAre("трёхдневного = P3D", "5-дневный = P5D"));
}

TEST(FindDates, TakesNoAgeForALength) {
  EXPECT_THAT(dates_in("en", "Ms Okafor is 52 years old."), IsEmpty());
  EXPECT_THAT(dates_in("de", "Sie ist 52 Jahre alt."), IsEmpty());
}

TEST(FindDates, TakesNoVerbAndNoFractionForAPartOfTheYear) {
  EXPECT_THAT(dates_in("en", "Prices began to fall by about three-quarters.", kSunday), IsEmpty());
}

TEST(FindDates, ReadsHoursByTheMarkBehindTheSecond) {
  EXPECT_THAT(
      dates_in("de", "Die Halle ist heute von 10-18 Uhr offen.", kSunday),
      ElementsAre("heute = 2024-08-18", "10 = 2024-08-18T10:00", "18 Uhr = 2024-08-18T18:00"));
}

TEST(FindDates, ReadsClockTimesAsEachLanguageWritesThem) {
  EXPECT_THAT(dates_in("pt", "A câmara abriu às 18h30.", kSunday),
              ElementsAre("18h30 = 2024-08-18T18:30"));
  EXPECT_THAT(dates_in("ru", "Совет открылся в 9 часов утра.", kSunday),
              ElementsAre("9 часов утра = 2024-08-18T09:00"));
  EXPECT_THAT(dates_in("en", "Bids close at 5 p.m. EST Friday.", kSunday),
              Contains("5 p.m. EST Friday = 2024-08-16T17:00"));
}

TEST(FindDates, LooksBackBehindSinceAndAheadBehindBy) {
  EXPECT_THAT(dates_in("en", "Idle since October, it must reopen by March.", kSunday),
              ElementsAre("October = 2023-10", "March = 2025-03"));
}

TEST(FindDates, LooksAheadWhereAVerbEndsInTheFuture) {
  EXPECT_THAT(dates_in("es", "El equipo jugará el martes.", kSunday),
              ElementsAre("el martes = 2024-08-20"));
  EXPECT_THAT(dates_in("es", "El equipo jugó el martes.", kSunday),
              ElementsAre("el martes = 2024-08-13"));
}

TEST(FindDates, KeepsAHistoryToItsStoryWhereARemarkNamesAFarYear) {
  EXPECT_THAT(
      dates_in("en",
               "In 1703 the fleet left Larn. On 2 May 1703 it met the ice, and in June 1703 "
               "it turned. In July 1703 the crew fell ill. Letters that a museum showed in "
               "1987 tell why. On 9 August the fleet came home.",
               kSunday),
      Contains("9 August = 1703-08-09"));
}

TEST(FindDates, LeavesPassingWordsOutOfAHistory) {
  EXPECT_THAT(
      dates_in("en",
               "In 1703 the fleet left Larn. On 2 May 1703 it met the ice, and in June 1703 "
               "it turned. In July 1703 the crew fell ill, and soon it mutinied. That was "
               "in August 1703.",
               kSunday),
      Not(Contains("soon = FUTURE_REF")));
}

}  // namespace
}  // namespace wirestem::dates
