// SPDX-License-Identifier: Apache-2.0
//
// One record of each program's shape, all of them invented, with the keys that the program writes.
#include "read/ingest/detail/json_record.hpp"

#include <string>
#include <string_view>
#include <variant>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirestem::ingest::detail {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

SourceRecord record(std::string_view json) {
  RecordOrReason outcome = read_json_record(json);
  if (const std::string* reason = std::get_if<std::string>(&outcome)) {
    ADD_FAILURE() << *reason;
    return {};
  }
  return std::get<SourceRecord>(std::move(outcome));
}

std::string reason(std::string_view json) {
  const RecordOrReason outcome = read_json_record(json);
  const std::string* why = std::get_if<std::string>(&outcome);
  return why == nullptr ? "a record" : *why;
}

TEST(JsonRecord, TrafilaturaHasItsAddressInSource) {
  const SourceRecord page = record(
      R"({"title":"Ferry back on Monday","author":"Ada Okafor; Tom Reyes","hostname":"harbour.example",
          "date":"2024-05-06","fingerprint":"4c8a","id":null,"license":null,"comments":"",
          "raw_text":"Ferry back","text":"The ferry sails again.\nThe pier is dry.","language":"en",
          "image":null,"pagetype":"article","filedate":"2024-06-01",
          "source":"https://harbour.example/ferry","source-hostname":"Harbour Press",
          "excerpt":null,"categories":"","tags":""})");
  EXPECT_EQ(page.media, Media::plain_text);
  EXPECT_EQ(page.bytes, "The ferry sails again.\nThe pier is dry.");
  EXPECT_EQ(page.record.title, "Ferry back on Monday");
  EXPECT_EQ(page.record.url, "https://harbour.example/ferry");
  EXPECT_EQ(page.record.outlet, "Harbour Press");
  EXPECT_EQ(page.record.published, "2024-05-06");
  EXPECT_EQ(page.record.language, "en");
  EXPECT_THAT(page.record.authors, ElementsAre("Ada Okafor", "Tom Reyes"));
}

TEST(JsonRecord, AnIdOfAnExtractorDoesNotMakeItsTextClean) {
  EXPECT_EQ(record(R"({"id":"7","text":"The ferry sails.","fingerprint":"4c8a"})").media,
            Media::plain_text);
}

TEST(JsonRecord, NewspaperWritesPythonsDates) {
  const SourceRecord page = record(
      R"({"url":"https://harbour.example/ferry?x=1","read_more_link":"","language":"en",
          "title":"Ferry back on Monday","top_image":"https://harbour.example/f.jpg",
          "meta_img":"","images":[],"movies":[],"keywords":[],"meta_keywords":[""],"tags":[],
          "authors":["Ada Okafor","Tom Reyes"],"publish_date":"2024-05-06 07:08:09+02:00",
          "summary":"","meta_description":"","meta_lang":"en","meta_favicon":"",
          "meta_site_name":"Harbour Press","source_url":"https://harbour.example",
          "canonical_link":"https://harbour.example/ferry","text":"The ferry sails again."})");
  EXPECT_EQ(page.media, Media::plain_text);
  EXPECT_EQ(page.record.url, "https://harbour.example/ferry?x=1");
  EXPECT_EQ(page.record.outlet, "Harbour Press");
  EXPECT_EQ(page.record.published, "2024-05-06T07:08:09+02:00");
  EXPECT_THAT(page.record.authors, ElementsAre("Ada Okafor", "Tom Reyes"));
}

TEST(JsonRecord, TheSitesAddressIsNotThePages) {
  const SourceRecord page = record(
      R"({"text":"Open.","source_url":"https://harbour.example","publish_date":null,"authors":[]})");
  EXPECT_EQ(page.record.url, std::nullopt);
  EXPECT_EQ(page.record.published, std::nullopt);
}

TEST(JsonRecord, NewsPleaseHasMaintextAndTwoDates) {
  const SourceRecord page = record(
      R"({"authors":["Ada Okafor"],"date_download":"2024-06-01 00:00:00",
          "date_modify":"2024-05-07 10:00:00","date_publish":"2024-05-06 07:08:09",
          "description":"A teaser.","filename":"x.json","image_url":null,"language":"en",
          "localpath":null,"maintext":"The ferry sails again.","source_domain":"harbour.example",
          "text":"Menu Home The ferry sails again.","title":"Ferry back","title_page":null,
          "title_rss":null,"url":"https://harbour.example/ferry"})");
  EXPECT_EQ(page.bytes, "The ferry sails again.");
  EXPECT_EQ(page.record.published, "2024-05-06T07:08:09");
  EXPECT_EQ(page.record.modified, "2024-05-07T10:00:00");
  EXPECT_EQ(page.record.outlet, "harbour.example");
}

TEST(JsonRecord, NewsPleaseWithoutMaintextIsSkipped) {
  EXPECT_EQ(reason(R"({"maintext":null,"date_publish":"None","description":"A teaser.",
                       "title":"Ferry back","url":"https://harbour.example/ferry"})"),
            "its text is empty");
}

TEST(JsonRecord, FundusHasSectionsAndThePageBesideThem) {
  const SourceRecord page = record(
      R"({"title":"Ferry back on Monday","authors":["Ada Okafor"],
          "body":{"summary":["In short."],"sections":[
            {"headline":[],"paragraphs":["The ferry sails again.","The pier is dry."]},
            {"headline":["What next"],"paragraphs":["A second boat."]}]},
          "publishing_date":"2024-05-06 07:08:09+02:00","topics":["Coast"],"free_access":true,
          "publisher":"Harbour Press","lang":"en",
          "html":{"requested_url":"https://harbour.example/f",
                  "responded_url":"https://harbour.example/ferry","content":"<html>x</html>"}})");
  EXPECT_EQ(page.media, Media::plain_text);
  EXPECT_EQ(
      page.bytes,
      "In short.\n\nThe ferry sails again.\n\nThe pier is dry.\n\nWhat next\n\nA second boat.");
  EXPECT_EQ(page.record.url, "https://harbour.example/ferry");
  EXPECT_EQ(page.record.outlet, "Harbour Press");
  EXPECT_EQ(page.record.published, "2024-05-06T07:08:09+02:00");
  EXPECT_EQ(record(R"({"plaintext":"Open.","body":{"sections":[]},"publishing_date":null})").bytes,
            "Open.");
}

TEST(JsonRecord, PassimsRecordsAreCleanAndTheirSeriesIsTheOutlet) {
  const SourceRecord page = record(
      R"({"id":"harbour-1868-05-01/p2","series":"Harbour Press","date":"1868-05-01",
          "text":"The ferry\nsails.","cluster":7,"size":3,"begin":120,"end":136,"pages":[]})");
  EXPECT_EQ(page.media, Media::clean_text);
  EXPECT_EQ(page.bytes, "The ferry\nsails.");
  EXPECT_EQ(page.record.id, "harbour-1868-05-01/p2");
  EXPECT_EQ(page.record.outlet, "Harbour Press");
  EXPECT_EQ(page.record.published, "1868-05-01");
}

TEST(JsonRecord, Ninjs1HasOneFieldForEachForm) {
  const SourceRecord item = record(
      R"({"uri":"urn:newsml:harbour.example:20240506:7","type":"text","version":"2",
          "firstcreated":"2024-05-06T07:08:09+0200","versioncreated":"2024-05-07T10:00:00Z",
          "pubstatus":"usable","urgency":4,"copyrightholder":"Harbour Agency",
          "usageterms":"Not for archives","language":"en-GB","byline":"Ada Okafor",
          "headline":"Ferry back","located":"Seaford","body_html":"<p>The ferry sails.</p>",
          "body_text":"The ferry sails.",
          "infosource":[{"name":"Harbour Agency"},{"name":"Coast Daily","uri":"https://coast.example/"}]})");
  EXPECT_EQ(item.media, Media::html);
  EXPECT_EQ(item.bytes, "<p>The ferry sails.</p>");
  EXPECT_EQ(item.record.title, "Ferry back");
  EXPECT_EQ(item.record.url, std::nullopt);
  EXPECT_EQ(item.record.outlet, "Harbour Agency");
  EXPECT_EQ(item.record.published, "2024-05-06T07:08:09+02:00");
  EXPECT_EQ(item.record.modified, "2024-05-07T10:00:00Z");
  EXPECT_THAT(item.record.authors, ElementsAre("Ada Okafor"));
  ASSERT_TRUE(item.record.republished_from.has_value());
  EXPECT_EQ(item.record.republished_from->name, "Coast Daily");
  EXPECT_EQ(item.record.republished_from->url, "https://coast.example/");
}

TEST(JsonRecord, Ninjs2And3HaveLists) {
  for (const bool camel : {false, true}) {
    const std::string type = camel ? "contentType" : "contenttype";
    const std::string json =
        R"({"uri":"https://harbour.example/7","headlines":[{"role":"sub","value":"No"},
            {"role":"main","value":"Ferry back"}],"bodies":[{"role":"main",")" +
        type + R"(":"text/plain","value":"The ferry sails."},{"role":"main",")" + type +
        R"(":"text/html","value":"<p>The ferry sails.</p>"}],"by":"Ada Okafor",")" +
        (camel ? "versionCreated" : "versioncreated") + R"(":"2024-05-07T10:00:00Z",")" +
        (camel ? "copyrightHolder" : "copyrightholder") + R"(":"Harbour Agency"})";
    const SourceRecord item = record(json);
    EXPECT_EQ(item.media, Media::html);
    EXPECT_EQ(item.bytes, "<p>The ferry sails.</p>");
    EXPECT_EQ(item.record.title, "Ferry back");
    EXPECT_EQ(item.record.url, "https://harbour.example/7");
    EXPECT_EQ(item.record.outlet, "Harbour Agency");
    EXPECT_EQ(item.record.published, "2024-05-07T10:00:00Z");
    EXPECT_EQ(item.record.modified, std::nullopt);
    EXPECT_THAT(item.record.authors, ElementsAre("Ada Okafor"));
  }
}

TEST(JsonRecord, ANinjsPictureHasNoText) {
  EXPECT_EQ(reason(R"({"uri":"urn:7","type":"picture","pubstatus":"usable","headline":"Pier"})"),
            "no text field");
}

TEST(JsonRecord, APageInALineIsAPage) {
  const SourceRecord page = record(
      R"({"url":"https://harbour.example/ferry","html":"<html><body><p>The ferry sails.</p></body></html>"})");
  EXPECT_EQ(page.media, Media::html);
  EXPECT_EQ(page.bytes, "<html><body><p>The ferry sails.</p></body></html>");
  EXPECT_EQ(page.charset, "utf-8");
  EXPECT_EQ(page.record.url, "https://harbour.example/ferry");
}

TEST(JsonRecord, SchemaOrgAndWordPressAreRead) {
  const SourceRecord article = record(
      R"({"@type":"NewsArticle","headline":"Ferry back","articleBody":"The ferry sails.",
          "author":[{"@type":"Person","name":"Ada Okafor"}],"datePublished":"2024-05-06T07:08:09Z",
          "dateModified":"2024-05-07","publisher":{"@type":"Organization","name":"Harbour Press"},
          "mainEntityOfPage":{"@id":"https://harbour.example/ferry"},"inLanguage":"en-GB"})");
  EXPECT_EQ(article.media, Media::plain_text);
  EXPECT_EQ(article.record.outlet, "Harbour Press");
  EXPECT_EQ(article.record.url, "https://harbour.example/ferry");
  EXPECT_EQ(article.record.modified, "2024-05-07");
  EXPECT_THAT(article.record.authors, ElementsAre("Ada Okafor"));
  const SourceRecord post = record(
      R"({"id":7,"date":"2024-05-06T07:08:09","modified":"2024-05-06T07:08:09",
          "link":"https://harbour.example/ferry","title":{"rendered":"Quay &amp; pier"},
          "content":{"rendered":"<p>The ferry sails.</p>"}})");
  EXPECT_EQ(post.media, Media::html);
  EXPECT_EQ(post.record.title, "Quay & pier");
  EXPECT_EQ(post.record.url, "https://harbour.example/ferry");
  EXPECT_EQ(post.record.modified, std::nullopt);
}

TEST(JsonRecord, AJsonFeedAndAWrappedListAreContainers) {
  const auto feed = read_json_document(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Harbour","items":[
          {"id":"1","content_text":"The ferry sails."},{"id":"2","url":"https://a.example/2"}]})");
  ASSERT_THAT(feed, SizeIs(2));
  EXPECT_EQ(std::get<SourceRecord>(feed[0]).record.outlet, "Harbour");
  EXPECT_EQ(std::get<std::string>(feed[1]), "only an address");
  const auto list = read_json_document(
      R"({"status":"ok","totalResults":2,"articles":[{"source":{"id":null,"name":"Harbour Press"},
          "author":"Ada Okafor","title":"Ferry back","url":"https://harbour.example/ferry",
          "publishedAt":"2024-05-06T07:08:09Z","content":"The ferry sails."},{"title":"None"}]})");
  ASSERT_THAT(list, SizeIs(2));
  EXPECT_EQ(std::get<SourceRecord>(list[0]).record.outlet, "Harbour Press");
  EXPECT_EQ(std::get<std::string>(list[1]), "no text field");
}

TEST(JsonRecord, ValuesOfTheWrongKindAreNoReasonToFail) {
  EXPECT_EQ(reason(R"({"text":7,"html":[1],"body":{"sections":{"a":1}},"content":null})"),
            "its text is empty");
  const SourceRecord page = record(
      R"({"text":"Open.","fingerprint":1,"title":["a"],"authors":{"x":1},"date":{"y":2},
          "language":7,"url":false,"publisher":[],"source":9,"html":{"responded_url":3}})");
  EXPECT_EQ(page.bytes, "Open.");
  EXPECT_EQ(page.record.title, std::nullopt);
  EXPECT_THAT(page.record.authors, IsEmpty());
  EXPECT_EQ(reason(R"({"uri":1,"bodies":[1,{"value":2}],"headlines":"x"})"), "no text field");
}

}  // namespace
}  // namespace wirestem::ingest::detail
