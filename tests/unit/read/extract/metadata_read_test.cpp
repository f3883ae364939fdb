// SPDX-License-Identifier: Apache-2.0
//
// Title, authors, outlet, address and language of whole pages.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/extract/detail/metadata/page_identity.hpp"
#include "read/extract/detail/metadata/read_metadata.hpp"
#include "read/markup/parse_html.hpp"

namespace wirestem::extract::detail {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Words& words() {
  static const lexicon::Lexicon lexicon;
  static const Words all(lexicon);
  return all;
}

constexpr const char* kUrl = "https://www.lorne-courier.example/2021/05/ferry";

PageMetadata read(const std::string& html, std::string_view url = kUrl) {
  const markup::Document page = markup::parse_html(html);
  return read_metadata(page, url, words());
}

std::string title(const std::string& html) { return read(html).title.value_or(""); }

TEST(PageTitle, TheHeadingCountsAsItIsWrittenThere) {
  EXPECT_EQ(title("<title>FERRY HITS PIER | Lorne Courier</title><h1>Ferry hits pier</h1>"),
            "Ferry hits pier");
}

TEST(PageTitle, TheSitesNameIsTakenOffBothEnds) {
  EXPECT_EQ(title("<title>Ferry hits pier – Lorne Courier</title>"), "Ferry hits pier");
  EXPECT_EQ(title("<title>Lorne Courier: Ferry hits pier</title>"), "Ferry hits pier");
}

TEST(PageTitle, ADashThatBelongsToTheHeadlineStays) {
  EXPECT_EQ(title("<title>Ferry hits pier – two hurt</title>"), "Ferry hits pier – two hurt");
}

TEST(PageTitle, OfSeveralFirstLevelHeadingsTheOneThatIsDeclaredCounts) {
  EXPECT_EQ(title("<title>Ferry hits pier</title><h1>Lorne Courier</h1><h1>Menu</h1>"
                  "<h1>Ferry hits pier</h1>"),
            "Ferry hits pier");
}

TEST(PageTitle, AKickerWithinTheHeadingIsLeftOut) {
  EXPECT_EQ(title("<meta property='og:title' content='Ferry hits pier'>"
                  "<h1><span>Harbour</span> <span>Ferry hits pier</span></h1>"),
            "Ferry hits pier");
}

TEST(PageTitle, AHeadingOfTheSectionGivesWayToWhatIsDeclared) {
  EXPECT_EQ(title("<title>Ferry hits the old pier</title><h1>Harbour news</h1>"),
            "Ferry hits the old pier");
}

TEST(PageTitle, AHeadingWithItsOwnWordingCountsBeforeTheSearchEnginesTitle) {
  EXPECT_EQ(title("<title>Lorne ferry accident: pier damaged</title><h1>Pier damaged as ferry rams "
                  "it at dawn</h1>"),
            "Pier damaged as ferry rams it at dawn");
}

TEST(PageTitle, DoubledReferencesAreResolved) {
  EXPECT_EQ(title("<title>Fish &amp;amp; ferries</title>"), "Fish & ferries");
}

std::vector<std::string> authors(const std::string& byline) {
  return read("<title>Ferry hits pier</title><h1>Ferry hits pier</h1>" + byline +
              "<p>The ferry hit the pier on Monday, said the harbour master.</p>")
      .authors;
}

TEST(PageAuthors, ABylineUnderTheHeadlineIsReadInManyLanguages) {
  EXPECT_THAT(authors("<p>By Ana Ruiz</p>"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(authors("<p>Von Jana Peters</p>"), ElementsAre("Jana Peters"));
  EXPECT_THAT(authors("<p>Por Ana Ruiz</p>"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(authors("<p>Par Léa Morel</p>"), ElementsAre("Léa Morel"));
  EXPECT_THAT(authors("<p>Автор: Анна Петрова</p>"), ElementsAre("Анна Петрова"));
}

TEST(PageAuthors, SeveralPersonsAreGivenOneEach) {
  EXPECT_THAT(authors("<p>By Ana Ruiz and Tom Okoye</p>"), ElementsAre("Ana Ruiz", "Tom Okoye"));
  EXPECT_THAT(authors("<p>Von Jana Peters, Udo Lang und Mia Kern</p>"),
              ElementsAre("Jana Peters", "Udo Lang", "Mia Kern"));
  EXPECT_THAT(authors("<p>By Ana Ruiz / Tom Okoye</p>"), ElementsAre("Ana Ruiz", "Tom Okoye"));
}

TEST(PageAuthors, RolesDatesAndPhotographersAreLeftOut) {
  EXPECT_THAT(authors("<p>By Ana Ruiz, Health Editor</p>"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(authors("<p>By Ana Ruiz | Photos by Li Po</p>"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(authors("<p>By Ana Ruiz May 3, 2021</p>"), ElementsAre("Ana Ruiz"));
  EXPECT_THAT(authors("<p>Photo by Li Po</p>"), IsEmpty());
}

TEST(PageAuthors, ADegreeStaysWithItsNameAndANameNamedTwiceCountsOnce) {
  EXPECT_THAT(authors("<p>By Ana Ruiz, MD, Tom Okoye, By Ana Ruiz, MD</p>"),
              ElementsAre("Ana Ruiz, MD", "Tom Okoye"));
}

TEST(PageAuthors, NobleParticlesStayInTheName) {
  EXPECT_THAT(authors("<p>Von Jana von der Heide</p>"), ElementsAre("Jana von der Heide"));
}

TEST(PageAuthors, DeclaredAuthorsCountBeforeAnAuthorBox) {
  EXPECT_THAT(authors("<script type='application/ld+json'>{\"@type\": \"Article\", \"author\": "
                      "{\"@type\": \"Person\", \"name\": \"Ana Ruiz\"}}</script>"
                      "<div class=author-box>Mia Kern</div>"),
              ElementsAre("Ana Ruiz"));
}

TEST(PageAuthors, APersonCountsBeforeTheOutletThatIsDeclared) {
  EXPECT_THAT(authors("<meta name=author content='Lorne Courier'><p class=byline>By Ana Ruiz</p>"),
              ElementsAre("Ana Ruiz"));
}

TEST(PageAuthors, ALongerListOnThePageCompletesTheDeclaredOne) {
  EXPECT_THAT(authors("<meta name=author content='Ana Ruiz'>"
                      "<p class=byline>By Ana Ruiz and Tom Okoye</p>"),
              ElementsAre("Ana Ruiz", "Tom Okoye"));
}

TEST(PageAuthors, AddressesAndAccountsAreNoNames) {
  EXPECT_THAT(authors("<meta name=author content='https://social.example/ana'>"), IsEmpty());
  EXPECT_THAT(authors("<meta name=author content='admin'>"), IsEmpty());
}

TEST(PageAuthors, ReadersWhoCommentAreNotAuthors) {
  EXPECT_THAT(authors("<div class=comments><span class=comment-author>Mia Kern</span></div>"),
              IsEmpty());
}

TEST(PageAuthors, ASignatureAtTheEndIsFound) {
  EXPECT_THAT(authors("<p>Nobody was hurt.</p><p>Written by Ana Ruiz</p>"),
              ElementsAre("Ana Ruiz"));
}

TEST(PageAuthors, ASentenceThatBeginsAsABylineDoesIsNone) {
  EXPECT_THAT(authors("<p>By noon the harbour was empty and the ferry had been towed away.</p>"),
              IsEmpty());
}

TEST(ResolveUrl, RelativeAddressesAreMadeAbsolute) {
  const char* base = "https://post.example/a/c/d?q=1";
  EXPECT_EQ(resolve_url("../b?x=1#top", base), "https://post.example/a/b?x=1");
  EXPECT_EQ(resolve_url("/e", base), "https://post.example/e");
  EXPECT_EQ(resolve_url("e", "https://post.example"), "https://post.example/e");
  EXPECT_EQ(resolve_url("//other.example/x", base), "https://other.example/x");
  EXPECT_EQ(resolve_url("?p=2", base), "https://post.example/a/c/d?p=2");
}

TEST(ResolveUrl, WhatIsNoWebAddressIsRefused) {
  EXPECT_EQ(resolve_url("javascript:void(0)", "https://post.example/"), std::nullopt);
  EXPECT_EQ(resolve_url("/x", "file.html"), std::nullopt);
  EXPECT_EQ(resolve_url("//", "https://post.example/"), std::nullopt);
}

TEST(PageUrl, ACanonicalThatIsTheHomePageIsRefused) {
  EXPECT_EQ(read("<link rel=canonical href='https://www.lorne-courier.example/'>").url, kUrl);
  EXPECT_EQ(read("<link rel=canonical href='/2021/05/ferry-pier'>").url,
            "https://www.lorne-courier.example/2021/05/ferry-pier");
}

TEST(PageLanguage, TagsAreWrittenAsTheStandardHasThem) {
  EXPECT_EQ(read("<html lang=EN_us>").language, "en-US");
  EXPECT_EQ(read("<html lang=zh-hant-tw>").language, "zh-Hant-TW");
  EXPECT_EQ(read("<meta property='og:locale' content='pt_BR'>").language, "pt-BR");
  EXPECT_EQ(read("<html lang='{{lang}}'>").language, std::nullopt);
}

TEST(PageOutlet, TheSitesDeclaredNameIsTakenWithoutItsSlogan) {
  EXPECT_EQ(
      read("<meta property='og:site_name' content='Lorne Courier | News of the coast'>").outlet,
      "Lorne Courier");
}

TEST(PageOutlet, AHostThatTheLexiconKnowsHasItsNameThere) {
  EXPECT_EQ(read("<p>x", "https://www.reuters.com/world/x").outlet, "Reuters");
}

TEST(PageIndex, AListOfArticlesDeclaresItself) {
  EXPECT_TRUE(
      read("<script type='application/ld+json'>{\"@type\": \"CollectionPage\"}</script>").is_index);
  EXPECT_FALSE(read("<meta property='og:type' content=article>").is_index);
}

TEST(ReadMetadata, AnEmptyPageTellsNothing) {
  const PageMetadata meta = read("", "");
  EXPECT_EQ(meta.title, std::nullopt);
  EXPECT_THAT(meta.authors, IsEmpty());
  EXPECT_EQ(meta.url, std::nullopt);
  EXPECT_EQ(meta.outlet, std::nullopt);
}

}  // namespace
}  // namespace wirestem::extract::detail
