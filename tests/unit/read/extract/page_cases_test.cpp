// SPDX-License-Identifier: Apache-2.0
//
// Runs tests/cases/pages/*.case: a page of markup under "--- html", or under "--- bytes" with \xHH
// for bytes of other encodings; what is known of it beforehand under "--- given" (may be left
// out); and under "--- article" what it should give: a line for each field, then one for each
// paragraph with its section's role, or "skipped: " and the reason. Each file begins with the name
// of the complaint it is about. With WIRESTEM_REWRITE_CASES=1 the expected parts are rewritten;
// read the diff.
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

/// "\xB0" → the byte of that value.
std::string read_escapes(const std::string& text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "\\x") == 0 && i + 3 < text.size()) {
      bytes += static_cast<char>(std::stoi(text.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      bytes += text[i];
    }
  }
  return bytes;
}

SourceRecord record_of(const Case& example) {
  SourceRecord record;
  record.source_path = example.path.filename().string();
  record.media = Media::html;
  record.bytes =
      example.parts.contains("bytes") ? read_escapes(example.part("bytes")) : example.part("html");
  std::istringstream given(example.part("given"));
  for (std::string line; std::getline(given, line);) {
    if (line.starts_with("url: ")) record.record.url = line.substr(5);
    if (line.starts_with("charset: ")) record.charset = line.substr(9);
  }
  return record;
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

std::string describe(const Result<Article>& read) {
  std::ostringstream out;
  if (!read.ok()) {
    const std::string& message = read.error().message;
    out << "skipped: " << message.substr(message.find(": ") + 2) << "\n";
    return out.str();
  }
  const Article& article = read.value();
  out << "title: " << article.title.value_or("-") << "\nauthors: " << join(article.authors)
      << "\npublished: " << article.published.value_or("-")
      << "\noutlet: " << article.outlet.value_or("-") << "\n";
  for (const Section& section : article.sections) {
    const std::string text(slice(article.text, section.span));
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find("\n\n", begin), text.size());
      out << name_of(section.role) << " | " << text.substr(begin, end - begin) << "\n";
      begin = end + 2;
    }
  }
  return out.str();
}

void rewrite(const Case& example, const std::string& article) {
  std::ofstream out(example.path);
  out << example.head;
  for (const std::string name : {"given", "html", "bytes"}) {
    if (example.parts.contains(name)) out << "--- " << name << "\n" << example.part(name);
  }
  out << "--- article\n" << article;
}

TEST(PageCases, EachPageGivesTheArticleItsCaseFileSays) {
  const lexicon::Lexicon words;
  const ArticleExtractor extractor(words);
  for (const std::filesystem::path& file : case_files("pages")) {
    SCOPED_TRACE(file.filename().string());
    const Case example = load_case(file);
    const std::string described =
        describe(extractor.extract(record_of(example), identify_by_letters, {}));
    if (std::getenv("WIRESTEM_REWRITE_CASES") != nullptr) rewrite(example, described);
    EXPECT_EQ(described, example.part("article"));
  }
}

TEST(PageCases, EachKindOfComplaintHasSeveralCases) {
  std::map<std::string, int> cases;
  for (const std::filesystem::path& file : case_files("pages")) {
    const std::string name = file.stem().string();
    ++cases[name.substr(0, name.find('_'))];
  }
  for (const std::string kind : {"lost", "dropped", "glued", "doubled", "index", "body",
                                 "boilerplate", "date", "author", "mojibake", "deep"}) {
    EXPECT_GE(cases[kind], 2) << kind;
  }
}

}  // namespace
}  // namespace wirestem::extract
