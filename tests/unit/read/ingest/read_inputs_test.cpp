// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/read_inputs.hpp"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "base/sha256.hpp"

namespace wirestem::ingest {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Each test has a folder of its own, which goes with it.
class ReadInputs : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(::testing::TempDir()) /
              ("read_inputs_" + std::string(info->name()) + "_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string write(const std::string& name, std::string_view bytes) {
    const fs::path path = folder_ / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  std::string at(const std::string& name) const { return (folder_ / name).string(); }

  IngestResult read(const std::vector<std::string>& paths, const IngestOptions& options = {}) {
    Result<IngestResult> result = read_inputs(paths, options);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
    return result.ok() ? std::move(result).value() : IngestResult{};
  }

  std::vector<std::string> names(const IngestResult& result) const {
    std::vector<std::string> out;
    for (const SourceRecord& record : result.records) {
      out.push_back(fs::path(record.source_path).lexically_relative(folder_).string());
    }
    return out;
  }

  std::string reason(const IngestResult& result, const std::string& name) const {
    for (const SkippedInput& skipped : result.skipped) {
      if (skipped.source_path == at(name)) return skipped.reason;
    }
    return "not skipped";
  }

  fs::path folder_;
};

TEST_F(ReadInputs, AFolderIsReadInOrderWithoutItsHiddenFiles) {
  write("b.txt", "The pier is open.");
  write("a/z.txt", "The pier was closed.");
  write(".hidden", "Not to be read.");
  write(".git/config.txt", "Not to be read.");
  const IngestResult result = read({folder_.string()});
  EXPECT_THAT(names(result), ElementsAre("a/z.txt", "b.txt"));
  EXPECT_THAT(result.skipped, IsEmpty());
}

TEST_F(ReadInputs, TheOrderOfTheArgumentsDoesNotMatter) {
  const std::string a = write("a.txt", "One pier.");
  const std::string b = write("b.txt", "Two piers.");
  EXPECT_EQ(names(read({a, b})), names(read({b, a})));
}

TEST_F(ReadInputs, AFileGivenTwiceIsReadOnce) {
  const std::string a = write("a.txt", "One pier.");
  EXPECT_THAT(names(read({a, folder_.string(), a})), ElementsAre("a.txt"));
}

TEST_F(ReadInputs, TheSameTextUnderTwoNamesIsTwoRecords) {
  write("a.txt", "One pier.");
  write("b.txt", "One pier.");
  const IngestResult result = read({folder_.string()});
  EXPECT_THAT(names(result), ElementsAre("a.txt", "b.txt"));
  EXPECT_EQ(result.records[0].sha256, result.records[1].sha256);
  EXPECT_EQ(result.records[0].sha256, sha256_hex("One pier."));
}

TEST_F(ReadInputs, WhatGivesNoTextIsSkippedWithItsReason) {
  write("good.txt", "The pier is open.");
  write("empty.txt", "");
  write("blank.txt", " \n\n\t\n");
  write("random.bin", std::string("\x00\x01\x02\x7F\xFE\x00\x9C", 7));
  write("document.txt", "%PDF-1.7 and so on");
  write("config.txt", "<?xml version=\"1.0\"?><config></config>");
  const IngestResult result = read({folder_.string(), at("missing.txt")});
  EXPECT_THAT(names(result), ElementsAre("good.txt"));
  EXPECT_EQ(reason(result, "empty.txt"), "empty file");
  EXPECT_EQ(reason(result, "blank.txt"), "empty file");
  EXPECT_EQ(reason(result, "random.bin"), "binary data, not text");
  EXPECT_THAT(reason(result, "document.txt"), HasSubstr("PDF"));
  EXPECT_EQ(reason(result, "config.txt"), "XML that is no feed");
  EXPECT_EQ(reason(result, "missing.txt"), "no such file or folder");
}

TEST_F(ReadInputs, AFolderWithoutFilesIsSkippedAndAloneAnError) {
  fs::create_directories(folder_ / "empty");
  const std::string good = write("good.txt", "The pier is open.");
  EXPECT_EQ(reason(read({good, at("empty")}), "empty"), "folder without files to read");
  const std::vector<std::string> alone = {at("empty")};
  const auto result = read_inputs(alone, {});
  ASSERT_FALSE(result.ok());
  EXPECT_THAT(result.error().message, HasSubstr("folder without files"));
}

TEST_F(ReadInputs, OnlyMissingPathsAreNotFound) {
  const std::vector<std::string> paths = {at("missing.txt")};
  const auto result = read_inputs(paths, {});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::not_found);
  EXPECT_THAT(result.error().message, HasSubstr("missing.txt"));
}

TEST_F(ReadInputs, NoPathsAreAWrongCall) {
  const auto result = read_inputs({}, {});
  ASSERT_FALSE(result.ok());
  EXPECT_EQ(result.error().code, ErrorCode::usage);
}

TEST_F(ReadInputs, AFileBeyondTheLimitIsSkippedUnread) {
  const std::string good = write("good.txt", "The pier is open.");
  const std::string big = write("big.txt", "");
  fs::resize_file(big, std::uintmax_t{200} << 20U);  // takes no room on disk
  const IngestResult result = read({good, big});
  EXPECT_EQ(reason(result, "big.txt"), "larger than 64 MiB");
  ASSERT_EQ(result.inputs.size(), 1U);
  EXPECT_EQ(result.inputs[0].first, good);
}

TEST_F(ReadInputs, TheLimitIsAnOption) {
  const std::string text = write("a.txt", "The pier is open.");
  const std::string lines = write(
      "b.jsonl", R"({"id":"1","text":"Pier."})"
                 "\n"
                 R"({"id":"2","text":"A text that is longer than the limit of this test allows."})"
                 "\n");
  const IngestResult result = read({text, lines}, {.max_record_bytes = 40});
  EXPECT_THAT(names(result), ElementsAre("a.txt", "b.jsonl#1"));
  EXPECT_EQ(reason(result, "b.jsonl#2"), "larger than 40 bytes");
}

TEST_F(ReadInputs, ALinkThatRunsInACircleEnds) {
  write("pages/a.txt", "The pier is open.");
  fs::create_directory_symlink(folder_ / "pages", folder_ / "pages" / "again");
  fs::create_symlink(folder_ / "pages" / "self", folder_ / "pages" / "self");
  const IngestResult result = read({at("pages")});
  EXPECT_THAT(names(result), ElementsAre("pages/a.txt"));
  EXPECT_NE(reason(result, "pages/self"), "not skipped");
}

TEST_F(ReadInputs, TextInAnyCharsetBecomesUtf8) {
  const std::string path = write("a.txt",
                                 "El a\xF1o pasado el puente cerr\xF3 en la ma\xF1"
                                 "ana fr\xED"
                                 "a.");
  const IngestResult result = read({path});
  ASSERT_EQ(result.records.size(), 1U);
  EXPECT_EQ(result.records[0].bytes, "El año pasado el puente cerró en la mañana fría.");
  EXPECT_EQ(result.records[0].charset, "windows-1252");
}

TEST_F(ReadInputs, ARecordWithIdAndTextIsCleanText) {
  const std::string path =
      write("a.jsonl", R"({"id":"p1","text":"ADVERTISEMENT\n The pier. ","lang":"en-GB",)"
                       R"("published":"2021-05-03","gold":[1,2]})"
                       "\n");
  const IngestResult result = read({path});
  ASSERT_EQ(result.records.size(), 1U);
  const SourceRecord& record = result.records[0];
  EXPECT_EQ(record.source_path, path + "#1");
  EXPECT_EQ(record.media, Media::clean_text);
  EXPECT_EQ(record.bytes, "ADVERTISEMENT\n The pier. ");
  EXPECT_EQ(record.record.id, "p1");
  EXPECT_EQ(record.record.language, "en");
  EXPECT_EQ(record.record.published, "2021-05-03");
}

TEST_F(ReadInputs, TheRecordsOfExtractorsAreArticlesToBeCleaned) {
  const std::string path = write(
      "a.json",
      R"({"title":"Pier open","author":"Ann Poe; Bo Lee","hostname":"example.org","date":"2021-05-03",)"
      R"("fingerprint":"9f","id":null,"raw_text":"x","text":"The pier is open.",)"
      R"("source":"https://example.org/pier","source-hostname":"Example Post","language":"en"})");
  const IngestResult result = read({path});
  ASSERT_EQ(result.records.size(), 1U);
  const SourceRecord& record = result.records[0];
  EXPECT_EQ(record.media, Media::plain_text);
  EXPECT_EQ(record.bytes, "The pier is open.");
  EXPECT_EQ(record.record.title, "Pier open");
  EXPECT_EQ(record.record.outlet, "Example Post");
  EXPECT_EQ(record.record.url, "https://example.org/pier");
  EXPECT_THAT(record.record.authors, ElementsAre("Ann Poe", "Bo Lee"));
  EXPECT_FALSE(record.record.id.has_value());
}

TEST_F(ReadInputs, AnArrayOfRecordsIsAContainerToo) {
  const std::string path = write("a.json", R"([{"text":"The pier is open."}, {"title":"no text"},
                                              {"maintext":"The pier was closed.","authors":["Ann Poe"]}])");
  const IngestResult result = read({path});
  EXPECT_THAT(names(result), ElementsAre("a.json#1", "a.json#3"));
  EXPECT_EQ(reason(result, "a.json#2"), "no text field");
}

TEST_F(ReadInputs, ABadLineIsSkippedAndTheRestIsRead) {
  const std::string path = write("a.jsonl",
                                 "{\"id\":1,\"text\":\"One.\"}\n\n{\"id\":2,\n[1]\n{\"id\":3}\n"
                                 "{\"id\":4,\"text\":\"\"}\n{\"id\":5,\"text\":\"Five.\"}");
  const IngestResult result = read({path});
  EXPECT_THAT(names(result), ElementsAre("a.jsonl#1", "a.jsonl#6"));
  EXPECT_EQ(reason(result, "a.jsonl#2"), "not JSON");
  EXPECT_EQ(reason(result, "a.jsonl#3"), "not a JSON object");
  EXPECT_EQ(reason(result, "a.jsonl#4"), "no text field");
  EXPECT_EQ(reason(result, "a.jsonl#5"), "its text is empty");
}

TEST_F(ReadInputs, RecordsOfAContainerKeepItsOrderBeyondTen) {
  std::string lines;
  for (int i = 1; i <= 12; ++i)
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"Pier.\"}\n";
  const IngestResult result = read({write("a.jsonl", lines)});
  ASSERT_EQ(result.records.size(), 12U);
  EXPECT_EQ(result.records[1].record.id, "2");
  EXPECT_EQ(result.records[9].record.id, "10");
}

TEST_F(ReadInputs, ALineOfTenMegabytesIsRead) {
  const std::string text(std::size_t{10} << 20U, 'x');
  const IngestResult result =
      read({write("a.jsonl", "{\"id\":\"1\",\"text\":\"" + text + "\"}\n")});
  ASSERT_EQ(result.records.size(), 1U);
  EXPECT_EQ(result.records[0].bytes.size(), text.size());
}

TEST_F(ReadInputs, DeeplyNestedJsonIsRefusedWithoutHarm) {
  const std::string deep(std::size_t{1} << 20U, '[');
  const std::string path = write("a.jsonl", deep + "\n{\"id\":\"1\",\"text\":\"Pier.\"}\n");
  EXPECT_THAT(names(read({path})), ElementsAre("a.jsonl#2"));
}

TEST_F(ReadInputs, BrokenUtf8InALineIsMended) {
  const std::string path = write("a.jsonl",
                                 "{\"id\":\"1\",\"text\":\"The pier \xE2\x80\x94 and the lock \xFF "
                                 "\xE2\x80\x94 open \xE2\x80\x94.\"}\n");
  const IngestResult result = read({path});
  ASSERT_EQ(result.records.size(), 1U);
  EXPECT_THAT(result.records[0].bytes, HasSubstr("\xEF\xBF\xBD"));
}

TEST_F(ReadInputs, StandardInputIsTextOrJsonLinesByItsContent) {
  std::istringstream text("The pier is open.");
  EXPECT_EQ(read({"-"}, {.standard_input = &text}).records.at(0).bytes, "The pier is open.");
  std::istringstream lines("{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n");
  const IngestResult result = read({"-"}, {.standard_input = &lines});
  ASSERT_EQ(result.records.size(), 2U);
  EXPECT_EQ(result.records[1].source_path, "-#2");
}

TEST_F(ReadInputs, ATextThatNamesTheTarFormatWhereATarDoesIsNoTar) {
  const std::string line = R"({"id":"first","text":")" + std::string(235, 'x');
  std::istringstream lines(line + "ustar" + std::string(300, 'y') + "\"}\n");
  const IngestResult result = read({"-"}, {.standard_input = &lines});
  ASSERT_EQ(result.records.size(), 1U);
  EXPECT_EQ(result.records[0].record.id, "first");
  EXPECT_EQ(result.records[0].bytes.find("ustar"), 235U);
}

TEST_F(ReadInputs, JsonLinesFromAPipeMayBeLongerThanTheLimitOfOne) {
  std::string many;
  for (int i = 0; i < 100; ++i)
    many += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"Pier.\"}\n";
  std::istringstream lines(many);
  EXPECT_EQ(read({"-"}, {.max_record_bytes = 100, .standard_input = &lines}).records.size(), 100U);
}

TEST_F(ReadInputs, TheManifestSpeaksOfPathsBesideIt) {
  write("pages/a.txt", "The pier is open.");
  write("pages/b.jsonl", "{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n");
  const std::string manifest =
      write("pages/m.jsonl",
            "{\"path\":\"a.txt\",\"published\":\"2021-05-03\",\"outlet\":\"Example "
            "Post\",\"authors\":[\"Ann Poe\"]}\n"
            "{\"path\":\"b.jsonl#2\",\"title\":\"Second\"}\nnonsense\n{\"title\":\"no path\"}\n");
  const IngestResult result = read({at("pages")}, {.manifest = manifest});
  EXPECT_THAT(names(result), ElementsAre("pages/a.txt", "pages/b.jsonl#1", "pages/b.jsonl#2"));
  EXPECT_EQ(result.records[0].manifest.published, "2021-05-03");
  EXPECT_EQ(result.records[0].manifest.outlet, "Example Post");
  EXPECT_THAT(result.records[0].manifest.authors, ElementsAre("Ann Poe"));
  EXPECT_FALSE(result.records[1].manifest.title.has_value());
  EXPECT_EQ(result.records[2].manifest.title, "Second");
  EXPECT_EQ(reason(result, "pages/m.jsonl#3"), "not JSON");
  EXPECT_EQ(reason(result, "pages/m.jsonl#4"), "no path field");
}

TEST_F(ReadInputs, WithoutPathsTheManifestNamesThem) {
  write("a.txt", "The pier is open.");
  const std::string manifest = write("m.jsonl", "{\"path\":\"a.txt\"}\n{\"path\":\"gone.txt\"}\n");
  const IngestResult result = read({}, {.manifest = manifest});
  EXPECT_THAT(names(result), ElementsAre("a.txt"));
  EXPECT_EQ(reason(result, "gone.txt"), "no such file or folder");
}

TEST_F(ReadInputs, AManifestThatCannotBeReadIsAnError) {
  const std::vector<std::string> paths = {write("a.txt", "The pier is open.")};
  const auto result = read_inputs(paths, {.manifest = at("missing.jsonl")});
  ASSERT_FALSE(result.ok());
  EXPECT_THAT(result.error().message, HasSubstr("missing.jsonl"));
}

}  // namespace
}  // namespace wirestem::ingest
