// SPDX-License-Identifier: Apache-2.0
#include "apps/server/parse_target.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirestem::server {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

TEST(ParseTarget, CutsThePathAndDecodesEachPartOnce) {
  const auto target = parse_target("/api//v1/stories/a%2Fb%2520?q=x");
  ASSERT_TRUE(target.ok());
  EXPECT_THAT(target.value().path, ElementsAre("api", "v1", "stories", "a/b%20"));
}

TEST(ParseTarget, TakesAPlusForABlankInParametersOnly) {
  const auto target = parse_target("/a+b?q=ferry+to%20Norholm&&empty=&bare");
  ASSERT_TRUE(target.ok());
  EXPECT_THAT(target.value().path, ElementsAre("a+b"));
  EXPECT_EQ(target.value().value("q"), "ferry to Norholm");
  EXPECT_TRUE(target.value().query.contains("empty"));
  EXPECT_TRUE(target.value().query.contains("bare"));
  EXPECT_EQ(target.value().value("other"), "");
}

TEST(ParseTarget, RefusesWhatCouldLeadElsewhere) {
  for (const std::string target :
       {"", "stories", "http://evil.example/", "*", "/a/../b", "/a/%2e%2e/b", "/./a", "/a%", "/a%4",
        "/a%zz", "/a%00b", "/a%0d%0ab", "/%ff%fe", "/a?q=%c3%28", "/a?q=1&q=2"}) {
    const auto parsed = parse_target(target);
    ASSERT_FALSE(parsed.ok()) << target;
    EXPECT_EQ(parsed.error().code, ErrorCode::malformed) << target;
    EXPECT_THAT(parsed.error().message, HasSubstr("target")) << target;
  }
}

TEST(ParseTarget, RefusesWhatIsTooLong) {
  EXPECT_EQ(parse_target("/" + std::string(8000, 'a')).error().code, ErrorCode::too_large);
  std::string many = "/?";
  for (int i = 0; i < 65; ++i) many += "p" + std::to_string(i) + "=1&";
  EXPECT_EQ(parse_target(many).error().code, ErrorCode::too_large);
}

}  // namespace
}  // namespace wirestem::server
