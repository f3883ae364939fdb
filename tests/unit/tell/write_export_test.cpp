// SPDX-License-Identifier: Apache-2.0
#include "tell/write_export.hpp"

#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/tell/small_dossier.hpp"

namespace wirestem::tell {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// Two pages, one of which has the other's words; a speaker; a conflict and a date.
SmallDossier with_a_story(const std::string& odd = "") {
  SmallDossier small;
  const auto a = small.page("a" + odd, "Hill Post" + odd, "😀 The lift stands still" + odd + ".");
  const auto b = small.page("b" + odd, "Dale Wire" + odd, "“The lift stands still" + odd + "”");
  for (const auto page : {a, b}) {
    Article& article = small.dossier.articles[page];
    article.title = "Lift" + odd;
    article.authors = {"Ada" + odd};
    article.published = page == a ? "2024-04-02" : "2024-04-03T10:00:00+02:00";
    article.source_path += odd;
  }
  small.dossier.articles[a].url = "https://hill.example/lift" + odd;
  const auto ada = small.source("Ada Lindt" + odd, SourceKind::person);
  const auto worker = small.source("a worker" + odd, SourceKind::role, false);
  small.claim({small.at(a, "The lift stands still"), small.at(b, "The lift stands still")},
              page_node(a), {ada});
  small.edge(page_node(b), page_node(a), EdgeRelation::copies, {small.at(b, "The lift")});
  small.edge(page_node(a), source_node(ada), EdgeRelation::quotes, {small.at(a, "lift")});
  small.edge(page_node(a), source_node(worker), EdgeRelation::told, {small.at(a, "lift")});
  small.story().stemma.edges[0].reasons = {"a day later" + odd};
  const auto quote = small.quote(small.at(b, "The lift stands still"), "Ada Lindt" + odd);
  small.story().quotes = {{.variants = {{.article = b, .quote = quote, .diff = {}}}}};
  small.story().conflicts = {{.id = "conflict-1" + odd,
                              .claims = {0},
                              .sides = {{"stands" + odd, {small.at(a, "stands")}}}}};
  small.story().timeline = {{.id = "event-1" + odd,
                             .date = "2024-04" + odd,
                             .precision = "month",
                             .reported = odd,
                             .text = small.at(a, "The lift"),
                             .evidence = {}}};
  small.story().story.label += odd;
  small.dossier.run.inputs = {{"a.txt" + odd, "00ff"}};
  return small;
}

std::string export_of(const Dossier& dossier, ExportFormat format, std::string_view path = {}) {
  for (const ExportFile& file : write_export(dossier, format)) {
    if (path.empty() || file.path == path) return file.bytes;
  }
  return {};
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

TEST(ExportFormats, HaveNamesThatFindThem) {
  for (const ExportDescription& format : export_formats()) {
    EXPECT_EQ(export_format_named(format.name), format.format);
    EXPECT_EQ(description_of(format.format).name, format.name);
    EXPECT_THAT(export_format_names(), HasSubstr(std::string(format.name)));
  }
  EXPECT_EQ(export_format_named("pdf"), std::nullopt);
  EXPECT_EQ(export_format_named(""), std::nullopt);
}

TEST(ExportFormats, GiveTheFilesThatTheirDescriptionsName) {
  const SmallDossier small = with_a_story();
  for (const ExportDescription& format : export_formats()) {
    const std::vector<ExportFile> files = write_export(small.dossier, format.format);
    ASSERT_FALSE(files.empty()) << format.name;
    for (const ExportFile& file : files) {
      EXPECT_FALSE(file.bytes.empty()) << file.path;
      EXPECT_TRUE(format.is_folder() ? file.path.starts_with(format.file)
                                     : file.path == format.file)
          << file.path;
    }
  }
}

TEST(WriteExport, GivesPathsThatStayInTheirFolderWhateverThePagesAreCalled) {
  const SmallDossier small = with_a_story("/../../etc/passwd\\..\\ \n");
  const std::regex plain("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");
  for (const ExportDescription& format : export_formats()) {
    std::set<std::string> paths;
    for (const ExportFile& file : write_export(small.dossier, format.format)) {
      EXPECT_TRUE(std::regex_match(file.path, plain)) << file.path;
      EXPECT_TRUE(paths.insert(file.path).second) << file.path;
    }
  }
}

TEST(WriteExport, GivesTheSameBytesForTheSameDossier) {
  for (const ExportDescription& format : export_formats()) {
    const std::vector<ExportFile> once = write_export(with_a_story().dossier, format.format);
    const std::vector<ExportFile> again = write_export(with_a_story().dossier, format.format);
    ASSERT_EQ(once.size(), again.size());
    for (std::size_t i = 0; i < once.size(); ++i) EXPECT_EQ(once[i].bytes, again[i].bytes);
  }
}

TEST(WriteExport, OfNothingIsStillAFileOfItsKind) {
  const Dossier empty;
  for (const ExportDescription& format : export_formats()) {
    if (format.format == ExportFormat::ninjs) continue;  // a file for each page, and there is none
    EXPECT_FALSE(write_export(empty, format.format).empty()) << format.name;
  }
}

TEST(CsvTables, HaveGephisColumnsAndEndLinesAsTheRfcSays) {
  const SmallDossier small = with_a_story();
  const std::string nodes = export_of(small.dossier, ExportFormat::csv, "csv/nodes.csv");
  const std::string edges = export_of(small.dossier, ExportFormat::csv, "csv/edges.csv");
  EXPECT_TRUE(nodes.starts_with("Id,Label,"));
  EXPECT_TRUE(edges.starts_with("Source,Target,Type,Id,Label,Weight,"));
  EXPECT_THAT(edges, HasSubstr("\r\nb,a,Directed,edge-1,copies,1,copies,known,"));
  EXPECT_EQ(lines_of(nodes), 5U);
  EXPECT_THAT(edges, Not(::testing::ContainsRegex("[^\r]\n")));
}

TEST(CsvTables, SetAnApostropheBeforeWhatASpreadsheetWouldRun) {
  for (const std::string sign : {"=", "+", "-", "@", "\t", "＝"}) {
    SmallDossier small;
    small.page("a", sign + "cmd|' /C calc'!A0", "x");
    EXPECT_THAT(export_of(small.dossier, ExportFormat::csv, "csv/articles.csv"),
                HasSubstr(",\"'" + sign + "cmd|' /C calc'!A0\","));
  }
}

TEST(CsvTables, KeepQuotesCommasAndLineEndsInsideACell) {
  SmallDossier small;
  small.page("a", "He said \"no\",\nthen left", "x");
  EXPECT_THAT(export_of(small.dossier, ExportFormat::csv, "csv/articles.csv"),
              HasSubstr(",\"He said \"\"no\"\",\nthen left\","));
}

TEST(StemmaGraph, GivesAPageThatBearsASourcesIdAnIdOfItsOwn) {
  SmallDossier small;
  const auto page = small.page("source-1", "Hill Post", "x");
  const auto source = small.source("Dale Wire");
  small.edge(page_node(page), source_node(source), EdgeRelation::cites);
  EXPECT_THAT(export_of(small.dossier, ExportFormat::csv, "csv/edges.csv"),
              HasSubstr("\r\nsource-1,source-1~,Directed,"));
}

TEST(StemmaGraph, SaysWhereTheWayOfTheWordsIsOpen) {
  SmallDossier small = with_a_story();
  small.story().stemma.edges[0].direction = Certainty::undecided;
  EXPECT_THAT(export_of(small.dossier, ExportFormat::csv, "csv/edges.csv"),
              HasSubstr("b,a,Undirected,"));
  EXPECT_THAT(export_of(small.dossier, ExportFormat::dot), HasSubstr("dir=none"));
  EXPECT_THAT(export_of(small.dossier, ExportFormat::prov), HasSubstr("prov:alternateOf"));
  EXPECT_THAT(export_of(small.dossier, ExportFormat::stix), Not(HasSubstr("derived-from")));
}

TEST(Annotations, CountCodePointsAndShowTheWordsAround) {
  const SmallDossier small = with_a_story();
  const std::string json = export_of(small.dossier, ExportFormat::annotations);
  // The emoji before it is four bytes in UTF-8, two units in UTF-16 and one code point.
  EXPECT_THAT(json, ::testing::ContainsRegex(R"("start": 2,[[:space:]]+"end": 23)"));
  EXPECT_THAT(json, HasSubstr(R"("prefix": "😀 ")"));
  EXPECT_THAT(json, HasSubstr(R"("suffix": ".")"));
}

TEST(Annotations, NeverMakeAnIriOfAnOddAddress) {
  for (const char* url :
       {"javascript:alert(1)", "https://a b", "https://a/{x}", "https://a/\xFF"}) {
    SmallDossier small;
    const auto page = small.page("a", "", "x y");
    small.dossier.articles[page].url = url;
    small.claim({small.at(page, "x")}, page_node(page));
    EXPECT_THAT(export_of(small.dossier, ExportFormat::annotations),
                HasSubstr("\"source\": \"urn:uuid:"))
        << url;
  }
}

TEST(SchemaOrg, NamesTheFirstAppearanceOnlyWhereItCanBeKnown) {
  SmallDossier small;
  const auto a = small.page("a", "", "x");
  const auto b = small.page("b", "", "x");
  const auto dale = small.source("Dale Wire");
  small.claim({small.at(a, "x"), small.at(b, "x")}, source_node(dale));
  const auto told_first = [&](const char* first, const char* second) {
    small.dossier.articles[a].published = first;
    small.dossier.articles[b].published = second;
    const std::string json = export_of(small.dossier, ExportFormat::schema_org);
    std::smatch match;
    const std::regex id(R"re("@id": "([^"]*)",\s+"identifier": "([ab])")re");
    const std::regex first_id(R"re("firstAppearance": \{\s+"@id": "([^"]*)")re");
    std::smatch found;
    if (!std::regex_search(json, found, first_id)) return std::string("nowhere");
    for (auto at = std::sregex_iterator(json.begin(), json.end(), id); at != std::sregex_iterator();
         ++at) {
      if ((*at)[1] == found[1]) return std::string((*at)[2]);
    }
    return std::string("elsewhere");
  };
  EXPECT_EQ(told_first("2024-04-03", "2024-04-02"), "b");
  EXPECT_EQ(told_first("2024-04-02", "2024-04-02"), "nowhere");
  EXPECT_EQ(told_first("2024-04-02T09:00", "2024-04-02"), "nowhere");
  EXPECT_EQ(told_first("2024-04-02T09:00:00Z", "2024-04-02T10:30:00+02:00"), "b");
  EXPECT_EQ(told_first("2024-04-02", "some day"), "nowhere");
  small.story().claims[0].origins[0].node = page_node(b);
  EXPECT_EQ(told_first("2024-04-02", "2024-04-02"), "b");
}

TEST(Stix, BearsTheMarkingThatIsAskedFor) {
  const SmallDossier small = with_a_story();
  EXPECT_THAT(export_of(small.dossier, ExportFormat::stix), HasSubstr("\"TLP:AMBER\""));
  const ExportOptions red{.tlp = tlp_named("red").value()};
  const std::string json = write_export(small.dossier, ExportFormat::stix, red).front().bytes;
  EXPECT_THAT(json, HasSubstr("\"TLP:RED\""));
  EXPECT_THAT(json, Not(HasSubstr("f88d31f6-486f-44da-b317-01333bde0b82")));
  EXPECT_EQ(tlp_named("clear"), Tlp::white);
  EXPECT_EQ(tlp_named("purple"), std::nullopt);
}

TEST(Stix, GivesAMediumTheSameIdInEveryDossier) {
  SmallDossier one;
  one.page("a", "Hill Post", "x");
  SmallDossier other;
  other.page("b", "Hill Post", "y");
  const std::regex medium(R"re("id": "(identity--[^"]*)"[^}]*"name": "Hill Post")re");
  const auto id_in = [&](const SmallDossier& small) {
    std::smatch match;
    const std::string json = export_of(small.dossier, ExportFormat::stix);
    return std::regex_search(json, match, medium) ? match[1].str() : "";
  };
  EXPECT_EQ(id_in(one).size(), 46U);
  EXPECT_EQ(id_in(one), id_in(other));
}

TEST(JsonExports, CannotEndAScriptElementThatTheyStandIn) {
  const SmallDossier small = with_a_story("</script><script>alert(1)</script>");
  for (const ExportFormat format : {ExportFormat::prov, ExportFormat::annotations,
                                    ExportFormat::schema_org, ExportFormat::stix}) {
    EXPECT_THAT(export_of(small.dossier, format), Not(HasSubstr("<")));
  }
}

}  // namespace
}  // namespace wirestem::tell
