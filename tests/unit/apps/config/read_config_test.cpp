// SPDX-License-Identifier: Apache-2.0
#include "apps/config/read_config.hpp"

#include <array>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wirestem::config {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::array kKeys = {
    Key{"threads", ValueKind::number, "dossier watch", ""},
    Key{"strict", ValueKind::on_off, "dossier", ""},
    Key{"every", ValueKind::text, "watch", ""},
    Key{"as", ValueKind::text, "dossier", "json csv"},
    Key{"given-date", ValueKind::text, "dossier", ""},
    Key{"fetch", ValueKind::on_off, "dossier", "", Owner::user},
};

std::string told(std::string_view text, Owner owner = Owner::project) {
  const auto settings = parse_config(text, "w.toml", kKeys, owner);
  if (!settings) return settings.error().message;
  std::string all;
  for (const Setting& one : settings.value()) {
    all += one.place + " " + one.command + "/" + one.key + "=" + one.value + "\n";
  }
  return all;
}

TEST(ParseConfig, TellsWhereEachValueStands) {
  EXPECT_EQ(told("threads = 2\n\n[watch]\nevery = \"30m\"\nthreads = 0\n"),
            "w.toml:1 /threads=2\nw.toml:4 watch/every=30m\nw.toml:5 watch/threads=0\n");
  EXPECT_EQ(told(""), "");
}

TEST(ParseConfig, TakesSwitchesDatesAndLists) {
  EXPECT_EQ(told("strict = false\ngiven-date = 2024-08-06\nas = [\"json\", \"csv\"]"),
            "w.toml:1 /strict=0\nw.toml:2 /given-date=2024-08-06\nw.toml:3 /as=json,csv\n");
}

TEST(ParseConfig, SuggestsTheNearestKeyOrTable) {
  EXPECT_EQ(told("\nthread = 2"), "w.toml:2: unknown key 'thread': did you mean 'threads'?");
  EXPECT_EQ(told("[wach]\nevery='1m'"), "w.toml:1: unknown table 'wach': did you mean 'watch'?");
  EXPECT_EQ(told("[dossier]\nevery = '1m'"), "w.toml:2: unknown key 'every' (in [dossier])");
  EXPECT_EQ(told("\"odd\\nname\" = 2"), "w.toml:1: unknown key 'odd?name'");
}

TEST(ParseConfig, RefusesValuesOfTheWrongKind) {
  for (const std::string_view value : {"\"2\"", "-1", "2.5", "true", "[2]"}) {
    EXPECT_EQ(told("threads = " + std::string(value)), "w.toml:1: 'threads' wants a whole number");
  }
  EXPECT_EQ(told("strict = 1"), "w.toml:1: 'strict' wants true or false");
  EXPECT_EQ(told("as = 'json,pdf'"), "w.toml:1: 'as' wants one of: json csv");
  EXPECT_EQ(told("every = ''"), "w.toml:1: 'every' wants words between quotation marks");
  EXPECT_EQ(told("[threads]"), "w.toml:1: 'threads' is a key, no table");
}

TEST(ParseConfig, TellsTheLineOfBrokenToml) {
  EXPECT_THAT(told("threads = 2\nstrict ="), StartsWith("w.toml:2: "));
  EXPECT_THAT(told("threads = 1\nthreads = 2\n"), StartsWith("w.toml:2: "));
  EXPECT_THAT(told("every = \"\xFF\""), StartsWith("w.toml:1: "));
}

TEST(ParseConfig, LeavesTheNetworkToTheUser) {
  EXPECT_EQ(told("fetch = true", Owner::user), "w.toml:1 /fetch=1\n");
  EXPECT_THAT(told("fetch = true"), HasSubstr("w.toml:1: 'fetch' is for the user's own file"));
}

TEST(ReadConfig, NoFileIsNoSettings) {
  const auto settings = read_config("no/such/file.toml", kKeys, Owner::user);
  ASSERT_TRUE(settings.ok());
  EXPECT_TRUE(settings.value().empty());
  EXPECT_EQ(read_config("/", kKeys, Owner::user).error().code, ErrorCode::unreadable);
}

}  // namespace
}  // namespace wirestem::config
