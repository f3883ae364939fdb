// SPDX-License-Identifier: Apache-2.0
#include "tell/write_dossier_json.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/tell/small_dossier.hpp"
#include "text/utf8.hpp"

namespace wirestem::tell {
namespace {

using Json = nlohmann::ordered_json;

Json parse(const SmallDossier& small) { return Json::parse(dossier_to_json(small.dossier)); }

/// Each object with article, start, end and exact, anywhere in `json`.
std::vector<Json> spans_in(const Json& json) {
  std::vector<Json> spans;
  if (json.is_object() && json.contains("article") && json.contains("exact")) spans.push_back(json);
  if (json.is_structured()) {
    for (const Json& part : json) {
      for (Json& span : spans_in(part)) spans.push_back(std::move(span));
    }
  }
  return spans;
}

std::string keys_of(const Json& json) {
  std::string keys;
  for (const auto& [key, value] : json.items()) keys += (keys.empty() ? "" : " ") + key;
  return keys;
}

/// A story with one of everything, in a text with letters of one to four bytes.
SmallDossier with_everything() {
  SmallDossier small;
  const auto a = small.page("a", "Höhenblatt",
                            "Über dem Tal 🚡 steht die Bahn. „Sie fährt im Mai“, sagt Ada.", "de");
  const auto b = small.page("b", "山报", "缆车停了。“五月恢复”,阿达说。", "zh");
  const auto post = small.source("Höhenblatt");
  const auto ada = small.source("Ada", SourceKind::person);
  small.claim({small.at(a, "steht die Bahn"), small.at(b, "缆车停了")}, source_node(post), {ada});
  small.edge(page_node(b), page_node(a), EdgeRelation::translates, {small.at(b, "缆车停了。")});
  small.edge(page_node(a), source_node(ada), EdgeRelation::quotes, {small.at(a, "Ada")});
  const auto first = small.quote(small.at(a, "„Sie fährt im Mai“"), "Ada");
  const auto second = small.quote(small.at(b, "“五月恢复”"), "阿达");
  small.story().quotes = {{.variants = {{.article = a, .quote = first, .diff = {}},
                                        {.article = b,
                                         .quote = second,
                                         .change = QuoteChange::translated,
                                         .diff = {{DiffPart::Op::inserted, "五月"}}}}}};
  small.story().passages = {
      {.members = {small.at(a, "Bahn"), small.at(b, "缆车")}, .kind = MatchKind::translated}};
  small.story().conflicts = {
      {.id = "conflict-1",
       .kind = ConflictKind::date,
       .same_origin = true,
       .claims = {0},
       .sides = {{"Mai", {small.at(a, "Mai")}}, {"五月", {small.at(b, "五月")}}}}};
  small.story().timeline = {{.id = "time-1",
                             .date = "XXXX-05",
                             .precision = "month",
                             .reported = "",
                             .text = small.at(a, "Sie fährt im Mai"),
                             .claim = 0,
                             .evidence = {small.at(a, "Mai")}}};
  Actor actor;
  actor.id = "actor-1";
  actor.name = "Ada";
  actor.aliases = {"阿达"};
  actor.mentions = 2;
  small.story().actors = {actor};
  small.dossier.skipped = {{"c.pdf", "PDF files are not read"}};
  small.dossier.run.options = {{"overlap", "0.4"}};
  small.dossier.run.inputs = {{"a.txt", "00ff"}};
  return small;
}

TEST(DossierToJson, EverySpanQuotesItsArticleToTheLetterInCodePoints) {
  const SmallDossier small = with_everything();
  const Json json = parse(small);
  const std::vector<Json> spans = spans_in(json["stories"]);
  ASSERT_EQ(spans.size(), 11U);
  for (const Json& span : spans) {
    const bool is_a = span["article"] == "a";
    const std::u32string text = text::to_code_points(small.dossier.articles[is_a ? 0 : 1].text);
    const std::size_t start = span["start"];
    const std::size_t end = span["end"];
    ASSERT_LE(end, text.size());
    std::string exact;
    for (const char32_t c : text.substr(start, end - start)) text::append_utf8(exact, c);
    EXPECT_EQ(span["exact"], exact);
    EXPECT_FALSE(exact.empty());
  }
}

TEST(DossierToJson, KeysAreThoseOfTheContractInItsOrder) {
  const Json json = parse(with_everything());
  EXPECT_EQ(keys_of(json), "format articles stories skipped limits run");
  EXPECT_EQ(keys_of(json["articles"][0]),
            "id source_path url outlet title authors published published_from languages text "
            "sections");
  EXPECT_EQ(keys_of(json["stories"][0]),
            "id label articles related summary sources edges passages quotes claims conflicts "
            "timeline actors");
  EXPECT_EQ(keys_of(json["run"]), "version options inputs");
}

TEST(DossierToJson, EachRecordHasTheFieldsOfTheContract) {
  const Json story = parse(with_everything())["stories"][0];
  EXPECT_EQ(keys_of(story["sources"][0]), "id name aliases kind named in_pile");
  EXPECT_EQ(keys_of(story["edges"][0]), "from to relation direction confidence reasons evidence");
  EXPECT_EQ(keys_of(story["passages"][0]), "id members kind");
  EXPECT_EQ(keys_of(story["quotes"][0]), "id speaker via variants");
  EXPECT_EQ(keys_of(story["quotes"][0]["variants"][1]),
            "article start end exact speaker via cue direct change diff");
  EXPECT_EQ(keys_of(story["claims"][0]),
            "id text occurrences origins independent_origins circular");
  EXPECT_EQ(keys_of(story["conflicts"][0]), "id kind same_origin claims sides");
  EXPECT_EQ(keys_of(story["timeline"][0]), "id date precision reported text claim evidence");
  EXPECT_EQ(keys_of(story["actors"][0]), "id name aliases kind mentions");
  EXPECT_EQ(keys_of(story["summary"]),
            "articles origins unnamed_origins loops conflicts statement");
}

TEST(DossierToJson, ThingsPointAtOneAnotherByIds) {
  const Json story = parse(with_everything())["stories"][0];
  EXPECT_EQ(story["articles"], Json({"a", "b"}));
  EXPECT_EQ(story["edges"][0]["from"], "b");
  EXPECT_EQ(story["edges"][0]["to"], "a");
  EXPECT_EQ(story["edges"][1]["to"], "source-2");
  EXPECT_EQ(story["claims"][0]["origins"][0]["source"], "source-1");
  EXPECT_EQ(story["claims"][0]["occurrences"][0]["attribution"], Json({"source-2"}));
  EXPECT_EQ(story["conflicts"][0]["claims"], Json({"claim-1"}));
  EXPECT_EQ(story["timeline"][0]["claim"], "claim-1");
}

TEST(DossierToJson, OnlyEdgesThatCarryWordsHaveADirection) {
  const Json story = parse(with_everything())["stories"][0];
  EXPECT_EQ(story["edges"][0]["direction"], "known");
  EXPECT_FALSE(story["edges"][1].contains("direction"));
}

TEST(DossierToJson, WhatIsNotKnownIsNull) {
  SmallDossier small;
  small.page("a", "", "One.");
  const Json json = parse(small);
  for (const char* key : {"url", "outlet", "title", "published", "published_from"}) {
    EXPECT_TRUE(json["articles"][0][key].is_null()) << key;
  }
  EXPECT_EQ(json["articles"][0]["authors"], Json::array());
}

TEST(DossierToJson, AClaimWithoutALoopIsNotCircularAndOneWithALoopNamesIt) {
  SmallDossier small;
  const auto a = small.page("a", "", "One.");
  const auto post = small.source("Hill Post");
  small.claim({small.at(a, "One")}, page_node(a));
  small.claim({small.at(a, "One")}, page_node(a)).circular = {page_node(a), source_node(post)};
  const Json claims = parse(small)["stories"][0]["claims"];
  EXPECT_TRUE(claims[0]["circular"].is_null());
  EXPECT_EQ(claims[1]["circular"], Json({"a", "source-1"}));
}

TEST(DossierToJson, AQuotationOfSeveralPiecesIsGivenByItsHull) {
  SmallDossier small;
  const auto a = small.page("a", "", "“Never,” she said, “again.”");
  const auto number = small.quote(small.at(a, "“Never,”"), "Ada");
  small.dossier.findings[a].quotes[number].content.push_back(small.at(a, "“again.”").span);
  small.dossier.findings[a].quotes[number].cue = {small.at(a, "said").span};
  small.story().quotes = {{.variants = {{.article = a, .quote = number, .diff = {}}}}};
  const Json variant = parse(small)["stories"][0]["quotes"][0]["variants"][0];
  EXPECT_EQ(variant["exact"], "“Never,” she said, “again.”");
  EXPECT_EQ(variant["cue"], "said");
  EXPECT_EQ(variant["direct"], true);
}

TEST(DossierToJson, BytesThatAreNoUtf8AreReplacedNotThrownAt) {
  SmallDossier small;
  small.page("a", "", "One.");
  small.dossier.skipped = {{"odd\xFFname", "not text"}};
  const Json json = parse(small);
  EXPECT_EQ(json["skipped"][0]["source_path"], "odd\xEF\xBF\xBDname");
}

TEST(DossierToJson, EndsInALineEndAndIsTheSameEachTime) {
  const SmallDossier small = with_everything();
  const std::string json = dossier_to_json(small.dossier);
  EXPECT_TRUE(json.ends_with("}\n"));
  EXPECT_EQ(json, dossier_to_json(small.dossier));
}

TEST(StoriesToLines, GivesEachStoryOnALineOfItsOwn) {
  SmallDossier small = with_everything();
  small.dossier.stories.push_back(small.dossier.stories[0]);
  const std::string lines = stories_to_lines(small.dossier);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2);
  const Json first = Json::parse(lines.substr(0, lines.find('\n')));
  EXPECT_EQ(first, parse(small)["stories"][0]);
}

}  // namespace
}  // namespace wirestem::tell
