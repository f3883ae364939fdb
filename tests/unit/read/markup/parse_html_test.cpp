// SPDX-License-Identifier: Apache-2.0
//
// What readers of news pages rely on. The whole of the standard is in tests/spec/html_*_test.cpp.
#include "read/markup/parse_html.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

namespace wirestem::markup {
namespace {

/// What stands below a node, as tags around texts: "<p>one</p>". Comments and attributes are left
/// out.
std::string outline(const Document& page, NodeId root) {
  std::string out;
  for (NodeId node = page[root].first_child; node != no_node;) {
    const Node& one = page[node];
    if (one.kind == NodeKind::text) out += one.text;
    if (one.kind == NodeKind::element) out += "<" + std::string(one.text) + ">";
    if (one.first_child != no_node) {
      node = one.first_child;
      continue;
    }
    while (node != root) {
      if (page[node].kind == NodeKind::element) out += "</" + std::string(page[node].text) + ">";
      if (page[node].next != no_node) break;
      node = page[node].parent;
    }
    node = node == root ? no_node : page[node].next;
  }
  return out;
}

std::string body_of(std::string_view html) {
  const Document page = parse_html(html);
  return outline(page, page.find(Tag::body));
}

TEST(ParseHtml, MakesAWholePageOfNothing) {
  const Document page = parse_html("");
  EXPECT_EQ(outline(page, 0), "<html><head></head><body></body></html>");
}

TEST(ParseHtml, FindsHeadAndBodyWhereNoTagNamesThem) {
  const Document page = parse_html("<title>Quay</title><meta name=author><p>Ferry");
  EXPECT_EQ(outline(page, 0),
            "<html><head><title>Quay</title><meta></meta></head><body><p>Ferry</p></body></html>");
}

TEST(ParseHtml, ClosesParagraphsAndItemsThatTheAuthorLeftOpen) {
  EXPECT_EQ(body_of("<p>one<p>two<ul><li>a<li>b</ul>"),
            "<p>one</p><p>two</p><ul><li>a</li><li>b</li></ul>");
  EXPECT_EQ(body_of("<dl><dt>pier<dd>old<dt>quay<dd>new</dl>"),
            "<dl><dt>pier</dt><dd>old</dd><dt>quay</dt><dd>new</dd></dl>");
  EXPECT_EQ(body_of("<h2>Ferry<h3>late</h2>"), "<h2>Ferry</h2><h3>late</h3>");
}

TEST(ParseHtml, CarriesFormattingOnIntoTheNextParagraph) {
  EXPECT_EQ(body_of("<p>a<b>b<p>c</b>d"), "<p>a<b>b</b></p><p><b>c</b>d</p>");
  EXPECT_EQ(body_of("<b>a<i>b</b>c</i>"), "<b>a<i>b</i></b><i>c</i>");
  EXPECT_EQ(body_of("<a>x<div>y</a>z</div>"), "<a>x</a><div><a>y</a>z</div>");
}

TEST(ParseHtml, PutsBeforeATableWhatMayNotStandInIt) {
  EXPECT_EQ(body_of("<table>stray<tr><td>cell</table>"),
            "stray<table><tbody><tr><td>cell</td></tr></tbody></table>");
  EXPECT_EQ(body_of("<table> <tr><p>x</table>"),
            "<p>x</p><table> <tbody><tr></tr></tbody></table>");
}

TEST(ParseHtml, LetsATableStandInAParagraphOnlyInQuirksMode) {
  EXPECT_EQ(body_of("<p><table></table>"), "<p><table></table></p>");
  EXPECT_EQ(body_of("<!doctype html><p><table></table>"), "<p></p><table></table>");
}

TEST(ParseHtml, ReadsScriptsAndStylesAsTheyStand) {
  const Document page = parse_html(
      "<script>if (a < b) x = '</p>&amp;';</script><style>a > b { }</style><textarea>\n<b>&amp;");
  EXPECT_EQ(page.text_content(page.find(Tag::script)), "if (a < b) x = '</p>&amp;';");
  EXPECT_EQ(page.text_content(page.find(Tag::style)), "a > b { }");
  EXPECT_EQ(page.text_content(page.find(Tag::textarea)), "<b>&");
}

TEST(ParseHtml, TellsAScriptInACommentFromTheScriptsEnd) {
  EXPECT_EQ(body_of("<body><script><!-- <script>a</script> --></script>b"),
            "<script><!-- <script>a</script> --></script>b");
}

TEST(ParseHtml, ReadsNoscriptAsMarkupUnlessScriptingIsOn) {
  EXPECT_EQ(body_of("<body><noscript><p>photo</noscript>"), "<noscript><p>photo</p></noscript>");
  HtmlOptions scripting;
  scripting.scripting = true;
  const Document page = parse_html("<body><noscript><p>photo</noscript>", scripting);
  EXPECT_EQ(page.text_content(page.find(Tag::noscript)), "<p>photo");
}

TEST(ParseHtml, KeepsATemplatesContentApart) {
  const Document page = parse_html("<body><template><tr><td>x</template>y");
  const NodeId content = page[page.find(Tag::template_)].first_child;
  EXPECT_EQ(page[content].kind, NodeKind::content);
  EXPECT_EQ(outline(page, content), "<tr><td>x</td></tr>");
}

TEST(ParseHtml, KnowsWhereADrawingEnds) {
  const Document page = parse_html("<svg viewbox='0 0'><lineargradient/><title>t</title><p>out");
  const NodeId svg = page[page.find(Tag::body)].first_child;
  EXPECT_EQ(page[svg].space, Namespace::svg);
  EXPECT_EQ(page[svg].tag, Tag::unknown);
  EXPECT_EQ(page.attribute(svg, "viewBox"), "0 0");
  EXPECT_EQ(page[page[svg].first_child].text, "linearGradient");
  EXPECT_EQ(page[page.find(Tag::p)].parent, page.find(Tag::body));
}

TEST(ParseHtml, LowersNamesAndResolvesReferences) {
  const Document page =
      parse_html("<A HREF='/?a=1&amp;b=2&copy=3' Title=\"&eacute;\r\n\">&lt;x&gt;</A>");
  const NodeId link = page.find(Tag::a);
  EXPECT_EQ(page.attribute(link, "href"), "/?a=1&b=2&copy=3");
  EXPECT_EQ(page.attribute(link, "title"), "\xC3\xA9\n");
  EXPECT_EQ(page.text_content(link), "<x>");
}

TEST(ParseHtml, KeepsTheFirstOfTwoAttributesOfOneName) {
  const Document page = parse_html("<p class=lead CLASS=other id=a>");
  EXPECT_EQ(page.attribute(page.find(Tag::p), "class"), "lead");
  EXPECT_EQ(page.attributes(page.find(Tag::p)).size(), 2U);
}

TEST(ParseHtml, AddsAttributesOfALaterBodyTag) {
  const Document page = parse_html("<body class=a><p>x<body class=b id=c><html lang=de>");
  const NodeId body = page.find(Tag::body);
  EXPECT_EQ(page.attribute(body, "class"), "a");
  EXPECT_EQ(page.attribute(body, "id"), "c");
  EXPECT_EQ(page.attribute(page.find(Tag::html), "lang"), "de");
}

TEST(ParseHtml, ViewsTheInputWhereNothingHadToChange) {
  const std::string html = "<p class=lead>Ferry</p><p>pier &amp; quay";
  const Document page = parse_html(html);
  const auto is_inside = [&html](std::string_view view) {
    return view.data() >= html.data() && view.data() + view.size() <= html.data() + html.size();
  };
  const NodeId first = page.find(Tag::p);
  EXPECT_TRUE(is_inside(page[page[first].first_child].text));
  EXPECT_TRUE(is_inside(page.attributes(first)[0].value));
  EXPECT_FALSE(is_inside(page[page[page[first].next].first_child].text));
}

TEST(ParseHtml, SurvivesBeingMoved) {
  Document page = parse_html("<p>caf&eacute;<p>x");
  const Document moved = std::move(page);
  EXPECT_EQ(outline(moved, moved.find(Tag::body)), "<p>caf\xC3\xA9</p><p>x</p>");
}

TEST(ParseHtml, ReadsAFragmentAsItsContextWould) {
  const Document cells = parse_html_fragment("<td>1<td>2", "tr");
  EXPECT_EQ(outline(cells, 0), "<td>1</td><td>2</td>");
  const Document lost = parse_html_fragment("<td>1<td>2", "div");
  EXPECT_EQ(outline(lost, 0), "12");
  const Document drawn = parse_html_fragment("<g></g>", "svg", Namespace::svg);
  EXPECT_EQ(drawn[drawn.first()].space, Namespace::svg);
}

TEST(ParseHtml, TakesBytesThatAreNoUtf8AsTheyAre) {
  EXPECT_EQ(body_of("<p>\xFF\xC3</p>"), "<p>\xFF\xC3</p>");
}

TEST(ParseHtml, DropsNulFromTextAndMarksItElsewhere) {
  using namespace std::string_view_literals;
  EXPECT_EQ(body_of("<p>a\0b</p>"sv), "<p>ab</p>");
  const Document page = parse_html("<p title='a\0b'>"sv);
  EXPECT_EQ(page.attribute(page.find(Tag::p), "title"),
            "a\xEF\xBF\xBD"
            "b");
}

}  // namespace
}  // namespace wirestem::markup
