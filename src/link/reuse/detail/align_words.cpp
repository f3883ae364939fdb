// SPDX-License-Identifier: Apache-2.0
//
// Chains are built greedily: a seed goes to the open chain whose diagonal is nearest. Between
// seeds, and beyond the ends, small blocks are aligned by dynamic programming: two points for an
// equal word, one off for each word left out. Chains never cross from one kind of section into
// another.
#include "link/reuse/detail/align_words.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>

namespace wirestem::reuse::detail {
namespace {

constexpr std::uint32_t kGap = 40;  ///< most words between two seeds of a chain
constexpr std::size_t kOpenChains = 16;
constexpr std::uint32_t kReach = 32;  ///< words looked at in one step of an extension
constexpr double kEdited = 0.6;
constexpr double kLeastWords = 8;
constexpr double kCharacterWeight = 8.0 / 12.0;

using Chain = std::vector<Seed>;

/// The words of both streams that a block may use.
struct Block {
  std::span<const StreamWord> left;
  std::span<const StreamWord> right;
};

class BlockAligner {
 public:
  /// Matches of a block, from its beginning on. `to_end`: the alignment runs through to the end of
  /// both sides; else it stops where it is worth most. Reversed blocks are read from the back.
  std::vector<Seed> run(Block block, bool to_end, bool reversed) {
    rows_ = block.left.size() + 1;
    columns_ = block.right.size() + 1;
    score_.assign(rows_ * columns_, 0);
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t j = 0; j < columns_; ++j) fill(block, i, j, reversed);
    }
    return trace(block, to_end ? score_.size() - 1 : best_cell(), reversed);
  }

 private:
  static bool equal(Block block, std::size_t i, std::size_t j, bool reversed) {
    const auto& a = reversed ? block.left[block.left.size() - i] : block.left[i - 1];
    const auto& b = reversed ? block.right[block.right.size() - j] : block.right[j - 1];
    return a.hash == b.hash;
  }

  int& at(std::size_t i, std::size_t j) { return score_[i * columns_ + j]; }

  void fill(Block block, std::size_t i, std::size_t j, bool reversed) {
    if (i == 0 || j == 0) {
      at(i, j) = -static_cast<int>(i + j);
      return;
    }
    at(i, j) = std::max(at(i - 1, j), at(i, j - 1)) - 1;
    if (equal(block, i, j, reversed)) at(i, j) = std::max(at(i, j), at(i - 1, j - 1) + 2);
  }

  std::size_t best_cell() const {
    return static_cast<std::size_t>(std::ranges::max_element(score_) - score_.begin());
  }

  std::vector<Seed> trace(Block block, std::size_t cell, bool reversed) {
    std::vector<Seed> matches;
    std::size_t i = cell / columns_;
    std::size_t j = cell % columns_;
    while (i > 0 && j > 0) {
      if (equal(block, i, j, reversed) && at(i, j) == at(i - 1, j - 1) + 2) {
        matches.push_back({static_cast<std::uint32_t>(--i), static_cast<std::uint32_t>(--j)});
      } else if (at(i, j) == at(i - 1, j) - 1) {
        --i;
      } else {
        --j;
      }
    }
    std::ranges::reverse(matches);
    return matches;
  }

  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<int> score_;
};

class PairAligner {
 public:
  PairAligner(const WordStream& left, const WordStream& right) : left_(left), right_(right) {}

  std::vector<AlignedPassage> run(const std::vector<Seed>& seeds) {
    std::vector<Chain> chains = chain_up(seeds);
    std::ranges::stable_sort(chains, std::greater{}, &Chain::size);
    left_used_.assign(left_.words.size(), false);
    right_used_.assign(right_.words.size(), false);
    for (Chain& chain : chains) align_chain(chain);
    std::ranges::sort(passages_, {}, [](const AlignedPassage& p) { return p.matches.front(); });
    return std::move(passages_);
  }

 private:
  static std::int64_t diagonal(Seed seed) { return std::int64_t{seed.left} - seed.right; }

  bool joins(Seed last, Seed next) const {
    return next.left > last.left && next.right > last.right && next.left - last.left <= kGap &&
           next.right - last.right <= kGap &&
           left_.words[last.left].run == left_.words[next.left].run &&
           right_.words[last.right].run == right_.words[next.right].run;
  }

  std::vector<Chain> chain_up(const std::vector<Seed>& seeds) const {
    std::vector<Chain> done;
    std::vector<Chain> open;
    for (const Seed seed : seeds) {
      Chain* best = nullptr;
      for (Chain& chain : open) {
        if (!joins(chain.back(), seed)) continue;
        if (best == nullptr || std::abs(diagonal(chain.back()) - diagonal(seed)) <
                                   std::abs(diagonal(best->back()) - diagonal(seed))) {
          best = &chain;
        }
      }
      if (best != nullptr) {
        best->push_back(seed);
        continue;
      }
      if (open.size() == kOpenChains) {
        const auto oldest = std::ranges::min_element(
            open, {}, [](const Chain& chain) { return chain.back().left; });
        done.push_back(std::move(*oldest));
        open.erase(oldest);
      }
      open.push_back({seed});
    }
    std::ranges::move(open, std::back_inserter(done));
    return done;
  }

  void align_chain(const Chain& chain) {
    std::vector<Seed> matches;
    for (const Seed seed : chain) {
      if (left_used_[seed.left] || right_used_[seed.right]) continue;
      if (!matches.empty() &&
          (seed.left <= matches.back().left || seed.right <= matches.back().right)) {
        continue;
      }
      if (!matches.empty()) fill_gap(matches, seed);
      matches.push_back(seed);
      run_on(matches);
    }
    if (matches.empty()) return;
    extend_right(matches);
    extend_left(matches);
    keep(std::move(matches));
  }

  bool usable(Seed pair) const {
    return !left_used_[pair.left] && !right_used_[pair.right] &&
           left_.words[pair.left].hash == right_.words[pair.right].hash;
  }

  WordRun left_run(std::uint32_t word) const { return left_.runs[left_.words[word].run]; }
  WordRun right_run(std::uint32_t word) const { return right_.runs[right_.words[word].run]; }

  /// Follows equal words to the right.
  void run_on(std::vector<Seed>& matches) const {
    const std::uint32_t left_end = left_run(matches.back().left).end;
    const std::uint32_t right_end = right_run(matches.back().right).end;
    for (Seed next = matches.back();;) {
      ++next.left;
      ++next.right;
      if (next.left >= left_end || next.right >= right_end || !usable(next)) return;
      matches.push_back(next);
    }
  }

  Block block(std::uint32_t l0, std::uint32_t l1, std::uint32_t r0, std::uint32_t r1) const {
    return {std::span(left_.words).subspan(l0, l1 - l0),
            std::span(right_.words).subspan(r0, r1 - r0)};
  }

  void fill_gap(std::vector<Seed>& matches, Seed next) {
    const std::uint32_t l0 = matches.back().left + 1;
    const std::uint32_t r0 = matches.back().right + 1;
    if (l0 >= next.left || r0 >= next.right) return;
    for (const Seed m : aligner_.run(block(l0, next.left, r0, next.right), true, false)) {
      if (usable({l0 + m.left, r0 + m.right})) matches.push_back({l0 + m.left, r0 + m.right});
    }
  }

  /// The first word from `from` on that another passage holds, `end` where there is none before.
  static std::uint32_t free_end(const std::vector<bool>& used, std::uint32_t from,
                                std::uint32_t end) {
    while (from < end && !used[from]) ++from;
    return from;
  }
  static std::uint32_t free_begin(const std::vector<bool>& used, std::uint32_t from,
                                  std::uint32_t begin) {
    while (from > begin && !used[from - 1]) --from;
    return from;
  }

  void extend_right(std::vector<Seed>& matches) {
    for (;;) {
      const std::uint32_t l0 = matches.back().left + 1;
      const std::uint32_t r0 = matches.back().right + 1;
      const std::uint32_t l1 =
          free_end(left_used_, l0, std::min(l0 + kReach, left_run(l0 - 1).end));
      const std::uint32_t r1 =
          free_end(right_used_, r0, std::min(r0 + kReach, right_run(r0 - 1).end));
      if (l0 >= l1 || r0 >= r1) return;
      const auto found = aligner_.run(block(l0, l1, r0, r1), false, false);
      if (found.empty()) return;
      for (const Seed m : found) matches.push_back({l0 + m.left, r0 + m.right});
    }
  }

  void extend_left(std::vector<Seed>& matches) {
    std::vector<Seed> before;  // from right to left
    for (;;) {
      const Seed first = before.empty() ? matches.front() : before.back();
      const std::uint32_t l0 =
          std::max(first.left - std::min(first.left, kReach), left_run(first.left).begin);
      const std::uint32_t r0 =
          std::max(first.right - std::min(first.right, kReach), right_run(first.right).begin);
      const std::uint32_t l = free_begin(left_used_, first.left, l0);
      const std::uint32_t r = free_begin(right_used_, first.right, r0);
      if (l >= first.left || r >= first.right) break;
      const auto found = aligner_.run(block(l, first.left, r, first.right), false, true);
      if (found.empty()) break;
      for (const Seed m : found)
        before.push_back({first.left - 1 - m.left, first.right - 1 - m.right});
    }
    matches.insert(matches.begin(), before.rbegin(), before.rend());
  }

  double weight(std::span<const Seed> matches) const {
    double sum = 0;
    for (const Seed m : matches) sum += left_.words[m.left].ideograph ? kCharacterWeight : 1.0;
    return sum;
  }

  /// Cuts at the widest gap until every part is dense, and drops what is short.
  void keep(std::vector<Seed> matches) {
    std::vector<std::vector<Seed>> parts;
    parts.push_back(std::move(matches));
    while (!parts.empty()) {
      AlignedPassage passage{.matches = std::move(parts.back())};
      parts.pop_back();
      if (weight(passage.matches) < kLeastWords) continue;
      if (passage.similarity() < kEdited) {
        const auto cut = widest_gap(passage.matches);
        parts.emplace_back(cut, passage.matches.cend());
        parts.emplace_back(passage.matches.cbegin(), cut);
        continue;
      }
      accept(std::move(passage));
    }
  }

  /// The widest gap of the middle half, so that a long thin chain falls apart in few steps.
  static std::vector<Seed>::const_iterator widest_gap(const std::vector<Seed>& matches) {
    const auto quarter = static_cast<std::ptrdiff_t>(matches.size() > 64 ? matches.size() / 4 : 1);
    auto widest = matches.begin() + quarter;
    std::uint32_t width = 0;
    for (auto at = widest; at <= matches.end() - quarter && at != matches.end(); ++at) {
      const Seed before = *std::prev(at);
      const std::uint32_t gap = (at->left - before.left) + (at->right - before.right);
      if (gap > width) {
        width = gap;
        widest = at;
      }
    }
    return widest;
  }

  void accept(AlignedPassage passage) {
    for (const Seed m : passage.matches) {
      left_used_[m.left] = true;
      right_used_[m.right] = true;
    }
    const std::size_t count = passage.matches.size();
    passage.verbatim = passage.left_end() - passage.left_begin() == count &&
                       passage.right_end() - passage.right_begin() == count;
    passages_.push_back(std::move(passage));
  }

  const WordStream& left_;
  const WordStream& right_;
  std::vector<bool> left_used_;
  std::vector<bool> right_used_;
  std::vector<AlignedPassage> passages_;
  BlockAligner aligner_;
};

}  // namespace

double AlignedPassage::similarity() const {
  const std::uint32_t longer = std::max(left_end() - left_begin(), right_end() - right_begin());
  return static_cast<double>(matches.size()) / longer;
}

std::vector<AlignedPassage> align_passages(const WordStream& left, const WordStream& right,
                                           const std::vector<Seed>& seeds) {
  return PairAligner(left, right).run(seeds);
}

}  // namespace wirestem::reuse::detail
