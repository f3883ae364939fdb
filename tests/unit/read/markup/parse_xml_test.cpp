// SPDX-License-Identifier: Apache-2.0
#include "read/markup/parse_xml.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirestem::markup {
namespace {

/// The tree on one line: name[attributes]( children ), texts in quotation marks. Only for trees as
/// small as these: it calls itself for each level.
std::string outline(const Document& document, NodeId node) {
  std::string out;
  for (NodeId child = document[node].first_child; child != no_node; child = document[child].next) {
    const Node& one = document[child];
    if (!out.empty()) out += ' ';
    if (one.kind == NodeKind::text) out += "'" + std::string(one.text) + "'";
    if (one.kind == NodeKind::comment) out += "<!" + std::string(one.text) + ">";
    if (one.kind != NodeKind::element) continue;
    out += one.text;
    for (const Attribute& attribute : document.attributes(child)) {
      out += "[" + std::string(attribute.name) + "=" + std::string(attribute.value) + "]";
    }
    const std::string inside = outline(document, child);
    if (!inside.empty()) out += "(" + inside + ")";
  }
  return out;
}

std::string outline(std::string_view xml) {
  const Result<Document> document = parse_xml(xml);
  return document ? outline(document.value(), 0) : "error: " + document.error().message;
}

TEST(ParseXml, ReadsWellFormedXmlAsItStands) {
  EXPECT_EQ(outline("<?xml version='1.0'?>\n<rss version=\"2.0\"><channel><dc:creator>Ms "
                    "Okafor</dc:creator><link/></channel></rss>"),
            "'\n' rss[version=2.0](channel(dc:creator('Ms Okafor') link))");
}

TEST(ParseXml, KeepsTheCaseAndPrefixOfNames) {
  EXPECT_EQ(outline("<a:Item pubDate='1' A:b='2'/>"), "a:Item[pubDate=1][A:b=2]");
}

TEST(ParseXml, ResolvesTheReferencesOfXmlAndHtml) {
  EXPECT_EQ(
      outline("<t a='&quot;&eacute;&#x41;'>Quay &amp; Pier&nbsp;&hellip; &#8217;&lt;b&gt;</t>"),
      "t[a=\"éA]('Quay & Pier\u00A0… ’<b>')");
}

TEST(ParseXml, LeavesWhatIsNoReference) {
  EXPECT_EQ(outline("<l>http://pier.example/?a=1&copy=2&b</l>"),
            "l('http://pier.example/?a=1&copy=2&b')");
  EXPECT_EQ(outline("<l>AT&T &unknown; &</l>"), "l('AT&T &unknown; &')");
}

TEST(ParseXml, TakesCdataAsText) {
  EXPECT_EQ(outline("<d>One <![CDATA[<b>&amp;]]> two</d>"), "d('One <b>&amp; two')");
}

TEST(ParseXml, PassesOverADoctypeAndNeverExpandsItsEntities) {
  EXPECT_EQ(outline("<!DOCTYPE rss [ <!ENTITY a \"x ]> \"> <!-- ' --> <!ENTITY b '&a;&a;'> ]>"
                    "<rss>&b;</rss>"),
            "rss('&b;')");
  EXPECT_EQ(outline("<!DOCTYPE r SYSTEM 'file:///etc/passwd' [<!ENTITY e SYSTEM 'x'>]><r>&e;</r>"),
            "r('&e;')");
}

TEST(ParseXml, ADoctypeThatNeverEndsGivesUpAtItsFirstBracket) {
  EXPECT_EQ(outline("<!DOCTYPE rss [ <rss><t>Pier</t></rss>"), "t('Pier')");
}

TEST(ParseXml, CrossedAndUnclosedTagsCloseWhatTheyCan) {
  EXPECT_EQ(outline("<a><b>x<c>y</b>z</a>"), "a(b('x' c('y')) 'z')");
  EXPECT_EQ(outline("<a>x</b>y</a>z"), "a('xy') 'z'");
  EXPECT_EQ(outline("<a><b>x"), "a(b('x'))");
  EXPECT_EQ(outline("<pubDate>1</pubdate><t/>"), "pubDate('1') t");
}

TEST(ParseXml, ALooseAngleBracketIsText) {
  EXPECT_EQ(outline("<t>1 < 2 <3 > 2</t>"), "t('1 < 2 <3 > 2')");
}

TEST(ParseXml, ReadsAttributesWrittenCarelessly) {
  EXPECT_EQ(outline("<a b=c d = 'e' f/><g h='i/>"), "a[b=c][d=e][f=] g[h='i/]");
  EXPECT_EQ(outline("<a b='1'<c/>"), "a[b=1](c)");
}

TEST(ParseXml, WithoutAnElementItIsMalformed) {
  EXPECT_EQ(parse_xml("only text & no more").error().code, ErrorCode::malformed);
  EXPECT_FALSE(parse_xml("").ok());
  EXPECT_FALSE(parse_xml("<!-- <a/> --><?b?>").ok());
}

TEST(ParseXml, CommentsStayAndInstructionsGo) {
  EXPECT_EQ(outline("<a><!-- x --><?php echo '>' ?>y</a>"), "a(<! x > 'y')");
  EXPECT_EQ(outline("<a/><!-- never closed"), "a <! never closed>");
}

TEST(ParseXml, WhatIsNestedTooDeepStandsFlatUnderTheDeepest) {
  constexpr std::size_t kDeep = 200'000;
  std::string xml;
  for (std::size_t i = 0; i < kDeep; ++i) xml += "<a>";
  xml += "x";
  for (std::size_t i = 0; i < kDeep; ++i) xml += "</a>";
  xml += "<b/>";
  const Result<Document> document = parse_xml(xml);
  ASSERT_TRUE(document.ok());
  EXPECT_TRUE(document.value().capped());
  std::size_t depth = 0;
  NodeId node = document.value().first();
  for (; node != no_node; node = document.value()[node].first_child) ++depth;
  EXPECT_EQ(depth, 513U);
  const NodeId last = document.value()[0].last_child;
  EXPECT_EQ(document.value()[last].text, "b") << "what comes behind it stands where it should";
}

TEST(ParseXml, HostileRepetitionsTakeLinearTime) {
  // Each of these makes a parser that searches anew for an end that is not there quadratic.
  for (const std::string_view piece : {"<!--", "<![CDATA[", "<?", "<!a[", "<a b=\"", "<a b='",
                                       "<a ", "</a", "&", "&#", "<!DOCTYPE '", "<a><b></c>"}) {
    std::string xml = "<r>";
    while (xml.size() < 1'000'000) xml += piece;
    EXPECT_TRUE(parse_xml(xml).ok()) << piece;
  }
}

}  // namespace
}  // namespace wirestem::markup
