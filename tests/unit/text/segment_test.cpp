// SPDX-License-Identifier: Apache-2.0
#include "text/segment.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>

namespace wirestem::text {
namespace {

using ::testing::ElementsAre;

Article article_of(std::string text, std::string language) {
  Article article;
  article.text = std::move(text);
  const TextSpan all{0, static_cast<std::uint32_t>(article.text.size())};
  article.sections = {{.span = all, .role = SectionRole::body, .language = std::move(language)}};
  return article;
}

std::vector<std::string> sentences_of(const std::string& text, const std::string& language = "en") {
  const Article article = article_of(text, language);
  std::vector<std::string> sentences;
  for (const Sentence& sentence : segment(article).sentences) {
    sentences.emplace_back(slice(article.text, sentence.span));
  }
  return sentences;
}

std::vector<std::string> tokens_of(const std::string& text, const std::string& language = "en") {
  std::vector<std::string> words;
  for (const Token& token : tokenize(text, language)) words.emplace_back(slice(text, token.span));
  return words;
}

TEST(Segment, ASentenceEndsBeforeACapital) {
  EXPECT_THAT(sentences_of("The pier is shut. It opens in May! Will it?"),
              ElementsAre("The pier is shut.", "It opens in May!", "Will it?"));
}

TEST(Segment, AnAbbreviationOrInitialEndsNoSentence) {
  EXPECT_THAT(sentences_of("Mr. Odell met Dr. K. Brand. They spoke."),
              ElementsAre("Mr. Odell met Dr. K. Brand.", "They spoke."));
}

TEST(Segment, ADecimalOrADomainEndsNoSentence) {
  EXPECT_THAT(sentences_of("It rose by 4.5 per cent, says example.org. Then it fell."),
              ElementsAre("It rose by 4.5 per cent, says example.org.", "Then it fell."));
}

TEST(Segment, AGermanOrdinalEndsNoSentence) {
  EXPECT_THAT(sentences_of("Sie öffnet am 1. März. Es wurde Zeit.", "de"),
              ElementsAre("Sie öffnet am 1. März.", "Es wurde Zeit."));
}

TEST(Segment, AFrenchVerbAndTheSubjectItCarriesAreTwoWords) {
  EXPECT_THAT(tokens_of("a-t-il dit, écrit-elle de Saint-Cyr", "fr"),
              ElementsAre("a", "il", "dit", ",", "écrit", "elle", "de", "Saint-Cyr"));
  EXPECT_THAT(tokens_of("a-t-il", "en"), ElementsAre("a-t-il"));
}

TEST(Segment, AClosingMarkBelongsToItsSentence) {
  EXPECT_THAT(sentences_of("He said: “We are done.” She left."),
              ElementsAre("He said: “We are done.”", "She left."));
}

TEST(Segment, AQuotedSentenceGoesOnBeforeALowerCaseCue) {
  EXPECT_THAT(sentences_of("“Are we done?” she asked. Nobody spoke."),
              ElementsAre("“Are we done?” she asked.", "Nobody spoke."));
}

TEST(Segment, ChineseSentencesEndAtTheirOwnStop) {
  EXPECT_THAT(sentences_of("桥梁已经关闭。居民表示不满。", "zh"),
              ElementsAre("桥梁已经关闭。", "居民表示不满。"));
}

TEST(Segment, ParagraphsArePartedByBlankLines) {
  const Article article = article_of("One line\nof verse\n\nAnother", "en");
  EXPECT_EQ(segment(article).paragraphs.size(), 2U);
}

TEST(Segment, SingleLineEndsPartParagraphsWhereNoLineIsBlank) {
  EXPECT_EQ(segment(article_of("First.\nSecond.\nThird.", "en")).paragraphs.size(), 3U);
}

TEST(Segment, SentencesNeverCrossASection) {
  Article article = article_of("Title here\n\nbody goes on.", "en");
  article.sections = {{.span = {0, 10}, .role = SectionRole::title, .language = "en"},
                      {.span = {12, 25}, .role = SectionRole::body, .language = "en"}};
  const Segmentation result = segment(article);
  ASSERT_EQ(result.sentences.size(), 2U);
  EXPECT_EQ(result.sentences[1].section, 1U);
}

TEST(Segment, TokensOfSentencesCoverAllTokensInOrder) {
  const Article article = article_of("A. b c. D e? “F.” G", "en");
  const Segmentation result = segment(article);
  std::uint32_t next = 0;
  for (const Sentence& sentence : result.sentences) {
    EXPECT_EQ(sentence.first_token, next);
    EXPECT_LT(sentence.first_token, sentence.end_token);
    next = sentence.end_token;
  }
  EXPECT_EQ(next, result.tokens.size());
}

TEST(Tokenize, ApostrophesAndHyphensJoinLetters) {
  EXPECT_THAT(tokens_of("didn’t Al-Thani's 'so'"),
              ElementsAre("didn’t", "Al-Thani's", "'", "so", "'"));
}

TEST(Tokenize, NumbersKeepTheirInnerMarks) {
  EXPECT_THAT(tokens_of("1,200 at 14:30."), ElementsAre("1,200", "at", "14:30", "."));
}

TEST(Tokenize, InitialsKeepTheirDots) {
  EXPECT_THAT(tokens_of("the U.S. army"), ElementsAre("the", "U.S.", "army"));
}

TEST(Tokenize, EachIdeographStandsAlone) {
  EXPECT_THAT(tokens_of("大桥A座", "zh"), ElementsAre("大", "桥", "A", "座"));
}

TEST(Tokenize, StemsJoinFormsOfAWord) {
  const auto tokens = tokenize("negotiations negotiation", "en");
  EXPECT_EQ(tokens[0].stem, tokens[1].stem);
  const auto ukrainian = tokenize("переговори переговорів", "uk");
  EXPECT_EQ(ukrainian[0].stem, ukrainian[1].stem);
}

TEST(Segment, AMillionMarksTakeLinearTime) {
  const std::string marks(1 << 20, '.');
  const Article article = article_of(marks, "en");
  EXPECT_EQ(segment(article).tokens.size(), marks.size());
}

}  // namespace
}  // namespace wirestem::text
