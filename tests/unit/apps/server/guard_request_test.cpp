// SPDX-License-Identifier: Apache-2.0
#include "apps/server/guard_request.hpp"

#include <string>

#include <gtest/gtest.h>

namespace wirestem::server {
namespace {

Request request_to(const std::string& host) {
  return {.method = "GET", .target = "/api/v1/stories", .host = host};
}

unsigned refusal_of(const Request& request) {
  const auto refusal = guard_request(request);
  return refusal ? refusal->status : 0;
}

TEST(GuardRequest, AnswersToTheNamesOfThisMachine) {
  for (const std::string host :
       {"localhost", "localhost:8642", "LocalHost:80", "127.0.0.1:8642", "[::1]:8642", "[::1]"}) {
    EXPECT_EQ(refusal_of(request_to(host)), 0U) << host;
  }
}

TEST(GuardRequest, RefusesForeignNamesThatPointHere) {
  for (const std::string host :
       {"evil.example", "evil.example:8642", "localhost.evil.example", "127.0.0.1.evil.example",
        "localhost:8642:1", "localhost:", "localhost:port", "127.0.0.2", "0.0.0.0", "[::]",
        "localhost@evil.example", " localhost", "::1"}) {
    EXPECT_EQ(refusal_of(request_to(host)), 421U) << host;
  }
  EXPECT_EQ(refusal_of(request_to("")), 400U);
}

TEST(GuardRequest, RefusesWhatAnotherSiteAsksFor) {
  Request request = request_to("localhost:8642");
  request.fetch_site = "cross-site";
  EXPECT_EQ(refusal_of(request), 403U);
  request.fetch_site = "same-site";  // another port of this machine is another program
  EXPECT_EQ(refusal_of(request), 403U);
  request.fetch_site = "same-origin";
  EXPECT_EQ(refusal_of(request), 0U);
  request.origin = "http://localhost:9000";
  EXPECT_EQ(refusal_of(request), 403U);
  request.origin = "null";
  EXPECT_EQ(refusal_of(request), 403U);
  request.origin = "http://localhost:8642";
  EXPECT_EQ(refusal_of(request), 0U);
}

TEST(GuardRequest, LetsALinkOfAnotherSiteOpenThePage) {
  Request request = request_to("localhost:8642");
  request.target = "/";
  request.fetch_site = "cross-site";
  EXPECT_EQ(refusal_of(request), 0U);
}

TEST(GuardRequest, TakesOnlyJsonFromThoseWhoWrite) {
  Request request = request_to("localhost:8642");
  for (const std::string method : {"POST", "DELETE", "PUT"}) {
    request.method = method;
    request.content_type = "text/plain";  // what a form of another site could send
    EXPECT_EQ(refusal_of(request), 415U) << method;
    request.content_type = "Application/JSON; charset=utf-8";
    EXPECT_EQ(refusal_of(request), 0U) << method;
  }
  request.target = "/";
  request.origin = "http://evil.example";
  EXPECT_EQ(refusal_of(request), 403U);
}

}  // namespace
}  // namespace wirestem::server
