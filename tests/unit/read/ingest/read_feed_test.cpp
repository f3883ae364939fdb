// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/read_feed.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirestem::ingest::detail {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

FeedRecords read(std::string_view bytes) { return read_feed(bytes, "wire.xml", "5eed"); }

/// The one item of an RSS channel with that inside.
SourceRecord item(std::string_view inside) {
  std::string feed =
      "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><title>Harbour Press"
      "</title><link>https://harbour.example/</link><language>en-gb</language><item>";
  feed += inside;
  feed += "<description>The pier is open.</description></item></channel></rss>";
  const FeedRecords out = read(feed);
  return out.records.empty() ? SourceRecord() : out.records[0];
}

TEST(ReadFeed, AnRssItemIsARecordWithAllThatTheFeedTellsOfIt) {
  const SourceRecord record = item(
      "<title>Ferry back on Monday</title><link>https://harbour.example/ferry</link>"
      "<dc:creator>Ada Okafor</dc:creator><dc:creator>Tom Reyes</dc:creator>"
      "<pubDate>Mon, 06 May 2024 07:08:09 +0200</pubDate>"
      "<content:encoded><![CDATA[<p>The <b>ferry</b> sails again.</p>]]></content:encoded>");
  EXPECT_EQ(record.source_path, "wire.xml#1");
  EXPECT_EQ(record.sha256, "5eed");
  EXPECT_EQ(record.media, Media::html);
  EXPECT_EQ(record.bytes, "<p>The <b>ferry</b> sails again.</p>");
  EXPECT_EQ(record.record.title, "Ferry back on Monday");
  EXPECT_EQ(record.record.url, "https://harbour.example/ferry");
  EXPECT_EQ(record.record.outlet, "Harbour Press");
  EXPECT_EQ(record.record.language, "en-GB");
  EXPECT_EQ(record.record.published, "2024-05-06T07:08:09+02:00");
  EXPECT_THAT(record.record.authors, ElementsAre("Ada Okafor", "Tom Reyes"));
  EXPECT_FALSE(record.record.republished_from.has_value());
}

TEST(ReadFeed, AnItemKeepsWhomItNamesAsItsSource) {
  const SourceRecord record = item("<source url='https://coast.example/feed'>Coast Daily</source>");
  ASSERT_TRUE(record.record.republished_from.has_value());
  EXPECT_EQ(record.record.republished_from->name, "Coast Daily");
  EXPECT_EQ(record.record.republished_from->url, "https://coast.example/feed");
  EXPECT_EQ(record.record.outlet, "Harbour Press");
}

TEST(ReadFeed, AnEntryMayCarryTheHeadOfTheFeedItIsFrom) {
  const FeedRecords feed = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>Planet Harbour</title><entry>"
      "<title>Pier</title><link href='https://coast.example/pier'/><source>"
      "<title>Coast Daily</title><link rel='self' href='https://coast.example/feed'/>"
      "<link href='https://coast.example/'/><author><name>Ada Okafor</name></author></source>"
      "<summary>The pier is open.</summary></entry></feed>");
  ASSERT_THAT(feed.records, SizeIs(1));
  const GivenMetadata& given = feed.records[0].record;
  ASSERT_TRUE(given.republished_from.has_value());
  EXPECT_EQ(given.republished_from->name, "Coast Daily");
  EXPECT_EQ(given.republished_from->url, "https://coast.example/");
  EXPECT_THAT(given.authors, ElementsAre("Ada Okafor"));
  EXPECT_EQ(given.outlet, "Planet Harbour");
}

TEST(ReadFeed, OfSeveralTextsTheFullestIsTheBody) {
  EXPECT_EQ(item("").bytes, "The pier is open.");
  EXPECT_EQ(item("").media, Media::plain_text);
  EXPECT_EQ(item("<content:encoded> </content:encoded>").bytes, "The pier is open.");
  EXPECT_EQ(item("<content:encoded>Short.</content:encoded>").bytes, "Short.");
}

TEST(ReadFeed, AtomsTypesSayWhatATextIs) {
  const auto body = [](std::string_view content) {
    const FeedRecords feed = read("<feed xmlns='http://www.w3.org/2005/Atom'><entry>" +
                                  std::string(content) + "</entry></feed>");
    return feed.records.empty() ? SourceRecord() : feed.records[0];
  };
  const SourceRecord xhtml = body(
      "<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'><h:p>Quay &amp; "
      "pier<h:br/>open</h:p></h:div></content>");
  EXPECT_EQ(xhtml.media, Media::html);
  EXPECT_EQ(xhtml.bytes, "<div><p>Quay &amp; pier<br>open</p></div>");
  const SourceRecord html = body("<content type='html'>Quay &amp;amp; &lt;b>pier&lt;/b></content>");
  EXPECT_EQ(html.media, Media::html);
  EXPECT_EQ(html.bytes, "Quay &amp; <b>pier</b>");
  const SourceRecord text = body("<content type='text'>The &lt;pier> element</content>");
  EXPECT_EQ(text.media, Media::plain_text);
  EXPECT_EQ(text.bytes, "The <pier> element");
  EXPECT_EQ(body("<content mode='base64'>VGhlIHBpZXIgaXMgb3Blbi4=</content>").bytes,
            "The pier is open.");
}

TEST(ReadFeed, HtmlThatWasEscapedTwiceIsReadAsHtml) {
  const SourceRecord record = item(
      "<content:encoded>&amp;lt;p&amp;gt;The ferry sails at eight.&amp;lt;/p&amp;gt;"
      "</content:encoded>");
  EXPECT_EQ(record.bytes, "<p>The ferry sails at eight.</p>");
}

TEST(ReadFeed, TheAddressIsThePagesOwn) {
  EXPECT_EQ(item("<link>/ferry?a=1&amp;b=2</link>").record.url,
            "https://harbour.example/ferry?a=1&b=2");
  EXPECT_EQ(item("<guid>https://harbour.example/1</guid>").record.url, "https://harbour.example/1");
  EXPECT_EQ(item("<guid isPermaLink='false'>https://harbour.example/1</guid>").record.url,
            std::nullopt);
  EXPECT_EQ(item("<feedburner:origLink>https://harbour.example/own</feedburner:origLink>"
                 "<link>https://proxy.example/x</link>")
                .record.url,
            "https://harbour.example/own");
  EXPECT_EQ(item("<atom:link rel='enclosure' href='a.mp3'/><link>/b</link>").record.url,
            "https://harbour.example/b");
}

TEST(ReadFeed, XmlBaseHoldsForWhatIsBelow) {
  const FeedRecords feed = read(
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://harbour.example/news/'>"
      "<entry xml:base='2024/'><link href='ferry'/><summary>Open.</summary></entry></feed>");
  ASSERT_THAT(feed.records, SizeIs(1));
  EXPECT_EQ(feed.records[0].record.url, "https://harbour.example/news/2024/ferry");
}

TEST(ReadFeed, AuthorsAreNamesNotAddresses) {
  EXPECT_THAT(item("<author>ada@harbour.example (Ada Okafor)</author>").record.authors,
              ElementsAre("Ada Okafor"));
  EXPECT_THAT(item("<author>Ada Okafor &lt;ada@harbour.example&gt;</author>").record.authors,
              ElementsAre("Ada Okafor"));
  EXPECT_THAT(item("<author>ada@harbour.example</author>").record.authors, IsEmpty());
  EXPECT_THAT(item("<itunes:author>Radio Quay</itunes:author><dc:creator>Tom Reyes</dc:creator>")
                  .record.authors,
              ElementsAre("Tom Reyes"));
}

TEST(ReadFeed, ModificationStandsApartFromPublication) {
  const FeedRecords feed = read(
      "<feed xmlns='http://www.w3.org/2005/Atom'><entry><published>2024-05-06T07:08:09Z</published>"
      "<updated>2024-05-07T10:00:00Z</updated><summary>Open.</summary></entry><entry>"
      "<updated>2024-05-08T10:00:00Z</updated><summary>Open.</summary></entry></feed>");
  ASSERT_THAT(feed.records, SizeIs(2));
  EXPECT_EQ(feed.records[0].record.published, "2024-05-06T07:08:09Z");
  EXPECT_EQ(feed.records[0].record.modified, "2024-05-07T10:00:00Z");
  EXPECT_EQ(feed.records[1].record.published, "2024-05-08T10:00:00Z");
  EXPECT_EQ(feed.records[1].record.modified, std::nullopt);
}

TEST(ReadFeed, Rss10AndOtherPrefixesAreKnownByTheirNamespaces) {
  const FeedRecords feed = read(
      "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns:x='http://purl.org/rss/1.0/'"
      " xmlns:y='http://purl.org/dc/elements/1.1/' xmlns:z='https://else.example/ns'>"
      "<x:channel><x:title>Harbour</x:title><y:publisher>Harbour Press</y:publisher></x:channel>"
      "<x:item r:about='https://harbour.example/1'><z:title>Not "
      "this</z:title><x:title>Pier</x:title>"
      "<y:date>2024-05-06</y:date><x:description>It is open.</x:description></x:item></r:RDF>");
  ASSERT_THAT(feed.records, SizeIs(1));
  EXPECT_EQ(feed.records[0].record.title, "Pier");
  EXPECT_EQ(feed.records[0].record.outlet, "Harbour Press");
  EXPECT_EQ(feed.records[0].record.published, "2024-05-06");
}

TEST(ReadFeed, EachEntryWithoutTextIsSkippedAndItsAddressGiven) {
  const FeedRecords feed = read(
      "<rss><channel><item><title>One</title><link>https://a.example/1</link></item>"
      "<item><title>Two</title><description>Open.</description></item>"
      "<item><title>Three</title><description>&lt;img src='x'&gt;</description></item>"
      "</channel></rss>");
  ASSERT_THAT(feed.records, SizeIs(1));
  EXPECT_EQ(feed.records[0].source_path, "wire.xml#2");
  ASSERT_THAT(feed.skipped, SizeIs(2));
  EXPECT_EQ(feed.skipped[0].source_path, "wire.xml#1");
  EXPECT_EQ(feed.skipped[0].reason, "only an address");
  EXPECT_EQ(feed.skipped[1].reason, "an entry without text");
  ASSERT_THAT(feed.addresses, SizeIs(1));
  EXPECT_EQ(feed.addresses[0].url, "https://a.example/1");
}

TEST(ReadFeed, ANewsSitemapHoldsAddressesOnly) {
  const FeedRecords feed = read(
      "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
      "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'><url>"
      "<loc>https://harbour.example/ferry</loc><news:news><news:publication><news:name>Harbour"
      "</news:name></news:publication><news:title>Ferry</news:title></news:news></url></urlset>");
  EXPECT_THAT(feed.records, IsEmpty());
  ASSERT_THAT(feed.skipped, SizeIs(1));
  EXPECT_EQ(feed.skipped[0].reason, "only an address");
  ASSERT_THAT(feed.addresses, SizeIs(1));
  EXPECT_EQ(feed.addresses[0].url, "https://harbour.example/ferry");
  EXPECT_EQ(feed.addresses[0].kind, AddressKind::page);
}

TEST(ReadFeed, AnIndexOfSitemapsAndOpmlNameWhatToFetchNext) {
  const FeedRecords index =
      read("<sitemapindex><sitemap><loc>https://a.example/may.xml</loc></sitemap></sitemapindex>");
  ASSERT_THAT(index.addresses, SizeIs(1));
  EXPECT_EQ(index.addresses[0].kind, AddressKind::sitemap);
  const FeedRecords opml = read(
      "<opml><body><outline text='Coast'><outline text='Harbour' type='rss' "
      "xmlUrl='https://harbour.example/feed'/></outline></body></opml>");
  ASSERT_THAT(opml.addresses, SizeIs(1));
  EXPECT_EQ(opml.addresses[0].kind, AddressKind::feed);
  EXPECT_EQ(opml.addresses[0].url, "https://harbour.example/feed");
}

TEST(ReadFeed, JsonFeedGivesHtmlOrText) {
  const FeedRecords feed = read(
      R"({"version":"https://jsonfeed.org/version/1.1","title":"Harbour","language":"de-de",
          "authors":[{"name":"Ada Okafor"}],"items":[
          {"id":"1","url":"https://a.example/1","content_html":"<p>Open.</p>",
           "date_published":"2024-05-06T07:08:09+02:00","authors":[{"name":"Tom Reyes"}]},
          {"id":2,"content_text":"Closed.","title":"Two"}, 7]})");
  ASSERT_THAT(feed.records, SizeIs(2));
  EXPECT_EQ(feed.records[0].media, Media::html);
  EXPECT_EQ(feed.records[0].record.published, "2024-05-06T07:08:09+02:00");
  EXPECT_THAT(feed.records[0].record.authors, ElementsAre("Tom Reyes"));
  EXPECT_EQ(feed.records[1].media, Media::plain_text);
  EXPECT_EQ(feed.records[1].record.language, "de-DE");
  EXPECT_THAT(feed.records[1].record.authors, ElementsAre("Ada Okafor"));
  EXPECT_THAT(feed.skipped, SizeIs(1));
}

TEST(ReadFeed, EntitiesAreNeverExpanded) {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY a0 'boom'>";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " '";
    for (int k = 0; k < 10; ++k) bomb += before;
    bomb += "'>";
  }
  bomb +=
      "<!ENTITY file SYSTEM 'file:///etc/hostname'>]><rss><channel><item><title>&a29;</title>"
      "<description>&file; and more.</description></item></channel></rss>";
  const FeedRecords feed = read(bomb);
  ASSERT_THAT(feed.records, SizeIs(1));
  EXPECT_EQ(feed.records[0].record.title, "&a29;");
  EXPECT_EQ(feed.records[0].bytes, "&file; and more.");
}

TEST(ReadFeed, AFeedThatIsCutOffGivesWhatCameThrough) {
  const FeedRecords feed = read(
      "<rss><channel><item><title>One</title><description>Open.</description></item>"
      "<item><title>Two</title><description>Clos");
  ASSERT_THAT(feed.records, SizeIs(2));
  EXPECT_EQ(feed.records[1].bytes, "Clos");
}

TEST(ReadFeed, ItemsThatAreNeverClosedAreStillSeveral) {
  const FeedRecords feed = read(
      "<rss><channel><item><title>One</title><description>First.</description>"
      "<item><title>Two</title><description>Second.</description></channel></rss>");
  ASSERT_THAT(feed.records, SizeIs(2));
  EXPECT_EQ(feed.records[0].bytes, "First.");
  EXPECT_EQ(feed.records[1].record.title, "Two");
}

TEST(ReadFeed, TheCharsetIsThatOfTheXmlDeclarationOrTheTransport) {
  const std::string feed =
      "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><description>"
      "\xCF\xF0\xE8\xF7\xE0\xEB \xEE\xF2\xEA\xF0\xFB\xF2.</description></item></channel></rss>";
  ASSERT_THAT(read(feed).records, SizeIs(1));
  EXPECT_EQ(read(feed).records[0].bytes, "Причал открыт.");
  EXPECT_EQ(read(feed).records[0].charset, "utf-8");
}

TEST(ReadFeed, WhatIsNoFeedSaysSo) {
  EXPECT_EQ(read("only words").skipped[0].reason, "no feed");
  EXPECT_EQ(read("<rss><channel/></rss>").skipped[0].reason, "a feed without entries");
  EXPECT_EQ(read("").skipped[0].source_path, "wire.xml");
}

TEST(LooksLikeFeed, KnowsFeedsByTheirFirstElement) {
  EXPECT_TRUE(looks_like_feed("<?xml version='1.0'?>\n<!-- made by hand -->\n<rss version='2.0'>"));
  EXPECT_TRUE(looks_like_feed("\xEF\xBB\xBF<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
  EXPECT_TRUE(
      looks_like_feed("<!DOCTYPE rdf:RDF [ <!ENTITY % x \"a>b\"> ]><rdf:RDF "
                      "xmlns=\"http://purl.org/rss/1.0/\">"));
  EXPECT_TRUE(looks_like_feed("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>"));
  EXPECT_TRUE(looks_like_feed("<urlset>"));
  EXPECT_TRUE(looks_like_feed("<opml version='2.0'>"));
  EXPECT_TRUE(looks_like_feed("{ \"version\": \"https://jsonfeed.org/version/1\","));
  EXPECT_TRUE(looks_like_feed(std::string_view("<\0r\0s\0s\0>\0", 10)));
}

TEST(LooksLikeFeed, LeavesOtherMarkupAlone) {
  EXPECT_FALSE(looks_like_feed("<!DOCTYPE html><html><head><rss>"));
  EXPECT_FALSE(looks_like_feed("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>"));
  EXPECT_FALSE(looks_like_feed("<svg xmlns='http://www.w3.org/2000/svg'>"));
  EXPECT_FALSE(looks_like_feed("<rdf:RDF xmlns:foaf='http://xmlns.com/foaf/0.1/'>"));
  EXPECT_FALSE(looks_like_feed("<feed xmlns='urn:machines:corn'>"));
  EXPECT_FALSE(looks_like_feed("Ferry <rss> is not at the beginning"));
  EXPECT_FALSE(looks_like_feed("{\"text\": \"see jsonfeed.org/version/1\"}"));
  EXPECT_FALSE(looks_like_feed("{\"id\": 1}\n{\"version\": \"https://jsonfeed.org/version/1\"}"));
  EXPECT_FALSE(looks_like_feed("{\"a\": {\"version\": \"https://jsonfeed.org/version/1\"}}"));
  EXPECT_FALSE(looks_like_feed(""));
}

}  // namespace
}  // namespace wirestem::ingest::detail
