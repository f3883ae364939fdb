// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "read/fetch/fetch_pages.hpp"
#include "tests/unit/read/fetch/loopback_server.hpp"

namespace wirestem::fetch {

inline Reply not_found() { return reply("404 Not Found", "nothing here"); }

/// A fetch of pages with a clock that only its waits move, and a cache folder that goes with the
/// test.
class FetchFixture : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::path(::testing::TempDir()) /
              ("fetch_pages_" + std::string(info->name()) + "_" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    options_.allow_private = true;
    options_.max_time = std::chrono::milliseconds(5000);
    options_.clock = [this] { return std::chrono::steady_clock::time_point(clock_); };
    options_.sleep = [this](std::chrono::milliseconds time) {
      clock_ += time;
      waits_.push_back(time);
    };
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  void fetch(const std::vector<std::string>& urls) {
    pages_.clear();
    const auto result = fetch_pages(
        urls, options_, [this](FetchedPage&& page) { pages_.push_back(std::move(page)); });
    ASSERT_TRUE(result.ok()) << result.error().message;
    report_ = result.value();
    EXPECT_EQ(report_.fetched, pages_.size());
  }

  /// The reason for the one URL that was skipped.
  std::string reason() const {
    return report_.skipped.size() == 1 ? report_.skipped.front().reason : "not one skipped";
  }

  FetchOptions options_;
  std::filesystem::path folder_;
  std::vector<FetchedPage> pages_;
  FetchReport report_;
  std::vector<std::chrono::milliseconds> waits_;
  std::chrono::steady_clock::duration clock_ = std::chrono::hours(9);  // of a machine long awake
};

}  // namespace wirestem::fetch
