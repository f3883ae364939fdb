// SPDX-License-Identifier: Apache-2.0
#include "pipeline/check_health.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <string_view>

#include <nlohmann/json.hpp>
#include <openssl/opensslv.h>
#include <unicode/uvernum.h>

#include "lexicon/lexicon.hpp"
#include "pipeline/make_dossier.hpp"
#include "tell/write_dossier_json.hpp"

namespace wirestem::pipeline {
namespace {

constexpr std::array<std::string_view, 30> kTables = {
    "boilerplate",   "byline_labels", "bylines",        "causes",       "concepts",
    "connectives",   "credits",       "cues",           "dates",        "demonyms",
    "element_names", "frames",        "function_words", "given_names",  "marks",
    "name_endings",  "name_signs",    "notices",        "org_words",    "organisations",
    "outlet_shapes", "outlets",       "page_dates",     "places",       "pronouns",
    "quantities",    "roles",         "stopwords",      "subdivisions", "surnames"};

/// A page, the same words on another page a day later, and a page in another language about
/// something else.
constexpr std::string_view kPages =
    R"({"id":"a","outlet":"The Quay Bulletin","published":"2024-03-04","text":"The old swing bridge over the Marle will stay shut until June.\n\n\"We found cracks in two of the bearings,\" said harbour engineer Tilda Brenn on Monday. Some 400 lorries a day will have to take the long way round through the villages."}
{"id":"b","outlet":"Marle Valley News","published":"2024-03-05","text":"The old swing bridge over the Marle will stay shut until June.\n\n\"We found cracks in two of the bearings,\" said harbour engineer Tilda Brenn on Monday. Some 400 lorries a day will have to take the long way round through the villages."}
{"id":"c","outlet":"Bergblatt","published":"2024-03-05","text":"Das Freibad in Obertann öffnet in diesem Jahr erst im Juli. Die Pumpen müssen erneuert werden, teilte die Gemeinde am Dienstag mit."}
)";

std::vector<TableCover> take_stock(const lexicon::Lexicon& lexicon) {
  std::vector<TableCover> tables;
  for (const std::string_view name : kTables) {
    std::map<std::string, std::size_t> rows;
    for (const lexicon::Row& row : lexicon.table(name).rows()) ++rows[std::string(row.language)];
    if (!rows.empty()) tables.push_back({std::string(name), {rows.begin(), rows.end()}});
  }
  return tables;
}

/// Which tables are read for what.
struct Purpose {
  std::size_t LanguageCover::*count;
  std::string_view table;
};
constexpr std::array<Purpose, 15> kPurposes = {{{&LanguageCover::speech, "cues"},
                                                {&LanguageCover::speakers, "roles"},
                                                {&LanguageCover::speakers, "pronouns"},
                                                {&LanguageCover::sources, "credits"},
                                                {&LanguageCover::sources, "bylines"},
                                                {&LanguageCover::names, "given_names"},
                                                {&LanguageCover::names, "surnames"},
                                                {&LanguageCover::names, "name_signs"},
                                                {&LanguageCover::names, "name_endings"},
                                                {&LanguageCover::names, "org_words"},
                                                {&LanguageCover::dates, "dates"},
                                                {&LanguageCover::frames, "frames"},
                                                {&LanguageCover::frames, "connectives"},
                                                {&LanguageCover::pages, "boilerplate"},
                                                {&LanguageCover::pages, "notices"}}};

std::vector<LanguageCover> cover_of_languages(const lexicon::Lexicon& lexicon) {
  std::map<std::string_view, LanguageCover> covers;
  for (const std::string_view language : lexicon.languages()) {
    covers[language].language = language;
  }
  for (const auto& [count, table] : kPurposes) {
    for (const lexicon::Row& row : lexicon.table(table).rows()) {
      const auto at = covers.find(row.language);
      if (at != covers.end()) ++(at->second.*count);
    }
  }
  const lexicon::Table& concepts = lexicon.table("concepts");
  for (auto& [language, cover] : covers) {
    if (cover.speech == 0) continue;  // concepts have a column for each language with cues
    const std::size_t column = concepts.column(language);
    cover.concepts = static_cast<std::size_t>(std::ranges::count_if(
        concepts.rows(), [&](const lexicon::Row& row) { return !row[column].empty(); }));
  }
  std::vector<LanguageCover> all;
  for (auto& [language, cover] : covers) all.push_back(std::move(cover));
  return all;
}

Result<Dossier> try_pages(unsigned threads) {
  std::istringstream pages{std::string(kPages)};
  PipelineOptions options;
  options.threads = threads;
  options.standard_input = &pages;
  const std::string standard_input = "-";
  return make_dossier({&standard_input, 1}, options);
}

std::vector<HealthCheck> try_out() {
  const auto made = try_pages(1);
  std::vector<HealthCheck> checks{{"three pages are read", made.ok()}};
  if (!made) return checks;
  const Dossier& dossier = made.value();
  checks[0].passed = dossier.articles.size() == 3 && dossier.skipped.empty();
  if (!checks[0].passed) return checks;
  const auto note = [&checks](std::string what, bool passed) {
    checks.push_back({std::move(what), passed});
  };
  const auto begins = [](const Article& article, std::string_view language) {
    return !article.languages.empty() && article.languages.front() == language;
  };
  note("their languages are told",
       begins(dossier.articles[0], "en") && begins(dossier.articles[2], "de"));
  note("a quotation has its speaker",
       std::ranges::any_of(dossier.findings[0].quotes,
                           [](const Quote& quote) { return quote.speaker_name == "Tilda Brenn"; }));
  note("a date is found", !dossier.findings[0].dates.empty());
  note("pages about two events are two stories", dossier.stories.size() == 2);
  const auto copied = [](const StoryDossier& story) {
    return std::ranges::any_of(story.stemma.edges, [](const StemmaEdge& edge) {
      return edge.relation == EdgeRelation::copies && edge.from.is_article && edge.to.is_article;
    });
  };
  note("a copied page is seen as copied", std::ranges::any_of(dossier.stories, copied));
  const auto again = try_pages(2);
  note("two threads give the same bytes",
       again && tell::dossier_to_json(again.value()) == tell::dossier_to_json(dossier));
  return checks;
}

}  // namespace

bool Health::well() const { return std::ranges::all_of(checks, &HealthCheck::passed); }

Health check_health() {
  Health health;
  health.version = WIRESTEM_VERSION;
  health.libraries = {
      {"ICU", U_ICU_VERSION},
      {"JSON for Modern C++", std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                                  std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                                  std::to_string(NLOHMANN_JSON_VERSION_PATCH)},
      {"OpenSSL", OPENSSL_FULL_VERSION_STR}};
  const lexicon::Lexicon lexicon;
  health.tables = take_stock(lexicon);
  health.languages = cover_of_languages(lexicon);
  health.checks = try_out();
  return health;
}

std::string health_to_json(const Health& health) {
  nlohmann::ordered_json json;
  json["version"] = health.version;
  json["libraries"] = nlohmann::ordered_json::object();
  for (const auto& [name, version] : health.libraries) json["libraries"][name] = version;
  json["tables"] = nlohmann::ordered_json::object();
  for (const TableCover& table : health.tables) {
    for (const auto& [language, rows] : table.rows) json["tables"][table.name][language] = rows;
  }
  json["languages"] = nlohmann::ordered_json::object();
  for (const LanguageCover& cover : health.languages) {
    json["languages"][cover.language] = {{"speech", cover.speech},     {"speakers", cover.speakers},
                                         {"sources", cover.sources},   {"names", cover.names},
                                         {"dates", cover.dates},       {"frames", cover.frames},
                                         {"concepts", cover.concepts}, {"pages", cover.pages}};
  }
  json["checks"] = nlohmann::ordered_json::array();
  for (const HealthCheck& check : health.checks) {
    json["checks"].push_back({{"what", check.what}, {"passed", check.passed}});
  }
  json["well"] = health.well();
  return json.dump(1) + "\n";
}

}  // namespace wirestem::pipeline
