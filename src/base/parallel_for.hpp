// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace wirestem {

/// Calls `work(i)` for each i in [0, count), on up to `threads` threads; returns when all are done.
///
///     std::vector<Findings> findings(articles.size());
///     parallel_for(articles.size(), 2, [&](std::size_t i) { findings[i] = find(articles[i]); });
///
/// Which thread takes which i is open, so `work` must write only what belongs to its i. `work` must
/// not throw. With one thread nothing is started.
template <typename Work>
void parallel_for(std::size_t count, unsigned threads, const Work& work) {
  const std::size_t used = std::min<std::size_t>(std::max(1U, threads), count);
  std::atomic<std::size_t> next{0};
  const auto run = [&next, &work, count] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::jthread> others;
  for (std::size_t t = 1; t < used; ++t) others.emplace_back(run);
  run();
}

}  // namespace wirestem
