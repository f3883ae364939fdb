// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "lexicon/lexicon.hpp"
#include "read/extract/detail/full_date.hpp"
#include "read/extract/detail/metadata/calendar_day.hpp"
#include "read/extract/detail/metadata/find_dates_of_page.hpp"
#include "read/extract/detail/metadata/meta_dates.hpp"
#include "read/extract/detail/metadata/url_date.hpp"
#include "read/markup/parse_html.hpp"

namespace wirestem::extract::detail {
namespace {

const FullDateReader& reader() {
  static const lexicon::Lexicon words;
  static const FullDateReader dates(words);
  return dates;
}

PageDates dates_of(std::string_view html, std::string_view url = "",
                   const DeclaredDates& declared = {}) {
  const markup::Document page = markup::parse_html(html);
  return find_dates_of_page(page, url, declared, reader());
}

std::string published(std::string_view html, std::string_view url = "") {
  return dates_of(html, url).published.value_or("none");
}

std::string moment(std::string_view value) {
  const auto read = read_moment(value);
  return read ? read->iso() : "none";
}

std::string day_in(std::string_view line, const FullDateOptions& options = {}) {
  const auto date = reader().find(line, options);
  return date ? date->iso : "none";
}

TEST(ReadMoment, ReadsTheFormsThatProgramsWrite) {
  EXPECT_EQ(moment("2019-10-19T14:33:00+02:00"), "2019-10-19T14:33:00+02:00");
  EXPECT_EQ(moment("2019-10-19 14:33"), "2019-10-19T14:33");
  EXPECT_EQ(moment("2019-10-19 14:33:05 UTC"), "2019-10-19T14:33:05Z");
  EXPECT_EQ(moment("2019-10-19T14:33:00.125+0200"), "2019-10-19T14:33:00.125+02:00");
  EXPECT_EQ(moment("2019/10/19"), "2019-10-19");
  EXPECT_EQ(moment("20191019"), "2019-10-19");
  EXPECT_EQ(moment("20191019T143300Z"), "2019-10-19T14:33:00Z");
  EXPECT_EQ(moment("20191019T14:33:00Z"), "2019-10-19T14:33:00Z");
  EXPECT_EQ(moment("20191019T1433.5Z"), "2019-10-19T14:33Z");  // half a minute has no form here
  EXPECT_EQ(moment("Sat, 19 Oct 2019 14:33:00 GMT"), "2019-10-19T14:33:00Z");
  EXPECT_EQ(moment("Sat, 19 Oct 2019 14:33:00 +0200"), "2019-10-19T14:33:00+02:00");
  EXPECT_EQ(moment("Sat Oct 19 2019 14:33:00 GMT+0200 (CEST)"), "2019-10-19T14:33:00+02:00");
  EXPECT_EQ(moment("Sat Oct 19 14:33:00 CEST 2019"), "2019-10-19T14:33:00");
}

TEST(ReadMoment, ReadsUnixTimeInSecondsAndMilliseconds) {
  EXPECT_EQ(moment("1571495580"), "2019-10-19T14:33:00Z");
  EXPECT_EQ(moment("1571495580000"), "2019-10-19T14:33:00Z");
  EXPECT_EQ(moment("99"), "none");
  EXPECT_EQ(moment("9999999999"), "none");
}

TEST(ReadMoment, RefusesDaysThatNoCalendarHas) {
  EXPECT_EQ(moment("2019-02-29"), "none");
  EXPECT_EQ(moment("2020-02-29"), "2020-02-29");
  EXPECT_EQ(moment("2019-13-01"), "none");
  EXPECT_EQ(moment("20191301"), "none");
  EXPECT_EQ(moment("0000-00-00"), "none");
  EXPECT_EQ(moment(""), "none");
  EXPECT_EQ(moment("yesterday"), "none");
}

TEST(ReadMoment, DropsATimeThatNoClockShows) {
  EXPECT_EQ(moment("2019-10-19 25:00"), "2019-10-19");
  EXPECT_EQ(moment("2019-10-19T14:75:00Z"), "2019-10-19");
}

TEST(CalendarDay, CountsDaysForthAndBack) {
  EXPECT_EQ((CalendarDay{1970, 1, 1}.number()), 0);
  EXPECT_EQ((CalendarDay{2000, 3, 1}.number()), 11017);
  for (std::int64_t n = -20000; n < 60000; n += 61) EXPECT_EQ(day_of_number(n).number(), n);
}

TEST(ReadClock, ReadsTimesAsPeopleWriteThem) {
  EXPECT_EQ(read_clock(", 5:30 pm"), "T17:30");
  EXPECT_EQ(read_clock(" at 12.05 a.m."), "T00:05");
  EXPECT_EQ(read_clock(" um 17.30 Uhr"), "T17:30");
  EXPECT_EQ(read_clock(" à 17h30"), "T17:30");
  EXPECT_EQ(read_clock(" - 9:05"), "T09:05");
  EXPECT_EQ(read_clock(" 14 people"), "");
  EXPECT_EQ(read_clock(" 3.5 million"), "");
}

TEST(UrlDate, FindsDaysInPathsAndNumbers) {
  EXPECT_EQ(find_url_date("https://post.example/2019/10/19/pier").iso(), "2019-10-19");
  EXPECT_EQ(find_url_date("https://post.example/2019/oct/09/pier").iso(), "2019-10-09");
  EXPECT_EQ(find_url_date("https://post.example/news/2019-10-19-pier.html").iso(), "2019-10-19");
  EXPECT_EQ(find_url_date("https://post.example/a/20191019/pier").iso(), "2019-10-19");
  EXPECT_EQ(find_url_date("https://post.example/201910191079127690-pier/").iso(), "2019-10-19");
  EXPECT_EQ(find_url_date("https://post.example/2019/1019/pier").iso(), "2019-10-19");
  EXPECT_EQ(find_url_date("https://post.example/pier-19-10-2019").iso(), "2019-10-19");
}

TEST(UrlDate, LeavesOpenWhatTheAddressLeavesOpen) {
  EXPECT_EQ(find_url_date("https://post.example/2019/10/pier"), (CalendarDay{2019, 10, 0}));
  EXPECT_EQ(find_url_date("https://post.example/2019/pier"), CalendarDay{});
  EXPECT_EQ(find_url_date("https://post.example/pier-10-11-2019"), CalendarDay{});
  EXPECT_EQ(find_url_date("https://post.example/item/20193219"), CalendarDay{});
  EXPECT_EQ(find_url_date("https://2019.10.19.example/pier"), CalendarDay{});
  EXPECT_EQ(find_url_date(""), CalendarDay{});
}

TEST(UrlDate, LooksThroughTheAddressOfAnArchive) {
  const std::string_view copy =
      "https://web.archive.org/web/20210218174457/http://post.example/2019/10/19/pier";
  EXPECT_EQ(original_url(copy), "http://post.example/2019/10/19/pier");
  EXPECT_EQ(find_copy_date(copy).iso(), "2021-02-18");
  EXPECT_EQ(find_copy_date("http://post.example/2019/10/19/pier").year, 0);
}

TEST(DateName, TellsWhatADateIsOfByTheWordsOfItsName) {
  for (const std::string_view name :
       {"article:published_time", "datePublished", "citation_publication_date", "pubdate",
        "dcterms.issued", "parsely-pub-date", "sailthru.date", "published_at", "publishDate"}) {
    EXPECT_EQ(date_name(name), DateName::published) << name;
  }
  for (const std::string_view name : {"article:modified_time", "dateModified", "og:updated_time",
                                      "last-modified", "revised", "lastPublishedDate"}) {
    EXPECT_EQ(date_name(name), DateName::modified) << name;
  }
  EXPECT_EQ(date_name("DC.date.created"), DateName::created);
  EXPECT_EQ(date_name("date"), DateName::plain);
  EXPECT_EQ(date_name("article:expiration_time"), DateName::other);
  EXPECT_EQ(date_name("startDate"), DateName::other);
  EXPECT_EQ(date_name("viewport"), DateName::none);
  EXPECT_EQ(date_name("article:publisher"), DateName::none);
}

TEST(FullDate, ReadsDatesInManyLanguages) {
  EXPECT_EQ(day_in("Saturday, October 19th, 2019"), "2019-10-19");
  EXPECT_EQ(day_in("19. Oktober 2019"), "2019-10-19");
  EXPECT_EQ(day_in("19 octobre 2019"), "2019-10-19");
  EXPECT_EQ(day_in("19 de octubre de 2019"), "2019-10-19");
  EXPECT_EQ(day_in("sabato 19 ottobre 2019"), "2019-10-19");
  EXPECT_EQ(day_in("19 października 2019"), "2019-10-19");
  EXPECT_EQ(day_in("19. října 2019"), "2019-10-19");
  EXPECT_EQ(day_in("19 октября 2019 г."), "2019-10-19");
  EXPECT_EQ(day_in("19 жовтня 2019"), "2019-10-19");
  EXPECT_EQ(day_in("19 Ekim 2019"), "2019-10-19");
  EXPECT_EQ(day_in("2019. október 19."), "2019-10-19");
  EXPECT_EQ(day_in("19 Οκτωβρίου 2019"), "2019-10-19");
  EXPECT_EQ(day_in("19. lokakuuta 2019"), "2019-10-19");
  EXPECT_EQ(day_in("2019年10月19日"), "2019-10-19");
  EXPECT_EQ(day_in("2019년 10월 19일"), "2019-10-19");
  EXPECT_EQ(day_in("١٩ أكتوبر ٢٠١٩"), "2019-10-19");
  EXPECT_EQ(day_in("১৯ অক্টোবর ২০১৯"), "2019-10-19");
  EXPECT_EQ(day_in("19 באוקטובר 2019"), "2019-10-19");
}

TEST(FullDate, ReadsFiguresByTheOrderOfThePage) {
  EXPECT_EQ(day_in("11/03/2024"), "2024-03-11");
  EXPECT_EQ(day_in("11/03/2024", {.month_first = true}), "2024-11-03");
  EXPECT_EQ(day_in("11.03.2024", {.month_first = true}), "2024-03-11");
  EXPECT_EQ(day_in("03/31/2024"), "2024-03-31");
  EXPECT_EQ(day_in("11. 3. 2024"), "2024-03-11");
  EXPECT_EQ(day_in("2024/3/11"), "2024-03-11");
}

TEST(FullDate, TakesTwoFigureYearsOnlyWhereAskedTo) {
  EXPECT_EQ(day_in("19.10.19"), "none");
  EXPECT_EQ(day_in("19.10.19", {.short_years = true}), "2019-10-19");
  EXPECT_EQ(day_in("19.10.97", {.short_years = true}), "1997-10-19");
  EXPECT_EQ(day_in("version 1.2.3.4", {.short_years = true}), "none");
  EXPECT_EQ(day_in("score 19-10-19", {.short_years = true}), "none");
}

TEST(FullDate, FindsNoDateWhereThereIsNone) {
  EXPECT_EQ(day_in("32 October 2019"), "none");
  EXPECT_EQ(day_in("In October 2019, 14 boats sank"), "none");
  EXPECT_EQ(day_in("call 2019 10 19 55"), "none");
  EXPECT_EQ(day_in("three days ago"), "none");
  EXPECT_EQ(day_in("192.168.2019.1"), "none");
}

TEST(FullDate, TellsTheSecondReadingOfFigures) {
  EXPECT_EQ(reader().find("11/03/2024")->other.iso(), "2024-11-03");
  EXPECT_EQ(reader().find("31/03/2024")->other.year, 0);
  EXPECT_EQ(reader().find("11 March 2024")->other.year, 0);
}

TEST(DateLabels, TellPublicationFromChange) {
  EXPECT_EQ(reader().label("Published on "), DateLabel::published);
  EXPECT_EQ(reader().label("Zuletzt aktualisiert am "), DateLabel::modified);
  EXPECT_EQ(reader().label("Stand: "), DateLabel::modified);
  EXPECT_EQ(reader().label("Mis à jour le "), DateLabel::modified);
  EXPECT_EQ(reader().label("Обновлено: "), DateLabel::modified);
  EXPECT_EQ(reader().label("更新时间："), DateLabel::modified);
  EXPECT_EQ(reader().label("发布时间："), DateLabel::published);
  EXPECT_EQ(reader().label("Posted by Ana Ruiz, updated "), DateLabel::modified);
  EXPECT_EQ(reader().label("Member since "), DateLabel::other);
  EXPECT_EQ(reader().label("Harbour district"), DateLabel::none);
}

TEST(PageDates, TakesTheDeclaredDateWithItsZoneAsWritten) {
  const PageDates dates = dates_of(
      "<head><meta property='article:published_time' content='2019-10-19T14:33:00+0200'>"
      "<meta property='article:modified_time' content='2019-10-21T08:00:00+02:00'></head>"
      "<h1>Ferry hits the pier at Lowmouth</h1><p>21 October 2019</p>");
  EXPECT_EQ(dates.published, "2019-10-19T14:33:00+02:00");
  EXPECT_EQ(dates.modified, "2019-10-21T08:00:00+02:00");
  EXPECT_FALSE(dates.from_text);
}

TEST(PageDates, TakesTheDateOfStructuredData) {
  const DeclaredDates declared{"2019-10-19T14:33:00Z", "2019-10-20T09:00:00Z"};
  const PageDates dates = dates_of("<h1>Ferry hits the pier</h1>", "", declared);
  EXPECT_EQ(dates.published, "2019-10-19T14:33:00Z");
  EXPECT_EQ(dates.modified, "2019-10-20T09:00:00Z");
}

TEST(PageDates, TakesTheDayThatThePageShowsForAMomentInUtc) {
  const std::string_view evening =
      "<meta property='article:published_time' content='2019-10-20T02:15:00Z'>"
      "<h1>Ferry hits the pier at Lowmouth</h1>"
      "<div class='byline'><time>October 19, 2019 9:15 PM</time></div>";
  EXPECT_EQ(published(evening), "2019-10-19T21:15");
  const std::string_view address =
      "<meta property='article:published_time' content='2019-10-20T02:15:00Z'><h1>Ferry</h1>";
  EXPECT_EQ(published(address, "https://post.example/2019/10/19/ferry"), "2019-10-19");
  // At noon in UTC no place on earth is so far behind that it is still the day before.
  const std::string_view noon =
      "<meta property='article:published_time' content='2019-10-20T12:15:00Z'>"
      "<h1>Ferry hits the pier at Lowmouth</h1><div class='date'>October 19, 2019</div>";
  const DeclaredDates declared{"2019-10-20T12:15:00Z", ""};
  EXPECT_EQ(dates_of(noon, "", declared).published, "2019-10-20T12:15:00Z");
}

TEST(PageDates, TakesNoModifiedDateForThePublication) {
  const std::string_view page =
      "<title>Ferry hits the pier at Lowmouth</title><h1>Ferry hits the pier at Lowmouth</h1>"
      "<p class=meta>Updated: 21 October 2019</p><p class=meta>Published: 19 October 2019</p>";
  EXPECT_EQ(published(page), "2019-10-19");
  EXPECT_EQ(dates_of(page).modified, "2019-10-21");
}

TEST(PageDates, TakesTheModifiedDateWhereThereIsNoOther) {
  EXPECT_EQ(published("<h1>Opening hours of the ferry</h1><p>Letzte Änderung: 21.10.2019</p>"),
            "2019-10-21");
}

TEST(PageDates, ReadsTheLineNearTheHeadlineBeforeOthers) {
  const std::string_view page =
      "<title>Ferry hits the pier at Lowmouth | Post</title>"
      "<nav><ul><li>Gale warning 22.10.2019</ul></nav>"
      "<h1>Ferry hits the pier at Lowmouth</h1><p>19.10.2019, 14:33 Uhr</p><p>Nobody was hurt.</p>"
      "<aside><h3>Related posts</h3><p>18.10.2019 Pier closed</p></aside>"
      "<div id=comments><p>Tom, 20.10.2019</p></div>";
  const PageDates dates = dates_of(page);
  EXPECT_EQ(dates.published, "2019-10-19T14:33");
  EXPECT_TRUE(dates.from_text);
}

TEST(PageDates, PutsTogetherDayMonthAndYearInElementsOfTheirOwn) {
  EXPECT_EQ(published("<h1>Ferry hits the pier</h1><div class='post-date'><div>19</div>"
                      "<div>Oct</div><div>2019</div></div><p>Nobody was hurt.</p>"),
            "2019-10-19");
}

TEST(PageDates, DecidesTheOrderOfFiguresByOtherEvidence) {
  const std::string_view figures = "<h1>Ferry hits the pier</h1><p class=date>10/09/2019</p>";
  EXPECT_EQ(published(figures), "2019-09-10");
  EXPECT_EQ(published("<html lang=en-US>" + std::string(figures)), "2019-10-09");
  EXPECT_EQ(published("<html lang=en-GB>" + std::string(figures)), "2019-09-10");
  EXPECT_EQ(published(std::string(figures), "https://post.example/2019/10/09/ferry"), "2019-10-09");
}

TEST(PageDates, TakesTheAddressOverNothing) {
  EXPECT_EQ(published("<h1>Ferry hits the pier</h1>", "https://post.example/2019/10/19/ferry"),
            "2019-10-19");
  EXPECT_EQ(published("<link rel=canonical href='https://post.example/2019/10/19/ferry'>"),
            "2019-10-19");
  EXPECT_EQ(published("<h1>Ferry hits the pier</h1>", "https://post.example/2019/10/ferry"),
            "none");
}

TEST(PageDates, LeavesOutTheDayOnWhichAnArchiveCopiedThePage) {
  const std::string_view url = "https://web.archive.org/web/20210218174457/http://post.example/a";
  EXPECT_EQ(published("<h1>Ferry hits the pier</h1>", url), "none");
  EXPECT_EQ(published("<h1>Ferry hits the pier</h1><p>20 February 2021</p>", url), "none");
}

TEST(PageDates, TakesNoDateOutOfTheBodyOrOfAnEvent) {
  EXPECT_EQ(published("<h1>The old pier</h1><p>" + std::string(1800, 'x') +
                      "</p><p>The pier was opened by the mayor on 19 October 2019 before a crowd "
                      "of some two hundred people who had waited in the rain since noon.</p>"),
            "none");
  EXPECT_EQ(published("<h1>The old pier</h1><p itemprop=startDate content='2030-01-01'></p>"),
            "none");
}

TEST(PageDates, ReadsTheStateOfScriptsWhereThePageShowsNothing) {
  EXPECT_EQ(published("<script>window.__S={\"post\":{\"id\":7,\"published_at\":\"2019-10-19T"
                      "14:33:00Z\",\"updated_at\":\"2020-01-01\"}}</script><h1>Ferry</h1>"),
            "2019-10-19T14:33:00Z");
  EXPECT_EQ(published("<script>push(\"{\\\"publishedDate\\\":\\\"2019-10-19\\\"}\")</script>"),
            "2019-10-19");
}

TEST(PageDates, ReadsTimeElementsMicrodataAndAttributes) {
  EXPECT_EQ(published("<h1>Ferry hits</h1><time datetime='2019-10-19T14:33:00+02:00'>Sat</time>"),
            "2019-10-19T14:33:00+02:00");
  EXPECT_EQ(published("<h1>Ferry hits</h1><span itemprop=datePublished>Oct 19, 2019</span>"),
            "2019-10-19");
  EXPECT_EQ(published("<h1>Ferry hits</h1><abbr class=published title='2019-10-19'>Sat</abbr>"),
            "2019-10-19");
  EXPECT_EQ(published("<h1>Ferry hits</h1><div class=date data-publish-time=1571495580>Sat</div>"),
            "2019-10-19T14:33:00Z");
}

TEST(PageDates, GivesNothingForAPageWithoutDates) {
  const PageDates dates = dates_of("<h1>About the ferry</h1><p>Call 555 2019 10.</p>");
  EXPECT_EQ(dates.published, std::nullopt);
  EXPECT_EQ(dates.modified, std::nullopt);
  EXPECT_FALSE(dates.from_text);
}

}  // namespace
}  // namespace wirestem::extract::detail
