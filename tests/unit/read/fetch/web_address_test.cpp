// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/detail/web_address.hpp"

#include <string>

#include <gtest/gtest.h>

namespace wirestem::fetch::detail {
namespace {

TEST(WebAddress, TakesAnAddressApart) {
  const auto address = parse_web_address("HTTPS://Courier.example:443/a b/../c?x=1#top");
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address.value().url, "https://courier.example/c?x=1");
  EXPECT_EQ(address.value().origin, "https://courier.example");
  EXPECT_EQ(parse_web_address("http://[2001:DB8::1]:80/").value().origin, "http://[2001:db8::1]");
  EXPECT_EQ(parse_web_address("http://a.example:8080").value().origin, "http://a.example:8080");
  EXPECT_EQ(parse_web_address("http://a.example").value().path_and_query, "/");
  EXPECT_EQ(address.value().host, "courier.example");
  EXPECT_EQ(address.value().path_and_query, "/c?x=1");
}

TEST(WebAddress, WritesHostsOfAllScriptsInAscii) {
  const auto address = parse_web_address("http://Пример.example/новости");
  ASSERT_TRUE(address.ok());
  EXPECT_EQ(address.value().url,
            "http://xn--e1afmkfd.example/%d0%bd%d0%be%d0%b2%d0%be%d1%81%d1%82%d0%b8");
}

TEST(WebAddress, ReadsNumbersWrittenOddlyAsTheAddressTheyAre) {
  EXPECT_EQ(parse_web_address("http://0x7f.1/").value().host, "127.0.0.1");
  EXPECT_EQ(parse_web_address("http://2130706433/").value().host, "127.0.0.1");
}

TEST(WebAddress, ResolvesWhatIsRelative) {
  const std::string base = "https://courier.example/news/today?p=2";
  EXPECT_EQ(parse_web_address("../old", base).value().url, "https://courier.example/old");
  EXPECT_EQ(parse_web_address("//other.example/x", base).value().url, "https://other.example/x");
  EXPECT_EQ(parse_web_address("?p=3", base).value().url, "https://courier.example/news/today?p=3");
}

TEST(WebAddress, RefusesOtherSchemesPasswordsAndWhatIsNoAddress) {
  const std::string base = "https://courier.example/";
  for (const char* text : {"file:///etc/passwd", "gopher://a.example/", "javascript:alert(1)",
                           "https://me@a.example/", "https://", "http://a b/", "http://[::1/"}) {
    EXPECT_FALSE(parse_web_address(text).ok()) << text;
    EXPECT_FALSE(parse_web_address(text, base).ok()) << text;
  }
  EXPECT_FALSE(parse_web_address("https://a.example/" + std::string(9000, 'x')).ok());
  EXPECT_FALSE(parse_web_address(std::string("https://a.example/\0x", 20)).ok());
}

}  // namespace
}  // namespace wirestem::fetch::detail
