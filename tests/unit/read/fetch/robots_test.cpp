// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/robots.hpp"

#include <string>

#include <gtest/gtest.h>

namespace wirestem::fetch {
namespace {

bool allowed(std::string_view robots, std::string_view path, std::string_view token = "Wirestem") {
  return allows(parse_robots(robots, token), path);
}

TEST(Robots, AllowsEverythingWhereNothingIsSaid) {
  EXPECT_TRUE(allowed("", "/"));
  EXPECT_TRUE(allowed("<html>not found</html>", "/a"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow:\n", "/a"));
}

TEST(Robots, TakesTheCrawlersOwnGroupBeforeTheOneForEverybody) {
  constexpr std::string_view text =
      "User-agent: *\nDisallow: /\n\nUser-agent: wireSTEM\nDisallow: /drafts\n";
  EXPECT_TRUE(allowed(text, "/news"));
  EXPECT_FALSE(allowed(text, "/drafts/1"));
  EXPECT_FALSE(allowed(text, "/news", "Otherbot"));
}

TEST(Robots, LetsAnOwnGroupWithoutRulesStandAgainstTheOneForEverybody) {
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /\nUser-agent: Wirestem\nDisallow:\n", "/a"));
}

TEST(Robots, ReadsTheNameInFrontOfAVersion) {
  EXPECT_FALSE(allowed("User-agent: Wirestem/0.1\nDisallow: /", "/a"));
  EXPECT_TRUE(allowed("User-agent: Wirestemmer\nDisallow: /", "/a"));
  EXPECT_TRUE(allowed("User-agent: Wire\nDisallow: /", "/a"));
}

TEST(Robots, JoinsAllGroupsThatNameTheCrawler) {
  constexpr std::string_view text =
      "User-agent: wirestem\nDisallow: /a\n\nUser-agent: other\nDisallow: /c\n\n"
      "User-agent: other\nUser-agent: wirestem\nDisallow: /b\n";
  EXPECT_FALSE(allowed(text, "/a"));
  EXPECT_FALSE(allowed(text, "/b"));
  EXPECT_TRUE(allowed(text, "/c"));
}

TEST(Robots, IgnoresRulesBeforeTheFirstGroup) {
  EXPECT_TRUE(allowed("Disallow: /\nUser-agent: *\nDisallow: /x\n", "/a"));
}

TEST(Robots, LetsNoOtherLinePartAGroup) {
  constexpr std::string_view text =
      "User-agent: *\nSitemap: https://a.example/map.xml\nCrawl-delay: 3\n\n"
      "User-agent: other\nDisallow: /a\n";
  EXPECT_FALSE(allowed(text, "/a"));
  EXPECT_EQ(parse_robots(text, "Wirestem").crawl_delay, std::chrono::milliseconds(3000));
}

TEST(Robots, LetsTheLongestMatchDecideAndAllowAmongEquals) {
  constexpr std::string_view text =
      "User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"
      "Disallow: /same\nAllow: /same\nDisallow: /example\n";
  EXPECT_TRUE(allowed(text, "/example/page/a.html"));
  EXPECT_FALSE(allowed(text, "/example/page/disallowed.gif"));
  EXPECT_FALSE(allowed(text, "/example/other"));
  EXPECT_TRUE(allowed(text, "/same/thing"));
}

TEST(Robots, MatchesStarsAndTheEnd) {
  constexpr std::string_view text =
      "User-agent: *\nDisallow: /*.php$\nDisallow: /a*b*c\nDisallow: /end$\n";
  EXPECT_FALSE(allowed(text, "/dir/x.php"));
  EXPECT_FALSE(allowed(text, "/x.php/y.php"));
  EXPECT_TRUE(allowed(text, "/x.php?y=1"));
  EXPECT_FALSE(allowed(text, "/a1b2c3"));
  EXPECT_TRUE(allowed(text, "/acb"));
  EXPECT_FALSE(allowed(text, "/end"));
  EXPECT_TRUE(allowed(text, "/end/"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: *", "/any"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: *secret", "/my/secret/x"));
}

TEST(Robots, DoesNotUseBytesTwiceForTwoPieces) {
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /aba*aba$", "/ababa"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /aba*aba$", "/abaaba"));
}

TEST(Robots, ReadsPercentEncodingAsWhatItMeans) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /b%61z", "/baz"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /baz", "/b%61%7A"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /ツ", "/%e3%83%84"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /%e3%83%84", "/ツ"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /a/b", "/a%2Fb"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a%2fb", "/a%2Fb"));
}

TEST(Robots, TakesEncodedStarsAndDollarsForThemselves) {
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /file-%2A.html", "/file-*.html"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /file-%2A.html", "/file-1.html"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a$b", "/a$bc"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /a%24", "/a$bc"));
}

TEST(Robots, ReadsAnyLineEndsBlanksCommentsAndAByteOrderMark) {
  EXPECT_FALSE(allowed("\xEF\xBB\xBFUser-agent: *\rDisallow: /a", "/a"));
  EXPECT_FALSE(allowed("user-AGENT:*#all\r\n  DISALLOW :\t/a  # here\r\n", "/a"));
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: #/a\n", "/a"));
}

TEST(Robots, NeverForbidsItself) {
  EXPECT_TRUE(allowed("User-agent: *\nDisallow: /", "/robots.txt"));
  EXPECT_FALSE(allowed("User-agent: *\nDisallow: /", "/robots.txt.html"));
}

TEST(Robots, ReadsNoFurtherThanItsCapAndNoHalfLine) {
  const std::string head = "User-agent: *\n";
  std::string text = head + "#" + std::string(kMostRobotsBytes - head.size() - 13, 'x');
  text += "\nDisallow: /drafts\n";  // cut after "Disallow: /"
  ASSERT_GT(text.size(), kMostRobotsBytes);
  EXPECT_TRUE(allowed(text, "/news"));
  EXPECT_TRUE(allowed(text, "/drafts"));
}

TEST(Robots, ReadsSensibleDelaysOnly) {
  const auto delay = [](std::string_view value) {
    return parse_robots("User-agent: *\nCrawl-delay: " + std::string(value), "w").crawl_delay;
  };
  EXPECT_EQ(delay("1.5"), std::chrono::milliseconds(1500));
  EXPECT_EQ(delay("1e300"), std::chrono::hours(24));
  EXPECT_FALSE(delay("-1"));
  EXPECT_FALSE(delay("nan"));
  EXPECT_FALSE(delay("soon"));
}

TEST(Robots, TakesNoLongOverRulesMadeToBeSlow) {
  std::string text = "User-agent: *\n";
  while (text.size() < kMostRobotsBytes)
    text += "Disallow: /" + std::string(4000, 'a') + "*ab*a$\n";
  const Robots robots = parse_robots(text, "w");
  EXPECT_TRUE(allows(robots, "/" + std::string(8000, 'a')));
  std::string stars = "User-agent: *\nDisallow: /";
  for (int i = 0; i < 2000; ++i) stars += "*a";
  EXPECT_FALSE(allowed(stars, "/" + std::string(8000, 'a')));
  EXPECT_TRUE(allowed(stars + "b", "/" + std::string(8000, 'a')));
}

}  // namespace
}  // namespace wirestem::fetch
