// SPDX-License-Identifier: Apache-2.0
#include "tell/write_stage_lines.hpp"

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/tell/small_dossier.hpp"

namespace wirestem::tell {
namespace {

using Json = nlohmann::ordered_json;

std::vector<Json> parse_lines(const std::string& lines) {
  std::vector<Json> records;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) records.push_back(Json::parse(line));
  return records;
}

TEST(ArticleLine, IsOneLineWhateverTheText) {
  SmallDossier small;
  small.page("a", "", "One.\n\nTwo\u2028three.");
  const std::string line = article_line(small.dossier.articles[0]);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  EXPECT_EQ(Json::parse(line)["text"], "One.\n\nTwo\u2028three.");
  EXPECT_EQ(Json::parse(line)["sections"][0]["end"], 16);
}

TEST(FindingsLine, CountsCodePointsAndKeepsPairsAsPairs) {
  SmallDossier small;
  const auto a = small.page("a", "", "Čápi: „Ne.“ řekl Jan v pátek listu Hora.");
  const ChainLink hora{.name = "Hora", .kind = SourceKind::outlet, .evidence = {}};
  small.quote(small.at(a, "„Ne.“"), "Jan", {hora});
  Findings& findings = small.dossier.findings[a];
  findings.quotes[0].speaker = {small.at(a, "Jan").span};
  findings.outlets = {{.span = small.at(a, "Hora").span, .name = "Hora"}};
  findings.dates = {{.span = small.at(a, "pátek").span, .value = "XXXX-WXX-5"}};
  NameMention name;
  name.span = small.at(a, "Jan").span;
  name.canonical = "Jan";
  findings.names = {name};
  const Json found = Json::parse(findings_line(small.dossier.articles[a], findings))["findings"];
  EXPECT_EQ(found["quotes"][0]["content"], Json::parse("[[6, 11]]"));
  EXPECT_EQ(found["quotes"][0]["speaker"], Json::parse("[[17, 20]]"));
  EXPECT_EQ(found["quotes"][0]["cue"], Json::array());
  EXPECT_EQ(found["quotes"][0]["chain"], Json({"Hora"}));
  EXPECT_EQ(found["quotes"][0]["direct"], "direct");
  EXPECT_EQ(found["outlets"][0]["span"], Json::parse("[35, 39]"));
  EXPECT_EQ(found["dates"][0]["span"], Json::parse("[23, 28]"));
  EXPECT_EQ(found["dates"][0]["type"], "DATE");
  EXPECT_EQ(found["names"][0]["kind"], "person");
}

TEST(LinkLines, GivePassagesWithTheDirectionOfTheirPairThenStories) {
  SmallDossier small;
  const auto a = small.page("a", "", "Ännchen stands still.");
  const auto b = small.page("b", "", "Now it stands still.");
  ReuseFindings reuse;
  reuse.passages = {{.left = small.at(a, "stands still"), .right = small.at(b, "stands still")}};
  ReuseLink link;
  link.left = a;
  link.right = b;
  link.direction = {.from = b, .to = a, .certainty = Certainty::likely, .reasons = {"earlier"}};
  reuse.links = {link};
  const std::vector<Story> stories = {
      {.id = "story-1", .label = "x", .articles = {0, 1}, .related = {}}};
  const auto lines = parse_lines(link_lines(small.dossier.articles, reuse, stories));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]["kind"], "passage");
  EXPECT_EQ(lines[0]["members"][0]["start"], 8);
  EXPECT_EQ(lines[0]["direction"]["from"], "b");
  EXPECT_EQ(lines[0]["direction"]["certainty"], "likely");
  EXPECT_EQ(lines[1],
            Json::parse(R"({"kind":"story","id":"story-1","articles":["a","b"],"related":[]})"));
}

}  // namespace
}  // namespace wirestem::tell
