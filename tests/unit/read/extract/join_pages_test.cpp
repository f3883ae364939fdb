// SPDX-License-Identifier: Apache-2.0
#include "read/extract/join_pages.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirestem::extract {
namespace {

using ::testing::ElementsAre;

/// An article with a title section and a body section of those paragraphs.
Article article_at(const std::string& url, std::string_view title, std::string_view body) {
  Article article;
  article.source_path = url;
  article.url = url;
  article.title = std::string(title);
  article.text = std::string(title) + "\n\n" + std::string(body);
  const auto size = static_cast<std::uint32_t>(title.size());
  const auto end = static_cast<std::uint32_t>(article.text.size());
  article.sections = {{{0, size}, SectionRole::title, "en"},
                      {{size + 2, end}, SectionRole::body, "en"}};
  return article;
}

std::vector<std::string> texts_of(const std::vector<Article>& articles) {
  std::vector<std::string> texts;
  for (const Article& article : articles) texts.push_back(article.text);
  return texts;
}

/// Each section as it lies in the text.
std::vector<std::string> sections_of(const Article& article) {
  std::vector<std::string> sections;
  for (const Section& section : article.sections) {
    sections.emplace_back(slice(article.text, section.span));
  }
  return sections;
}

TEST(JoinPages, PagesFollowOneAnotherByNumberAndNotByPlace) {
  std::vector<Article> articles = {
      article_at("https://post.example/ferry?page=3", "The ferry", "It sank."),
      article_at("https://post.example/ferry", "The ferry", "It sailed."),
      article_at("https://post.example/ferry?page=2", "The ferry", "It leaked.")};
  join_pages(articles);
  EXPECT_THAT(texts_of(articles), ElementsAre("The ferry\n\nIt sailed.\n\nIt leaked.\n\nIt sank."));
  EXPECT_EQ(articles[0].url, "https://post.example/ferry");
}

TEST(JoinPages, TenthPageComesAfterTheSecond) {
  std::vector<Article> articles = {article_at("https://post.example/ferry/10", "The ferry", "Ten."),
                                   article_at("https://post.example/ferry/2", "The ferry", "Two."),
                                   article_at("https://post.example/ferry/1", "The ferry", "One.")};
  join_pages(articles);
  EXPECT_THAT(texts_of(articles), ElementsAre("The ferry\n\nOne.\n\nTwo.\n\nTen."));
}

TEST(JoinPages, SectionsOfTheJoinedArticleLieInItsText) {
  std::vector<Article> articles = {
      article_at("https://post.example/a_1.html", "The ferry", "It sailed."),
      article_at("https://post.example/a_2.html", "The ferry", "It leaked.\n\nIt sank.")};
  join_pages(articles);
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_THAT(sections_of(articles[0]),
              ElementsAre("The ferry", "It sailed.", "It leaked.\n\nIt sank."));
}

TEST(JoinPages, EachWayOfWritingThePageNumberIsKnown) {
  const std::vector<std::pair<std::string, std::string>> addresses = {
      {"https://a.example/x", "https://a.example/x?page=2"},
      {"https://a.example/x?id=7", "https://a.example/x?id=7&p=2"},
      {"https://a.example/x/", "https://a.example/x/page/2/"},
      {"https://a.example/x/1", "https://a.example/x/2"},
      {"https://a.example/x.html", "https://a.example/x-page-2.html"},
      {"https://a.example/x.html", "https://a.example/x_2.html"},
      {"https://a.example/x", "https://a.example/x/seite-2#anfang"}};
  for (const auto& [first, second] : addresses) {
    std::vector<Article> articles = {article_at(first, "The ferry", "It sailed."),
                                     article_at(second, "The Ferry", "It leaked.")};
    join_pages(articles);
    EXPECT_THAT(texts_of(articles), ElementsAre("The ferry\n\nIt sailed.\n\nIt leaked.")) << second;
  }
}

TEST(JoinPages, ParagraphThatSeveralPagesRepeatIsTakenOnce) {
  std::vector<Article> articles = {
      article_at("https://a.example/x", "The ferry", "What happened so far.\n\nIt sailed."),
      article_at("https://a.example/x?page=2", "The ferry", "What happened so far.\n\nIt leaked."),
      article_at("https://a.example/x?page=3", "The ferry", "What happened so far.\n\nIt sank.")};
  join_pages(articles);
  EXPECT_THAT(texts_of(articles),
              ElementsAre("The ferry\n\nWhat happened so far.\n\nIt sailed.\n\nIt leaked.\n\n"
                          "It sank."));
}

TEST(JoinPages, CaptionsOfLaterPagesComeAlongAndTheirCreditsDoNot) {
  Article second = article_at("https://a.example/x?page=2", "The ferry", "It leaked.");
  for (const auto& [text, role] :
       {std::pair("The leak.", SectionRole::caption), std::pair("(Agency)", SectionRole::credit)}) {
    const auto begin = static_cast<std::uint32_t>(second.text.size() + 2);
    second.text += std::string("\n\n") + text;
    const auto end = static_cast<std::uint32_t>(second.text.size());
    second.sections.push_back({{begin, end}, role, "en"});
  }
  std::vector<Article> articles = {article_at("https://a.example/x", "The ferry", "It sailed."),
                                   std::move(second)};
  join_pages(articles);
  ASSERT_EQ(articles.size(), 1U);
  EXPECT_THAT(sections_of(articles[0]),
              ElementsAre("The ferry", "It sailed.", "It leaked.", "The leak."));
  EXPECT_EQ(articles[0].sections.back().role, SectionRole::caption);
}

TEST(JoinPages, ArticlesOfDifferentHeadlinesStayApart) {
  std::vector<Article> articles = {article_at("https://a.example/x/1", "The ferry", "It sailed."),
                                   article_at("https://a.example/x/2", "The bridge", "It fell.")};
  join_pages(articles);
  EXPECT_EQ(articles.size(), 2U);
}

TEST(JoinPages, SameHeadlineAtTwoOutletsStaysTwoArticles) {
  std::vector<Article> articles = {
      article_at("https://a.example/x", "The ferry", "It sailed."),
      article_at("https://b.example/x?page=2", "The ferry", "It sank.")};
  join_pages(articles);
  EXPECT_EQ(articles.size(), 2U);
}

TEST(JoinPages, OnePageFetchedTwiceStaysTwoWitnesses) {
  std::vector<Article> articles = {article_at("https://a.example/x", "The ferry", "It sailed."),
                                   article_at("https://a.example/x", "The ferry", "It sailed on.")};
  join_pages(articles);
  EXPECT_THAT(texts_of(articles),
              ElementsAre("The ferry\n\nIt sailed.", "The ferry\n\nIt sailed on."));
}

TEST(JoinPages, YearAndNumberOfAnArticleAreNoPageNumbers) {
  std::vector<Article> articles = {
      article_at("https://a.example/weather/2023", "The weather", "It rained."),
      article_at("https://a.example/weather/2024", "The weather", "It snowed."),
      article_at("https://a.example/weather-1187", "The weather", "It hailed.")};
  join_pages(articles);
  EXPECT_EQ(articles.size(), 3U);
}

TEST(JoinPages, ArticlesWithoutAddressOrHeadlineJoinNone) {
  Article no_url = article_at("", "The ferry", "It sailed.");
  no_url.url.reset();
  Article no_title = article_at("https://a.example/x?page=2", "The ferry", "It leaked.");
  no_title.title.reset();
  std::vector<Article> articles = {no_url, no_url, no_title,
                                   article_at("https://a.example/x", "The ferry", "It sank.")};
  join_pages(articles);
  EXPECT_EQ(articles.size(), 4U);
}

TEST(JoinPages, OtherArticlesKeepTheirOrder) {
  std::vector<Article> articles = {article_at("https://a.example/a", "A", "First."),
                                   article_at("https://a.example/x?page=2", "X", "Leaked."),
                                   article_at("https://a.example/b", "B", "Second."),
                                   article_at("https://a.example/x", "X", "Sailed."),
                                   article_at("https://a.example/c", "C", "Third.")};
  join_pages(articles);
  EXPECT_THAT(texts_of(articles),
              ElementsAre("A\n\nFirst.", "B\n\nSecond.", "X\n\nSailed.\n\nLeaked.", "C\n\nThird."));
}

TEST(JoinPages, NothingToReadIsNothingToJoin) {
  std::vector<Article> articles;
  join_pages(articles);
  EXPECT_TRUE(articles.empty());
}

}  // namespace
}  // namespace wirestem::extract
