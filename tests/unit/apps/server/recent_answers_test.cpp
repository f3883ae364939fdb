// SPDX-License-Identifier: Apache-2.0
#include "apps/server/recent_answers.hpp"

#include <string>

#include <gtest/gtest.h>

namespace wirestem::server {
namespace {

Response answer_of(std::string body) {
  Response answer;
  answer.body = std::move(body);
  return answer;
}

/// The remembered body; "-" where there is none.
std::string body_of(const RecentAnswers& recent, const std::string& target,
                    std::uint64_t revision) {
  const auto answer = recent.find(target, revision);
  return answer ? answer->body : "-";
}

TEST(RecentAnswers, GivesWhatWasKeptOfTheSameRevisionOnly) {
  RecentAnswers recent;
  EXPECT_EQ(body_of(recent, "ferry", 7), "-");
  recent.keep("ferry", 7, answer_of("one"));
  EXPECT_EQ(body_of(recent, "ferry", 7), "one");
  EXPECT_EQ(body_of(recent, "ferry", 8), "-");
  EXPECT_EQ(body_of(recent, "harbour", 7), "-");
}

TEST(RecentAnswers, ForgetsAllOfAnEarlierRevision) {
  RecentAnswers recent;
  recent.keep("ferry", 7, answer_of("one"));
  recent.keep("harbour", 8, answer_of("two"));
  EXPECT_EQ(body_of(recent, "ferry", 8), "-");
  EXPECT_EQ(body_of(recent, "harbour", 8), "two");
}

TEST(RecentAnswers, TheOneKeptFirstGoesFirst) {
  RecentAnswers recent;
  for (int i = 0; i <= 400; ++i) recent.keep(std::to_string(i), 1, answer_of(std::to_string(i)));
  EXPECT_EQ(body_of(recent, "0", 1), "-");
  EXPECT_EQ(body_of(recent, "1", 1), "1");
  EXPECT_EQ(body_of(recent, "400", 1), "400");
}

TEST(RecentAnswers, HoldsNoMoreThanThirtyTwoMebibytes) {
  constexpr std::size_t kLarge = std::size_t{20} << 20U;
  RecentAnswers recent;
  recent.keep("small", 1, answer_of("s"));
  recent.keep("large", 1, answer_of(std::string(kLarge, 'a')));
  recent.keep("another", 1, answer_of(std::string(kLarge, 'b')));
  EXPECT_EQ(body_of(recent, "small", 1), "-");
  EXPECT_EQ(body_of(recent, "large", 1), "-");
  EXPECT_EQ(body_of(recent, "another", 1).size(), kLarge);
  recent.keep("too large", 1, answer_of(std::string(2 * kLarge, 'c')));
  EXPECT_EQ(body_of(recent, "too large", 1), "-");
  EXPECT_EQ(body_of(recent, "another", 1).size(), kLarge);
}

TEST(RecentAnswers, KeptTwiceTakesNoSecondPlace) {
  RecentAnswers recent;
  for (int i = 0; i < 3; ++i) recent.keep("ferry", 1, answer_of("one"));
  for (int i = 0; i < 399; ++i) recent.keep(std::to_string(i), 1, answer_of("other"));
  EXPECT_EQ(body_of(recent, "ferry", 1), "one");
}

}  // namespace
}  // namespace wirestem::server
