// SPDX-License-Identifier: Apache-2.0
//
// Seed and extend, after BLAST (Altschul 1990). In small blocks between the runs of a chain as many
// words as can be are matched in order. Beyond the ends of a chain the nearest equal words are
// taken while they are worth more than what is skipped for them.
#include "link/reuse/detail/align_words.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "link/reuse/detail/chain_runs.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr std::size_t kBlock = 64;         ///< most words of one side of a block
constexpr std::size_t kLook = kReach + 2;  ///< words that an extension may see
constexpr WordHash kPairFactor = 0x9E3779B1;
constexpr unsigned kPairShift = 26;  ///< leaves the six upper bits of a pair

using Words = std::span<const WordHash>;
using Runs = std::vector<MatchedRun>;

/// Adds one equal word, to the last run where it follows it.
void add_match(Runs& runs, std::uint32_t left, std::uint32_t right) {
  if (!runs.empty() && runs.back().left_end() == left && runs.back().right_end() == right) {
    ++runs.back().length;
  } else {
    runs.push_back({left, right, 1});
  }
}

/// Aligns two short stretches of words from end to end, so that as many words as can be are
/// matched.
///
/// The columns of the dynamic programming are 64 bits each: a bit is set where the row above is as
/// good (Hyyrö 2004, "Bit-parallel LCS-length computation revisited").
class BlockAligner {
 public:
  /// Calls `match(i, j)` for the aligned words, in rising order.
  template <typename Match>
  void run(Words left, Words right, Match match) {
    if (left.size() > kBlock || right.size() > kBlock) return;
    note_places(left);
    std::uint64_t column = ~std::uint64_t{0};
    std::uint64_t any = 0;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::uint64_t equal = places_of(right[j]);
      const std::uint64_t taken = column & equal;
      column = (column + taken) | (column - taken);
      columns_[j] = column;
      any |= equal;
    }
    if (any == 0) return;
    path_.clear();
    std::size_t i = left.size();
    std::size_t j = right.size();
    while (i > 0 && j > 0) {
      if (left[i - 1] == right[j - 1]) {
        path_.push_back({static_cast<std::uint32_t>(--i), static_cast<std::uint32_t>(--j)});
      } else if (((columns_[j - 1] >> (i - 1)) & 1U) != 0) {
        --i;
      } else {
        --j;
      }
    }
    for (auto at = path_.rbegin(); at != path_.rend(); ++at) match(at->first, at->second);
  }

 private:
  struct Slot {
    WordHash word = 0;
    std::uint64_t places = 0;  ///< a bit for each; none: the slot is free
  };

  /// The slot of a word in a table at most half full.
  Slot& slot_of(WordHash word) {
    std::size_t at = (word >> 1U) & mask_;  // the lowest bit tells the script
    while (slots_[at].places != 0 && slots_[at].word != word) at = (at + 1) & mask_;
    return slots_[at];
  }

  void note_places(Words left) {
    const std::size_t size = std::bit_ceil(2 * left.size());
    std::fill_n(slots_.begin(), size, Slot{});
    mask_ = size - 1;
    for (std::size_t i = 0; i < left.size(); ++i) {
      Slot& slot = slot_of(left[i]);
      slot.word = left[i];
      slot.places |= std::uint64_t{1} << i;
    }
  }

  std::uint64_t places_of(WordHash word) { return slot_of(word).places; }

  std::array<Slot, 2 * kBlock> slots_;
  std::size_t mask_ = 0;
  std::array<std::uint64_t, kBlock> columns_{};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> path_;
};

class PairAligner {
 public:
  PairAligner(const WordStream& left, const WordStream& right, std::uint8_t* left_used,
              std::uint8_t* right_used)
      : left_(left), right_(right), left_used_(left_used), right_used_(right_used) {}

  std::vector<AlignedPassage> run(std::span<const MatchedRun> found) {
    if (found.size() == 1) {
      align_chain(found);
      return std::move(passages_);
    }
    const std::vector<Chain> chains = chain_runs(left_, right_, found);
    for (const Chain& chain : chains) {
      note_used();
      align_chain(chain);
    }
    forget_used();
    std::ranges::sort(passages_, {}, [](const AlignedPassage& p) { return p.runs.front(); });
    return std::move(passages_);
  }

 private:
  void align_chain(std::span<const MatchedRun> chain) {
    Runs runs;
    for (MatchedRun run : chain) {
      if (!runs.empty()) run = behind(run, runs.back());
      add_unused(runs, run);
    }
    if (runs.empty()) return;
    extend_right(runs);
    extend_left(runs);
    keep(std::move(runs));
  }

  /// What of `run` stands behind `last` on both sides.
  static MatchedRun behind(MatchedRun run, const MatchedRun& last) {
    const std::uint32_t left = last.left_end() > run.left ? last.left_end() - run.left : 0;
    const std::uint32_t right = last.right_end() > run.right ? last.right_end() - run.right : 0;
    const std::uint32_t off = std::min(std::max(left, right), run.length);
    return {run.left + off, run.right + off, run.length - off};
  }

  /// Whether a passage holds one of the two; the passages of a chain do not meet one another.
  bool used(std::uint32_t left, std::uint32_t right) const {
    return noted_ > 0 && (left_used_[left] | right_used_[right]) != 0;
  }

  /// Marks the words of the passages that were kept since the last call.
  void note_used() {
    for (; noted_ < passages_.size(); ++noted_) {
      for (const MatchedRun& run : passages_[noted_].runs) {
        std::fill_n(left_used_ + run.left, run.length, std::uint8_t{1});
        std::fill_n(right_used_ + run.right, run.length, std::uint8_t{1});
      }
    }
  }

  void forget_used() {
    for (std::size_t p = 0; p < noted_; ++p) {
      for (const MatchedRun& run : passages_[p].runs) {
        std::fill_n(left_used_ + run.left, run.length, std::uint8_t{0});
        std::fill_n(right_used_ + run.right, run.length, std::uint8_t{0});
      }
    }
  }

  /// Adds the stretches of `run` that no other passage holds, and what aligns before each.
  void add_unused(Runs& runs, const MatchedRun& run) {
    if (noted_ == 0) {
      if (run.length > 0) add_part(runs, run);
      return;
    }
    for (std::uint32_t k = 0; k < run.length;) {
      if (used(run.left + k, run.right + k)) {
        ++k;
        continue;
      }
      MatchedRun part{run.left + k, run.right + k, 0};
      while (k < run.length && !used(run.left + k, run.right + k)) {
        ++part.length;
        ++k;
      }
      add_part(runs, part);
    }
  }

  void add_part(Runs& runs, const MatchedRun& part) {
    if (!runs.empty()) fill_gap(runs, part);
    if (!runs.empty() && runs.back().left_end() == part.left &&
        runs.back().right_end() == part.right) {
      runs.back().length += part.length;
    } else {
      runs.push_back(part);
    }
  }

  void fill_gap(Runs& runs, const MatchedRun& next) {
    const std::uint32_t l0 = runs.back().left_end();
    const std::uint32_t r0 = runs.back().right_end();
    if (l0 >= next.left || r0 >= next.right) return;
    aligner_.run(Words(left_.words).subspan(l0, next.left - l0),
                 Words(right_.words).subspan(r0, next.right - r0),
                 [&](std::uint32_t i, std::uint32_t j) {
                   if (!used(l0 + i, r0 + j)) add_match(runs, l0 + i, r0 + j);
                 });
  }

  /// Whether word `left` and word `right` may be matched by one step of an extension.
  bool equal(std::uint32_t left, std::uint32_t right) const {
    return left_.words[left] == right_.words[right] && !used(left, right);
  }

  /// A run that stands `skipped` words away from an end, with as many equal words as it has.
  struct Step {
    std::uint32_t left = 0;  ///< words skipped on each side
    std::uint32_t right = 0;
    std::uint32_t length = 0;
  };

  /// Whether a step may be found at all: one equal word one word away, or two in a row. Most ends
  /// have neither, and comparing small blocks is quick.
  template <typename LeftAt, typename RightAt>
  static bool may_step(LeftAt left_at, RightAt right_at) {
    std::array<WordHash, kLook> left;
    std::array<WordHash, kLook> right;
    for (std::uint32_t i = 0; i < kLook; ++i) left[i] = left_at(i);
    for (std::uint32_t i = 0; i < kLook; ++i) right[i] = right_at(i);
    if (left[0] == right[1] || left[1] == right[0] || left[0] == right[0]) return true;
    for (std::size_t i = 0; i + 1 < kLook; ++i) left[i] = left[i] * kPairFactor + left[i + 1];
    for (std::size_t i = 0; i + 1 < kLook; ++i) right[i] = right[i] * kPairFactor + right[i + 1];
    // A bit for each pair on one side rules out most of the other.
    const auto bit_of = [](WordHash pair) { return std::uint64_t{1} << (pair >> kPairShift); };
    std::uint64_t seen = 0;
    for (const WordHash pair : right) seen |= bit_of(pair);
    for (std::size_t i = 0; i + 1 < kLook; ++i) {
      if ((seen & bit_of(left[i])) == 0) continue;
      if (std::ranges::find(right, left[i]) != right.end()) return true;
    }
    return false;
  }

  /// The nearest run worth its distance. `equal_at(i, j)`: whether the words i and j places away
  /// are the same; false beyond the end.
  template <typename EqualAt>
  static Step next_step(EqualAt equal_at) {
    for (std::uint32_t skipped = 0; skipped <= kReach; ++skipped) {
      for (std::uint32_t left = 0; left <= skipped; ++left) {
        Step step{left, skipped - left, 0};
        while (equal_at(step.left + step.length, step.right + step.length)) ++step.length;
        if (2 * step.length > skipped) return step;
      }
    }
    return {};
  }

  void extend_right(Runs& runs) const {
    const std::uint32_t left_end = left_.run_of(runs.back().left).end;
    const std::uint32_t right_end = right_.run_of(runs.back().right).end;
    for (;;) {
      const std::uint32_t l = runs.back().left_end();
      const std::uint32_t r = runs.back().right_end();
      // What cannot be taken is told by numbers that differ.
      const bool may =
          may_step([&](std::uint32_t i) { return l + i < left_end ? left_.words[l + i] : i; },
                   [&](std::uint32_t i) { return r + i < right_end ? right_.words[r + i] : ~i; });
      if (!may) return;
      const Step step = next_step([&](std::uint32_t i, std::uint32_t j) {
        return l + i < left_end && r + j < right_end && equal(l + i, r + j);
      });
      if (step.length == 0) return;
      runs.push_back({l + step.left, r + step.right, step.length});
    }
  }

  void extend_left(Runs& runs) const {
    const std::uint32_t left_begin = left_.run_of(runs.front().left).begin;
    const std::uint32_t right_begin = right_.run_of(runs.front().right).begin;
    Runs before;  // from right to left
    for (MatchedRun first = runs.front();;) {
      const bool may = may_step(
          [&](std::uint32_t i) {
            return left_begin + i < first.left ? left_.words[first.left - 1 - i] : i;
          },
          [&](std::uint32_t i) {
            return right_begin + i < first.right ? right_.words[first.right - 1 - i] : ~i;
          });
      if (!may) break;
      const Step step = next_step([&](std::uint32_t i, std::uint32_t j) {
        return left_begin + i < first.left && right_begin + j < first.right &&
               equal(first.left - 1 - i, first.right - 1 - j);
      });
      if (step.length == 0) break;
      first = {first.left - step.left - step.length, first.right - step.right - step.length,
               step.length};
      before.push_back(first);
    }
    runs.insert(runs.begin(), before.rbegin(), before.rend());
  }

  double weight(std::span<const MatchedRun> runs) const {
    double sum = 0;
    for (const MatchedRun& run : runs) {
      std::uint32_t characters = 0;
      for (std::uint32_t k = 0; left_.has_characters && k < run.length; ++k) {
        characters += left_.words[run.left + k] & WordHash{1};
      }
      sum += (run.length - characters) + characters * kCharacterWeight;
    }
    return sum;
  }

  /// Cuts at the widest gap until every part is dense, and drops what is short.
  void keep(Runs runs) {
    std::vector<Runs> parts;
    parts.push_back(std::move(runs));
    while (!parts.empty()) {
      AlignedPassage passage{.runs = std::move(parts.back())};
      parts.pop_back();
      if (weight(passage.runs) < kLeastWords) continue;
      for (const MatchedRun& run : passage.runs) passage.matched += run.length;
      if (passage.similarity() < kEdited) {
        const auto cut = widest_gap(passage.runs);
        parts.emplace_back(cut, passage.runs.cend());
        parts.emplace_back(passage.runs.cbegin(), cut);
        continue;
      }
      passages_.push_back(std::move(passage));
    }
  }

  /// The widest gap of the middle half, so that a long thin chain falls apart in few steps.
  static Runs::const_iterator widest_gap(const Runs& runs) {
    const auto quarter = static_cast<std::ptrdiff_t>(runs.size() > 64 ? runs.size() / 4 : 1);
    auto widest = runs.begin() + quarter;
    std::uint32_t width = 0;
    for (auto at = widest; at <= runs.end() - quarter && at != runs.end(); ++at) {
      const MatchedRun& before = *std::prev(at);
      const std::uint32_t gap = (at->left - before.left_end()) + (at->right - before.right_end());
      if (gap > width) {
        width = gap;
        widest = at;
      }
    }
    return widest;
  }

  const WordStream& left_;
  const WordStream& right_;
  std::uint8_t* left_used_;
  std::uint8_t* right_used_;
  std::vector<AlignedPassage> passages_;
  std::size_t noted_ = 0;  ///< how many of them are marked in the lists above
  BlockAligner aligner_;
};

}  // namespace

double AlignedPassage::similarity() const {
  const std::uint32_t longer = std::max(left_end() - left_begin(), right_end() - right_begin());
  return static_cast<double>(matched) / longer;
}

std::vector<AlignedPassage> WordAligner::align(const WordStream& left, const WordStream& right,
                                               std::span<const MatchedRun> runs) {
  if (runs.empty()) return {};
  left_used_.resize(std::max(left_used_.size(), left.words.size()), 0);
  right_used_.resize(std::max(right_used_.size(), right.words.size()), 0);
  return PairAligner(left, right, left_used_.data(), right_used_.data()).run(runs);
}

}  // namespace wirestem::reuse::detail
