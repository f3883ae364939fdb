// SPDX-License-Identifier: Apache-2.0
//
// All against servers on loopback addresses in this process: no test needs a network.
#include "read/fetch/fetch_pages.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include <gmock/gmock.h>

#include "tests/unit/read/fetch/fetch_fixture.hpp"
#include "tests/unit/read/fetch/gzip_writer.hpp"

namespace wirestem::fetch {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class FetchPages : public FetchFixture {};

TEST_F(FetchPages, GivesAPageWithWhatItsHeadSays) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    return reply("200 OK", "Der Hafen ist offen.",
                 "Content-Type: Text/HTML; a=b; Charset=\"ISO-8859-1\"\r\nETag: \"7\"\r\n"
                 "Last-Modified: Wed, 12 Mar 2025 07:28:00 GMT\r\n");
  });
  fetch({server.url("/hafen#top")});
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_EQ(pages_[0].url, server.url("/hafen#top"));
  EXPECT_EQ(pages_[0].final_url, server.url("/hafen"));
  EXPECT_EQ(pages_[0].status, 200);
  EXPECT_EQ(pages_[0].content_type, "text/html");
  EXPECT_EQ(pages_[0].charset, "iso-8859-1");
  EXPECT_EQ(pages_[0].bytes, "Der Hafen ist offen.");
  EXPECT_EQ(pages_[0].etag, "\"7\"");
  EXPECT_EQ(pages_[0].last_modified, "Wed, 12 Mar 2025 07:28:00 GMT");
  EXPECT_FALSE(pages_[0].not_modified);
  const Asked asked = server.last();
  EXPECT_THAT(asked.headers.at("user-agent"), ::testing::StartsWith("Wirestem/"));
  EXPECT_THAT(asked.headers.at("accept-encoding"), HasSubstr("gzip"));
  EXPECT_EQ(asked.headers.count("cookie"), 0U);
}

TEST_F(FetchPages, GivesThePageOfTheCacheWhereNothingChanged) {
  std::string etag = "\"7\"";
  LoopbackServer server([&etag](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    const auto given = asked.headers.find("if-none-match");
    const std::string head = "Content-Type: text/html; charset=utf-8\r\nETag: " + etag + "\r\n";
    if (given != asked.headers.end() && given->second == etag) {
      return Reply{"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"};
    }
    return reply("200 OK", "tag " + etag, head);
  });
  options_.cache_folder = folder_.string();
  fetch({server.url("/a")});
  ASSERT_THAT(pages_, SizeIs(1));
  fetch({server.url("/a")});
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_TRUE(pages_[0].not_modified);
  EXPECT_EQ(pages_[0].status, 304);
  EXPECT_EQ(pages_[0].bytes, "tag \"7\"");
  EXPECT_EQ(pages_[0].etag, "\"7\"");
  EXPECT_EQ(pages_[0].charset, "utf-8");
  EXPECT_EQ(report_.not_modified, 1U);
  etag = "\"8\"";
  fetch({server.url("/a")});
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_FALSE(pages_[0].not_modified);
  EXPECT_EQ(pages_[0].bytes, "tag \"8\"");
}

TEST_F(FetchPages, AsksByLastModifiedWhereThereIsNoEtag) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.headers.count("if-modified-since") != 0) {
      return Reply{"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"};
    }
    return reply("200 OK", "old", "Last-Modified: Wed, 12 Mar 2025 07:28:00 GMT\r\n");
  });
  options_.cache_folder = folder_.string();
  fetch({server.url("/a")});
  fetch({server.url("/a")});
  EXPECT_EQ(server.last().headers.at("if-modified-since"), "Wed, 12 Mar 2025 07:28:00 GMT");
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_TRUE(pages_[0].not_modified);
  EXPECT_EQ(pages_[0].bytes, "old");
}

TEST_F(FetchPages, TakesADamagedCacheForNone) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.headers.count("if-none-match") != 0) {
      return Reply{"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n"};
    }
    return reply("200 OK", "whole", "ETag: \"7\"\r\n");
  });
  options_.cache_folder = folder_.string();
  fetch({server.url("/a")});
  std::size_t damaged = 0;
  for (const auto& entry : fs::directory_iterator(folder_)) {
    fs::resize_file(entry.path(), fs::file_size(entry.path()) - 1);
    ++damaged;
  }
  EXPECT_EQ(damaged, 1U);
  fetch({server.url("/a")});
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_FALSE(pages_[0].not_modified);
  EXPECT_EQ(pages_[0].bytes, "whole");
}

TEST_F(FetchPages, KeepsNothingThatMustNotBeStored) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    return reply("200 OK", "x", "ETag: \"7\"\r\nCache-Control: private, no-store\r\n");
  });
  options_.cache_folder = folder_.string();
  fetch({server.url("/a")});
  EXPECT_THAT(pages_, SizeIs(1));
  EXPECT_TRUE(fs::is_empty(folder_));
}

TEST_F(FetchPages, GivesThePageAndAWarningWhereItCannotBeKept) {
  LoopbackServer server([this](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    fs::remove_all(folder_);
    return reply("200 OK", "x", "ETag: \"7\"\r\n");
  });
  options_.cache_folder = folder_.string();
  fetch({server.url("/a")});
  EXPECT_THAT(pages_, SizeIs(1));
  EXPECT_THAT(report_.warnings, ElementsAre(HasSubstr(server.url("/a"))));
}

TEST_F(FetchPages, FollowsRedirectsToTheirEnd) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.path == "/a") return redirect_to("/b c", "301 Moved Permanently");
    if (asked.path == "/b%20c") return redirect_to("d?x=1#top", "308 Permanent Redirect");
    return reply("200 OK", "end");
  });
  fetch({server.url("/a")});
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_EQ(pages_[0].url, server.url("/a"));
  EXPECT_EQ(pages_[0].final_url, server.url("/d?x=1"));
}

TEST_F(FetchPages, RefusesPrivateAddressesUnlessAllowed) {
  LoopbackServer server([](const Asked&) { return reply("200 OK", "inside"); });
  options_.allow_private = false;
  for (const bool obey : {true, false}) {
    options_.obey_robots = obey;
    fetch({server.url("/a"), server.url_at("localhost", "/a"), server.url_at("0x7f.1", "/a")});
    EXPECT_THAT(report_.skipped, SizeIs(3));
    for (const SkippedInput& skipped : report_.skipped) {
      EXPECT_THAT(skipped.reason, HasSubstr("is no public address (loopback)"));
    }
  }
  EXPECT_THAT(server.paths(), IsEmpty());
}

TEST_F(FetchPages, RefusesARedirectToAPrivateAddress) {
  LoopbackServer inside([](const Asked&) { return reply("200 OK", "inside"); }, "127.0.0.2");
  LoopbackServer outside([&inside](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    return redirect_to(inside.url("/secret"));
  });
  options_.allow_private = false;
  options_.allowed_addresses = {"127.0.0.1"};
  for (const bool obey : {true, false}) {
    options_.obey_robots = obey;
    fetch({outside.url("/a")});
    EXPECT_THAT(reason(), HasSubstr("127.0.0.2 is no public address"));
    EXPECT_THAT(reason(), HasSubstr("redirected to " + inside.url("/secret")));
  }
  EXPECT_THAT(inside.paths(), IsEmpty());
}

TEST_F(FetchPages, RefusesARedirectToAnotherScheme) {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/robots.txt" ? not_found() : redirect_to("file:///etc/passwd");
  });
  fetch({server.url("/a")});
  EXPECT_THAT(reason(), HasSubstr("only http and https"));
}

TEST_F(FetchPages, RefusesRedirectsThatEndNowhere) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.path == "/circle") return redirect_to("/circle2");
    if (asked.path == "/circle2") return redirect_to("/circle");
    return redirect_to(asked.path + "x");
  });
  fetch({server.url("/circle"), server.url("/on")});
  ASSERT_THAT(report_.skipped, SizeIs(2));
  EXPECT_THAT(report_.skipped[0].reason, HasSubstr("in a circle"));
  EXPECT_THAT(report_.skipped[1].reason, HasSubstr("more than 5 redirects"));
  EXPECT_THAT(server.paths(), SizeIs(1 + 2 + 6));
}

TEST_F(FetchPages, StopsAtTheSizeCapToldOrNot) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    const std::string body(200'000, 'x');
    if (asked.path == "/told") return reply("200 OK", body);
    if (asked.path == "/untold") return Reply{"HTTP/1.1 200 OK\r\n\r\n" + body};
    if (asked.path == "/head")
      return reply("200 OK", "", "X: " + std::string(300'000, 'x') + "\r\n");
    return reply("200 OK", body.substr(0, 100'000));
  });
  options_.max_bytes = 100'000;
  fetch({server.url("/told"), server.url("/untold"), server.url("/head"), server.url("/just")});
  ASSERT_THAT(report_.skipped, SizeIs(3));
  EXPECT_THAT(report_.skipped[0].reason, HasSubstr("larger than 100000 bytes"));
  EXPECT_THAT(report_.skipped[1].reason, HasSubstr("larger than 100000 bytes"));
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_THAT(pages_[0].bytes, SizeIs(100'000));
}

TEST_F(FetchPages, UnpacksGzipAndCountsWhatComesOut) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    const std::string bytes = asked.path == "/bomb" ? gzip_bomb(64'000'000) : gzip_of("The pier.");
    return reply("200 OK", bytes, "Content-Encoding: gzip\r\n");
  });
  options_.max_bytes = 1'000'000;
  ASSERT_LT(gzip_bomb(64'000'000).size(), options_.max_bytes);
  fetch({server.url("/bomb"), server.url("/page")});
  EXPECT_THAT(reason(), HasSubstr("larger than 1000000 bytes"));
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_EQ(pages_[0].bytes, "The pier.");
}

TEST_F(FetchPages, GivesUpOnASlowServer) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    Reply late = reply("200 OK", "late");
    late.wait = milliseconds(3000);
    return late;
  });
  options_.max_time = milliseconds(400);
  const auto begin = std::chrono::steady_clock::now();
  fetch({server.url("/a")});
  EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(2500));
  EXPECT_EQ(reason(), "too slow");
}

TEST_F(FetchPages, TakesNoHalfPage) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt") return not_found();
    if (asked.path == "/chunk") {
      return Reply{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nThe p"};
    }
    return Reply{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nThe p"};
  });
  fetch({server.url("/length"), server.url("/chunk")});
  ASSERT_THAT(report_.skipped, SizeIs(2));
  EXPECT_THAT(report_.skipped[0].reason, HasSubstr("before the whole page"));
  EXPECT_THAT(pages_, IsEmpty());
}

TEST_F(FetchPages, SkipsWhatIsNoPageAndGoesOn) {
  LoopbackServer server([](const Asked& asked) {
    if (asked.path == "/robots.txt" || asked.path == "/gone") return not_found();
    if (asked.path == "/none") return Reply{"HTTP/1.1 204 No Content\r\n\r\n"};
    if (asked.path == "/noise") return Reply{"\x01\x02 no HTTP\r\n\r\n"};
    if (asked.path == "/304") return Reply{"HTTP/1.1 304 Not Modified\r\n\r\n"};
    if (asked.path == "/nowhere") return reply("302 Found", "");
    return reply("200 OK", "page");
  });
  fetch({server.url("/gone"), "no address", server.url("/none"), server.url("/noise"),
         server.url("/304"), server.url("/nowhere"), "http://127.0.0.1:1/", server.url("/page")});
  std::vector<std::string> skipped;
  for (const SkippedInput& input : report_.skipped) skipped.push_back(input.source_path);
  EXPECT_THAT(skipped, ElementsAre(server.url("/gone"), "no address", server.url("/none"),
                                   server.url("/noise"), server.url("/304"), server.url("/nowhere"),
                                   "http://127.0.0.1:1/"));
  EXPECT_EQ(report_.skipped[0].reason, "HTTP status 404");
  EXPECT_THAT(report_.skipped[6].reason, HasSubstr("no connection"));
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_EQ(pages_[0].bytes, "page");
}

TEST_F(FetchPages, UsesNoProxyOfTheEnvironment) {
  LoopbackServer server([](const Asked& asked) {
    return asked.path == "/robots.txt" ? not_found() : reply("200 OK", "direct");
  });
  LoopbackServer proxy([](const Asked&) { return reply("200 OK", "by proxy"); });
  setenv("http_proxy", proxy.url("").c_str(), 1);
  fetch({server.url("/a")});
  unsetenv("http_proxy");
  ASSERT_THAT(pages_, SizeIs(1));
  EXPECT_EQ(pages_[0].bytes, "direct");
  EXPECT_THAT(proxy.paths(), IsEmpty());
}

TEST_F(FetchPages, RefusesOptionsThatMakeNoSense) {
  const auto error_when = [](const std::function<void(FetchOptions&)>& change) {
    FetchOptions options;
    change(options);
    const std::vector<std::string> none;
    const auto result = fetch_pages(none, options, [](FetchedPage&&) {});
    return result.ok() ? "" : result.error().message;
  };
  EXPECT_EQ(error_when([](FetchOptions&) {}), "");
  EXPECT_THAT(error_when([](FetchOptions& o) { o.user_agent = "7"; }), HasSubstr("user agent"));
  EXPECT_THAT(error_when([](FetchOptions& o) { o.user_agent = "A\r\nX: y"; }),
              HasSubstr("user agent"));
  EXPECT_THAT(error_when([](FetchOptions& o) { o.max_bytes = 0; }), HasSubstr("size cap"));
  EXPECT_THAT(error_when([](FetchOptions& o) { o.max_time = milliseconds(0); }),
              HasSubstr("time cap"));
  EXPECT_THAT(error_when([](FetchOptions& o) { o.host_delay = milliseconds(-1); }),
              HasSubstr("wait"));
  std::ofstream(folder_.string()) << "a file";
  EXPECT_THAT(error_when([this](FetchOptions& o) { o.cache_folder = folder_.string(); }),
              HasSubstr(folder_.string()));
}

}  // namespace
}  // namespace wirestem::fetch
