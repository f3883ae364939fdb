// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/extract/detail/metadata/loose_json.hpp"
#include "read/extract/detail/metadata/structured_data.hpp"

namespace wirestem::extract::detail {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> names(const DeclaredThing& thing) {
  std::vector<std::string> out;
  for (const DeclaredAuthor& author : thing.authors) out.push_back(author.name);
  return out;
}

std::string member(std::string_view source, std::string_view key) {
  const LooseJson json(source);
  return json.text(json.get(json[0].first, key));
}

TEST(LooseJson, EscapesAndSurrogatePairsAreResolved) {
  EXPECT_EQ(member(R"({"a": "caf\u00e9 \"x\" \/ \ud83d\ude00"})", "a"), "café \"x\" / 😀");
}

TEST(LooseJson, ALoneSurrogateIsNoCharacter) {
  EXPECT_EQ(member(R"({"a": "x\ud83dy"})", "a"), "x\uFFFDy");
}

TEST(LooseJson, QuotationMarksWithinAHeadlineDoNotEndIt) {
  EXPECT_EQ(member(R"({"a": "Mayor: "no" to the pier", "b": 1})", "a"),
            "Mayor: \"no\" to the pier");
}

TEST(LooseJson, TrailingAndMissingCommasDoNotSpoilTheRest) {
  EXPECT_EQ(member("{\"a\": [1, 2,,], \"b\": \"x\"\n \"c\": \"y\",}", "c"), "y");
}

TEST(LooseJson, LineEndsWithinStringsAreKept) {
  EXPECT_EQ(member("{\"a\": \"one\ntwo\"}", "a"), "one\ntwo");
}

TEST(LooseJson, WrappingsInCommentAndCdataMarksArePassedOver) {
  EXPECT_EQ(member("<!-- {\"a\": \"x\"} -->", "a"), "x");
  EXPECT_EQ(member("//<![CDATA[\n{\"a\": \"x\"}\n//]]>", "a"), "x");
  EXPECT_EQ(member("/* made by hand */ {\"a\": \"x\"}", "a"), "x");
}

TEST(LooseJson, BracketsThatDoNotMatchCloseWhatTheyCan) {
  EXPECT_EQ(member(R"({"z": [{"y": 1], "a": "x"})", "a"), "x");
}

TEST(LooseJson, AMillionOpenBracketsAreReadWithoutRecursion) {
  const LooseJson json(std::string(1'000'000, '['), 1000);
  EXPECT_EQ(json.size(), 1000U);
}

TEST(StructuredData, HeadlineAuthorsAndDatesOfAnArticleAreRead) {
  const StructuredData data = read_structured_data(
      {R"({"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Ferry hits &amp; breaks pier",
          "author": [{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Tom Okoye"}],
          "publisher": {"@type": "Organization", "name": "Lorne Courier"}, "inLanguage": "en-AU",
          "datePublished": "2021-05-03T08:00:00+10:00", "dateModified": "2021-05-04",
          "isAccessibleForFree": "False", "mainEntityOfPage": {"@id": "https://lorne.example/ferry"}})"},
      "");
  EXPECT_EQ(data.article.type, "NewsArticle");
  EXPECT_EQ(data.article.headline, "Ferry hits & breaks pier");
  EXPECT_THAT(names(data.article), ElementsAre("Ana Ruiz", "Tom Okoye"));
  EXPECT_EQ(data.article.publisher, "Lorne Courier");
  EXPECT_EQ(data.article.published, "2021-05-03T08:00:00+10:00");
  EXPECT_EQ(data.article.modified, "2021-05-04");
  EXPECT_EQ(data.article.language, "en-AU");
  EXPECT_EQ(data.article.url, "https://lorne.example/ferry");
  EXPECT_EQ(data.article.free, std::optional(false));
}

TEST(StructuredData, ReferencesLeadThroughTheGraphAndOtherScripts) {
  const StructuredData data = read_structured_data(
      {R"({"@graph": [{"@type": "Article", "headline": "Ferry", "author": {"@id": "#p1"}},
                      {"@type": "WebSite", "@id": "#s", "name": "Lorne Courier"}]})",
       R"({"@type": "Person", "@id": "#p1", "name": "Ana Ruiz"})"},
      "");
  EXPECT_THAT(names(data.article), ElementsAre("Ana Ruiz"));
  EXPECT_EQ(data.site_name, "Lorne Courier");
}

TEST(StructuredData, ReferencesInACircleEnd) {
  const StructuredData data =
      read_structured_data({R"([{"@type": "Article", "headline": "x", "author": {"@id": "#a"}},
           {"@id": "#a", "sameAs": 1, "author": {"@id": "#b"}}, {"@id": "#b", "x": 1, "y": {"@id": "#a"}}])"},
                           "");
  EXPECT_THAT(names(data.article), IsEmpty());
}

TEST(StructuredData, ArticlesInAListAreNotWhatThePageIsAbout) {
  const StructuredData data = read_structured_data(
      {R"({"@type": "CollectionPage", "name": "Harbour news", "mainEntity": {"@type": "ItemList",
          "itemListElement": [{"@type": "NewsArticle", "headline": "Another story", "author": "Li Po"}]}})"},
      "");
  EXPECT_EQ(data.article.type, "");
  EXPECT_EQ(data.page.type, "CollectionPage");
}

TEST(StructuredData, TheArticleWithThePagesAddressCountsBeforeAnEarlierOne) {
  const StructuredData data = read_structured_data(
      {R"([{"@type": "Article", "headline": "Other", "url": "https://lorne.example/other"},
           {"@type": "Article", "headline": "Ferry", "url": "https://lorne.example/ferry/"}])"},
      "https://lorne.example/ferry?from=feed");
  EXPECT_EQ(data.article.headline, "Ferry");
}

TEST(StructuredData, OfSeveralTypesTheOneThatSaysMostCounts) {
  const StructuredData data = read_structured_data(
      {R"({"@type": ["WebPage", "https://schema.org/BlogPosting"], "headline": "x"})"}, "");
  EXPECT_EQ(data.article.type, "BlogPosting");
}

TEST(StructuredData, JsonThatWasEscapedForHtmlIsRead) {
  const StructuredData data = read_structured_data(
      {"{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;Ferry&quot;}"}, "");
  EXPECT_EQ(data.article.headline, "Ferry");
}

TEST(StructuredData, TheBodyKeepsItsLines) {
  const StructuredData data =
      read_structured_data({R"({"@type": "Article", "articleBody": "One.\n\nTwo."})"}, "");
  EXPECT_EQ(data.article.article_body, "One.\n\nTwo.");
}

}  // namespace
}  // namespace wirestem::extract::detail
