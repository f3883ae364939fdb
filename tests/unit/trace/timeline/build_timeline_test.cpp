// SPDX-License-Identifier: Apache-2.0
#include "trace/timeline/build_timeline.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/segment.hpp"

namespace wirestem::timeline {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A pile of articles whose dates are given by hand.
class Pile {
 public:
  /// Adds an article; each date is {words, value}, and stands at the words' first place.
  std::uint32_t add(std::string text, std::string_view published,
                    const std::vector<std::pair<std::string, std::string>>& dates,
                    SectionRole role = SectionRole::body) {
    Article& article = articles_.emplace_back();
    article.text = std::move(text);
    if (!published.empty()) article.published = std::string(published);
    article.sections.push_back({.span = {0, static_cast<std::uint32_t>(article.text.size())},
                                .role = role,
                                .language = "en"});
    Findings& findings = findings_.emplace_back();
    findings.segmentation = text::segment(article);
    for (const auto& [words, value] : dates) {
      DateMention date;
      date.span = span_of(article.text, words);
      date.value = value;
      if (value.starts_with('P') && !value.ends_with("REF")) date.type = DateType::duration;
      findings.dates.push_back(date);
    }
    story_.articles.push_back(static_cast<std::uint32_t>(articles_.size() - 1));
    return story_.articles.back();
  }

  static TextSpan span_of(std::string_view text, std::string_view words) {
    const auto at = static_cast<std::uint32_t>(text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }

  void add_frame(std::uint32_t article, std::string_view words) {
    Frame frame;
    frame.clause = span_of(articles_[article].text, words);
    findings_[article].frames.push_back(frame);
  }

  Occurrence occurrence(std::uint32_t article, std::string_view words) const {
    Occurrence one;
    one.place = {article, span_of(articles_[article].text, words)};
    return one;
  }

  std::vector<TimelineEntry> build(const std::vector<Claim>& claims = {}) const {
    std::vector<ReadArticle> read;
    for (std::size_t i = 0; i < articles_.size(); ++i)
      read.push_back({&articles_[i], &findings_[i]});
    return build_timeline(story_, read, claims);
  }

  std::string words(ArticleSpan place) const {
    return std::string(slice(articles_[place.article].text, place.span));
  }

  Story story_;

 private:
  std::deque<Article> articles_;
  std::deque<Findings> findings_;
};

std::vector<std::string> dates_of(const std::vector<TimelineEntry>& entries) {
  std::vector<std::string> out;
  for (const TimelineEntry& entry : entries) out.push_back(entry.date + " " + entry.precision);
  return out;
}

TEST(BuildTimeline, PutsDatesInTheirOrder) {
  Pile pile;
  pile.story_.id = "story-1";
  pile.add("It rained on 6 May. It snowed on 2 May.", "2023-05-07",
           {{"6 May", "2023-05-06"}, {"2 May", "2023-05-02"}});
  const auto entries = pile.build();
  EXPECT_THAT(dates_of(entries), ElementsAre("2023-05-02 day", "2023-05-06 day"));
  EXPECT_EQ(entries[0].id, "story-1.event-1");
  EXPECT_EQ(entries[1].id, "story-1.event-2");
  EXPECT_EQ(entries[0].reported, "2023-05-07");
  EXPECT_EQ(pile.words(entries[0].text), "It snowed on 2 May.");
  EXPECT_EQ(pile.words(entries[0].evidence.at(0)), "2 May");
}

TEST(BuildTimeline, PutsPartialDatesBehindTheDaysTheyCoverAndUnknownYearsLast) {
  Pile pile;
  pile.add("a b c d e f g", "",
           {{"a", "XXXX-WXX-6"},
            {"b", "2023"},
            {"c", "XXXX-08-06"},
            {"d", "2023-05"},
            {"e", "2023-05-06"},
            {"f", "2023-12-31"},
            {"g", "BC0480"}});
  EXPECT_THAT(dates_of(pile.build()),
              ElementsAre("-0479 year", "2023-05-06 day", "2023-05 month", "2023-12-31 day",
                          "2023 year", "XXXX-08-06 day", "XXXX-WXX-6 weekday"));
}

TEST(BuildTimeline, MakesNoEntryOfLengthsSetsAndReferences) {
  Pile pile;
  pile.add("a b c d e f", "2023-05-07",
           {{"a", "P2D"},
            {"b", "PRESENT_REF"},
            {"c", "XXXX-XX-XX"},
            {"d", "XXXX-WXX"},
            {"e", "XXXX"},
            {"f", "PAST_REF"}});
  EXPECT_THAT(pile.build(), IsEmpty());
}

TEST(BuildTimeline, WritesWeeksSeasonsQuartersAndDecadesAsEdtf) {
  Pile pile;
  pile.add("a b c d e f", "",
           {{"a", "2016-W37"},
            {"b", "2016-W37-WE"},
            {"c", "2024-SU"},
            {"d", "2024-Q3"},
            {"e", "199"},
            {"f", "2022-03/2022-04"}});
  EXPECT_THAT(
      dates_of(pile.build()),
      ElementsAre("199X range", "2016-09-12/2016-09-18 range", "2016-09-17/2016-09-18 range",
                  "2022-03/2022-04 range", "2024-07/2024-09 range", "2024-22 range"));
}

TEST(BuildTimeline, KeepsClockTimesButNotPartsOfTheDay) {
  Pile pile;
  pile.add("a b c", "",
           {{"a", "2024-08-06T14:30"}, {"b", "2024-08-06TEV"}, {"c", "XXXX-XX-XXT09:00"}});
  EXPECT_THAT(dates_of(pile.build()), ElementsAre("2024-08-06T14:30:00 time", "2024-08-06 day"));
}

TEST(BuildTimeline, MergesTheSameDateOfTheSameClaimOverArticles) {
  Pile pile;
  const auto late =
      pile.add("The lock jammed on 2 May, they say.", "2023-05-05", {{"2 May", "2023-05-02"}});
  const auto early = pile.add("On May 2 the lock jammed.", "2023-05-03", {{"May 2", "2023-05-02"}});
  Claim claim;
  claim.occurrences = {pile.occurrence(late, "The lock jammed on 2 May"),
                       pile.occurrence(early, "On May 2 the lock jammed.")};
  const auto entries = pile.build({claim});
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].claim, 0);
  EXPECT_EQ(entries[0].reported, "2023-05-03");
  EXPECT_EQ(entries[0].text.article, early);
  ASSERT_EQ(entries[0].evidence.size(), 4U);
  EXPECT_EQ(pile.words(entries[0].evidence[0]), "May 2");
  EXPECT_EQ(pile.words(entries[0].evidence[1]), "2 May");
}

TEST(BuildTimeline, KeepsTheSameDateOfTwoClaimsApart) {
  Pile pile;
  const auto one =
      pile.add("On 2 May it jammed. On 2 May it burned.", "", {{"2 May", "2023-05-02"}});
  const auto two = pile.add("It burned on 2 May.", "", {{"2 May", "2023-05-02"}});
  std::vector<Claim> claims(2);
  claims[0].occurrences = {pile.occurrence(one, "On 2 May it jammed.")};
  claims[1].occurrences = {pile.occurrence(two, "It burned on 2 May.")};
  EXPECT_EQ(pile.build(claims).size(), 2U);
}

TEST(BuildTimeline, MergesTheVerySameSentence) {
  Pile pile;
  pile.add("Other words. The lock jammed on 2 May.", "", {{"2 May", "2023-05-02"}});
  pile.add("The lock jammed on 2 May.", "", {{"2 May", "2023-05-02"}});
  const auto entries = pile.build();
  ASSERT_EQ(entries.size(), 1U);
  ASSERT_EQ(entries[0].evidence.size(), 4U);
  EXPECT_EQ(pile.words(entries[0].evidence[3]), "The lock jammed on 2 May.");
}

TEST(BuildTimeline, ShowsTheClauseWhereThereIsOne) {
  Pile pile;
  const auto article =
      pile.add("The lock jammed on 2 May, but nobody noticed.", "", {{"2 May", "2023-05-02"}});
  pile.add_frame(article, "The lock jammed on 2 May");
  pile.add_frame(article, "but nobody noticed.");
  const auto entries = pile.build();
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(pile.words(entries[0].text), "The lock jammed on 2 May");
}

TEST(BuildTimeline, ReadsNoDatelinesAndCredits) {
  Pile pile;
  pile.add("2 May 2023", "", {{"2 May 2023", "2023-05-02"}}, SectionRole::dateline);
  pile.add("2 May 2023", "", {{"2 May 2023", "2023-05-02"}}, SectionRole::credit);
  EXPECT_THAT(pile.build(), IsEmpty());
  pile.add("2 May 2023", "", {{"2 May 2023", "2023-05-02"}}, SectionRole::title);
  EXPECT_EQ(pile.build().size(), 1U);
}

TEST(BuildTimeline, ReadsOnlyTheArticlesOfItsStory) {
  Pile pile;
  pile.add("On 2 May.", "", {{"2 May", "2023-05-02"}});
  pile.add("On 3 May.", "", {{"3 May", "2023-05-03"}});
  pile.story_.articles = {1};
  EXPECT_THAT(dates_of(pile.build()), ElementsAre("2023-05-03 day"));
}

TEST(BuildTimeline, GivesNothingForAnEmptyStory) { EXPECT_THAT(Pile().build(), IsEmpty()); }

TEST(BuildTimeline, PassesOverValuesThatNobodyKnows) {
  Pile pile;
  pile.add("a b c d", "", {{"a", ""}, {"b", "2024-W99"}, {"c", "/"}, {"d", "2024-08-06T"}});
  EXPECT_THAT(pile.build(), IsEmpty());
}

}  // namespace
}  // namespace wirestem::timeline
