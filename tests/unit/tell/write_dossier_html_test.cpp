// SPDX-License-Identifier: Apache-2.0
#include "tell/write_dossier_html.hpp"

#include <map>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tell/detail/html_text.hpp"
#include "tests/unit/tell/small_dossier.hpp"

namespace wirestem::tell {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The captures of `pattern` in `text`, in order.
std::vector<std::string> all_of(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  const std::regex regex(pattern);
  for (auto at = std::sregex_iterator(text.begin(), text.end(), regex);
       at != std::sregex_iterator(); ++at) {
    found.push_back((*at)[1]);
  }
  return found;
}

/// The markup without the style sheet.
std::string body_of(const std::string& html) { return html.substr(html.find("<body>")); }

/// Empty where every tag that is opened is closed in turn; else what is wrong.
std::string fault_of_nesting(const std::string& html) {
  static const std::set<std::string> kVoid = {"br", "meta", "hr", "path", "rect"};
  std::vector<std::string> open;
  const std::regex tag("<(/?)([a-z0-9]+)[^>]*?(/?)>");
  for (auto at = std::sregex_iterator(html.begin(), html.end(), tag); at != std::sregex_iterator();
       ++at) {
    const std::string name = (*at)[2];
    if (kVoid.contains(name) || (*at)[3].length() > 0) continue;
    if ((*at)[1].length() == 0) {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return "</" + name + "> closes <" + (open.empty() ? "nothing" : open.back()) + ">";
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> is never closed";
}

SmallDossier with_a_story() {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post",
                            "The lift stands still.\n\n“It will run in May,” Ada Lindt said.");
  const auto b = small.page("b", "Dale Wire", "The lift stands still, says the Hill Post.");
  small.dossier.articles[0].published = "2024-04-02";
  small.dossier.articles[1].published = "2024-04-03";
  const auto hill = small.source("Hill Post");
  small.story().stemma.sources[hill].in_pile = a;
  const auto ada = small.source("Ada Lindt", SourceKind::person);
  small.claim({small.at(a, "The lift stands still"), small.at(b, "The lift stands still")},
              source_node(hill));
  small.claim({small.at(a, "It will run in May")}, source_node(ada), {ada});
  small.edge(page_node(b), page_node(a), EdgeRelation::copies,
             {small.at(b, "The lift stands still")});
  small.edge(page_node(b), source_node(hill), EdgeRelation::cites, {small.at(b, "Hill Post")});
  small.edge(page_node(a), source_node(ada), EdgeRelation::quotes, {small.at(a, "Ada Lindt said")});
  const auto quote = small.quote(small.at(a, "“It will run in May,”"), "Ada Lindt");
  small.story().quotes = {{.variants = {{.article = a, .quote = quote, .diff = {}}}}};
  small.dossier.run.inputs = {{"a.txt", "00ff"}};
  return small;
}

TEST(DossierToHtml, EveryLinkIntoThePageFindsItsTargetAndNoIdStandsTwice) {
  SmallDossier small = with_a_story();
  const std::string html = dossier_to_html(small.dossier);
  std::map<std::string, int> ids;
  for (const std::string& id : all_of(html, " id=\"([^\"]*)\"")) ++ids[id];
  for (const auto& [id, count] : ids) EXPECT_EQ(count, 1) << id;
  const auto links = all_of(html, "href=\"#([^\"]*)\"");
  EXPECT_GT(links.size(), 20U);
  for (const std::string& link : links) EXPECT_TRUE(ids.contains(link)) << link;
}

TEST(DossierToHtml, TagsNest) {
  EXPECT_EQ(fault_of_nesting(dossier_to_html(with_a_story().dossier)), "");
}

TEST(DossierToHtml, TellsTheVerdictTheHashesAndTheTexts) {
  const std::string html = dossier_to_html(with_a_story().dossier);
  EXPECT_THAT(html, HasSubstr("2 pages, 1 origin: Hill Post."));
  EXPECT_THAT(html, HasSubstr("<code>00ff</code>"));
  EXPECT_THAT(html, HasSubstr(">The lift stands still</mark>"));
  EXPECT_THAT(html, HasSubstr("3 Apr 2024"));
}

TEST(DossierToHtml, LoadsNothingAndRunsNothing) {
  const std::string html = dossier_to_html(with_a_story().dossier);
  for (const char* never :
       {"<script", "<img", "<iframe", "<link", "@import", "url(", "src=", "onload"}) {
    EXPECT_THAT(html, Not(HasSubstr(never))) << never;
  }
  EXPECT_THAT(html, HasSubstr("default-src 'none'; style-src 'sha256-"));
  EXPECT_THAT(html, Not(HasSubstr("style=\"")));  // the policy would not apply it
}

const std::vector<std::string> kHostile = {
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "</title></style></textarea><svg/onload=alert(1)>",
    "<!--",
    "]]><![CDATA[",
    "&lt;b&gt;&#x3c;",
    "javascript:alert(1)",
    "\xE2\x80\xAE"
    "txet denrut",
    std::string("nul\0byte", 8),
    "\xFF\xFE broken \xC3",
    "`${alert(1)}`",
};

TEST(DossierToHtml, HostileWordsStayWordsWhereverTheyStand) {
  for (const std::string& hostile : kHostile) {
    SmallDossier small;
    const auto a = small.page(hostile, hostile, "x " + hostile + " y", hostile);
    Article& article = small.dossier.articles[a];
    article.title = hostile;
    article.url = hostile;
    article.authors = {hostile};
    article.published = hostile;
    article.source_path = hostile;
    const auto source = small.source(hostile, SourceKind::role, false);
    small.story().stemma.sources[source].aliases = {hostile};
    small.claim({small.at(a, hostile)}, source_node(source), {source}).origins[0].reasons = {
        hostile};
    small.edge(page_node(a), source_node(source), EdgeRelation::quotes, {small.at(a, hostile)});
    small.story().stemma.edges[0].reasons = {hostile};
    small.story().story.label = hostile;
    small.story().conflicts = {
        {.id = hostile, .claims = {0}, .sides = {{hostile, {small.at(a, hostile)}}}}};
    small.story().timeline = {{.id = hostile,
                               .date = hostile,
                               .precision = hostile,
                               .reported = hostile,
                               .text = small.at(a, hostile),
                               .claim = 0,
                               .evidence = {small.at(a, hostile)}}};
    const auto quote = small.quote(small.at(a, hostile), hostile);
    small.story().quotes = {{.variants = {{.article = a, .quote = quote, .diff = {}},
                                          {.article = a,
                                           .quote = quote,
                                           .change = QuoteChange::altered,
                                           .diff = {{DiffPart::Op::equal, hostile},
                                                    {DiffPart::Op::inserted, hostile}}}}}};
    small.dossier.skipped = {{hostile, hostile}};
    small.dossier.run.version = hostile;
    small.dossier.run.options = {{hostile, hostile}};
    small.dossier.run.inputs = {{hostile, hostile}};

    const std::string html = dossier_to_html(small.dossier);
    EXPECT_EQ(fault_of_nesting(html), "") << hostile;
    EXPECT_THAT(html, Not(HasSubstr("<script"))) << hostile;
    EXPECT_THAT(html, Not(HasSubstr("<img"))) << hostile;
    EXPECT_THAT(html, Not(HasSubstr("<!--"))) << hostile;
    EXPECT_THAT(html, Not(HasSubstr("<svg/onload"))) << hostile;
    EXPECT_THAT(html, Not(HasSubstr("href=\"javascript"))) << hostile;
    EXPECT_EQ(html.find('\0'), std::string::npos) << hostile;
    // Words escape their quotation marks, so what stands between two is an attribute's value.
    const std::string tags = std::regex_replace(body_of(html), std::regex("\"[^\"]*\""), "");
    EXPECT_FALSE(std::regex_search(tags, std::regex("<[^>]*\\son[a-z]+="))) << hostile;
  }
}

TEST(DossierToHtml, OnlyWebAddressesBecomeLinks) {
  SmallDossier small;
  small.page("a", "", "One.");
  small.dossier.articles[0].url = "https://example.org/a?b=1&c=2";
  EXPECT_THAT(dossier_to_html(small.dossier),
              HasSubstr("href=\"https://example.org/a?b=1&amp;c=2\""));
  for (const char* url : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x",
                          "//example.org", "https:///x", "http://a b", "ftp://example.org",
                          " https://example.org", "https://example.org/\njavascript:"}) {
    EXPECT_FALSE(is_web_address(url)) << url;
    small.dossier.articles[0].url = url;
    EXPECT_THAT(body_of(dossier_to_html(small.dossier)), Not(HasSubstr("rel=\"noopener")));
  }
}

TEST(DossierToHtml, MarksThatCrossAreCutAndEachIsFoundOnce) {
  SmallDossier small;
  const auto a = small.page("a", "", "one two three four");
  small.claim({small.at(a, "one two three")}, page_node(a));
  small.claim({small.at(a, "two three four")}, page_node(a));
  small.claim({small.at(a, "two")}, page_node(a));
  const std::string html = dossier_to_html(small.dossier);
  EXPECT_EQ(fault_of_nesting(html), "");
  EXPECT_THAT(html, HasSubstr("<p><mark id=\"t1-0-13\" class=\"m-lone\">one "
                              "<mark id=\"t1-4-18\" class=\"m-lone\">"
                              "<mark id=\"t1-4-7\" class=\"m-lone\">two</mark> three</mark></mark>"
                              "<mark class=\"m-lone\"> four</mark></p>"));
}

TEST(DossierToHtml, AMarkOverParagraphsGoesOnInTheNext) {
  SmallDossier small;
  const auto a = small.page("a", "", "one two\n\nthree four");
  small.claim({small.at(a, "two\n\nthree")}, page_node(a));
  EXPECT_THAT(dossier_to_html(small.dossier),
              HasSubstr("<p>one <mark id=\"t1-4-14\" class=\"m-lone\">two</mark></p>\n"
                        "<p><mark class=\"m-lone\">three</mark> four</p>"));
}

TEST(DossierToHtml, AThousandMarksOnOneAnotherStayATextOfBoundedSize) {
  SmallDossier small;
  const auto a = small.page("a", "", std::string(3000, 'x'));
  for (std::uint32_t i = 0; i < 1000; ++i) {
    small.claim({{a, {i, 2000 + i}}}, page_node(a));
  }
  const std::string html = dossier_to_html(small.dossier);
  EXPECT_EQ(fault_of_nesting(html), "");
  EXPECT_LT(html.size(), 12'000'000U);
}

TEST(DossierToHtml, EachTextSaysItsLanguageAndDirection) {
  SmallDossier small;
  small.page("a", "", "توقف المصعد.", "ar");
  small.page("b", "", "缆车停了。", "zh");
  small.page("c", "", "?", "und");
  const std::string html = dossier_to_html(small.dossier);
  EXPECT_THAT(html, HasSubstr("role-body\" lang=\"ar\" dir=\"rtl\">"));
  EXPECT_THAT(html, HasSubstr("role-body\" lang=\"zh\" dir=\"ltr\">"));
  EXPECT_THAT(html, HasSubstr("role-body\" lang=\"\" dir=\"ltr\">"));
}

TEST(DossierToHtml, ShowsWhatWasDoneToAQuotation) {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post", "“We will wait.”");
  const auto b = small.page("b", "Dale Wire", "“We will not wait.”");
  const auto first = small.quote(small.at(a, "“We will wait.”"), "Ada");
  const auto second = small.quote(small.at(b, "“We will not wait.”"), "Ada");
  small.story().quotes = {{.variants = {{.article = a, .quote = first, .diff = {}},
                                        {.article = b,
                                         .quote = second,
                                         .change = QuoteChange::inserted,
                                         .diff = {{DiffPart::Op::equal, "“We will "},
                                                  {DiffPart::Op::inserted, "not "},
                                                  {DiffPart::Op::equal, "wait.”"}}}}}};
  EXPECT_THAT(dossier_to_html(small.dossier), HasSubstr("“We will <ins>not </ins>wait.”"));
}

TEST(DossierToHtml, OfNothingIsStillAPage) {
  const std::string html = dossier_to_html(Dossier{});
  EXPECT_EQ(fault_of_nesting(html), "");
  EXPECT_THAT(html, HasSubstr("0 stories in 0 pages"));
}

TEST(DossierToHtml, GivesTheSameBytesEachTime) {
  const SmallDossier small = with_a_story();
  EXPECT_EQ(dossier_to_html(small.dossier), dossier_to_html(small.dossier));
}

}  // namespace
}  // namespace wirestem::tell
