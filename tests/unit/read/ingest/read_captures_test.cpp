// SPDX-License-Identifier: Apache-2.0
//
// Web archives: what is a page in them, how it is named and decoded, and what damage costs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "read/ingest/read_inputs.hpp"
#include "tests/unit/read/ingest/make_archives.hpp"

namespace wirestem::ingest {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ReadCaptures : public ::testing::Test {
 protected:
  IngestResult read(const std::string& name, std::string_view bytes,
                    const IngestOptions& options = {}) {
    const std::vector<std::string> paths = {folder_.write(name, bytes)};
    Result<IngestResult> result = read_inputs(paths, options);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
    return result.ok() ? std::move(result).value() : IngestResult{};
  }
  std::vector<std::string> names(const IngestResult& result) const {
    std::vector<std::string> out;
    for (const SourceRecord& record : result.records) {
      out.push_back(folder_.name(record.source_path));
    }
    return out;
  }
  static std::vector<std::string> reasons(const std::vector<SkippedInput>& lines) {
    std::vector<std::string> out;
    for (const SkippedInput& line : lines) out.push_back(line.reason);
    return out;
  }
  static std::vector<std::string> urls(const IngestResult& result) {
    std::vector<std::string> out;
    for (const SourceRecord& record : result.records) out.push_back(record.record.url.value_or(""));
    return out;
  }

  TempFolder folder_;
};

TEST_F(ReadCaptures, AResponseIsAPageWithItsAddressAndDateOfFetch) {
  const IngestResult result =
      read("a.warc", warc_record("WARC-Type: warcinfo\r\n", "software: test\r\n") +
                         warc_page("https://harbour.example/quay", "The quay is open."));
  ASSERT_THAT(names(result), ElementsAre("a.warc#1"));
  const SourceRecord& page = result.records[0];
  EXPECT_EQ(page.media, Media::html);
  EXPECT_EQ(page.record.url, "https://harbour.example/quay");
  EXPECT_EQ(page.record.fetched, "2023-04-05T06:07:08Z");
  EXPECT_FALSE(page.record.published.has_value());
  EXPECT_EQ(page.charset, "utf-8");
  EXPECT_EQ(page.bytes, "<!DOCTYPE html><title>Quay</title><p>The quay is open.</p>");
  EXPECT_THAT(result.skipped, IsEmpty());
}

TEST_F(ReadCaptures, OnlyPagesAreCountedAndTheRestIsALineForEachReason) {
  std::string warc;
  for (const char* name : {"a", "b", "c"}) {
    warc += warc_response("https://harbour.example/" + std::string(name) + ".png",
                          "Content-Type: image/png\r\n", "\x89PNG");
    warc += warc_page("https://harbour.example/" + std::string(name), "The quay is open.");
  }
  warc += warc_record(
      "WARC-Type: response\r\nWARC-Target-URI: https://harbour.example/gone\r\n"
      "Content-Type: application/http\r\n",
      "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Gone</p>");
  warc += warc_record(
      "WARC-Type: revisit\r\nWARC-Target-URI: https://harbour.example/a\r\n"
      "Content-Type: application/http\r\n",
      "HTTP/1.1 200 OK\r\n\r\n");
  warc += warc_response("https://harbour.example/robots.txt", "Content-Type: text/plain\r\n",
                        "User-agent: *");
  const IngestResult result = read("a.warc", warc);
  EXPECT_THAT(names(result), ElementsAre("a.warc#1", "a.warc#2", "a.warc#3"));
  EXPECT_THAT(reasons(result.skipped),
              ElementsAre("3 records: image/* is no page (first: https://harbour.example/a.png)",
                          "https://harbour.example/gone: HTTP status 404",
                          "https://harbour.example/a: a revisit: its page is recorded elsewhere",
                          "https://harbour.example/robots.txt: it is meant for machines"));
}

TEST_F(ReadCaptures, ChunksAreJoinedWhereThereAreAny) {
  const std::string fields = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n";
  const IngestResult result = read(
      "a.warc", warc_response("https://h.example/1", fields,
                              "6\r\n<p>The\r\nc;x=y\r\n quay</p>\r\n \r\n0\r\n\r\n") +
                    warc_response("https://h.example/2", fields, "<p>Stored in one piece</p>") +
                    warc_response("https://h.example/3", fields, "4\r\n<p>A\r\nnonsense</p>") +
                    warc_response("https://h.example/4", fields, "ff\r\n<p>cut"));
  ASSERT_EQ(result.records.size(), 4U);
  EXPECT_EQ(result.records[0].bytes, "<p>The quay</p>\r\n ");
  EXPECT_EQ(result.records[1].bytes, "<p>Stored in one piece</p>");
  EXPECT_EQ(result.records[2].bytes, "<p>Anonsense</p>");
  EXPECT_EQ(result.records[3].bytes, "<p>cut");
}

TEST_F(ReadCaptures, ContentEncodingsAreUndone) {
  const std::string page = "<p>The quay is open to all.</p>";
  const auto coded = [](const std::string& name, const std::string& body) {
    return warc_response("https://h.example/" + name,
                         "Content-Type: text/html\r\nContent-Encoding: " + name + "\r\n", body);
  };
  const IngestResult result =
      read("a.warc", coded("gzip", gzip(page)) + coded("deflate", deflated(page, MAX_WBITS)) +
                         coded("deflate", deflated(page, -MAX_WBITS)) + coded("x-gzip", page) +
                         coded("gzip, gzip", gzip(gzip(page))) + coded("br", page) +
                         coded("br", "\x0B\x80\x03"));
  ASSERT_EQ(result.records.size(), 6U);
  for (const SourceRecord& record : result.records) EXPECT_EQ(record.bytes, page);
  EXPECT_THAT(reasons(result.skipped),
              ElementsAre("https://h.example/br: Content-Encoding br is not read"));
}

TEST_F(ReadCaptures, ACutCompressedBodyIsReadAsFarAsItGoesWithAWarning) {
  std::string coded =
      gzip("<p>The quay is open to all who come by boat, and to those on foot.</p>");
  coded.resize(coded.size() - 12);
  const IngestResult result = read("a.warc", warc_response("https://h.example/",
                                                           "Content-Type: text/html\r\n"
                                                           "Content-Encoding: gzip\r\n",
                                                           coded));
  ASSERT_EQ(result.records.size(), 1U);
  EXPECT_THAT(result.records[0].bytes, HasSubstr("<p>The quay is open"));
  EXPECT_THAT(reasons(result.warnings), ElementsAre("#1: its compressed body ends early"));
}

TEST_F(ReadCaptures, DigestsAreCheckedAndAWrongOneIsAWarning) {
  const auto with = [&](const std::string& digest) {
    return warc_response("https://h.example/", "Content-Type: text/html\r\n", "abc",
                         "WARC-Payload-Digest: " + digest + "\r\n");
  };
  // SHA-1 of "abc" in the ways that tools write it, then what says nothing, then two wrong ones.
  const IngestResult result = read(
      "a.warc",
      with("sha1:a9993e364706816aba3e25717850c26c9cd0d89d") +
          with("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5") +
          with("sha1:qZk+NkcGgWq6PiVxeFDCbJzQ2J0=") + with("sha1:qZk-NkcGgWq6PiVxeFDCbJzQ2J0") +
          with("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") +
          with("md5:whatever") + with("nonsense") + with("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE7") +
          with("sha1:short"));
  EXPECT_EQ(result.records.size(), 9U);
  EXPECT_THAT(reasons(result.warnings),
              ElementsAre("2 records: its payload digest does not match (first: #8)"));
}

TEST_F(ReadCaptures, ADigestOfThePayloadMayBeThatOfTheJoinedChunks) {
  const IngestResult result = read(
      "a.warc", warc_response("https://h.example/",
                              "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
                              "3\r\nabc\r\n0\r\n\r\n",
                              "WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n"));
  EXPECT_EQ(result.records.size(), 1U);
  EXPECT_THAT(result.warnings, IsEmpty());
}

TEST_F(ReadCaptures, AResourceAndAConversionNeedNoHttp) {
  const auto resource = [](std::string_view type, std::string_view url, std::string_view media,
                           std::string_view block) {
    return warc_record("WARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " +
                           std::string(url) + "\r\nContent-Type: " + std::string(media) + "\r\n",
                       block);
  };
  const IngestResult result = read(
      "a.warc",
      resource("resource", "https://h.example/a", "text/html; charset=Windows-1251",
               "<p>\xCF\xF0\xE8\xF7\xE0\xEB</p>") +
          resource("conversion", "https://h.example/b", "text/plain", "The quay is open.") +
          resource("resource", "urn:text:https://h.example/a", "text/plain", "The quay is open.") +
          resource("resource", "metadata://tool/log", "text/plain", "fetched 2 files") +
          resource("metadata", "https://h.example/a", "application/warc-fields", "via: x\r\n"));
  ASSERT_THAT(urls(result), ElementsAre("https://h.example/a", "https://h.example/b"));
  EXPECT_EQ(result.records[0].charset, "windows-1251");
  EXPECT_EQ(result.records[0].bytes, "<p>\xCF\xF0\xE8\xF7\xE0\xEB</p>");
  EXPECT_EQ(result.records[1].media, Media::plain_text);
  EXPECT_THAT(reasons(result.skipped), ElementsAre(HasSubstr("2 records: its address is not")));
}

TEST_F(ReadCaptures, PlainTextIsDecodedByWhatTheServerSaid) {
  const IngestResult result =
      read("a.warc", warc_response("https://h.example/a.txt",
                                   "Content-Type: text/plain; charset=windows-1251\r\n",
                                   "\xCF\xF0\xE8\xF7\xE0\xEB\r\n\xEE\xF2\xEA\xF0\xFB\xF2"));
  ASSERT_EQ(result.records.size(), 1U);
  EXPECT_EQ(result.records[0].bytes, "Причал\nоткрыт");
}

TEST_F(ReadCaptures, WhatScriptsFetchIsNoArticleUnlessItHasATitleAndText) {
  const std::string json = "Content-Type: application/json\r\n";
  const IngestResult result =
      read("a.warc", warc_response("https://h.example/1", json, R"({"content":"menu opened"})") +
                         warc_response("https://h.example/2", json,
                                       R"({"title":"Quay","text":"The quay is open."})"));
  EXPECT_THAT(urls(result), ElementsAre("https://h.example/2"));
  EXPECT_THAT(reasons(result.skipped), ElementsAre("https://h.example/1: JSON that is no article"));
}

TEST_F(ReadCaptures, HeadersMayBeSloppy) {
  const IngestResult result =
      read("a.warc",
           "WARC/0.18\nwarc-type:  response\nWARC-Target-URI: <https://h.example/a b>\n"
           "Content-Type: application/http;\n msgtype=response\ncontent-length: 53\n\n"
           "HTTP/1.1 200\nContent-type: text/html\n\n<p>The quay</p>");
  EXPECT_THAT(urls(result), ElementsAre("https://h.example/a b"));
}

TEST_F(ReadCaptures, MembersOfGzipAreReadOneAfterTheOther) {
  const IngestResult result = read("a.warc.gz", gzip(warc_page("https://h.example/1", "One.")) +
                                                    gzip(warc_page("https://h.example/2", "Two.")));
  EXPECT_THAT(names(result), ElementsAre("a.warc.gz#1", "a.warc.gz#2"));
  EXPECT_THAT(result.skipped, IsEmpty());
  EXPECT_EQ(result.records[0].sha256.size(), 64U);
}

TEST_F(ReadCaptures, OneGzipMemberForAllOfThemIsReadTheSame) {
  const IngestResult result = read("a.warc.gz", gzip(warc_page("https://h.example/1", "One.") +
                                                     warc_page("https://h.example/2", "Two.")));
  EXPECT_THAT(urls(result), ElementsAre("https://h.example/1", "https://h.example/2"));
}

TEST_F(ReadCaptures, ABrokenMemberLosesNoOther) {
  std::string broken = gzip(warc_page("https://h.example/2", "Two piers and a quay."));
  for (std::size_t i = 20; i < 60; ++i) broken[i] = '\x55';
  const IngestResult result =
      read("a.warc.gz", gzip(warc_page("https://h.example/1", "One.")) + broken +
                            gzip(warc_page("https://h.example/3", "Three.")));
  EXPECT_THAT(urls(result), ElementsAre("https://h.example/1", "https://h.example/3"));
  EXPECT_THAT(reasons(result.skipped), Contains(HasSubstr("byte ")));
}

TEST_F(ReadCaptures, AFirstMemberThatIsBrokenLosesNoOther) {
  std::string broken = gzip(warc_page("https://h.example/1", "One."));
  broken[10] = '\xFF';
  broken[11] = '\xFF';
  const IngestResult result =
      read("a.warc.gz", broken + gzip(warc_page("https://h.example/2", "Two.")));
  EXPECT_THAT(urls(result), ElementsAre("https://h.example/2"));
}

TEST_F(ReadCaptures, AWrongChecksumAloneIsAWarning) {
  std::string sums = gzip(warc_page("https://h.example/1", "One."));
  sums[sums.size() - 6] = static_cast<char>(sums[sums.size() - 6] ^ 0x11);
  const IngestResult result =
      read("a.warc.gz", sums + gzip(warc_page("https://h.example/2", "Two.")));
  EXPECT_EQ(result.records.size(), 2U);
  EXPECT_THAT(reasons(result.warnings), ElementsAre("gzip members with a wrong checksum: 1"));
}

TEST_F(ReadCaptures, OfACutFileWhatWasWholeIsKeptAndTheRestIsOneLineWithItsPlace) {
  const std::string first = warc_page("https://h.example/1", "One.");
  const std::string all = first + warc_page("https://h.example/2", "Two.");
  const IngestResult plain = read("a.warc", std::string_view(all).substr(0, all.size() - 20));
  EXPECT_THAT(urls(plain), ElementsAre("https://h.example/1"));
  EXPECT_THAT(reasons(plain.skipped), ElementsAre("byte " + std::to_string(first.size()) +
                                                  ": the data end within this record"));
  const std::string zipped = gzip(first) + gzip(warc_page("https://h.example/2", "Two."));
  const IngestResult gz = read("b.warc.gz", std::string_view(zipped).substr(0, zipped.size() - 60));
  EXPECT_THAT(urls(gz), ElementsAre("https://h.example/1"));
  EXPECT_THAT(reasons(gz.skipped), ElementsAre(AllOf(HasSubstr("byte "), HasSubstr("end early"))));
}

TEST_F(ReadCaptures, ALengthThatIsTooSmallCostsNoOtherRecord) {
  std::string wrong = warc_page("https://h.example/1", "One.");
  const std::size_t at = wrong.find("Content-Length: ") + 16;
  wrong.replace(at, wrong.find("\r\n", at) - at, "100");
  const IngestResult result = read("a.warc", wrong + warc_page("https://h.example/2", "Two."));
  EXPECT_THAT(urls(result), ElementsAre("https://h.example/1", "https://h.example/2"));
  EXPECT_THAT(reasons(result.skipped), ElementsAre(HasSubstr("no record begins here")));
}

TEST_F(ReadCaptures, ALengthThatIsTooLargeSwallowsNoOtherRecord) {
  std::string wrong = warc_page("https://h.example/1", "One.");
  const std::size_t at = wrong.find("Content-Length: ") + 16;
  wrong.replace(at, wrong.find("\r\n", at) - at, "400");
  const IngestResult result = read("a.warc", wrong + warc_page("https://h.example/2", "Two.") +
                                                 warc_page("https://h.example/3", "Three."));
  EXPECT_THAT(urls(result),
              ElementsAre("https://h.example/1", "https://h.example/2", "https://h.example/3"));
  EXPECT_THAT(result.records[0].bytes, ::testing::EndsWith("One.</p>"));
  EXPECT_THAT(reasons(result.warnings), ElementsAre(HasSubstr("its length is wrong")));
}

TEST_F(ReadCaptures, ARecordBeyondTheLimitIsPassedOver) {
  const IngestResult result =
      read("a.warc",
           warc_page("https://h.example/big", std::string(200'000, 'x')) +
               warc_response("https://h.example/bomb",
                             "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
                             gzip(std::string(5'000'000, ' '))) +
               warc_page("https://h.example/2", "Two."),
           {.max_record_bytes = 100'000});
  EXPECT_THAT(urls(result), ElementsAre("https://h.example/2"));
  EXPECT_THAT(reasons(result.skipped),
              ElementsAre("2 records: larger than 100000 bytes (first: https://h.example/big)"));
}

TEST_F(ReadCaptures, AFileOfPlainGarbageBehindAGoodRecordIsTold) {
  const IngestResult result =
      read("a.warc", warc_page("https://h.example/1", "One.") + "and then the tape broke");
  EXPECT_EQ(result.records.size(), 1U);
  EXPECT_THAT(reasons(result.skipped), ElementsAre(HasSubstr("no record begins here")));
}

TEST_F(ReadCaptures, ArcOfBothVersionsIsReadAsWarc) {
  const std::string page = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The quay</p>";
  const std::string size = std::to_string(page.size());
  const std::string names = "URL IP-address Archive-date Content-type Archive-length\n";
  const std::string head1 = "1 0 Tests\n" + names;
  const std::string first = "filedesc://t.arc 0.0.0.0 20140216050221 text/plain " +
                            std::to_string(head1.size()) + "\n" + head1 + "\n";
  const IngestResult v1 = read(
      "a.arc", first + "https://h.example/a b 192.0.2.7 20140216050221 text/html " + size + "\n" +
                   page + "\ndns:h.example 192.0.2.7 20140216050221 text/dns 4\nabcd\n");
  ASSERT_THAT(urls(v1), ElementsAre("https://h.example/a b"));
  EXPECT_EQ(v1.records[0].record.fetched, "2014-02-16T05:02:21Z");
  EXPECT_THAT(v1.skipped, IsEmpty());

  const std::string head2 =
      "2 0 Tests\nURL IP-address Archive-date Content-type Result-code Checksum Location Offset "
      "Filename Archive-length\n";
  const std::string second = "filedesc://t.arc 0.0.0.0 20140216050221 text/plain " +
                             std::to_string(head2.size()) + "\n" + head2 + "\n";
  const IngestResult v2 =
      read("b.arc.gz",
           gzip(second) + gzip("https://h.example/c 192.0.2.7 20140216050221 text/html 200 x - 17 "
                               "t.arc " +
                               size + "\n" + page + "\n"));
  EXPECT_THAT(urls(v2), ElementsAre("https://h.example/c"));
}

TEST_F(ReadCaptures, AManifestMaySpeakOfOneRecord) {
  folder_.write("a.warc", warc_page("https://h.example/1", "One.") +
                              warc_page("https://h.example/2", "Two."));
  const std::string manifest =
      folder_.write("m.jsonl", R"({"path":"a.warc#2","outlet":"Harbour Post"})");
  const std::vector<std::string> paths = {folder_.at("a.warc")};
  const auto result = read_inputs(paths, {.manifest = manifest});
  ASSERT_TRUE(result.ok());
  EXPECT_FALSE(result.value().records[0].manifest.outlet.has_value());
  EXPECT_EQ(result.value().records[1].manifest.outlet, "Harbour Post");
}

}  // namespace
}  // namespace wirestem::ingest
