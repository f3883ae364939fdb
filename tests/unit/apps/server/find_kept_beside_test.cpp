// SPDX-License-Identifier: Apache-2.0
#include "apps/server/find_kept_beside.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirestem::server {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

keep::FoundArticle found(const std::string& id) {
  keep::FoundArticle article;
  article.article.id = id;
  return article;
}

TEST(ChooseSearchTerms, TakesPhrasesOfWordsAndLongWordsAndNumbersOnce) {
  const SearchTerms terms =
      choose_search_terms("The ferry to Norholm stops: the ferry has 42 broken rivets.");
  EXPECT_THAT(terms.phrases, Contains("\"The ferry to Norholm\""));
  EXPECT_THAT(terms.words, Contains("\"Norholm\""));
  EXPECT_THAT(terms.words, Contains("\"42\""));
  EXPECT_THAT(terms.words, Not(Contains("\"to\"")));
}

TEST(ChooseSearchTerms, MakesPhrasesOfIdeographsAndNoSingleWordsOfThem) {
  const SearchTerms terms = choose_search_terms("渡轮星期一停航，港务长说机房进水。");
  EXPECT_THAT(terms.phrases, Contains("\"渡轮星期一停\""));
  EXPECT_THAT(terms.words, IsEmpty());
}

TEST(ChooseSearchTerms, NeverLetsAMarkOfTheTextEndThePhrase) {
  for (const std::string& term :
       choose_search_terms("say \"a\" OR \"b\" NOT \"c\" NEAR x").phrases) {
    EXPECT_EQ(term.find('"', 1), term.size() - 1) << term;
  }
}

TEST(ChooseSearchTerms, IsBoundedForALongText) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "harbour" + std::to_string(i) + " ";
  const SearchTerms terms = choose_search_terms(text);
  EXPECT_THAT(terms.phrases, SizeIs(24));
  EXPECT_THAT(terms.words, SizeIs(48));
}

TEST(FindKeptBeside, PutsTheArticleWithTheSentenceBeforeThoseWithAWordOfIt) {
  const Search search =
      [](const keep::ArticleFilter& filter) -> Result<keep::Page<keep::FoundArticle>> {
    if (filter.search == "\"The ferry to Norholm\"") return {{{found("copy")}, 1}};
    if (filter.search == "\"Norholm\"") return {{{found("other"), found("copy")}, 2}};
    return keep::Page<keep::FoundArticle>{};
  };
  const auto ids = find_kept_beside("The ferry to Norholm stops at once today.", 40, search);
  ASSERT_TRUE(ids.ok());
  EXPECT_THAT(ids.value(), ElementsAre("copy", "other"));
  EXPECT_THAT(find_kept_beside("The ferry to Norholm stops.", 1, search).value(),
              ElementsAre("copy"));
}

TEST(FindKeptBeside, PassesOverWordsThatMostArticlesHave) {
  const Search search = [](const keep::ArticleFilter&) -> Result<keep::Page<keep::FoundArticle>> {
    return {{{}, 90'000}};
  };
  EXPECT_THAT(find_kept_beside("Government spokesman", 40, search).value(), IsEmpty());
}

TEST(FindKeptBeside, SaysWhereTheStoreCannotBeRead) {
  const Search search = [](const keep::ArticleFilter&) -> Result<keep::Page<keep::FoundArticle>> {
    return Error{ErrorCode::unreadable, "store.db: damaged"};
  };
  EXPECT_FALSE(find_kept_beside("The ferry to Norholm stops at once.", 40, search).ok());
}

}  // namespace
}  // namespace wirestem::server
