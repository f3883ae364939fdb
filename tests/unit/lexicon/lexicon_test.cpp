// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.hpp"

#include <algorithm>

#include <gmock/gmock.h>

#include "lexicon/detail/lexicon_data.hpp"
#include "text/segment.hpp"

namespace wirestem::lexicon {
namespace {

const Lexicon& lexicon() {
  static const Lexicon instance;
  return instance;
}

TEST(Lexicon, AnyFormOfACueIsFound) {
  const Table& cues = lexicon().table("cues");
  EXPECT_GE(cues.find("said", "en"), 0);
  EXPECT_EQ(cues.find("said", "en"), cues.find("Says", "en"));
}

TEST(Lexicon, ACueOfOneLanguageIsNoneInAnother) {
  EXPECT_EQ(lexicon().table("cues").find("сообщил", "en"), -1);
  EXPECT_GE(lexicon().table("cues").find("сообщил", "ru"), 0);
}

TEST(Lexicon, TheLongestPhraseWins) {
  const auto tokens = text::tokenize("because of the fog", "en");
  const auto hit = lexicon().table("connectives").longest_at(tokens, 0, "en");
  ASSERT_TRUE(hit.has_value());
  EXPECT_EQ(hit->end_token, 2U);
}

TEST(Lexicon, AConceptIsFoundThroughStemsAndLanguages) {
  const Table& concepts = lexicon().table("concepts");
  const auto row = concepts.find("postponed", "en");
  ASSERT_GE(row, 0);
  EXPECT_EQ(concepts.find("推迟", "zh"), row);
  EXPECT_EQ(concepts.find("verschoben", "de"), row);
}

TEST(Lexicon, ThereAreThreeThousandConcepts) {
  EXPECT_GE(lexicon().table("concepts").rows().size(), 3'000U);
}

TEST(Lexicon, EveryConceptIsFoundByItsFirstWordInEachOfTenLanguages) {
  const Table& concepts = lexicon().table("concepts");
  for (const char* language : {"en", "de", "fr", "es", "ru", "uk", "zh", "ar", "pt", "pl"}) {
    const std::size_t column = concepts.column(language);
    for (std::uint32_t row = 0; row < concepts.rows().size(); ++row) {
      const auto words = alternatives(concepts.rows()[row][column]);
      if (words.empty()) continue;
      const auto tokens = text::tokenize(words.front(), language);
      const auto hits = concepts.all_at(tokens, 0, language);
      EXPECT_THAT(hits, ::testing::Contains(
                            ::testing::AllOf(::testing::Field(&Hit::row, row),
                                             ::testing::Field(&Hit::end_token, tokens.size()))))
          << language << ' ' << words.front();
    }
  }
}

TEST(Lexicon, AFunctionWordIsNoConceptForItsStem) {
  const Table& concepts = lexicon().table("concepts");
  EXPECT_EQ(concepts.find("para", "es"), -1);
  EXPECT_EQ(concepts.find("como", "es"), -1);
  EXPECT_EQ(concepts.find("за", "ru"), -1);
  EXPECT_EQ(concepts.find("перед", "uk"), -1);
  EXPECT_EQ(concepts.find("tam", "pl"), -1);
}

Article article_in(const std::string& language, const std::string& text) {
  Article article;
  article.text = text;
  article.sections.push_back({.span = {0, static_cast<std::uint32_t>(text.size())},
                              .role = SectionRole::body,
                              .language = language});
  return article;
}

bool are_same(const std::vector<Hit>& a, const std::vector<Hit>& b) {
  return std::ranges::equal(a, b, [](const Hit& x, const Hit& y) {
    return x.span == y.span && x.row == y.row && x.end_token == y.end_token;
  });
}

TEST(Lexicon, NotedFirstWordsChangeNoLookUp) {
  const std::vector<Article> articles = {
      article_in("en",
                 "The prime minister of Kalvia told Reuters in the past week that two of "
                 "the U.S. firms' talks were postponed, as of Monday.  \"Why?\" asked he."),
      article_in("de", "Laut dpa sagte die Ministerin am 25. Februar, der Streik sei verschoben."),
      article_in("ru", "По словам министра, переговоры отложены до понедельника, сообщает ТАСС."),
      article_in("zh", "据新华社报道，外交部表示谈判推迟到星期一。"),
      article_in("ar", "وقال الوزير لرويترز إن المحادثات تأجلت."),
      article_in("nl", "De minister zei maandag tegen Reuters dat het overleg is uitgesteld.")};
  for (const Article& article : articles) {
    const Segmentation plain = text::segment(article);
    Segmentation noted = plain;
    lexicon().note_first_words(article, noted);
    const std::string& language = article.sections[0].language;
    for (const char* name :
         {"concepts", "connectives", "cues", "dates", "demonyms", "frames", "function_words",
          "given_names", "marks", "name_signs", "org_words", "organisations", "outlets", "places",
          "pronouns", "quantities", "roles", "stopwords", "surnames"}) {
      const Table& table = lexicon().table(name);
      for (std::uint32_t i = 0; i < plain.tokens.size(); ++i) {
        for (const char* asked : {language.c_str(), "en", "*"}) {
          EXPECT_TRUE(
              are_same(table.all_at(plain.tokens, i, asked), table.all_at(noted.tokens, i, asked)))
              << name << ' ' << asked << ' ' << plain.tokens[i].folded;
        }
      }
    }
  }
}

TEST(Lexicon, ANoteSparesTheLookUpUntilItIsTakenBack) {
  const Article article = article_in("en", "fog");
  Segmentation segmentation = text::segment(article);
  lexicon().note_first_words(article, segmentation);
  Token& token = segmentation.tokens[0];
  token.folded = "said";
  EXPECT_FALSE(lexicon().table("cues").longest_at(segmentation.tokens, 0, "en").has_value());
  token.first_words = 0;
  EXPECT_TRUE(lexicon().table("cues").longest_at(segmentation.tokens, 0, "en").has_value());
}

TEST(Lexicon, AnUnknownTableIsEmpty) {
  EXPECT_TRUE(lexicon().table("no_such_table").rows().empty());
  EXPECT_EQ(lexicon().table("no_such_table").find("said", "en"), -1);
}

TEST(Lexicon, FindAllGivesHitsThatDoNotOverlap) {
  const auto tokens = text::tokenize("he said that she said nothing", "en");
  const auto hits = lexicon().table("cues").find_all(tokens, 0, 6, "en");
  for (std::size_t i = 1; i < hits.size(); ++i) {
    EXPECT_LE(hits[i - 1].end_token, hits[i].first_token);
  }
  EXPECT_GE(hits.size(), 2U);
}

TEST(Lexicon, EveryPhraseOfEveryLanguageIsFoundWhereItIsWritten) {
  for (const detail::RawTable& raw : detail::raw_tables()) {
    const auto cells = detail::cells_of(raw);
    ASSERT_EQ(cells.size(), raw.columns * (1 + raw.rows)) << raw.name << ' ' << raw.language;
    if (raw.match == "exact" || cells[0] != "phrase") continue;
    const Table& table = lexicon().table(raw.name);
    for (std::size_t at = raw.columns; at < cells.size(); at += raw.columns) {
      for (const std::string_view phrase : alternatives(cells[at])) {
        if (text::tokenize(phrase, raw.language).empty()) continue;
        EXPECT_GE(table.find(phrase, raw.language), 0)
            << raw.name << ' ' << raw.language << ": " << phrase;
      }
    }
  }
}

TEST(Lexicon, CapitalsOutsideAsciiAreFoundAsWell) {
  const Table& cues = lexicon().table("cues");
  EXPECT_EQ(cues.find("Сообщил", "ru"), cues.find("сообщил", "ru"));
  EXPECT_EQ(cues.find("ÄUßERTE", "de"), cues.find("äußerte", "de"));
  EXPECT_GE(cues.find("äußerte", "de"), 0);
}

TEST(Lexicon, ATokenAtTheEndOrWithoutLettersFindsNothing) {
  const Table& roles = lexicon().table("roles");
  const auto tokens = text::tokenize("\xC2\xAD ?", "en");
  for (std::uint32_t i = 0; i <= tokens.size(); ++i) {
    EXPECT_FALSE(roles.longest_at(tokens, i, "en").has_value()) << i;
    EXPECT_TRUE(roles.all_at(tokens, i, "en").empty()) << i;
  }
}

TEST(Lexicon, TheLongestHitIsTheFirstOfAllReadings) {
  const auto tokens = text::tokenize("the prime minister and the spokeswoman said", "en");
  for (const std::string_view name : {"roles", "cues", "concepts", "byline_labels"}) {
    const Table& table = lexicon().table(name);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const auto all = table.all_at(tokens, i, "en");
      const auto longest = table.longest_at(tokens, i, "en");
      ASSERT_EQ(longest.has_value(), !all.empty()) << name << ' ' << i;
      if (longest.has_value()) {
        EXPECT_EQ(longest->row, all.front().row) << name << ' ' << i;
      }
    }
  }
}

TEST(Lexicon, AlternativesOfACellArePartedByBars) {
  EXPECT_THAT(alternatives("say|says"), ::testing::ElementsAre("say", "says"));
  EXPECT_TRUE(alternatives("").empty());
}

}  // namespace
}  // namespace wirestem::lexicon
