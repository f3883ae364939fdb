// SPDX-License-Identifier: Apache-2.0
#include "tell/write_summary.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tell/detail/terminal_text.hpp"
#include "tests/unit/tell/small_dossier.hpp"

namespace wirestem::tell {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

TEST(WriteSummary, BeginsWithTheStoryAndItsVerdict) {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post", "The lift stands still.");
  small.claim({small.at(a, "The lift stands still.")}, source_node(small.source("Hill Post")));
  const auto lines = lines_of(write_summary(small.dossier, {}));
  ASSERT_GE(lines.size(), 2U);
  EXPECT_EQ(lines[0], "Lift stops");
  EXPECT_EQ(lines[1], "1 page, 1 origin: Hill Post.");
}

TEST(WriteSummary, NoLineIsWiderThanItMayBe) {
  SmallDossier small;
  const std::string text =
      "缆车从星期一起停运到五月底为止," + std::string(300, 'x') + " and so on for long.";
  const auto a =
      small.page("a", "A paper with a name that goes on and on and never quite ends at all", text);
  small.claim({small.at(a, text)}, page_node(a)).circular = {page_node(a), page_node(a)};
  small.edge(page_node(a), page_node(a), EdgeRelation::copies);
  small.story().conflicts = {{.id = "k", .claims = {}, .sides = {{text, {small.at(a, text)}}}}};
  small.story().timeline = {{.id = "t",
                             .date = "2024-05",
                             .precision = "month",
                             .reported = "",
                             .text = small.at(a, text),
                             .evidence = {}}};
  small.dossier.skipped = {{std::string(200, 'p'), std::string(200, 'r')}};
  for (const std::size_t width : {40U, 80U, 101U}) {
    for (const std::string& line : lines_of(write_summary(small.dossier, {.width = width}))) {
      EXPECT_LE(columns_of(line), width) << line;
    }
  }
}

TEST(WriteSummary, ShowsSoManyClaimsAndCountsTheRest) {
  SmallDossier small;
  const auto a = small.page("a", "", "The lift stands still.");
  const auto b = small.page("b", "", "The lift stands still.");
  for (int i = 0; i < 11; ++i)
    small.claim({small.at(a, "lift"), small.at(b, "lift")}, page_node(a));
  EXPECT_THAT(write_summary(small.dossier, {.most_claims = 8}), HasSubstr("… and 3 more"));
}

TEST(WriteSummary, HasNoColourUnlessAsked) {
  SmallDossier small;
  const auto a = small.page("a", "", "The lift stands still.");
  small.claim({small.at(a, "lift")}, page_node(a));
  EXPECT_THAT(write_summary(small.dossier, {}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(write_summary(small.dossier, {.colour = true}), HasSubstr("\x1b[1m"));
}

TEST(WriteSummary, ControlCharactersOfAPageDoNotReachTheTerminal) {
  SmallDossier small;
  const std::string text = "red\x1b[31m and bell\x07 and \xE2\x80\xAEturned and\nbroken";
  const auto a = small.page("a\x1b]0;title\x07", "Hill\x1bPost", text);
  small.claim({small.at(a, text)}, page_node(a));
  small.story().story.label = "la\rbel";
  small.dossier.skipped = {{"x\x1b[2J", "y\x1b[2J"}};
  const std::string summary = write_summary(small.dossier, {});
  EXPECT_THAT(summary, Not(HasSubstr("\x1b")));
  EXPECT_THAT(summary, Not(HasSubstr("\x07")));
  EXPECT_THAT(summary, Not(HasSubstr("\r")));
  EXPECT_THAT(summary, Not(HasSubstr("\xE2\x80\xAE")));
  EXPECT_THAT(summary, HasSubstr("turned and broken"));
}

TEST(WriteSummary, GivesBothSidesOfAConflictAndSaysWhetherTheyShareAnOrigin) {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post", "40 seats");
  const auto b = small.page("b", "Dale Wire", "14 seats");
  small.story().conflicts = {{.id = "k",
                              .kind = ConflictKind::number,
                              .same_origin = true,
                              .claims = {},
                              .sides = {{"40 seats", {small.at(a, "40 seats")}},
                                        {"14 seats", {small.at(b, "14 seats")}}}}};
  const std::string summary = write_summary(small.dossier, {});
  EXPECT_THAT(summary, HasSubstr("number: changed in the retelling"));
  EXPECT_THAT(summary, HasSubstr("40 seats  Hill Post"));
  EXPECT_THAT(summary, HasSubstr("14 seats  Dale Wire"));
}

TEST(WriteSummary, NamesWhatWasSkipped) {
  SmallDossier small;
  small.dossier.skipped = {{"odd.pdf", "PDF files are not read"}};
  EXPECT_THAT(write_summary(small.dossier, {}), HasSubstr("odd.pdf: PDF files are not read"));
}

TEST(ColumnsOf, CountsWideCharactersTwiceAndCombiningMarksNot) {
  EXPECT_EQ(columns_of("abc"), 3U);
  EXPECT_EQ(columns_of("缆车"), 4U);
  EXPECT_EQ(columns_of("e\u0301"), 1U);
}

TEST(Wrap, BreaksAtSpacesBetweenIdeographsAndElseInsideAWord) {
  using ::testing::ElementsAre;
  EXPECT_THAT(wrap("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("缆车停了", 5), ElementsAre("缆车", "停了"));
  EXPECT_THAT(wrap("abcdefgh", 3), ElementsAre("abc", "def", "gh"));
  EXPECT_THAT(wrap("", 3), ElementsAre(""));
}

TEST(Cut, EndsWhatItShortensInAnEllipsis) {
  EXPECT_EQ(cut("one two three", 13), "one two three");
  EXPECT_EQ(cut("one two three", 9), "one two…");
  EXPECT_EQ(cut("缆车停了", 6), "缆车…");
}

}  // namespace
}  // namespace wirestem::tell
