// SPDX-License-Identifier: Apache-2.0
//
// A folder of what goes wrong in piles of pages, read in one go: each input either gives an article
// or is named with its reason, and none keeps the others from being read.
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "lexicon/lexicon.hpp"
#include "read/extract/extract_article.hpp"
#include "read/ingest/read_inputs.hpp"
#include "read/language/identify_language.hpp"

namespace wirestem {
namespace {

namespace fs = std::filesystem;

std::string random_bytes(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 7;
  while (bytes.size() < size) {
    state = state * 1664525U + 1013904223U;
    bytes.push_back(static_cast<char>(state >> 24U));
  }
  return bytes;
}

std::string repeated(std::string_view sentence, std::size_t size) {
  std::string text;
  while (text.size() < size) text += sentence;
  return text;
}

class BadInputs : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) / ("bad_inputs_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "no pages");
    write("a.txt", "The pier of Lindholm was opened to the public on Monday morning.");
    write("b.txt", "The pier of Lindholm was opened to the public on Monday morning.");
    write("broken.txt",
          "The pier \xE2\x80\x94 caf\xC3\xA9 and all \xC3 \xE2\x80\x94 is open to the public.");
    write("empty.txt", "");
    write("finnish.txt",
          "Satamasilta avataan autoille maanantaiaamuna, kertoi kaupunki perjantaina.");
    write("huge.txt", "");
    fs::resize_file(folder_ / "huge.txt", std::uintmax_t{200} << 20U);
    write("line.txt", repeated("The pier is open to the public. ", std::size_t{10} << 20U));
    write("lines.jsonl", "{\"id\":\"1\",\"text\":\"" +
                             repeated("The pier. ", std::size_t{10} << 20U) +
                             "\"}\n{\"id\":\n{\"id\":\"3\",\"text\":\"The lock.\"}\n");
    write("random.txt", random_bytes(5000));
    write("furniture.txt", "Home\nMenu\nAccept all cookies\n");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }

  fs::path folder_;
};

TEST_F(BadInputs, EachGivesAnArticleOrAReason) {
  const std::vector<std::string> paths = {folder_.string(), (folder_ / "no pages").string()};
  const auto pile = ingest::read_inputs(paths, {});
  ASSERT_TRUE(pile.ok()) << pile.error().message;

  std::map<std::string, std::string> outcome;
  const auto name = [&](const std::string& path) {
    return fs::path(path).lexically_relative(folder_).string();
  };
  for (const SkippedInput& skipped : pile.value().skipped) {
    outcome[name(skipped.source_path)] = skipped.reason;
  }
  const lexicon::Lexicon words;
  const extract::ArticleExtractor extractor(words);
  for (const SourceRecord& record : pile.value().records) {
    const auto article = extractor.extract(record, language::identify_language, {});
    outcome[name(record.source_path)] = article.ok() ? "article" : "no article";
  }
  const std::map<std::string, std::string> expected = {
      {"a.txt", "article"},
      {"b.txt", "article"},
      {"broken.txt", "article"},
      {"empty.txt", "empty file"},
      {"finnish.txt", "article"},
      {"furniture.txt", "no article"},
      {"huge.txt", "larger than 64 MiB"},
      {"line.txt", "article"},
      {"lines.jsonl#1", "article"},
      {"lines.jsonl#2", "not JSON"},
      {"lines.jsonl#3", "article"},
      {"no pages", "folder without files to read"},
      {"random.txt", "binary data, not text"},
  };
  EXPECT_EQ(outcome, expected);
}

}  // namespace
}  // namespace wirestem
