// SPDX-License-Identifier: Apache-2.0
//
// Runs tests/cases/names/*.case: one or more articles under "--- text LANGUAGE" (a first line with
// "# " is a title), the names found in each under "--- names", and the actors of the pile that
// these articles make under "--- actors". With WIRESTEM_REWRITE_CASES=1 the expected parts are
// rewritten; read the diff.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "find/names/link_names.hpp"
#include "tests/unit/find/names/article_with_names.hpp"
#include "text/utf8.hpp"

namespace wirestem::names {
namespace {

namespace fs = std::filesystem;

struct Part {
  std::string head;  ///< "text en", "names", "actors"; empty for what stands before the first
  std::string body;
};

std::vector<Part> load_parts(const fs::path& path) {
  std::ifstream in(path);
  std::vector<Part> parts(1);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("--- ")) {
      parts.push_back({line.substr(4), ""});
    } else {
      parts.back().body += line + "\n";
    }
  }
  return parts;
}

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const auto& entry :
       fs::directory_iterator(fs::path(WIRESTEM_SOURCE_DIR) / "tests/cases/names")) {
    if (entry.path().extension() == ".case") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

std::string tell_actors(const std::vector<ArticleWithNames>& articles) {
  std::vector<ReadArticle> pile;
  for (const ArticleWithNames& one : articles) pile.push_back({&one.article, &one.findings});
  std::ostringstream out;
  for (const Actor& actor : link_names(pile, test_lexicon()).actors) {
    out << actor.mentions << "  " << actor.name;
    for (const std::string& alias : actor.aliases) out << " | " << alias;
    out << "\n";
  }
  return out.str();
}

/// The file's parts with "names" and "actors" as they come out now.
std::vector<Part> with_results(std::vector<Part> parts) {
  std::vector<ArticleWithNames> articles;
  articles.reserve(parts.size());
  for (Part& part : parts) {
    if (part.head.starts_with("text ")) {
      articles.emplace_back(std::string(text::trim(part.body)), part.head.substr(5));
    } else if (part.head == "names") {
      part.body.clear();
      for (const std::string& line : articles.back().told()) part.body += line + "\n";
    } else if (part.head == "actors") {
      part.body = tell_actors(articles);
    }
  }
  return parts;
}

void write_parts(const fs::path& path, const std::vector<Part>& parts) {
  std::ofstream out(path);
  for (const Part& part : parts) {
    if (!part.head.empty()) out << "--- " << part.head << "\n";
    out << part.body;
  }
}

TEST(NamesCases, EachPileGivesTheNamesAndActorsItsCaseFileSays) {
  const std::vector<fs::path> files = case_files();
  ASSERT_GE(files.size(), 6U);
  for (const fs::path& file : files) {
    SCOPED_TRACE(file.filename().string());
    const std::vector<Part> wanted = load_parts(file);
    const std::vector<Part> found = with_results(wanted);
    if (std::getenv("WIRESTEM_REWRITE_CASES") != nullptr) write_parts(file, found);
    for (std::size_t i = 0; i < wanted.size(); ++i) EXPECT_EQ(found[i].body, wanted[i].body);
  }
}

}  // namespace
}  // namespace wirestem::names
