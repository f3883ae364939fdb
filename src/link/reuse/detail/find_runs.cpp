// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/find_runs.hpp"

#include <algorithm>
#include <bit>

#include "link/reuse/detail/grams.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr int kRepeats = 4;              ///< places of a gram that are looked at
constexpr std::uint32_t kLeastOver = 8;  ///< words that may be a passage of their own

/// Collects of all words of a stream what `held` leaves over, within one run of the stream each and
/// long enough for a passage: shorter gaps are aligned with what stands around them.
void collect_over(const WordStream& stream, std::vector<TextSpan>& held,
                  std::vector<TextSpan>& over) {
  std::ranges::sort(held);
  over.clear();
  auto next = held.begin();
  for (const WordRun& run : stream.runs) {
    std::uint32_t begin = run.begin;
    while (begin + kLeastOver <= run.end) {
      while (next != held.end() && next->end <= begin) ++next;
      const std::uint32_t end = next == held.end() ? run.end : std::min(run.end, next->begin);
      if (begin + kLeastOver <= end) over.push_back({begin, end});
      if (end == run.end) break;
      begin = next->end;
    }
  }
}

/// Calls `use(word, hash)` for each gram that stands within one of `over`.
template <typename Use>
void each_gram(const WordStream& stream, const std::vector<TextSpan>& over, Use use) {
  for (const TextSpan words : over) {
    for (std::uint32_t word = words.begin; word + kWordGram <= words.end; ++word) {
      const WordHash* first = stream.words.data() + word;
      if (word + gram_length(*first) <= words.end) use(word, gram_hash(first));
    }
  }
}

}  // namespace

MatchedRun run_around(const WordStream& left, std::uint32_t left_word, const WordStream& right,
                      std::uint32_t right_word) {
  const WordRun& left_run = left.run_of(left_word);
  const WordRun& right_run = right.run_of(right_word);
  const WordHash* l = left.words.data();
  const WordHash* r = right.words.data();
  if (l[left_word] != r[right_word]) return {};
  MatchedRun run{left_word, right_word, 1};
  while (run.left > left_run.begin && run.right > right_run.begin &&
         l[run.left - 1] == r[run.right - 1]) {
    --run.left;
    --run.right;
    ++run.length;
  }
  const std::uint32_t most = std::min(left_run.end - run.left, right_run.end - run.right);
  while (run.length < most && l[run.left + run.length] == r[run.right + run.length]) ++run.length;
  return run;
}

bool RunFinder::complete(const WordStream& left, const WordStream& right,
                         std::vector<MatchedRun>& runs) {
  held_.clear();
  for (const MatchedRun& run : runs) held_.push_back({run.left, run.left_end()});
  collect_over(left, held_, left_over_);
  held_.clear();
  for (const MatchedRun& run : runs) held_.push_back({run.right, run.right_end()});
  collect_over(right, held_, right_over_);
  if (left_over_.empty() || right_over_.empty()) return false;
  const std::size_t before = runs.size();
  index(left);
  match(left, right, runs);
  if (runs.size() == before) return false;
  std::ranges::sort(runs);
  return true;
}

void RunFinder::index(const WordStream& left) {
  std::size_t words = 0;
  for (const TextSpan span : left_over_) words += span.size();
  const std::size_t size = std::bit_ceil(2 * words + 2);
  mask_ = size - 1;
  slots_.assign(size, kNone);
  seen_.fill(0);
  grams_.clear();
  each_gram(left, left_over_, [&](std::uint32_t word, std::uint64_t hash) { insert(hash, word); });
}

void RunFinder::insert(std::uint64_t hash, std::uint32_t word) {
  const auto number = static_cast<std::uint32_t>(grams_.size());
  seen_[seen_word(hash)] |= seen_bit(hash);
  std::uint64_t slot = hash & mask_;
  while (slots_[slot] != kNone && grams_[slots_[slot]].hash != hash) slot = (slot + 1) & mask_;
  if (slots_[slot] == kNone) {
    slots_[slot] = number;
  } else {
    std::uint32_t last = slots_[slot];
    int places = 1;
    for (; grams_[last].next != kNone; last = grams_[last].next) ++places;
    if (places >= kRepeats) return;
    grams_[last].next = number;
  }
  grams_.push_back({.hash = hash, .word = word});
}

std::uint32_t RunFinder::look_up(std::uint64_t hash) const {
  if ((seen_[seen_word(hash)] & seen_bit(hash)) == 0) return kNone;
  std::uint64_t slot = hash & mask_;
  while (slots_[slot] != kNone && grams_[slots_[slot]].hash != hash) slot = (slot + 1) & mask_;
  return slots_[slot];
}

void RunFinder::match(const WordStream& left, const WordStream& right,
                      std::vector<MatchedRun>& runs) {
  std::uint32_t covered = 0;  // end of what is matched of the right stream
  each_gram(right, right_over_, [&](std::uint32_t word, std::uint64_t hash) {
    if (word + gram_length(right.words[word]) <= covered) return;
    for (std::uint32_t g = look_up(hash); g != kNone; g = grams_[g].next) {
      const MatchedRun run = run_around(left, grams_[g].word, right, word);
      if (run.length == 0) continue;  // equal hashes of unequal grams
      covered = std::max(covered, run.right_end());
      runs.push_back(run);
    }
  });
}

}  // namespace wirestem::reuse::detail
