// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/content/find_content.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/extract/detail/content/embedded_body.hpp"
#include "read/markup/parse_html.hpp"

namespace wirestem::extract::detail {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const ContentTables& tables() {
  static const lexicon::Lexicon lexicon;
  static const ContentTables made(lexicon);
  return made;
}

std::vector<std::string> kept(std::string_view html, const ContentOptions& options = {}) {
  const markup::Document page = markup::parse_html(html);
  std::vector<std::string> texts;
  for (const JudgedBlock& judged : find_content(page, tables(), options)) {
    if (judged.kept()) texts.push_back(judged.block.text);
  }
  return texts;
}

Rule rule_of(std::string_view html, std::string_view text, const ContentOptions& options = {}) {
  const markup::Document page = markup::parse_html(html);
  for (const JudgedBlock& judged : find_content(page, tables(), options)) {
    if (judged.block.text == text) return judged.rule;
  }
  ADD_FAILURE() << "no block '" << text << "'";
  return Rule::outside;
}

const std::string kBody =
    "<article><h1>Weir at Tolm gives way</h1>"
    "<p>The old weir at Tolm gave way on Sunday night, and the mill race behind it ran dry.</p>"
    "<h2>Two years of warnings</h2>"
    "<p>Engineers had warned of it for two years, as letters in the parish archive show.</p>";

TEST(FindContent, KeepsSentencesAndTheHeadingsBetweenThem) {
  EXPECT_THAT(
      kept("<nav><a href=/a>Home</a></nav>" + kBody + "</article><footer><p>Imprint</p></footer>"),
      ElementsAre(
          "The old weir at Tolm gave way on Sunday night, and the mill race behind it ran dry.",
          "Two years of warnings",
          "Engineers had warned of it for two years, as letters in the parish archive show."));
}

TEST(FindContent, TheFirstAndTheLastParagraphStay) {
  const std::string html =
      "<div class=entry-content><p>Short start</p>"
      "<p>The council of Tolm met on Monday evening and voted to rebuild the weir in stone.</p>"
      "<p>Work begins in May</p></div>";
  EXPECT_THAT(kept(html), ElementsAre("Short start", testing::_, "Work begins in May"));
}

TEST(FindContent, BoxesNamedAsSomethingElseGo) {
  const std::string html = kBody +
                           "<div class='c-relatedLinks'><p>The mill at Orr is for sale again, and "
                           "nobody wants to buy it, writes our reader.</p></div></article>";
  EXPECT_EQ(rule_of(html,
                    "The mill at Orr is for sale again, and nobody wants to buy it, writes "
                    "our reader."),
            Rule::boilerplate_box);
}

TEST(FindContent, ABoxThatHoldsMostOfThePageIsNoFurnitureWhateverItsName) {
  const std::string html = "<div class='has-sidebar promo'>" + kBody + "</article></div>";
  EXPECT_THAT(kept(html), testing::SizeIs(3));
}

TEST(FindContent, NamesOfSubjectsSayNothing) {
  const std::string html = "<div class='post tag-newsletter category-comments'>" + kBody +
                           "</article></div><p class=x>Terms</p>";
  EXPECT_THAT(kept(html), testing::SizeIs(3));
}

TEST(FindContent, TheLineBetweenHeadlineAndBodyIsALede) {
  const std::string html =
      "<main><header><h1>Weir gives way</h1><p class=standfirst>Mill race runs dry after a night "
      "of rain</p></header><div class=article-body><p>The old weir at Tolm gave way on Sunday "
      "night, and the mill race ran dry.</p></div></main>";
  EXPECT_EQ(rule_of(html, "Mill race runs dry after a night of rain"), Rule::lede);
}

TEST(FindContent, RowsOfTeasersGo) {
  std::string html = kBody + kBody + "<ul>";
  for (const char* town : {"Orr", "Perrin", "Lask", "Dole"}) {
    html += "<li><h3><a href=/n/" + std::string(town) + ">Market day in " + town +
            " was a wet one</a></h3><p>Rain fell from dawn till dusk on the stalls there.</p></li>";
  }
  EXPECT_THAT(kept(html + "</ul></article>"),
              Not(Contains("Rain fell from dawn till dusk on the stalls there.")));
}

TEST(FindContent, PhrasesGiveFurnitureAway) {
  const std::string html = kBody + "<p>Sign up for our newsletter</p></article>";
  EXPECT_EQ(rule_of(html, "Sign up for our newsletter"), Rule::phrase);
}

TEST(FindContent, CorrectionsAndPaywallsAreNotices) {
  const std::string html = kBody +
                           "<p>Correction: an earlier text gave the wrong day.</p>"
                           "<p>This article is for subscribers of the Tolm Gazette.</p></article>";
  EXPECT_EQ(rule_of(html, "Correction: an earlier text gave the wrong day."), Rule::notice);
  EXPECT_EQ(rule_of(html, "This article is for subscribers of the Tolm Gazette."), Rule::notice);
}

TEST(FindContent, AnAgencyNamedInASentenceIsNoPicturesCredit) {
  const std::string told = "The weir will be rebuilt in stone by May, a minister told Reuters.";
  EXPECT_EQ(rule_of(kBody + "<p>" + told + "</p></article>", told), Rule::body);
}

TEST(FindContent, TextSetTwiceForTwoScreensIsToldOnce) {
  const std::string html = "<div>" + kBody + "</article></div><div>" + kBody + "</article></div>";
  EXPECT_EQ(kept(html).size(), 3U);
}

TEST(FindContent, LabelsUnderPicturesAreKeptForRecallOnly) {
  const std::string html =
      kBody + "<figure><img src=a.jpg><figcaption>The weir in 2019</figcaption></figure>" +
      "<p>Nobody was hurt, the fire brigade of Tolm said on Monday after a search.</p></article>";
  EXPECT_EQ(rule_of(html, "The weir in 2019"), Rule::caption);
  EXPECT_EQ(rule_of(html, "The weir in 2019", {.preset = Preset::recall}), Rule::kept_caption);
}

TEST(FindContent, AParagraphThatBeginsWithTheAuthorIsAboutTheAuthor) {
  const std::vector<std::string> authors = {"Tilda Brenn"};
  const std::string html =
      kBody + "<p>Tilda Brenn has written about rivers since 2009 and keeps bees.</p></article>";
  EXPECT_EQ(rule_of(html, "Tilda Brenn has written about rivers since 2009 and keeps bees.",
                    {.authors = authors}),
            Rule::author_box);
}

TEST(FindContent, SentencesOfScriptsWithOtherStopsCount) {
  const std::string html =
      "<div><p>ทดสอบ</p><p>नदी का पुराना बाँध रविवार की रात टूट गया और चक्की की नहर सूख गई। इंजीनियरों ने "
      "दो "
      "साल से चेतावनी दी थी।</p></div>";
  EXPECT_THAT(kept(html), Not(IsEmpty()));
}

TEST(FindContent, HiddenBoxesAndScriptsGiveNoText) {
  const std::string html = kBody +
                           "<p hidden>Secret note that nobody should be shown here.</p>"
                           "<p style='display : none'>And another one like it, hidden.</p>"
                           "<script>var x = 'No text either, this is a script.';</script>";
  EXPECT_THAT(kept(html), testing::SizeIs(3));
}

TEST(ReadBlocks, WordsAreNeitherGluedNorDoubled) {
  const markup::Document page = markup::parse_html(
      "<p>The <b>fer</b>ry<br>hit<span> the </span>pier.<p>Next<div>one</div>two");
  std::vector<std::string> texts;
  for (const Block& block : read_blocks(page, 0)) texts.push_back(block.text);
  EXPECT_THAT(texts, ElementsAre("The ferry\nhit the pier.", "Next", "one", "two"));
}

TEST(ReadBlocks, ARowOfDataIsOneBlockAndALayoutTableIsNot) {
  const markup::Document data = markup::parse_html(
      "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2019</td><td>41</td></tr></table>");
  const std::vector<Block> rows = read_blocks(data, 0);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].text, "2019 | 41");
  EXPECT_EQ(rows[1].kind, BlockKind::table_row);
  const markup::Document layout = markup::parse_html(
      "<table><tr><td><h1>Weir</h1><p>It broke.</p></td><td><p>Menu</p></td></tr></table>");
  EXPECT_EQ(read_blocks(layout, 0).size(), 3U);
}

TEST(FindEmbeddedBody, TakesTheStringsOfOneKeyFromAPagesState) {
  const std::string first =
      "The old weir at Tolm gave way on Sunday night, and the mill race behind it ran dry.";
  const std::string second =
      "Engineers had warned of it for two years, as letters in the parish archive show. Nobody "
      "answered them, and the last one came back unopened in the spring of this year. The mayor "
      "says that he never saw any of them, and that the archive was not in order then.";
  const std::string html = "<script>window.__STATE__={\"title\":\"Weir\",\"blocks\":[{\"text\":\"" +
                           first + "\"},{\"text\":\"" + second +
                           "\"}],\"legal\":\"short\"}</script>";
  EXPECT_THAT(find_embedded_body(markup::parse_html(html), "", 0), ElementsAre(first, second));
}

TEST(FindEmbeddedBody, LabelsOfAProgramAreNoArticle) {
  const markup::Document page = markup::parse_html(
      "<script>var t={\"ok\":\"Okay\",\"cancel\":\"Cancel\",\"more\":\"Read more here\"}</script>");
  EXPECT_THAT(find_embedded_body(page, "", 0), IsEmpty());
}

}  // namespace
}  // namespace wirestem::extract::detail
