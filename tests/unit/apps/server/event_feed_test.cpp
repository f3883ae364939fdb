// SPDX-License-Identifier: Apache-2.0
#include "apps/server/event_feed.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/apps/server/made_up_desk.hpp"

namespace wirestem::server {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(EventFeed, SaysHowFarATaskIsAndHowLongItWillTake) {
  MadeUpDesk desk;
  desk.now.state.articles = 500;
  desk.now.tasks = {{.number = 1,
                     .what = "add",
                     .detail = "pages\n\ndata: forged",
                     .done = 100,
                     .total = 300,
                     .began = "2024-03-04T23:59:50Z",
                     .told = "2024-03-05T00:00:00Z",
                     .ended = ""}};
  EventFeed feed(desk);
  const std::string said = feed.next();
  EXPECT_THAT(said, StartsWith("event: progress\ndata: {"));
  EXPECT_THAT(said, HasSubstr("\"rate\":10.0"));
  EXPECT_THAT(said, HasSubstr("\"seconds_left\":20.0"));
  EXPECT_THAT(said, Not(HasSubstr("\ndata: forged")));
  EXPECT_EQ(feed.next(), "");
  desk.now.tasks[0].ended = "2024-03-05T00:00:20Z";
  EXPECT_THAT(feed.next(), HasSubstr("\"running\":false"));
}

TEST(EventFeed, TellsNewsButNotWhatWasBefore) {
  MadeUpDesk desk;
  desk.news = {
      {.number = 4, .at = "", .kind = "origins", .story = "s", .article = "", .text = "old"}};
  EventFeed feed(desk);
  EXPECT_THAT(feed.next(), Not(HasSubstr("old")));
  desk.news.push_back(
      {.number = 6, .at = "", .kind = "conflict", .story = "s", .article = "", .text = "new"});
  EXPECT_THAT(feed.next(), StartsWith("id: 6\nevent: news\ndata: {"));
  EXPECT_EQ(feed.next(), "");
}

TEST(EventFeed, SpeaksUpNowAndThenWhereNothingHappens) {
  MadeUpDesk desk;
  EventFeed feed(desk);
  feed.next();
  std::string said;
  for (int i = 0; i < 20; ++i) said += feed.next();
  EXPECT_EQ(said, ": here\n\n");
}

}  // namespace
}  // namespace wirestem::server
