// SPDX-License-Identifier: Apache-2.0
//
// Input made to cost time or memory. Each case has a bound on the size and depth of the tree. Time
// is not measured here; but what took time in the square of these sizes would meet the test's
// limit.
#include <algorithm>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "read/markup/parse_html.hpp"

namespace wirestem::markup {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
  std::string all;
  all.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += piece;
  return all;
}

std::string numbered(std::string_view before, std::string_view after, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) {
    all += before;
    all += std::to_string(i);
    all += after;
  }
  return all;
}

std::size_t depth_of(const Document& page) {
  std::size_t depth = 1;
  std::size_t deepest = 1;
  for (NodeId node = page.first(); node != no_node;) {
    deepest = std::max(deepest, depth);
    if (page[node].first_child != no_node) {
      node = page[node].first_child;
      ++depth;
      continue;
    }
    while (node != no_node && page[node].next == no_node) {
      node = page[node].parent;
      --depth;
    }
    if (node != no_node) node = page[node].next;
  }
  return deepest;
}

TEST(HostileHtml, OfAMillionNestedTagsIsATreeNoDeeperThanTheCap) {
  const Document page = parse_html(repeated("<div>", 1'000'000));
  EXPECT_EQ(depth_of(page), 512U);
  EXPECT_TRUE(page.capped());
  EXPECT_EQ(page.size(), 1'000'004U);
}

TEST(HostileHtml, OfAnyNestedTagsIsATreeNoDeeperThanTheCap) {
  for (const char* tag : {"<b>", "<svg>", "<template>", "<x-card>", "<object>", "<b><i><u>"}) {
    const Document page = parse_html(repeated(tag, 100'000));
    EXPECT_LE(depth_of(page), 513U) << tag;
    EXPECT_TRUE(page.capped()) << tag;
    EXPECT_LE(page.size(), 300'010U) << tag;
  }
}

TEST(HostileHtml, NestedWithinTheCapIsNotCapped) {
  const Document page = parse_html(repeated("<div>", 500) + "x" + repeated("</div>", 500) + "<p>y");
  EXPECT_FALSE(page.capped());
  EXPECT_EQ(page[page.find(Tag::p)].parent, page.find(Tag::body));
}

TEST(HostileHtml, NestedBeyondTheCapClosesAgainWhereItOpened) {
  const Document page = parse_html(repeated("<div>", 900) + "x" + repeated("</div>", 900) + "<p>y");
  EXPECT_TRUE(page.capped());
  EXPECT_EQ(page[page.find(Tag::p)].parent, page.find(Tag::body));
}

TEST(HostileHtml, OfTablesInTablesIsBounded) {
  const Document page = parse_html(repeated("<table><tr><td>", 50'000));
  EXPECT_LE(page.size(), 250'010U);
  EXPECT_LE(depth_of(page), 513U);
}

TEST(HostileHtml, SaysAnythingInColspanAtNoCost) {
  const Document page = parse_html("<table><tr><td colspan=1000000000 rowspan=65535>x");
  EXPECT_EQ(page.size(), 9U);
  EXPECT_EQ(page.attribute(page.find(Tag::td), "colspan"), "1000000000");
}

TEST(HostileHtml, KeepsNoMoreAttributesThanItMay) {
  const std::string html = "<p " + numbered("a", " ", 1'000'000) + ">x";
  const Document page = parse_html(html);
  EXPECT_EQ(page.attributes(page.find(Tag::p)).size(), 1024U);
  EXPECT_EQ(page.attribute(page.find(Tag::p), "a1023"), "");
  EXPECT_TRUE(page.capped());
}

TEST(HostileHtml, FindsRepeatedNamesAmongManyAttributes) {
  const std::string html = "<p " + numbered("a", "=1 ", 900) + numbered("a", "=2 ", 100'000) + ">";
  const Document page = parse_html(html);
  EXPECT_EQ(page.attributes(page.find(Tag::p)).size(), 1024U);
  EXPECT_EQ(page.attribute(page.find(Tag::p), "a899"), "1");
  EXPECT_EQ(page.attribute(page.find(Tag::p), "a1000"), "2");
}

TEST(HostileHtml, MergesAttributesOfAHundredThousandBodies) {
  const Document page = parse_html("<body>" + numbered("<body a", ">", 100'000));
  EXPECT_EQ(page.attributes(page.find(Tag::body)).size(), 1024U);
}

TEST(HostileHtml, CannotMakeManyCopiesOfOpenFormatting) {
  const std::string html = "<p>" + numbered("<b a=", ">", 20'000) + repeated("<p>x", 100'000);
  const Document page = parse_html(html);
  EXPECT_LE(page.size(), html.size());
  EXPECT_TRUE(page.capped());
}

TEST(HostileHtml, OfCrossedFormattingIsBounded) {
  const std::string alternating = "<b><i><u><s><em><p>x</b></u>";
  for (const std::string& html :
       {repeated("<a><div>", 100'000), repeated("<b><p></b>", 100'000),
        repeated(alternating, 30'000), repeated("<div>", 500) + repeated("<a><p></a>", 50'000),
        "<a>" + repeated("<div>", 500) + repeated("<a>", 100'000),
        "<table>" + repeated("<b><p>x</b>", 50'000)}) {
    const Document page = parse_html(html);
    EXPECT_LE(page.size(), html.size()) << html.substr(0, 40);
    EXPECT_LE(depth_of(page), 1100U) << html.substr(0, 40);
  }
}

TEST(HostileHtml, JoinsVeryManyPiecesOfText) {
  const Document scattered = parse_html("<table>" + repeated("x<tr><td>y</td></tr>", 100'000));
  const NodeId before = scattered[scattered.find(Tag::table)].previous;
  EXPECT_EQ(scattered[before].text.size(), 100'000U);
  const Document ends = parse_html("<p>" + repeated("x</>", 300'000));
  EXPECT_EQ(ends.text_content(ends.find(Tag::p)), std::string(300'000, 'x'));
}

TEST(HostileHtml, OfThingsBegunAndNeverEndedIsRead) {
  for (const char* piece : {"<!--", "<!", "</", "<", "&", "&#", "&#x", "<![CDATA[", "<a href=\"x>",
                            "<a '", "<script><!--", "<title></titl", "<svg><![CDATA[]]", "</br>",
                            "</p>", "<!doctype a PUBLIC \"", "<select><option>", "<frameset>"}) {
    const std::string html = repeated(piece, 50'000);
    const Document page = parse_html(html);
    EXPECT_LE(page.size(), html.size() + 10) << piece;
  }
  const Document nothing = parse_html(std::string(1'000'000, '\0'));
  EXPECT_EQ(nothing.text_content(nothing.find(Tag::body)), "");
}

TEST(HostileHtml, StopsAtTheNodeCap) {
  HtmlOptions options;
  options.max_nodes = 1000;
  const Document page = parse_html(repeated("<p>x", 10'000), options);
  EXPECT_TRUE(page.capped());
  EXPECT_LE(page.size(), 1010U);
  EXPECT_EQ(page[page.find(Tag::p)].parent, page.find(Tag::body));
}

}  // namespace
}  // namespace wirestem::markup
