// SPDX-License-Identifier: Apache-2.0
//
// Pages as files, what compresses them, and archives of them.
#include "read/ingest/stream_inputs.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "tests/unit/read/ingest/make_archives.hpp"

namespace wirestem::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kPage =
    "<!DOCTYPE html><html><body><p>The quay is open.</p></body></html>";

class StreamInputs : public ::testing::Test {
 protected:
  /// Records go to records_, the report comes back.
  IngestReport read(const std::vector<std::string>& paths, const IngestOptions& options = {}) {
    records_.clear();
    const auto sink = [this](SourceRecord&& record) { records_.push_back(std::move(record)); };
    Result<IngestReport> result = stream_inputs(paths, options, sink);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
    return result.ok() ? std::move(result).value() : IngestReport{};
  }
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const SourceRecord& record : records_) out.push_back(folder_.name(record.source_path));
    return out;
  }
  std::vector<std::string> told(const std::vector<SkippedInput>& lines) const {
    std::vector<std::string> out;
    for (const SkippedInput& line : lines) {
      out.push_back(folder_.name(line.source_path) + ": " + line.reason);
    }
    return out;
  }

  TempFolder folder_;
  std::vector<SourceRecord> records_;
};

TEST_F(StreamInputs, AnHtmlFileIsAPageOfRawBytes) {
  const std::string bytes = "<html><p>caf\xE9</p>";
  const std::string path = folder_.write("a.html", bytes);
  const IngestReport report = read({path});
  ASSERT_EQ(records_.size(), 1U);
  EXPECT_EQ(records_[0].media, Media::html);
  EXPECT_EQ(records_[0].bytes, bytes);
  EXPECT_EQ(records_[0].charset, "");
  EXPECT_EQ(records_[0].sha256, sha256_hex(bytes));
  EXPECT_EQ(report.records, 1U);
  ASSERT_EQ(report.inputs.size(), 1U);
  EXPECT_EQ(report.inputs[0].second, sha256_hex(bytes));
}

TEST_F(StreamInputs, APageIsKnownByItsContentOrItsName) {
  folder_.write("a.txt", kPage);
  folder_.write("b", "<?xml version=\"1.0\"?><!DOCTYPE html><html xmlns=\"x\"><p>x</p></html>");
  folder_.write("c.htm", "Words without a tag");
  folder_.write("d.txt", "Words that name <html> and go on");
  folder_.write("e.html", std::string("\xFF\xFE<\0h\0t\0m\0l\0>\0x\0", 16));
  folder_.write("f.txt", "Words < than tags, </b> said");
  read({folder_.path()});
  ASSERT_THAT(names(), ElementsAre("a.txt", "b", "c.htm", "d.txt", "e.html", "f.txt"));
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(records_[i].media, Media::html) << i;
  EXPECT_EQ(records_[5].media, Media::plain_text);
}

TEST_F(StreamInputs, ASavedPageTellsItsAddress) {
  folder_.write("a.html",
                "<!DOCTYPE html>\n<!-- saved from url=(0026)https://harbour.example/q -->\n<html>");
  folder_.write("b.html",
                "<html><!--\n Page saved with SingleFile \n url: https://harbour.example/r \n "
                "saved date: x\n-->");
  folder_.write(
      "c.html",
      "<html>\n<!-- Mirrored from harbour.example/s.html by HTTrack Website Copier/3.x -->");
  folder_.write("d.html", "<html><!-- saved from url=(0014)about:internet -->");
  folder_.write("e.html", "<html><p>saved from url=(0026)https://harbour.example/q</p>");
  read({folder_.path()});
  ASSERT_EQ(records_.size(), 5U);
  EXPECT_EQ(records_[0].record.url, "https://harbour.example/q");
  EXPECT_EQ(records_[1].record.url, "https://harbour.example/r");
  EXPECT_EQ(records_[2].record.url, "http://harbour.example/s.html");
  EXPECT_FALSE(records_[3].record.url.has_value());
  EXPECT_FALSE(records_[4].record.url.has_value());
}

TEST_F(StreamInputs, TheFolderThatABrowserSavesBesideAPageIsNoInput) {
  folder_.write("Quay.html", kPage);
  folder_.write("Quay_files/frame.html", kPage);
  folder_.write("Quay_files/style.css", "p { color: red }");
  folder_.write("other_files/a.html", kPage);
  const IngestReport report = read({folder_.path()});
  EXPECT_THAT(names(), ElementsAre("Quay.html", "other_files/a.html"));
  EXPECT_THAT(report.skipped, IsEmpty());
}

TEST_F(StreamInputs, ScriptsAndIndexesAreNoPages) {
  folder_.write("a.html", kPage);
  folder_.write("b.js", "const quay = 'open';");
  folder_.write("c.css", "p { color: red }");
  folder_.write("d.cdx", " CDX N b a m s k r M S V g\nexample,harbour)/ 2023 x text/html 200\n");
  folder_.write("e.xml", "<?xml version=\"1.0\"?><config><a>1</a></config>");
  const IngestReport report = read({folder_.path()});
  EXPECT_THAT(names(), ElementsAre("a.html"));
  EXPECT_THAT(told(report.skipped), ElementsAre("b.js: a page's script, style or drawing",
                                                "c.css: a page's script, style or drawing",
                                                "d.cdx: an index of a web archive, no page",
                                                "e.xml: XML that is no feed"));
}

TEST_F(StreamInputs, OfMhtmlTheMainPageIsRead) {
  folder_.write(
      "a.mhtml",
      "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://h.example/q\r\n"
      "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
      "\tboundary=\"--b--1\"\r\n\r\n\r\n----b--1\r\nContent-Type: text/html\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: x\r\n\r\n"
      "<p class=3D\"a\">The qu=\r\nay =C3=A9</p>\r\n----b--1\r\nContent-Type: text/css\r\n"
      "\r\np {}\r\n----b--1--\r\n");
  folder_.write(
      "b.mht",
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x; start=\"<two>\"\n\n"
      "--x\nContent-Type: text/html\n\n<p>A frame</p>\n--x\nContent-ID: <two>\n"
      "Content-Type: text/html; charset=\"ISO-8859-1\"\n"
      "Content-Location: http://h.example/two\nContent-Transfer-Encoding: base64\n\n"
      "PHA+VGhlIHF1YXk8L3A+\n--x--\n");
  folder_.write(
      "c.mht",
      "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=o\n\n--o\n"
      "Content-Type: multipart/alternative; boundary=i\n\n--i\nContent-Type: text/plain\n\n"
      "Plain\n--i\nContent-Type: text/html\n\n<p>Nested</p>");
  folder_.write("d.mht", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\nnone");
  const IngestReport report = read({folder_.path()});
  ASSERT_THAT(names(), ElementsAre("a.mhtml", "b.mht", "c.mht"));
  EXPECT_EQ(records_[0].bytes, "<p class=\"a\">The quay \xC3\xA9</p>\r\n");
  EXPECT_EQ(records_[0].record.url, "https://h.example/q");
  EXPECT_EQ(records_[1].bytes, "<p>The quay</p>");
  EXPECT_EQ(records_[1].charset, "iso-8859-1");
  EXPECT_EQ(records_[1].record.url, "http://h.example/two");
  EXPECT_EQ(records_[2].bytes, "<p>Nested</p>");
  EXPECT_EQ(records_[0].media, Media::html);
  EXPECT_THAT(told(report.skipped), ElementsAre("d.mht: no HTML page is in this MHTML file"));
}

TEST_F(StreamInputs, WhatIsCompressedIsReadByItsContent) {
  folder_.write("a.html.gz", gzip(kPage));
  folder_.write("b.gz",
                gzip("{\"id\":\"1\",\"text\":\"One.\"}\n{\"id\":\"2\",\"text\":\"Two.\"}\n"));
  folder_.write("c.jsonl.gz", gzip("{\"id\":\"1\",\"text\":\"<html> is a tag\"}\n"));
  folder_.write("d.txt.gz", gzip("The quay is open."));
  folder_.write("e.txt.gz", gzip(gzip("Wrapped twice.")));
  folder_.write("f.rss.gz", gzip("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><item>"
                                 "<title>Quay</title><description>The quay is open to all."
                                 "</description></item></channel></rss>"));
  const IngestReport report = read({folder_.path()});
  EXPECT_THAT(names(), ElementsAre("a.html.gz", "b.gz#1", "b.gz#2", "c.jsonl.gz#1", "d.txt.gz",
                                   "e.txt.gz", "f.rss.gz#1"));
  EXPECT_EQ(records_[0].media, Media::html);
  EXPECT_EQ(records_[0].sha256, sha256_hex(gzip(kPage)));
  EXPECT_EQ(report.inputs.size(), 6U);
}

TEST_F(StreamInputs, AFeedGivesARecordForEachEntryWithText) {
  const std::string path = folder_.write(
      "wire.xml",
      "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Wire</title><item><title>Quay"
      "</title><link>https://h.example/q</link><description>The quay is open to all who come."
      "</description></item></channel></rss>");
  read({path});
  ASSERT_THAT(names(), ElementsAre("wire.xml#1"));
  EXPECT_EQ(records_[0].record.title, "Quay");
}

TEST_F(StreamInputs, AnArchiveIsReadAsAFolder) {
  const NamedBytes files = {{"b/page.html", std::string(kPage)},
                            {"a.txt", "The quay is open."},
                            {".hidden/x.txt", "Hidden."},
                            {"__MACOSX/a.txt", "Hidden."},
                            {"b/page_files/frame.html", std::string(kPage)},
                            {"blank.txt", "  "},
                            {"crawl.warc.gz", gzip(warc_page("https://h.example/1", "One."))}};
  folder_.write("1.zip", zip(files));
  folder_.write("2.tar", tar({{"a.txt", "The quay is open."}}));
  folder_.write("3.tar.gz", gzip(tar({{"x/a.txt", "The quay is open."}})));
  folder_.write("4.tar.xz", tar_xz({{"x/a.txt", "The quay is open."}}));
  const IngestReport report = read({folder_.path()});
  EXPECT_THAT(names(), ElementsAre("1.zip/b/page.html", "1.zip/a.txt", "1.zip/crawl.warc.gz#1",
                                   "2.tar/a.txt", "3.tar.gz/x/a.txt", "4.tar.xz/x/a.txt"));
  EXPECT_THAT(told(report.skipped), ElementsAre("1.zip/blank.txt: empty file"));
  EXPECT_EQ(report.inputs.size(), 4U);
}

TEST_F(StreamInputs, ASevenZipArchiveIsRead) {
  const std::string archive =
      make_archive({{"a.html", std::string(kPage)}, {"b.txt", "The quay is open."}},
                   [](struct archive* a) { archive_write_set_format_7zip(a); });
  folder_.write("1.7z", archive);
  folder_.write("2.tar", tar({{"inner.7z", archive}}));
  read({folder_.path()});
  EXPECT_THAT(names(), ElementsAre("1.7z/a.html", "1.7z/b.txt", "2.tar/inner.7z/a.html",
                                   "2.tar/inner.7z/b.txt"));
}

TEST_F(StreamInputs, NamesInAnArchiveMayBeOfAnyScript) {
  const std::string path = folder_.write("a.zip", zip({{"Причал.html", std::string(kPage)}}));
  read({path});
  EXPECT_THAT(names(), ElementsAre("a.zip/Причал.html"));
}

TEST_F(StreamInputs, OfAWaczOnlyTheRecordingsAreRead) {
  const NamedBytes files = {
      {"datapackage.json", R"({"profile":"data-package","title":"x","text":"not a page"})"},
      {"pages/pages.jsonl",
       "{\"format\":\"json-pages-1.0\"}\n{\"url\":\"https://h.example/1\","
       "\"title\":\"Quay\",\"text\":\"One, as the browser saw it.\"}\n"},
      {"indexes/index.cdx.gz", gzip("example,h)/1 2023 {}")},
      {"archive/data.warc.gz", gzip(warc_page("https://h.example/1", "One."))}};
  folder_.write("a.wacz", zip(files));
  folder_.write("b.zip", zip(files));
  folder_.write("c.tar", tar({{"inner.wacz", zip(files)}}));
  const IngestReport report = read({folder_.path()});
  EXPECT_THAT(names(), ElementsAre("a.wacz/archive/data.warc.gz#1", "b.zip/archive/data.warc.gz#1",
                                   "c.tar/inner.wacz/archive/data.warc.gz#1"));
  EXPECT_THAT(report.skipped, IsEmpty());
}

TEST_F(StreamInputs, ArchivesInArchivesAreOpenedThreeDeep) {
  std::string archive = zip({{"page.html", std::string(kPage)}});
  archive = zip({{"in.zip", archive}});
  archive = zip({{"in.zip", archive}});
  folder_.write("three.zip", archive);
  folder_.write("four.zip", zip({{"in.zip", archive}}));
  const IngestReport report = read({folder_.path()});
  EXPECT_THAT(names(), ElementsAre("three.zip/in.zip/in.zip/page.html"));
  EXPECT_THAT(told(report.skipped),
              ElementsAre("four.zip/in.zip/in.zip/in.zip: archives in archives are opened three "
                          "deep only"));
}

TEST_F(StreamInputs, AnOfficeDocumentIsNoBundleOfPages) {
  folder_.write("a.docx", zip({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}}));
  folder_.write("a.txt", "The quay is open.");
  const IngestReport report = read({folder_.path()});
  EXPECT_THAT(names(), ElementsAre("a.txt"));
  EXPECT_THAT(told(report.skipped),
              ElementsAre("a.docx: office documents are not read by this version"));
}

TEST_F(StreamInputs, AManifestMaySpeakOfAFileInAnArchive) {
  const std::string path = folder_.write("a.zip", zip({{"x/a.txt", "One."}, {"x/b.txt", "Two."}}));
  const std::string manifest =
      folder_.write("m.jsonl", R"({"path":"a.zip/x/b.txt","outlet":"Harbour Post"})");
  read({path}, {.manifest = manifest});
  ASSERT_EQ(records_.size(), 2U);
  EXPECT_FALSE(records_[0].manifest.outlet.has_value());
  EXPECT_EQ(records_[1].manifest.outlet, "Harbour Post");
  read({}, {.manifest = manifest});
  EXPECT_EQ(records_.size(), 2U);
}

TEST_F(StreamInputs, APipeMayBringAnyOfThese) {
  std::istringstream page{std::string(kPage)};
  read({"-"}, {.standard_input = &page});
  EXPECT_EQ(records_.at(0).media, Media::html);
  std::istringstream warc(gzip(warc_page("https://h.example/1", "One.")));
  read({"-"}, {.standard_input = &warc});
  EXPECT_EQ(records_.at(0).source_path, "-#1");
  std::istringstream bundle(zip({{"a.txt", "The quay is open."}}));
  read({"-"}, {.standard_input = &bundle});
  EXPECT_EQ(records_.at(0).source_path, "-/a.txt");
}

TEST_F(StreamInputs, RecordsGoOutOneByOneBeforeTheNextIsRead) {
  // A sink that throws nothing away would hide a reader that collects first: so it writes the next.
  const std::string first = folder_.write("a.txt", "One.");
  const std::string second = folder_.write("b.txt", "not yet");
  std::vector<std::string> seen;
  const std::vector<std::string> paths = {first, second};
  const auto report = stream_inputs(paths, {}, [&](SourceRecord&& record) {
    seen.push_back(record.bytes);
    folder_.write("b.txt", "Two.");
  });
  ASSERT_TRUE(report.ok());
  EXPECT_THAT(seen, ElementsAre("One.", "Two."));
}

TEST_F(StreamInputs, BeyondAThousandLinesOfOneInputTheRestAreCounted) {
  std::string lines = "{\"id\":\"1\",\"text\":\"One.\"}\n";
  for (int i = 0; i < 1500; ++i) lines += "nonsense\n";
  const IngestReport report = read({folder_.write("a.jsonl", lines)});
  ASSERT_EQ(report.skipped.size(), 1001U);
  const auto told_lines = told(report.skipped);
  EXPECT_THAT(told_lines, ::testing::Contains("a.jsonl: 500 more like these, not named"));
}

TEST_F(StreamInputs, ALineOfControlBytesCostsNoOtherLine) {
  std::istringstream lines("{\"id\":\"a\",\"text\":\"The pier is open.\"}\n" +
                           std::string(90, '\7') +
                           "\n{\"id\":\"b\",\"text\":\"The pier was closed.\"}\n");
  const IngestReport report = read({"-"}, {.standard_input = &lines});
  ASSERT_EQ(records_.size(), 2U);
  EXPECT_EQ(records_[1].record.id, "b");
  EXPECT_EQ(report.skipped.size(), 1U);
}

TEST_F(StreamInputs, NoDigestIsMadeWhereNoneIsAsked) {
  const std::string path = folder_.write("a.html", kPage);
  const IngestReport report = read({path}, {.digest_inputs = false});
  ASSERT_EQ(records_.size(), 1U);
  EXPECT_THAT(report.inputs, IsEmpty());
}

}  // namespace
}  // namespace wirestem::ingest
