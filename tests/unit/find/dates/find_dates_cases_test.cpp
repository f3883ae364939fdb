// SPDX-License-Identifier: Apache-2.0
//
// Runs tests/cases/dates/*.case: "--- given" names language and publication date, "--- text" is the
// body, "--- dates" a line for each mention: value | words, "*" before a value that was anchored.
// With WIRESTEM_REWRITE_CASES=1 the expected part is rewritten; read the diff.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "find/dates/find_dates.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::dates {
namespace {

namespace fs = std::filesystem;

struct Case {
  std::string head;
  std::map<std::string, std::string> parts;
};

Case load_case(const fs::path& path) {
  std::ifstream in(path);
  Case out;
  std::string* part = &out.head;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("--- ")) {
      part = &out.parts[line.substr(4)];
    } else {
      *part += line + "\n";
    }
  }
  return out;
}

std::string given(const Case& one, const std::string& key) {
  std::istringstream in(one.parts.at("given"));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(key + ": ")) return line.substr(key.size() + 2);
  }
  return "";
}

std::string describe(const Case& one, const lexicon::Lexicon& lexicon) {
  Article article;
  article.text = text::trim(one.parts.at("text"));
  const std::string published = given(one, "published");
  if (!published.empty()) article.published = published;
  article.sections.push_back({.span = {0, static_cast<std::uint32_t>(article.text.size())},
                              .role = SectionRole::body,
                              .language = given(one, "language")});
  std::string out;
  for (const DateMention& date : find_dates(article, text::segment(article), lexicon)) {
    out += (date.anchored ? "*" : "") + date.value + " | ";
    out += std::string(slice(article.text, date.span)) + "\n";
  }
  return out;
}

TEST(FindDatesCases, GiveTheDatesWrittenInEachCase) {
  const lexicon::Lexicon lexicon;
  const bool rewrite = std::getenv("WIRESTEM_REWRITE_CASES") != nullptr;
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(WIRESTEM_SOURCE_DIR) / "tests/cases/dates")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  ASSERT_GE(files.size(), 5U);
  for (const fs::path& path : files) {
    const Case one = load_case(path);
    const std::string found = describe(one, lexicon);
    if (rewrite) {
      std::ofstream(path) << one.head << "--- given\n"
                          << one.parts.at("given") << "--- text\n"
                          << one.parts.at("text") << "--- dates\n"
                          << found;
    } else {
      EXPECT_EQ(found, one.parts.at("dates")) << path;
    }
  }
}

}  // namespace
}  // namespace wirestem::dates
