// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/chain_runs.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace wirestem::reuse::detail {
namespace {

constexpr std::size_t kOpenChains = 16;

bool joins(const WordStream& left, const WordStream& right, const MatchedRun& last,
           const MatchedRun& next) {
  return next.left > last.left && next.right > last.right && next.left <= last.left_end() + kGap &&
         next.right <= last.right_end() + kGap && next.left_end() > last.left_end() &&
         next.right_end() > last.right_end() &&
         &left.run_of(last.left) == &left.run_of(next.left) &&
         &right.run_of(last.right) == &right.run_of(next.right);
}

std::uint64_t weight(const Chain& chain) {
  std::uint64_t words = 0;
  for (const MatchedRun& run : chain) words += run.length;
  return words;
}

}  // namespace

std::vector<Chain> chain_runs(const WordStream& left, const WordStream& right,
                              std::span<const MatchedRun> runs) {
  std::vector<Chain> chains;
  std::vector<std::size_t> open;
  for (const MatchedRun& run : runs) {
    std::size_t best = chains.size();
    std::int64_t nearest = 0;
    for (const std::size_t c : open) {
      const MatchedRun& last = chains[c].back();
      if (!joins(left, right, last, run)) continue;
      const std::int64_t away = std::abs(last.diagonal() - run.diagonal());
      if (best == chains.size() || away < nearest) {
        best = c;
        nearest = away;
      }
    }
    if (best < chains.size()) {
      chains[best].push_back(run);
      continue;
    }
    if (open.size() == kOpenChains) {
      open.erase(std::ranges::min_element(
          open, {}, [&](std::size_t c) { return chains[c].back().left_end(); }));
    }
    open.push_back(chains.size());
    chains.push_back({run});
  }
  std::ranges::stable_sort(chains, std::greater{}, weight);
  return chains;
}

}  // namespace wirestem::reuse::detail
