// SPDX-License-Identifier: Apache-2.0
#include "find/dates/find_dates.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

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

TEST(FindDates, ReadsIsoDatesInAnyLanguage) {
  EXPECT_THAT(dates_in("en", "Filed 2023-02-07 by the clerk."),
              ElementsAre("2023-02-07 = 2023-02-07"));
  EXPECT_THAT(dates_in("und", "Nuqneh 2023-02-07."), ElementsAre("2023-02-07 = 2023-02-07"));
}

TEST(FindDates, ReadsMonthDayYear) {
  EXPECT_THAT(dates_in("en", "The quay opened on March 3, 1998, to applause."),
              ElementsAre("March 3, 1998 = 1998-03-03"));
}

TEST(FindDates, ReadsDayMonthYear) {
  EXPECT_THAT(dates_in("en", "The quay opened on 3 March 1998 to applause."),
              ElementsAre("3 March 1998 = 1998-03-03"));
}

TEST(FindDates, ReadsOrdinalDays) {
  EXPECT_THAT(dates_in("en", "It closes on June 21st, 2020."),
              ElementsAre("June 21st, 2020 = 2020-06-21"));
  EXPECT_THAT(dates_in("en", "It closes on the fifth of May 2021."),
              ElementsAre("the fifth of May 2021 = 2021-05-05"));
}

TEST(FindDates, ReadsNumericDatesInTheLanguagesOrder) {
  EXPECT_THAT(dates_in("de", "Die Frist endet am 12.03.2024."),
              ElementsAre("12.03.2024 = 2024-03-12"));
  EXPECT_THAT(dates_in("en", "Due 03/12/2024."), ElementsAre("03/12/2024 = 2024-03-12"));
  EXPECT_THAT(dates_in("es", "Vence el 03/12/2024."), Contains("el 03/12/2024 = 2024-12-03"));
  EXPECT_THAT(dates_in("en", "Due 25/12/2024."), ElementsAre("25/12/2024 = 2024-12-25"));
}

TEST(FindDates, LeavesTheYearOpenWithoutPublicationDate) {
  const Article article = article_of("The mill burned on August 6.", "en", "");
  const auto found = find(article);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "XXXX-08-06");
  EXPECT_FALSE(found[0].anchored);
}

TEST(FindDates, TakesTheYearNearestToPublication) {
  const Article article = article_of("The mill burned on August 6.", "en", kSunday);
  const auto found = find(article);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "2024-08-06");
  EXPECT_TRUE(found[0].anchored);
}

TEST(FindDates, TakesLastDecemberInJanuary) {
  EXPECT_THAT(dates_in("en", "The mill burned on December 20.", "2025-01-04"),
              ElementsAre("December 20 = 2024-12-20"));
  EXPECT_THAT(dates_in("en", "The mill will reopen in March.", "2024-12-20"),
              ElementsAre("March = 2025-03"));
}

TEST(FindDates, TakesABareWeekdayAsTheLastOne) {
  EXPECT_THAT(dates_in("en", "The mayor resigned on Saturday.", kSunday),
              ElementsAre("Saturday = 2024-08-17"));
  EXPECT_THAT(dates_in("en", "The mayor resigned on Monday.", kSunday),
              ElementsAre("Monday = 2024-08-12"));
}

TEST(FindDates, TakesTheWeekdayOfPublicationAsThatDay) {
  EXPECT_THAT(dates_in("en", "The mayor resigned on Sunday.", kSunday),
              ElementsAre("Sunday = 2024-08-18"));
}

TEST(FindDates, LooksAheadWhereTheSentenceDoes) {
  EXPECT_THAT(dates_in("en", "The council will vote on Tuesday.", kSunday),
              ElementsAre("Tuesday = 2024-08-20"));
  EXPECT_THAT(dates_in("en", "The council said on Tuesday that it will vote.", kSunday),
              ElementsAre("Tuesday = 2024-08-13"));
}

TEST(FindDates, KeepsAnUnanchoredWeekdayOpen) {
  EXPECT_THAT(dates_in("en", "The mayor resigned on Saturday."),
              ElementsAre("Saturday = XXXX-WXX-6"));
}

TEST(FindDates, ReadsLastAndNextBesideWeekdays) {
  EXPECT_THAT(dates_in("en", "It rained last Sunday and may rain next Sunday.", kSunday),
              ElementsAre("last Sunday = 2024-08-11", "next Sunday = 2024-08-25"));
}

TEST(FindDates, GivesBothMonthsOfARangeTheYearThatTheyShare) {
  EXPECT_THAT(dates_in("en", "Rain fell in March and April 2022, and from May to June 2023."),
              ElementsAre("March = 2022-03", "April 2022 = 2022-04", "May = 2023-05",
                          "June 2023 = 2023-06"));
  EXPECT_THAT(dates_in("en", "Snow lay from December to February 2020."),
              ElementsAre("December = 2019-12", "February 2020 = 2020-02"));
}

TEST(FindDates, GivesBothDaysOfARangeTheMonthThatTheyShare) {
  EXPECT_THAT(dates_in("en", "The fair runs from 3 to 5 May 2023."),
              ElementsAre("3 = 2023-05-03", "5 May 2023 = 2023-05-05"));
  EXPECT_THAT(dates_in("en", "The fair ran May 3-5, 2023."),
              ElementsAre("May 3 = 2023-05-03", "5, 2023 = 2023-05-05"));
  EXPECT_THAT(dates_in("ru", "Ярмарка прошла 3–5 мая 2023 года."),
              ElementsAre("3 = 2023-05-03", "5 мая 2023 года = 2023-05-05"));
}

TEST(FindDates, GivesEveryDayOfAListTheMonthOfTheLast) {
  EXPECT_THAT(dates_in("de", "Der Markt ist am 3., 4., 7. und 9. Mai 2023 offen."),
              ElementsAre("3. = 2023-05-03", "4. = 2023-05-04", "7. = 2023-05-07",
                          "9. Mai 2023 = 2023-05-09"));
}

TEST(FindDates, ReadsYearsTiedByADash) {
  EXPECT_THAT(dates_in("en", "The war of 1652-54 and that of 1702-1705 emptied Larn.", kSunday),
              ElementsAre("1652 = 1652", "54 = 1654", "1702 = 1702", "1705 = 1705"));
}

TEST(FindDates, GivesBothYearsOfARangeTheEraOfTheSecond) {
  EXPECT_THAT(dates_in("en", "The siege lasted from 412 to 409 BC, late in the 5th century BC."),
              ElementsAre("412 = BC0412", "409 BC = BC0409", "late in the 5th century BC = BC04"));
}

TEST(FindDates, GivesTheFirstOfTwoDatesTheYearOfTheSecond) {
  EXPECT_THAT(dates_in("en", "The siege of Larn (21 March – 8 June 1652) failed.", kSunday),
              ElementsAre("21 March = 1652-03-21", "8 June 1652 = 1652-06-08"));
}

TEST(FindDates, ReadsYearsWithACue) {
  EXPECT_THAT(dates_in("en", "The bridge of 1887 was rebuilt in 2019."),
              ElementsAre("1887 = 1887", "2019 = 2019"));
}

TEST(FindDates, TakesNoDateFromPagesVersionsAndCounts) {
  EXPECT_THAT(dates_in("en", "See page 2004 and version 1998."), IsEmpty());
  EXPECT_THAT(dates_in("en", "The firm sold 2000 boats for $1950 each."), IsEmpty());
  EXPECT_THAT(dates_in("de", "Die Stadt zählt 1950 Einwohner auf Seite 2012."), IsEmpty());
}

TEST(FindDates, TakesNoMonthFromALowerCaseVerb) {
  EXPECT_THAT(dates_in("en", "Pupils may march if they dare."), IsEmpty());
}

TEST(FindDates, ReadsDecadesAndCenturies) {
  EXPECT_THAT(dates_in("en", "Looms of the 1990s stand by looms of the 19th century."),
              ElementsAre("the 1990s = 199", "the 19th century = 18"));
  EXPECT_THAT(dates_in("ru", "Завод построили в 1970-х годах."), ElementsAre("1970-х годах = 197"));
}

TEST(FindDates, ReadsSeasonsAndQuarters) {
  EXPECT_THAT(dates_in("en", "In the summer of 2016 and the third quarter of 2017 sales fell."),
              ElementsAre("the summer of 2016 = 2016-SU", "the third quarter of 2017 = 2017-Q3"));
}

TEST(FindDates, CountsRelativeTimesFromPublication) {
  EXPECT_THAT(
      dates_in("en", "Yesterday it snowed; last week it did not; next year it may.", kSunday),
      ElementsAre("Yesterday = 2024-08-17", "last week = 2024-W32", "next year = 2025"));
  EXPECT_THAT(dates_in("en", "Two days ago the ferry sank, three years ago its sister.", kSunday),
              ElementsAre("Two days ago = 2024-08-16", "three years ago = 2021"));
}

TEST(FindDates, CountsTheNextDayFromTheDateToldLast) {
  EXPECT_THAT(
      dates_in("en", "The tower fell on 3 May 2021. The next day a wall fell too.", kSunday),
      ElementsAre("3 May 2021 = 2021-05-03", "The next day = 2021-05-04"));
  EXPECT_THAT(
      dates_in("de", "Der Turm fiel am 3. Mai 2021. Am selben Tag fiel die Mauer.", kSunday),
      ElementsAre("3. Mai 2021 = 2021-05-03", "selben Tag = 2021-05-03"));
}

TEST(FindDates, ReadsDurations) {
  EXPECT_THAT(dates_in("en", "A two-hour talk, three days of rest, several years of doubt."),
              ElementsAre("two-hour = PT2H", "three days = P3D", "several years = PXY"));
}

TEST(FindDates, ReadsRepeatedTimes) {
  const Article article = article_of("The bus runs every day and each Monday.", "en", "");
  const auto found = find(article);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].value, "P1D");
  EXPECT_EQ(found[0].type, DateType::set);
  EXPECT_EQ(found[1].value, "XXXX-WXX-1");
}

TEST(FindDates, ReadsClockTimesWithTheirDay) {
  const Article article = article_of("It struck at 14:30 on Friday.", "en", kSunday);
  const auto found = find(article);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].value, "2024-08-16T14:30");
  EXPECT_EQ(found[0].type, DateType::time);
  EXPECT_THAT(dates_in("en", "It struck at 5 p.m. on Friday.", kSunday),
              ElementsAre("5 p.m. on Friday = 2024-08-16T17:00"));
}

TEST(FindDates, TakesNoClockTimeFromAScore) {
  EXPECT_THAT(dates_in("en", "Larn won 2:1 and 3.4 points."), IsEmpty());
}

TEST(FindDates, ReadsReferencesWithoutADate) {
  EXPECT_THAT(dates_in("en", "She now rests, recently won, and will soon return."),
              ElementsAre("now = PRESENT_REF", "recently = PAST_REF", "soon = FUTURE_REF"));
}

TEST(FindDates, ReadsGerman) {
  EXPECT_THAT(dates_in("de", "Am Donnerstagabend, vor zwei Wochen und im Oktober 2016 brannte es.",
                       kSunday),
              ElementsAre("Donnerstagabend = 2024-08-15TEV", "vor zwei Wochen = 2024-W31",
                          "Oktober 2016 = 2016-10"));
}

TEST(FindDates, JoinsAGermanDateThatTheDotOfTheDayCuts) {
  EXPECT_THAT(dates_in("de", "Der Hafen schließt am 25. Februar 2021 für immer."),
              ElementsAre("25. Februar 2021 = 2021-02-25"));
}

TEST(FindDates, ReadsFrench) {
  EXPECT_THAT(dates_in("fr", "Le pont a cédé le mardi 4 juin 2019, il y a trois jours.", kSunday),
              ElementsAre("le mardi 4 juin 2019 = 2019-06-04", "il y a trois jours = 2024-08-15"));
}

TEST(FindDates, ReadsSpanish) {
  EXPECT_THAT(dates_in("es", "El puente cedió el 4 de junio de 2019 y el lunes pasado.", kSunday),
              ElementsAre("el 4 de junio de 2019 = 2019-06-04", "el lunes pasado = 2024-08-12"));
  EXPECT_THAT(dates_in("es", "Cerró hace dos años.", kSunday), ElementsAre("hace dos años = 2022"));
}

TEST(FindDates, ReadsPortuguese) {
  EXPECT_THAT(dates_in("pt", "A ponte caiu em 4 de junho de 2019 e na segunda-feira.", kSunday),
              ElementsAre("4 de junho de 2019 = 2019-06-04", "segunda-feira = 2024-08-12"));
}

TEST(FindDates, ReadsRussian) {
  EXPECT_THAT(dates_in("ru", "Мост рухнул 4 июня 2019 года, а в среду закрыли порт.", kSunday),
              ElementsAre("4 июня 2019 года = 2019-06-04", "среду = 2024-08-14"));
  EXPECT_THAT(dates_in("ru", "Два года назад здесь был луг.", kSunday),
              ElementsAre("Два года назад = 2022"));
}

TEST(FindDates, ReadsUkrainian) {
  EXPECT_THAT(dates_in("uk", "Міст упав у ніч на 4 червня 2019 року, у 1987 році його збудували."),
              ElementsAre("ніч на 4 червня 2019 року = 2019-06-04TNI", "1987 році = 1987"));
}

TEST(FindDates, ReadsPolish) {
  EXPECT_THAT(dates_in("pl", "Most runął 4 czerwca 2019 roku, a w środę zamknięto port.", kSunday),
              ElementsAre("4 czerwca 2019 roku = 2019-06-04", "środę = 2024-08-14"));
}

TEST(FindDates, ReadsArabic) {
  EXPECT_THAT(dates_in("ar", "انهار الجسر في 4 يونيو 2019 وأغلق الميناء يوم الأربعاء.", kSunday),
              ElementsAre("4 يونيو 2019 = 2019-06-04", "يوم الأربعاء = 2024-08-14"));
  EXPECT_THAT(dates_in("ar", "استمر العمل يومين.", kSunday), ElementsAre("يومين = P2D"));
}

TEST(FindDates, ReadsChinese) {
  EXPECT_THAT(dates_in("zh", "大桥于2019年6月4日倒塌，上周三港口关闭。", kSunday),
              ElementsAre("2019年6月4日 = 2019-06-04", "上周三 = 2024-08-07"));
  EXPECT_THAT(dates_in("zh", "一九九六年建成，耗时三年。"),
              ElementsAre("一九九六年 = 1996", "三年 = P3Y"));
  EXPECT_THAT(dates_in("zh", "增长百分之六点六。"), IsEmpty());
}

TEST(FindDates, ReadsYearsBeforeOurEra) {
  EXPECT_THAT(dates_in("en", "The wall dates from 480 BC."), ElementsAre("480 BC = BC0480"));
}

TEST(FindDates, TakesTheYearFromTheStoryItTellsInAHistory) {
  const auto found = dates_in(
      "en",
      "The League formed in 1701. On 4 May 1702 it took Larn. In 1703 it lost Oster. In 1704 it "
      "split. Its last fort held until 1705. On 9 June 1706 that fort fell. On 11 June the League "
      "ended.",
      kSunday);
  EXPECT_THAT(found, Contains("11 June = 1706-06-11"));
  EXPECT_THAT(found, Not(Contains("11 June = 2024-06-11")));
}

TEST(FindDates, GivesMentionsInOrderWithoutOverlap) {
  const Article article = article_of(
      "On Monday, 5 August 2024, at 09:15, two days after 3 August, the last week began.", "en",
      "");
  std::uint32_t end = 0;
  for (const DateMention& date : find(article)) {
    EXPECT_GE(date.span.begin, end);
    EXPECT_GT(date.span.end, date.span.begin);
    end = date.span.end;
  }
  EXPECT_GT(end, 0U);
}

TEST(FindDates, FindsNothingInAnEmptyArticle) {
  EXPECT_THAT(dates_in("en", ""), IsEmpty());
  EXPECT_THAT(dates_in("en", "   "), IsEmpty());
}

TEST(FindDates, TakesNoImpossibleDay) {
  EXPECT_THAT(dates_in("en", "Filed 2023-02-31 by nobody."),
              Not(Contains("2023-02-31 = 2023-02-31")));
  EXPECT_THAT(dates_in("de", "Am 31.02.2024 geschah nichts."),
              Not(Contains("31.02.2024 = 2024-02-31")));
}

TEST(FindDates, IgnoresAPublicationDateThatIsNone) {
  EXPECT_THAT(dates_in("en", "The mayor resigned on Saturday.", "soon"),
              ElementsAre("Saturday = XXXX-WXX-6"));
}

TEST(FindDates, TakesLinearTimeOnHostileText) {
  for (const std::string_view piece : {"of ", "1990 ", "last ", "12.", "May ", "2024-", "(", "十",
                                       "half a ", "ago ", "Monday, "}) {
    std::string text;
    while (text.size() < 50'000) text += piece;
    const Article article = article_of(std::move(text), piece == "十" ? "zh" : "en", kSunday);
    const Segmentation segmentation = text::segment(article);
    const auto start = std::chrono::steady_clock::now();
    find_dates(article, segmentation, words());
    const auto taken = std::chrono::steady_clock::now() - start;
    EXPECT_LT(taken, std::chrono::seconds(10)) << piece;
  }
}

TEST(FindDates, CountsNoFartherThanItCan) {
  EXPECT_THAT(
      dates_in("en", "It began 999999999 years ago, or in 99999999999999999999 days.", kSunday),
      Not(IsEmpty()));
}

}  // namespace
}  // namespace wirestem::dates
