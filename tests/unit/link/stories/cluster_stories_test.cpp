// SPDX-License-Identifier: Apache-2.0
#include "link/stories/cluster_stories.hpp"

#include <chrono>
#include <string>

#include <gmock/gmock.h>

#include "tests/unit/link/test_pile.hpp"

namespace wirestem::stories {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

using Page = TestPile::Page;

std::vector<Story> cluster(const TestPile& pile, const std::vector<ReuseLink>& links = {}) {
  return cluster_stories(pile.pile(), pile.names, links, test_lexicon()).stories;
}

Page mill_fire() {
  return {.title = "Fire destroys paper mill at Ostrand",
          .body =
              "A fire destroyed the paper mill at Ostrand on Tuesday night. Fire chief Nils Aare "
              "said the "
              "blaze began in the drying hall and spread to the roof. 212 workers were sent home.",
          .published = "2022-09-06",
          .names = {{"Ostrand", NameKind::place}, {"Nils Aare", NameKind::person}}};
}

Page mill_fire_later() {
  return {.title = "Ostrand mill: insurers arrive",
          .body =
              "Insurers walked through the burnt paper mill at Ostrand. Nils Aare, the fire chief, "
              "showed them "
              "the drying hall where the fire had begun. The 212 workers wait for their wages.",
          .published = "2022-09-09",
          .names = {{"Ostrand", NameKind::place}, {"Nils Aare", NameKind::person}}};
}

Page other_mill_fire() {
  return {.title = "Fire destroys paper mill at Kallvik",
          .body =
              "A fire destroyed the paper mill at Kallvik on Sunday night. Fire chief Eva Holm "
              "said the blaze "
              "began in the drying hall and spread to the roof. 87 workers were sent home.",
          .published = "2022-09-11",
          .names = {{"Kallvik", NameKind::place}, {"Eva Holm", NameKind::person}}};
}

TEST(ClusterStories, TwoPagesOnOneEventAreOneStory) {
  TestPile pile;
  pile.add(mill_fire());
  pile.add(mill_fire_later());
  const auto stories = cluster(pile);
  ASSERT_THAT(stories, SizeIs(1));
  EXPECT_EQ(stories[0].id, "story-1");
  EXPECT_THAT(stories[0].articles, ElementsAre(0, 1));
}

TEST(ClusterStories, TheSameKindOfEventInAnotherTownIsAnotherStory) {
  TestPile pile;
  pile.add(mill_fire());
  pile.add(other_mill_fire());
  EXPECT_THAT(cluster(pile), SizeIs(2));
}

TEST(ClusterStories, ATemplateWithOtherNamesIsAnotherStoryEvenIfItsWordsAreShared) {
  TestPile pile;
  pile.add(mill_fire());
  pile.add(other_mill_fire());
  ReuseLink link;
  link.left = 0;
  link.right = 1;
  link.kind = MatchKind::edited;
  link.left_share = link.right_share = 0.85;
  EXPECT_THAT(cluster(pile, {link}), SizeIs(2));
}

/// A page in which the finder saw other names than the one that the other pages have.
Page page_on_the_quarry() {
  return {.title = "Glaziers of Skarby are busy",
          .body =
              "Windows broke in Skarby too, says Ida Lunde, who sells glass there. The blast in "
              "Varnholm was as strong as a storm.",
          .published = "2022-03-05",
          .names = {{"Skarby", NameKind::place}, {"Ida Lunde", NameKind::person}}};
}

Page quarry_blast(const std::string& village) {
  return {
      .title = village + " quarry blast was too strong",
      .body = "The blast at the " + village +
              " Quarry on Friday broke windows. The owner, Jon Tveit, says that the charge was as "
              "planned.",
      .published = "2022-03-04",
      .names = {{village + " Quarry", NameKind::place}, {"Jon Tveit", NameKind::person}}};
}

TEST(ClusterStories, AWordOfANameTiesAPageInWhichTheNameWasNotSeen) {
  TestPile pile;
  pile.add(quarry_blast("Varnholm"));
  pile.add(page_on_the_quarry());
  EXPECT_THAT(cluster(pile), SizeIs(1));
  TestPile other;
  other.add(quarry_blast("Ekelund"));
  other.add(page_on_the_quarry());
  EXPECT_THAT(cluster(other), SizeIs(2));
}

TEST(ClusterStories, AWordOfANameThatIsWrittenSmallElsewhereTiesNothing) {
  TestPile pile;
  pile.add(quarry_blast("Varnholm"));
  pile.add(page_on_the_quarry());
  pile.add({.body = "Ein varnholm ist bei Seeleuten ein Stein am Ufer.", .language = "de"});
  EXPECT_THAT(cluster(pile), SizeIs(3));
}

TEST(ClusterStories, AnotherYearIsAnotherStory) {
  TestPile pile;
  Page then = mill_fire();
  then.published = "2019-09-06";
  pile.add(then);
  pile.add(mill_fire_later());
  EXPECT_THAT(cluster(pile), SizeIs(2));
}

TEST(ClusterStories, ATranslationBelongsToTheStoryOfItsOriginal) {
  TestPile pile;
  pile.add(mill_fire());
  pile.add(
      {.title = "Feuer zerstört Papierfabrik in Ostrand",
       .body =
           "Ein Feuer hat am Dienstagabend die Papierfabrik in Ostrand zerstört. Nach Angaben des "
           "Feuerwehrchefs Nils Aare begann der Brand in der Trockenhalle. 212 Arbeiter wurden "
           "nach Hause "
           "geschickt.",
       .language = "de",
       .published = "2022-09-07",
       .names = {{"Ostrand", NameKind::place}, {"Nils Aare", NameKind::person}}});
  EXPECT_THAT(cluster(pile), SizeIs(1));
}

TEST(ClusterStories, UnrelatedPagesAreStoriesOfTheirOwn) {
  TestPile pile;
  pile.add(mill_fire());
  pile.add({.title = "Chess club wins cup",
            .body = "The chess club of Dale won the county cup.",
            .names = {{"Dale", NameKind::place}}});
  const auto stories = cluster(pile);
  ASSERT_THAT(stories, SizeIs(2));
  EXPECT_THAT(stories[0].related, IsEmpty());
}

TEST(ClusterStories, AnotherEventThatOneArticleRecallsIsRelated) {
  TestPile pile;
  Page recalling = mill_fire_later();
  recalling.body += " Four years ago a paper mill at Kallvik was destroyed by fire as well.";
  recalling.names.emplace_back("Kallvik", NameKind::place);
  Page old = other_mill_fire();
  old.published = "2018-02-11";
  pile.add(mill_fire());
  pile.add(recalling);
  pile.add(old);
  const auto stories = cluster(pile);
  ASSERT_THAT(stories, SizeIs(2));
  EXPECT_THAT(stories[0].related, ElementsAre(1));
  EXPECT_THAT(stories[1].related, ElementsAre(0));
}

TEST(ClusterStories, StoriesStandBySizeThenByFirstArticle) {
  TestPile pile;
  pile.add({.title = "Chess club wins cup",
            .body = "The chess club of Dale won the county cup.",
            .names = {{"Dale", NameKind::place}}});
  pile.add(mill_fire());
  pile.add(mill_fire_later());
  const auto stories = cluster(pile);
  ASSERT_THAT(stories, SizeIs(2));
  EXPECT_THAT(stories[0].articles, ElementsAre(1, 2));
  EXPECT_EQ(stories[1].id, "story-2");
}

TEST(ClusterStories, AStoryWithoutTitlesIsLabelledByItsFirstWords) {
  TestPile pile;
  pile.add_text(
      "Nobody saw the heron leave. It had stood in the pond behind the brewery for eleven days and "
      "eaten "
      "all there was.");
  const auto stories = cluster(pile);
  ASSERT_THAT(stories, SizeIs(1));
  EXPECT_EQ(stories[0].label.rfind("Nobody saw the heron leave.", 0), 0U);
  EXPECT_LE(stories[0].label.size(), 90U);
}

TEST(ClusterStories, TheOrderOfInputDoesNotMatter) {
  const std::vector<Page> pages = {mill_fire(), other_mill_fire(), mill_fire_later()};
  const auto labels = [&](const std::vector<std::size_t>& order) {
    TestPile pile;
    for (const std::size_t i : order) pile.add(pages[i]);
    std::vector<std::vector<std::string>> stories;
    for (const Story& story : cluster(pile)) {
      auto& titles = stories.emplace_back();
      for (const std::uint32_t a : story.articles) titles.push_back(*pile.pile()[a].article->title);
      std::ranges::sort(titles);
    }
    return stories;
  };
  EXPECT_EQ(labels({0, 1, 2}), labels({2, 1, 0}));
  EXPECT_EQ(labels({0, 1, 2}), labels({1, 2, 0}));
}

TEST(ClusterStories, EmptyPagesAndAnEmptyPileAreNoTrouble) {
  TestPile pile;
  pile.add({});
  pile.add({});
  EXPECT_THAT(cluster(pile), SizeIs(2));
  EXPECT_THAT(cluster_stories({}, {}, {}, test_lexicon()).stories, IsEmpty());
}

TEST(ClusterStories, SaysWhereAPageSharesSomethingWithMoreThanItIsComparedWith) {
  for (const std::uint32_t pages : {50U, 100U}) {
    TestPile pile;
    for (std::uint32_t i = 0; i < pages; ++i) pile.add(mill_fire());
    const auto found = cluster_stories(pile.pile(), pile.names, {}, test_lexicon());
    EXPECT_THAT(found.limits, SizeIs(pages > 61 ? 1 : 0)) << pages << " pages";
  }
}

TEST(ClusterStories, TwoThousandCopiesAreOneStoryInLinearTime) {
  TestPile pile;
  std::vector<ReuseLink> links;
  for (std::uint32_t i = 0; i < 2000; ++i) {
    pile.add(mill_fire());
    if (i == 0) continue;
    ReuseLink link;
    link.right = i;
    link.left_share = link.right_share = 1;
    links.push_back(link);
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto stories = cluster(pile, links);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  ASSERT_THAT(stories, SizeIs(1));
  EXPECT_THAT(stories[0].articles, SizeIs(2000));
  EXPECT_LT(took.count(), 10);
}

}  // namespace
}  // namespace wirestem::stories
