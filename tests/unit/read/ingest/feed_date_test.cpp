// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/feed_date.hpp"

#include <gtest/gtest.h>

#include "read/ingest/detail/feeds/feed_text.hpp"
#include "read/ingest/detail/feeds/resolve_address.hpp"

namespace wirestem::ingest::detail {
namespace {

TEST(NormaliseDate, ReadsIso8601AndW3cdtf) {
  EXPECT_EQ(normalise_date("2024-05-06T07:08:09Z"), "2024-05-06T07:08:09Z");
  EXPECT_EQ(normalise_date("2024-05-06T07:08:09.123+02:00"), "2024-05-06T07:08:09+02:00");
  EXPECT_EQ(normalise_date("2024-05-06 07:08:09"), "2024-05-06T07:08:09");
  EXPECT_EQ(normalise_date("2024-05-06T07:08-0330"), "2024-05-06T07:08-03:30");
  EXPECT_EQ(normalise_date("20240506T070809Z"), "2024-05-06T07:08:09Z");
  EXPECT_EQ(normalise_date("2024-05-06"), "2024-05-06");
  EXPECT_EQ(normalise_date("2024-05"), "2024-05");
  EXPECT_EQ(normalise_date("2024"), "2024");
  EXPECT_EQ(normalise_date("2024-060"), "2024-02-29");
  EXPECT_EQ(normalise_date("2024/5/6 7:08"), "2024-05-06T07:08");
  EXPECT_EQ(normalise_date("1868-05-01"), "1868-05-01");
}

TEST(NormaliseDate, ReadsRfc822AsItIsWrittenInFact) {
  EXPECT_EQ(normalise_date("Mon, 06 May 2024 07:08:09 GMT"), "2024-05-06T07:08:09Z");
  EXPECT_EQ(normalise_date("6 May 24 07:08 EST"), "2024-05-06T07:08-05:00");
  EXPECT_EQ(normalise_date("Monday, 6 May 2024 07:08:09 +0530"), "2024-05-06T07:08:09+05:30");
  EXPECT_EQ(normalise_date("Mon,06 May 2024 07:08:09 PDT"), "2024-05-06T07:08:09-07:00");
  EXPECT_EQ(normalise_date("Fri, 6 May 2024 07:08:09 GMT+2"), "2024-05-06T07:08:09+02:00");
  EXPECT_EQ(normalise_date("06-May-2024 07:08:09"), "2024-05-06T07:08:09");
  EXPECT_EQ(normalise_date("May 6th, 2024 7:08 PM"), "2024-05-06T19:08");
  EXPECT_EQ(normalise_date("Mon May  6 07:08:09 PST 2024"), "2024-05-06T07:08:09-08:00");
  EXPECT_EQ(normalise_date("Mon May 06 2024 07:08:09 GMT+0200 (Central European Summer Time)"),
            "2024-05-06T07:08:09+02:00");
  EXPECT_EQ(normalise_date("6 September 1999"), "1999-09-06");
}

TEST(NormaliseDate, ReadsSecondsSince1970) {
  EXPECT_EQ(normalise_date("1714979289"), "2024-05-06T07:08:09Z");
  EXPECT_EQ(normalise_date("1714979289123"), "2024-05-06T07:08:09Z");
}

TEST(NormaliseDate, GivesNothingForWhatIsNoDate) {
  for (const char* text :
       {"", "soon", "32 May 2024", "2024-02-30", "2023-02-29T10:00:00Z", "2024-13-01",
        "0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "1900-01-01", "Mon, 06 May", "05/06/2024",
        "24-05-06", "2024-05-06T25:00:00Z", "12345", "2024-05-", "20240506070809123456789",
        "May 2024"}) {
    EXPECT_EQ(normalise_date(text), "") << text;
  }
}

TEST(ResolveAddress, FollowsTheExamplesOfRfc3986) {
  const auto resolve = [](std::string_view address) {
    return resolve_address(address, "http://a/b/c/d;p?q");
  };
  EXPECT_EQ(resolve("g:h"), "g:h");
  EXPECT_EQ(resolve("g"), "http://a/b/c/g");
  EXPECT_EQ(resolve("./g/"), "http://a/b/c/g/");
  EXPECT_EQ(resolve("/g"), "http://a/g");
  EXPECT_EQ(resolve("//g"), "http://g");
  EXPECT_EQ(resolve("?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(resolve("g?y#s"), "http://a/b/c/g?y#s");
  EXPECT_EQ(resolve("#s"), "http://a/b/c/d;p?q#s");
  EXPECT_EQ(resolve(""), "http://a/b/c/d;p?q");
  EXPECT_EQ(resolve("."), "http://a/b/c/");
  EXPECT_EQ(resolve(".."), "http://a/b/");
  EXPECT_EQ(resolve("../g"), "http://a/b/g");
  EXPECT_EQ(resolve("../../../g"), "http://a/g");
  EXPECT_EQ(resolve("/./g/../h"), "http://a/h");
  EXPECT_EQ(resolve("g;x=1/../y"), "http://a/b/c/y");
}

TEST(ResolveAddress, WithoutABaseOnlySpaceGoes) {
  EXPECT_EQ(resolve_address(" ferry\n?a ", ""), "ferry?a");
  EXPECT_EQ(resolve_address("ferry", "harbour.example"), "ferry");
  EXPECT_EQ(resolve_address("ferry", "http://harbour.example"), "http://harbour.example/ferry");
}

TEST(AuthorName, LeavesTheAddressOut) {
  EXPECT_EQ(author_name("ada@pier.example (Ada Okafor)"), "Ada Okafor");
  EXPECT_EQ(author_name("\"Ada Okafor\" <ada@pier.example>"), "Ada Okafor");
  EXPECT_EQ(author_name("Ada Okafor ada@pier.example"), "Ada Okafor");
  EXPECT_EQ(author_name(" Ada \n Okafor "), "Ada Okafor");
  EXPECT_EQ(author_name("ada@pier.example"), "");
}

TEST(NormaliseLanguage, WritesTagsAsBcp47Does) {
  EXPECT_EQ(normalise_language("EN_us"), "en-US");
  EXPECT_EQ(normalise_language("zh-hans-cn"), "zh-Hans-CN");
  EXPECT_EQ(normalise_language(" de "), "de");
  EXPECT_EQ(normalise_language("English"), "");
  EXPECT_EQ(normalise_language("e"), "");
  EXPECT_EQ(normalise_language("en-"), "");
  EXPECT_EQ(normalise_language("en us"), "");
}

}  // namespace
}  // namespace wirestem::ingest::detail
