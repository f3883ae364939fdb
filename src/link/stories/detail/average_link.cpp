// SPDX-License-Identifier: Apache-2.0
#include "link/stories/detail/average_link.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

#include "base/unions.hpp"

namespace wirestem::stories::detail {
namespace {

constexpr double kSteps = 1 << 20;

struct Candidate {
  double mean = 0;
  std::uint32_t left = 0;  ///< groups, by their slot
  std::uint32_t right = 0;
  std::uint32_t least = 0;  ///< least item numbers of both, for ties
  std::uint32_t other = 0;

  /// For a queue that gives the greatest first.
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return std::tuple(a.mean, b.least, b.other) < std::tuple(b.mean, a.least, a.other);
  }
};

class Linker {
 public:
  Linker(std::uint32_t items, double least)
      : least_(least), slot_of_(items), members_(items), sums_(items) {
    std::iota(slot_of_.begin(), slot_of_.end(), 0U);
    for (std::uint32_t i = 0; i < items; ++i) members_[i] = {i};
  }

  std::vector<std::uint32_t> run(std::span<const LikePair> pairs) {
    // Groups that are joined have a pair that is like enough on its own, so that what no chain of
    // such pairs ties never meets: most pairs need not be stored.
    Unions tied(slot_of_.size());
    for (const LikePair& pair : pairs) {
      if (pair.likeness >= least_ - 1 / kSteps) tied.join(pair.left, pair.right);
    }
    for (const LikePair& pair : pairs) {
      if (pair.left == pair.right) continue;
      if (tied.find(pair.left) != tied.find(pair.right)) continue;
      const auto steps = static_cast<std::int64_t>(std::llround(pair.likeness * kSteps));
      sums_[pair.left][pair.right] += steps;
      sums_[pair.right][pair.left] += steps;
    }
    for (std::uint32_t i = 0; i < sums_.size(); ++i) {
      for (const auto& [j, sum] : sums_[i]) {
        if (i < j) propose(i, j);
      }
    }
    while (!queue_.empty()) {
      const Candidate best = queue_.top();
      queue_.pop();
      if (is_current(best)) join(best.left, best.right);
    }
    std::vector<std::uint32_t> group(slot_of_.size());
    for (std::uint32_t i = 0; i < group.size(); ++i) group[i] = first_of(slot_of_[i]);
    return group;
  }

 private:
  std::uint32_t first_of(std::uint32_t slot) const { return members_[slot].front(); }

  double mean(std::uint32_t a, std::uint32_t b) const {
    const auto at = sums_[a].find(b);
    if (at == sums_[a].end()) return 0;
    const double pairs =
        static_cast<double>(members_[a].size()) * static_cast<double>(members_[b].size());
    return static_cast<double>(at->second) / pairs / kSteps;
  }

  void propose(std::uint32_t a, std::uint32_t b) {
    const double likeness = mean(a, b);
    if (likeness < least_) return;
    const std::uint32_t x = first_of(a);
    const std::uint32_t y = first_of(b);
    queue_.push({likeness, a, b, std::min(x, y), std::max(x, y)});
  }

  bool is_current(const Candidate& c) const {
    return !members_[c.left].empty() && !members_[c.right].empty() &&
           mean(c.left, c.right) == c.mean;
  }

  /// Puts the group with fewer neighbours into the other.
  void join(std::uint32_t a, std::uint32_t b) {
    if (sums_[a].size() < sums_[b].size()) std::swap(a, b);
    for (const std::uint32_t item : members_[b]) slot_of_[item] = a;
    std::vector<std::uint32_t> all;
    std::merge(members_[a].begin(), members_[a].end(), members_[b].begin(), members_[b].end(),
               std::back_inserter(all));
    members_[a] = std::move(all);
    members_[b].clear();
    for (const auto& [neighbour, sum] : sums_[b]) {
      sums_[neighbour].erase(b);
      if (neighbour == a) continue;
      sums_[a][neighbour] += sum;
      sums_[neighbour][a] += sum;
    }
    sums_[a].erase(b);
    sums_[b].clear();
    for (const auto& [neighbour, sum] : sums_[a]) propose(a, neighbour);
  }

  double least_;
  std::vector<std::uint32_t> slot_of_;
  std::vector<std::vector<std::uint32_t>>
      members_;  ///< by slot, ascending; empty where joined away
  std::vector<std::map<std::uint32_t, std::int64_t>> sums_;
  std::priority_queue<Candidate> queue_;
};

}  // namespace

std::vector<std::uint32_t> average_link(std::uint32_t items, std::span<const LikePair> pairs,
                                        double least) {
  return Linker(items, least).run(pairs);
}

}  // namespace wirestem::stories::detail
