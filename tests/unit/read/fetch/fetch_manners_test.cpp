// SPDX-License-Identifier: Apache-2.0
//
// What a host may expect of us: robots.txt, rests between requests, waiting when told to wait.
#include <gmock/gmock.h>

#include "tests/unit/read/fetch/fetch_fixture.hpp"

namespace wirestem::fetch {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

class FetchManners : public FetchFixture {};

TEST_F(FetchManners, ObeysTheRobotsOfEachHop) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") {
      return reply("200 OK", "User-agent: *\nDisallow: /drafts/\nCrawl-delay: 7\n");
    }
    return asked.path == "/way" ? redirect_to("/drafts/2") : reply("200 OK", "open");
  });
  fetch({server.url("/drafts/1"), server.url("/way"), server.url("/open")});
  ASSERT_THAT(report_.skipped, SizeIs(2));
  EXPECT_THAT(report_.skipped[0].reason, HasSubstr("robots.txt forbids it"));
  EXPECT_THAT(report_.skipped[1].reason, HasSubstr("/drafts/2"));
  EXPECT_THAT(pages_, SizeIs(1));
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt", "/way", "/open"));
  EXPECT_THAT(waits_, ElementsAre(milliseconds(7000)));
  options_.obey_robots = false;
  fetch({server.url("/drafts/1")});
  EXPECT_THAT(pages_, SizeIs(1));
}

TEST_F(FetchManners, TakesASiteInTroubleForForbidden) {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/robots.txt" ? reply("500 Internal Server Error", "")
                                       : reply("200 OK", "open");
  });
  fetch({server.url("/a"), server.url("/b")});
  ASSERT_THAT(report_.skipped, SizeIs(2));
  EXPECT_THAT(report_.skipped[1].reason, HasSubstr("/robots.txt: HTTP status 500"));
  EXPECT_THAT(server.paths(), ElementsAre("/robots.txt"));
}

TEST_F(FetchManners, FollowsFiveRedirectsOfARobotsTxt) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return redirect_to("/1");
    if (asked.path == "/5") return reply("200 OK", "User-agent: *\nDisallow: /\n");
    if (asked.path == "/a") return reply("200 OK", "open");
    return redirect_to("/" + std::to_string(std::stoi(asked.path.substr(1)) + 1));
  });
  fetch({server.url("/a")});
  EXPECT_THAT(reason(), HasSubstr("robots.txt forbids it"));
}

TEST_F(FetchManners, ReadsARobotsTxtThatIsTooLongUpToItsCap) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path != "/robots.txt") return reply("200 OK", "open");
    return reply("200 OK", "User-agent: *\nDisallow: /a\n" + std::string(600 * 1024, '\n'));
  });
  fetch({server.url("/a"), server.url("/b")});
  EXPECT_THAT(reason(), HasSubstr("robots.txt forbids it"));
  EXPECT_THAT(pages_, SizeIs(1));
}

TEST_F(FetchManners, TurnsToOtherHostsWhileOneRestsAndKeepsTheOrder) {
  const auto handler = [](const Asked& asked) {
    return asked.path == "/robots.txt" ? not_found() : reply("200 OK", asked.path);
  };
  LoopbackServer one(handler);
  LoopbackServer two(handler, "127.0.0.2");
  std::vector<std::string> urls;
  for (int i = 0; i < 3; ++i) urls.push_back(one.url("/one" + std::to_string(i)));
  for (int i = 0; i < 3; ++i) urls.push_back(two.url("/two" + std::to_string(i)));
  fetch(urls);
  std::vector<std::string> given;
  for (const FetchedPage& page : pages_) given.push_back(page.url);
  EXPECT_EQ(given, urls);
  // Three rounds with two rests between them: the hosts rest at the same time.
  EXPECT_THAT(waits_, ElementsAre(milliseconds(1000), milliseconds(1000)));
  EXPECT_THAT(one.paths(), ElementsAre("/robots.txt", "/one0", "/one1", "/one2"));
}

TEST_F(FetchManners, GivesManyPagesInTheOrderAsked) {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/robots.txt" ? not_found() : reply("200 OK", asked.path);
  });
  std::vector<std::string> urls;
  for (int i = 0; i < 150; ++i) {  // a second host far behind the first
    urls.push_back(server.url_at(i < 100 ? "127.0.0.1" : "localhost", "/" + std::to_string(i)));
  }
  fetch(urls);
  ASSERT_THAT(pages_, SizeIs(urls.size()));
  for (std::size_t i = 0; i < urls.size(); ++i) EXPECT_EQ(pages_[i].url, urls[i]);
}

TEST_F(FetchManners, ComesAgainOnceWhenTheServerSaysWhen) {
  int times = 0;
  LoopbackServer server([&times](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.path == "/once" && times++ > 0) return reply("200 OK", "now");
    return reply("429 Too Many Requests", "",
                 asked.path == "/later" ? "Retry-After: 3600\r\n" : "Retry-After: 20\r\n");
  });
  fetch({server.url("/once"), server.url("/never"), server.url("/later")});
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_EQ(pages_[0].bytes, "now");
  EXPECT_THAT(report_.skipped, SizeIs(2));
  EXPECT_THAT(waits_, ::testing::Contains(milliseconds(20'000)));
  EXPECT_THAT(server.paths(),
              ElementsAre("/robots.txt", "/once", "/once", "/never", "/never", "/later"));
}

TEST_F(FetchManners, LooksUpTheNameOfItsUserAgentInRobotsTxt) {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/robots.txt" ? reply("200 OK", "User-agent: deskbot\nDisallow: /a\n")
                                       : reply("200 OK", "open");
  });
  options_.user_agent = "DeskBot/2.1 (desk@courier.example)";
  fetch({server.url("/a")});
  EXPECT_THAT(reason(), HasSubstr("forbids"));
  fetch({server.url("/b")});
  EXPECT_EQ(server.last().headers.at("user-agent"), options_.user_agent);
}

}  // namespace
}  // namespace wirestem::fetch
