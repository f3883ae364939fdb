// SPDX-License-Identifier: Apache-2.0
//
// The sample files of warcio, a reader of web archives in wide use: sound ones, and one each of the
// faults that crawlers made. Expected is what a person finds in them.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/ingest/stream_inputs.hpp"
#include "tests/spec/shared_files.hpp"

namespace wirestem::ingest {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Warc : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = shared_folder("spec") / "warc";
    if (!fs::exists(folder_)) GTEST_SKIP() << "no folder " << folder_;
  }

  /// Reads one file; records_, skipped_ and warnings_ have what came of it.
  void read(const std::string& name) {
    records_.clear();
    skipped_.clear();
    warnings_.clear();
    const std::vector<std::string> paths = {(folder_ / name).string()};
    const auto report = stream_inputs(
        paths, {}, [this](SourceRecord&& record) { records_.push_back(std::move(record)); });
    if (!report) {
      skipped_.push_back(report.error().message);
      return;
    }
    for (const SkippedInput& line : report.value().skipped) skipped_.push_back(line.reason);
    for (const SkippedInput& line : report.value().warnings) warnings_.push_back(line.reason);
  }

  fs::path folder_;
  std::vector<SourceRecord> records_;
  std::vector<std::string> skipped_;
  std::vector<std::string> warnings_;
};

TEST_F(Warc, EachFileGivesItsPages) {
  const std::map<std::string, std::size_t> pages = {
      {"example.warc", 1},
      {"example.warc.gz", 1},
      {"example-bad.warc.gz.bad", 1},
      {"example-bad-non-chunked.warc.gz", 1},
      {"example-digest.warc", 0},  // requests only
      {"example-iana.org-chunked.warc", 1},
      {"example-resource.warc.gz", 1},
      {"example-space-in-target-uri.warc.gz", 0},  // an image
      {"example-space-in-url.arc", 1},
      {"example-trunc.warc", 1},
      {"example-wget-bad-target-uri.warc.gz", 1},
      {"example-wrong-chunks.warc.gz", 1},
      {"example.arc", 1},
      {"example.arc.gz", 1},
      {"bad.arc", 0},
      {"post-test.warc.gz", 0},  // JSON without a text
  };
  for (const auto& [name, count] : pages) {
    read(name);
    EXPECT_EQ(records_.size(), count) << name;
    for (const SourceRecord& record : records_) {
      EXPECT_EQ(record.media, Media::html) << name;
      EXPECT_THAT(record.bytes, HasSubstr("</html>")) << name;
      EXPECT_TRUE(record.record.fetched.has_value()) << name;
    }
  }
}

TEST_F(Warc, APageIsTheSameFromEveryContainer) {
  read("example.warc");
  ASSERT_EQ(records_.size(), 1U);
  const std::string page = records_[0].bytes;
  EXPECT_EQ(records_[0].record.url, "http://example.com/");
  for (const std::string name : {"example.warc.gz", "example-bad-non-chunked.warc.gz",
                                 "example-wget-bad-target-uri.warc.gz", "example.arc.gz"}) {
    read(name);
    ASSERT_EQ(records_.size(), 1U) << name;
    EXPECT_EQ(records_[0].bytes, page) << name;
    EXPECT_EQ(records_[0].record.url, "http://example.com/") << name;
    EXPECT_THAT(warnings_, IsEmpty()) << name;
  }
}

TEST_F(Warc, ChunksAreJoined) {
  read("example-iana.org-chunked.warc");
  ASSERT_EQ(records_.size(), 1U);
  EXPECT_THAT(records_[0].bytes, ::testing::StartsWith("<!doctype html>"));
  EXPECT_THAT(records_[0].bytes, ::testing::Not(HasSubstr("\r\n0\r\n")));
  EXPECT_EQ(records_[0].charset, "utf-8");
  EXPECT_THAT(warnings_, IsEmpty()) << "the digests of the file are right";
}

TEST_F(Warc, AWrongLengthIsMendedAndTold) {
  read("example-trunc.warc");
  EXPECT_EQ(records_.size(), 1U);
  EXPECT_THAT(warnings_, ::testing::Contains(HasSubstr("ends early")));
  EXPECT_THAT(skipped_, ::testing::Contains(HasSubstr("no record begins here")));
}

TEST_F(Warc, ARecordOverSeveralMembersIsWhole) {
  read("example-wrong-chunks.warc.gz");
  ASSERT_EQ(records_.size(), 1U);
  EXPECT_THAT(skipped_, IsEmpty());
}

TEST_F(Warc, BadLinesOfArcAreNamedByTheirPlace) {
  read("bad.arc");
  ASSERT_EQ(skipped_.size(), 1U);
  EXPECT_THAT(skipped_[0], HasSubstr("its length is no number"));
}

TEST_F(Warc, RevisitsAreNoted) {
  read("example.warc");
  EXPECT_THAT(skipped_,
              ElementsAre("http://example.com/: a revisit: its page is recorded elsewhere"));
}

}  // namespace
}  // namespace wirestem::ingest
