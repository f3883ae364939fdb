// SPDX-License-Identifier: Apache-2.0
//
// Runs tests/cases/extract/*.case: a page under "--- text", what is known of it beforehand under
// "--- given" (may be left out), and the article under "--- article", a line for each field, then
// one for each paragraph. With WIRESTEM_REWRITE_CASES=1 the expected parts are rewritten; read the
// diff.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "lexicon/lexicon.hpp"
#include "read/extract/extract_article.hpp"
#include "tests/unit/read/extract/case_file.hpp"
#include "tests/unit/read/extract/identify_by_letters.hpp"

namespace wirestem::extract {
namespace {

/// "title: …", "outlet: …", "published: …", "author: …" of the record; "given-date: …" of the
/// options.
void read_given(const std::string& given, SourceRecord& record, ExtractOptions& options) {
  std::istringstream in(given);
  for (std::string line; std::getline(in, line);) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos) continue;
    const std::string key = line.substr(0, colon);
    const std::string value = line.substr(colon + 2);
    if (key == "title") record.record.title = value;
    if (key == "outlet") record.record.outlet = value;
    if (key == "published") record.record.published = value;
    if (key == "author") record.record.authors.push_back(value);
    if (key == "given-date") options.given_date = value;
  }
}

std::string_view name_of(SectionRole role) {
  constexpr std::array<std::string_view, 10> kNames = {
      "title",       "dek",     "byline",  "dateline", "body",
      "translation", "summary", "caption", "credit",   "notice"};
  return kNames[static_cast<std::size_t>(role)];
}

std::string join(const std::vector<std::string>& items) {
  std::string out;
  for (const std::string& item : items) out += (out.empty() ? "" : "; ") + item;
  return out.empty() ? "-" : out;
}

std::string describe(const Article& article) {
  std::ostringstream out;
  out << "title: " << article.title.value_or("-") << "\noutlet: " << article.outlet.value_or("-")
      << "\nauthors: " << join(article.authors)
      << "\npublished: " << article.published.value_or("-")
      << "\nlanguages: " << join(article.languages) << "\n";
  for (const Section& section : article.sections) {
    std::string text(slice(article.text, section.span));
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find("\n\n", begin), text.size());
      out << name_of(section.role) << ' ' << section.language << " | "
          << text.substr(begin, end - begin) << "\n";
      begin = end + 2;
    }
  }
  return out.str();
}

void rewrite(const Case& example, const std::string& article) {
  std::ofstream out(example.path);
  out << example.head;
  if (const auto given = example.parts.find("given"); given != example.parts.end()) {
    out << "--- given\n" << given->second;
  }
  out << "--- text\n" << example.parts.at("text") << "--- article\n" << article;
}

TEST(ExtractCases, EachPageGivesTheArticleItsCaseFileSays) {
  const lexicon::Lexicon words;
  const ArticleExtractor extractor(words);
  const std::vector<std::filesystem::path> files = case_files("extract");
  ASSERT_GE(files.size(), 15U);
  for (const std::filesystem::path& file : files) {
    SCOPED_TRACE(file.filename().string());
    const Case example = load_case(file);
    SourceRecord record;
    record.source_path = file.filename().string();
    record.bytes = example.parts.at("text");
    ExtractOptions options;
    if (example.parts.contains("given")) read_given(example.parts.at("given"), record, options);
    const Result<Article> article = extractor.extract(record, identify_by_letters, options);
    ASSERT_TRUE(article.ok()) << article.error().message;
    const std::string described = describe(article.value());
    if (std::getenv("WIRESTEM_REWRITE_CASES") != nullptr) rewrite(example, described);
    EXPECT_EQ(described, example.parts.contains("article") ? example.parts.at("article") : "");
  }
}

}  // namespace
}  // namespace wirestem::extract
