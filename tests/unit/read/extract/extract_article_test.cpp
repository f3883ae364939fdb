// SPDX-License-Identifier: Apache-2.0
#include "read/extract/extract_article.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/read/extract/identify_by_letters.hpp"

namespace wirestem::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const lexicon::Lexicon& words() {
  static const lexicon::Lexicon lexicon;
  return lexicon;
}

Article extract_text(std::string text, const ExtractOptions& options = {}) {
  SourceRecord record;
  record.source_path = "page.txt";
  record.bytes = std::move(text);
  const ArticleExtractor extractor(words());
  Result<Article> article = extractor.extract(record, identify_by_letters, options);
  EXPECT_TRUE(article.ok());
  return article.ok() ? article.value() : Article{};
}

constexpr const char* kPage =
    "Harbour bridge reopens\n\n3 May 2021\n\nThe harbour bridge was opened to the public on Monday "
    "morning.\n\nThe council said that it was safe to use.\n";

TEST(ExtractArticle, CleanTextKeepsEveryByteAndItsId) {
  SourceRecord record;
  record.media = Media::clean_text;
  record.bytes = "ADVERTISEMENT\r\n  The harbour bridge was opened to the public.  ";
  record.record.id = "b-7";
  record.record.language = "en";
  const auto article = extract_article(record, words(), identify_by_letters, {});
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article.value().text, record.bytes);
  EXPECT_EQ(article.value().id, "b-7");
  ASSERT_EQ(article.value().sections.size(), 1U);
  EXPECT_EQ(article.value().sections[0].span.size(), record.bytes.size());
  EXPECT_THAT(article.value().languages, ElementsAre("en"));
}

TEST(ExtractArticle, ThePagesOwnDateWinsOverTheGivenDate) {
  const Article article = extract_text(kPage, {.given_date = "2021-06-01"});
  EXPECT_EQ(article.published, "2021-05-03");
  EXPECT_EQ(article.published_from, PublishedFrom::text);
}

TEST(ExtractArticle, TheManifestWinsOverThePage) {
  SourceRecord record;
  record.bytes = kPage;
  record.manifest.published = "2021-05-04";
  record.manifest.outlet = "Lindholm Courier";
  record.manifest.title = "Bridge open";
  record.manifest.authors = {"Ann Poe"};
  const auto article = extract_article(record, words(), identify_by_letters, {});
  ASSERT_TRUE(article.ok());
  EXPECT_EQ(article.value().published, "2021-05-04");
  EXPECT_EQ(article.value().published_from, PublishedFrom::given);
  EXPECT_EQ(article.value().outlet, "Lindholm Courier");
  EXPECT_EQ(article.value().title, "Bridge open");
  EXPECT_THAT(article.value().authors, ElementsAre("Ann Poe"));
}

TEST(ExtractArticle, TheGivenDateHoldsWhereThePageHasNone) {
  const Article article =
      extract_text("The harbour bridge was opened to the public on Monday morning.",
                   {.given_date = "2021-06-01"});
  EXPECT_EQ(article.published, "2021-06-01");
  EXPECT_EQ(article.published_from, PublishedFrom::given);
}

TEST(ExtractArticle, TextComesOutInNfcWithPlainBlanks) {
  const Article article = extract_text(
      "The cafe\xCC\x81 at the harbour\xC2\xA0"
      "bridge was\xE2\x80\x8B opened to the public again.");
  EXPECT_EQ(article.text, "The caf\xC3\xA9 at the harbour bridge was opened to the public again.");
}

TEST(ExtractArticle, SectionsStandInOrderAndPartTheTextByEmptyLines) {
  const Article article = extract_text(kPage);
  std::uint32_t end = 0;
  for (const Section& section : article.sections) {
    EXPECT_GE(section.span.begin, end);
    EXPECT_LT(section.span.begin, section.span.end);
    EXPECT_THAT(std::string(slice(article.text, section.span)), Not(HasSubstr("\n\n\n")));
    end = section.span.end;
  }
  EXPECT_EQ(end, article.text.size());
  EXPECT_EQ(article.text.substr(0, 24), "Harbour bridge reopens\n\n");
}

TEST(ExtractArticle, APageOfOneShortLineIsItsOwnBody) {
  const Article article = extract_text("Bridge open");
  EXPECT_FALSE(article.title.has_value());
  EXPECT_EQ(article.text, "Bridge open");
  EXPECT_EQ(article.sections.at(0).role, SectionRole::body);
}

TEST(ExtractArticle, ALanguageWithoutALexiconIsExtractedByFormAlone) {
  const Article article = extract_text(
      "Satamasilta avataan maanantaina\n\nLindholmin satamasilta avataan autoille maanantaiaamuna, "
      "kertoi kaupunki perjantaina.\n\nSilta on ollut suljettuna maaliskuusta asti, jolloin "
      "sukeltajat "
      "löysivät halkeamia.\n");
  EXPECT_EQ(article.title, "Satamasilta avataan maanantaina");
  EXPECT_THAT(article.text, HasSubstr("halkeamia."));
}

TEST(ExtractArticle, NumericDatesAreReadDayFirst) {
  const Article article = extract_text(
      "Bridge open\n\n12.03.2024\n\nThe harbour bridge was opened to the public on Monday "
      "morning.");
  EXPECT_EQ(article.published, "2024-03-12");
}

TEST(ExtractArticle, ADateThatIsNoDayIsNoDate) {
  const Article article = extract_text(
      "Bridge open\n\n31 February 2024\n\nThe harbour bridge was opened to the public on Monday.");
  EXPECT_FALSE(article.published.has_value());
}

TEST(ExtractArticle, APageOfMarkupWithoutTextNamesItsPath) {
  SourceRecord record;
  record.source_path = "page.html";
  record.media = Media::html;
  record.bytes = "<nav><a href=/>Home</a></nav>";
  const auto article = extract_article(record, words(), identify_by_letters, {});
  ASSERT_FALSE(article.ok());
  EXPECT_EQ(article.error().code, ErrorCode::malformed);
  EXPECT_THAT(article.error().message, HasSubstr("page.html"));
}

TEST(ExtractArticle, ThePublisherThatAFeedsItemComesFromIsACredit) {
  SourceRecord record;
  record.media = Media::html;
  record.bytes = "<p>The lock gates at Perrin were opened by hand on Sunday, the harbour said.</p>";
  record.record.republished_from = RepublishedFrom{"Lower Reach Post", "https://reach.example/rss"};
  const auto article = extract_article(record, words(), identify_by_letters, {});
  ASSERT_TRUE(article.ok());
  const Section& last = article.value().sections.back();
  EXPECT_EQ(last.role, SectionRole::credit);
  EXPECT_EQ(slice(article.value().text, last.span), "Lower Reach Post");
}

TEST(ExtractArticle, APageOfFurnitureOnlyIsNoArticle) {
  SourceRecord record;
  record.bytes = "Home\nMenu\nAccept all cookies\n";
  const auto article = extract_article(record, words(), identify_by_letters, {});
  ASSERT_FALSE(article.ok());
  EXPECT_EQ(article.error().code, ErrorCode::malformed);
}

TEST(ExtractArticle, ALineOfTenMegabytesIsOneParagraph) {
  std::string line;
  while (line.size() < std::size_t{10} << 20U)
    line += "The harbour bridge was opened to the public. ";
  const Article article = extract_text(line);
  EXPECT_GT(article.text.size(), std::size_t{9} << 20U);
  EXPECT_EQ(article.sections.size(), 1U);
}

TEST(ExtractArticle, ManyShortLinesTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "Share this - Home\n";
  text += "The harbour bridge was opened to the public on Monday morning.\n";
  EXPECT_THAT(extract_text(text).text, HasSubstr("harbour bridge"));
}

}  // namespace
}  // namespace wirestem::extract
