// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/json_line.hpp"

#include <string>

#include <gtest/gtest.h>

namespace wirestem::tell {
namespace {

/// What nlohmann's own writer gives.
std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

TEST(JsonLine, WritesAllKindsOfValues) {
  const Json json{{"text", "Hafen"},
                  {"none", nullptr},
                  {"yes", true},
                  {"share", 0.25},
                  {"count", 42},
                  {"list", {1, "two", Json::array()}},
                  {"record", {{"key", "v"}}},
                  {"empty", Json::object()}};
  EXPECT_EQ(to_line(json), dumped(json));
}

TEST(JsonLine, EscapesEachByteThatMustBe) {
  std::string all;
  for (int c = 0; c < 0x80; ++c) all += static_cast<char>(c);
  const Json json{{all, all + "“Ő”\u2028𝄞" + all}};
  EXPECT_EQ(to_line(json), dumped(json));
  EXPECT_EQ(Json::parse(to_line(json)), json);
}

TEST(JsonLine, ReplacesWhatIsNoUtf8) {
  for (const char* bytes : {"a\xFFz", "\xC3", "\xED\xA0\x80", "ok\xF0\x9F\x98"}) {
    const Json json{{"text", bytes}};
    EXPECT_EQ(to_line(json), dumped(json));
  }
}

}  // namespace
}  // namespace wirestem::tell
