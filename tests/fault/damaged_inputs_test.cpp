// SPDX-License-Identifier: Apache-2.0
//
// Containers that were cut, changed, or made to do harm: each is read or refused in bounded time
// and memory, and said so; what stands beside the damage is read.
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "read/ingest/stream_inputs.hpp"
#include "tests/unit/read/ingest/make_archives.hpp"

namespace wirestem::ingest {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;

std::string crawl(int pages, bool zipped) {
  std::string out;
  for (int i = 0; i < pages; ++i) {
    std::string page = warc_page("https://h.example/" + std::to_string(i),
                                 "Pier " + std::to_string(i * 7919) + " was opened.");
    out += zipped ? gzip(page) : page;
  }
  return out;
}

struct Outcome {
  std::size_t records = 0;
  std::set<std::string> urls;
  std::vector<std::string> told;  ///< reasons and warnings, or the error
};

Outcome read(const std::string& path, const IngestOptions& options = {}) {
  Outcome out;
  const std::vector<std::string> paths = {path};
  const auto report = stream_inputs(paths, options, [&out](SourceRecord&& record) {
    ++out.records;
    out.urls.insert(record.record.url.value_or(""));
  });
  if (!report) {
    out.told.push_back(report.error().message);
    return out;
  }
  for (const SkippedInput& line : report.value().skipped) out.told.push_back(line.reason);
  for (const SkippedInput& line : report.value().warnings) out.told.push_back(line.reason);
  return out;
}

std::uint64_t peak_memory_kib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss);
}

class DamagedInputs : public ::testing::Test {
 protected:
  TempFolder folder_;
};

TEST_F(DamagedInputs, ACutFileGivesWhatWasWholeAndSaysWhereItEnds) {
  for (const bool zipped : {false, true}) {
    const std::string name = zipped ? "a.warc.gz" : "a.warc";
    const std::string all = crawl(40, zipped);
    std::size_t before = 0;
    for (std::size_t part = 1; part <= 20; ++part) {
      const std::size_t size = all.size() * part / 20;
      const Outcome outcome = read(folder_.write(name, std::string_view(all).substr(0, size)));
      // All pages are of nearly the same size, so the count follows the cut.
      EXPECT_GE(outcome.records + 1, 40 * part / 20) << name << " cut at " << part << "/20";
      EXPECT_GE(outcome.records, before);
      before = outcome.records;
      if (outcome.records < 40 * part / 20) {
        EXPECT_FALSE(outcome.told.empty());
      }
    }
    EXPECT_EQ(before, 40U);
  }
}

TEST_F(DamagedInputs, AChangedByteCostsOneRecordAtMost) {
  for (const bool zipped : {false, true}) {
    const std::string name = zipped ? "a.warc.gz" : "a.warc";
    const std::string sound = crawl(12, zipped);
    std::size_t lost = 0;
    for (std::size_t at = 3; at < sound.size(); at += 13) {
      std::string damaged = sound;
      damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
      const Outcome outcome = read(folder_.write(name, damaged));
      EXPECT_GE(outcome.records, 11U) << name << ", byte " << at;
      if (outcome.records < 12) {
        ++lost;
        EXPECT_FALSE(outcome.told.empty()) << name << ", byte " << at;
      }
    }
    EXPECT_GT(lost, 0U) << "the damage was never any";
  }
}

TEST_F(DamagedInputs, AHoleInAZippedCrawlCostsOnlyWhatStoodThere) {
  std::string damaged = crawl(60, true);
  const std::size_t member = damaged.size() / 60;
  damaged.erase(member * 20 + 7, member * 3);
  const Outcome outcome = read(folder_.write("a.warc.gz", damaged));
  EXPECT_GE(outcome.records, 55U);
  EXPECT_LE(outcome.records, 57U);
  EXPECT_FALSE(outcome.told.empty());
}

TEST_F(DamagedInputs, ACutArchiveGivesTheFilesBeforeTheCut) {
  NamedBytes files;
  for (int i = 0; i < 40; ++i) {
    files.emplace_back("p" + std::to_string(100 + i) + ".txt",
                       "Pier number " + std::to_string(i * 7919) + " was opened.");
  }
  for (const auto& [name, bytes] : {std::pair<std::string, std::string>("a.tar", tar(files)),
                                    {"a.tar.gz", gzip(tar(files))},
                                    {"a.zip", zip(files)}}) {
    for (std::size_t part = 1; part < 20; ++part) {
      const std::size_t size = bytes.size() * part / 20;
      const Outcome outcome = read(folder_.write(name, std::string_view(bytes).substr(0, size)));
      // Of a ZIP what is cut may be its directory alone, and all the files are there.
      EXPECT_TRUE(outcome.records == 40 || !outcome.told.empty()) << name << " at " << part;
    }
    EXPECT_EQ(read(folder_.write(name, bytes)).records, 40U) << name;
  }
}

TEST_F(DamagedInputs, AGzipBombIsRefused) {
  const std::string bomb = gzip(std::string(std::size_t{64} << 20U, ' '));
  ASSERT_LT(bomb.size(), std::size_t{100} << 10U);
  const std::uint64_t before = peak_memory_kib();
  const Outcome alone = read(folder_.write("bomb.html.gz", bomb));
  EXPECT_EQ(alone.records, 0U);
  EXPECT_THAT(alone.told, Contains(HasSubstr("expands more than 500-fold")));
  const Outcome amid =
      read(folder_.write("crawl.warc.gz", gzip(warc_page("https://h.example/1", "One.")) + bomb +
                                              gzip(warc_page("https://h.example/2", "Two."))));
  EXPECT_EQ(amid.records, 2U);
  const Outcome in_zip = read(folder_.write("a.zip", zip({{"a.txt", "One."}, {"b.gz", bomb}})));
  EXPECT_EQ(in_zip.records, 1U);
  EXPECT_LT(peak_memory_kib() - before, std::uint64_t{160} << 10U);
}

TEST_F(DamagedInputs, ABombOfBombsIsRefused) {
  std::string bomb = gzip(std::string(std::size_t{64} << 20U, '\0'));
  for (int i = 0; i < 3; ++i) bomb = gzip(bomb);
  EXPECT_EQ(read(folder_.write("bomb.gz", bomb)).records, 0U);
  // One small archive whose every file expands to what a page may be, many times over.
  NamedBytes files;
  const std::string large = "The pier. " + std::string(std::size_t{6} << 20U, ' ') + "x";
  for (int i = 0; i < 20; ++i) files.emplace_back(std::to_string(i) + ".txt", large);
  const std::string path = folder_.write("many.zip", zip(files));
  const Outcome stopped = read(path, {.max_expanded_bytes = std::uint64_t{30} << 20U});
  EXPECT_LE(stopped.records, 5U);
  EXPECT_THAT(stopped.told, Contains(HasSubstr("expands to too much")));
}

TEST_F(DamagedInputs, ArchivesInArchivesEndAndSoDoFoldersInCircles) {
  std::string nested = zip({{"page.html", "<html><p>The quay is open.</p></html>"}});
  for (int i = 0; i < 12; ++i) nested = zip({{"in.zip", nested}});
  EXPECT_THAT(read(folder_.write("deep.zip", nested)).told, Contains(HasSubstr("three deep")));

  folder_.write("pages/a.html", "<html><p>The quay is open.</p></html>");
  fs::create_directory_symlink(folder_.at("pages"), folder_.at("pages/again"));
  fs::create_directory_symlink(folder_.path(), folder_.at("pages/up"));
  const std::vector<std::string> paths = {folder_.at("pages")};
  std::size_t pages = 0;
  const auto report = stream_inputs(paths, {}, [&](SourceRecord&& record) {
    pages += record.source_path.ends_with("a.html") ? 1U : 0U;
  });
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(pages, 1U);
}

TEST_F(DamagedInputs, LengthsAndNamesMadeToDoHarmDoNone) {
  const Outcome lengths = read(folder_.write(
      "a.warc",
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 18446744073709551615\r\n\r\n"
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>x</p>\r\n\r\n" +
          warc_page("https://h.example/1", "One.")));
  EXPECT_FALSE(lengths.told.empty());
  const Outcome names = read(
      folder_.write("a.tar", tar({{"../../outside.txt", "One."}, {"/etc/outside.txt", "Two."}})));
  EXPECT_EQ(names.records, 2U);
  EXPECT_FALSE(fs::exists(fs::path(folder_.path()).parent_path() / "outside.txt"));
}

TEST_F(DamagedInputs, ACrawlOfSixHundredMegabytesTakesNoMoreMemoryThanASmallOne) {
  constexpr std::size_t kPages = 12'000;
  const std::string path = folder_.at("large.warc.gz");
  {
    std::string words;
    for (int i = 0; i < 1200; ++i) {
      words += "Pier " + std::to_string(i * 7919) + " of the harbour was opened. ";
    }
    const std::string member = gzip(warc_page("https://h.example/", words));
    std::ofstream out(path, std::ios::binary);
    std::size_t expanded = 0;
    for (std::size_t i = 0; i < kPages; ++i) {
      out << member;
      expanded += words.size();
    }
    ASSERT_GT(expanded, std::size_t{500} << 20U);
  }
  const std::vector<std::string> paths = {path};
  std::size_t pages = 0;
  std::uint64_t early = 0;
  const auto report = stream_inputs(paths, {}, [&](SourceRecord&& record) {
    if (++pages == 100) early = peak_memory_kib();
    EXPECT_FALSE(record.bytes.empty());
  });
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(pages, kPages);
  EXPECT_LT(peak_memory_kib() - early, std::uint64_t{8} << 10U) << "KiB more than after 100 pages";
}

}  // namespace
}  // namespace wirestem::ingest
