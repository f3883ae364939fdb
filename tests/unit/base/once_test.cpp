// SPDX-License-Identifier: Apache-2.0
#include "base/once.hpp"

#include <atomic>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace wirestem {
namespace {

TEST(Once, WorkIsDoneByOneOfTheThreadsThatAsk) {
  const Once once;
  int value = 0;
  std::atomic<int> seen{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&] {
      once.run([&] { ++value; });
      seen += value;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(value, 1);
  EXPECT_EQ(seen, 4);
}

}  // namespace
}  // namespace wirestem
