// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/url_list.hpp"

#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace wirestem::fetch {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(UrlList, ReadsOneAddressALine) {
  const UrlList list = parse_url_list(
      "\xEF\xBB\xBF# the coast\r\n\r\n  https://courier.example/a#top  \r\n"
      "http://courier.example/b\t# said on the phone\r\nhttps://пример.example/новости",
      "list.txt");
  EXPECT_THAT(list.urls, ElementsAre("https://courier.example/a#top", "http://courier.example/b",
                                     "https://пример.example/новости"));
  EXPECT_THAT(list.skipped, IsEmpty());
}

TEST(UrlList, NamesTheLineOfEachAddressThatIsNone) {
  const UrlList list = parse_url_list(
      "https://courier.example/a\ncourier.example/b\nftp://courier.example/c\n"
      "https://me:secret@courier.example/d\nhttps://a.example/ https://b.example/\n"
      "https://courier.example:99999/\nHTTPS://COURIER.example:443/a\n",
      "list.txt");
  EXPECT_THAT(list.urls, ElementsAre("https://courier.example/a"));
  ASSERT_EQ(list.skipped.size(), 6U);
  EXPECT_EQ(list.skipped[0].source_path, "list.txt:2");
  EXPECT_THAT(list.skipped[0].reason, HasSubstr("begins with http"));
  EXPECT_THAT(list.skipped[1].reason, HasSubstr("only http and https"));
  EXPECT_THAT(list.skipped[2].reason, HasSubstr("passwords"));
  EXPECT_THAT(list.skipped[3].reason, HasSubstr("white space"));
  EXPECT_THAT(list.skipped[4].reason, HasSubstr("port"));
  EXPECT_EQ(list.skipped[5].source_path, "list.txt:7");
  EXPECT_THAT(list.skipped[5].reason, HasSubstr("line 1"));
}

TEST(UrlList, ShowsNoPasswordInItsMessages) {
  const UrlList list = parse_url_list("https://me:secret@courier.example/d\n", "list.txt");
  ASSERT_EQ(list.skipped.size(), 1U);
  EXPECT_THAT(list.skipped[0].reason, ::testing::Not(HasSubstr("secret")));
}

TEST(UrlList, ReadsAFileAndSaysWhichOneIsMissing) {
  const auto path = std::filesystem::path(::testing::TempDir()) /
                    ("url_list_" + std::to_string(::getpid()) + ".txt");
  std::ofstream(path) << "https://courier.example/a\n";
  const auto list = read_url_list(path.string());
  ASSERT_TRUE(list.ok());
  EXPECT_EQ(list.value().urls.size(), 1U);
  std::filesystem::remove(path);
  const auto missing = read_url_list(path.string());
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().code, ErrorCode::not_found);
  EXPECT_THAT(missing.error().message, HasSubstr(path.string()));
  EXPECT_EQ(read_url_list(::testing::TempDir()).error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace wirestem::fetch
