// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/find_runs.hpp"

#include <algorithm>
#include <bit>

#include "link/reuse/detail/grams.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr int kRepeats = 4;  ///< places of a gram that are looked at

/// The grams of all words of a stream; none runs over the end of its run.
void hash_stream(const WordStream& stream, std::vector<std::uint64_t>& all,
                 std::vector<std::uint64_t>& spare) {
  if (stream.runs.size() == 1) return hash_grams(stream.words, all);
  all.clear();
  for (const WordRun& run : stream.runs) {
    hash_grams(std::span(stream.words).subspan(run.begin, run.end - run.begin), spare);
    all.insert(all.end(), spare.begin(), spare.end());
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

void RunFinder::set_left(const WordStream& left) {
  left_ = &left;
  hash_stream(left, left_grams_, right_grams_);
  const std::size_t size = std::bit_ceil(2 * left_grams_.size() + 2);
  mask_ = size - 1;
  slots_.assign(size, kNone);
  repeats_.assign(left_grams_.size(), kNone);
  for (std::uint32_t word = 0; word < left_grams_.size(); ++word) {
    if (left_grams_[word] != kNoGram) insert(word);
  }
}

void RunFinder::insert(std::uint32_t word) {
  std::uint64_t slot = left_grams_[word] & mask_;
  while (slots_[slot] != kNone && left_grams_[slots_[slot]] != left_grams_[word]) {
    slot = (slot + 1) & mask_;
  }
  if (slots_[slot] == kNone) {
    slots_[slot] = word;
    return;
  }
  std::uint32_t last = slots_[slot];
  int places = 1;
  for (; repeats_[last] != kNone; last = repeats_[last]) ++places;
  if (places < kRepeats) repeats_[last] = word;
}

std::uint32_t RunFinder::look_up(std::uint64_t gram) const {
  std::uint64_t slot = gram & mask_;
  while (slots_[slot] != kNone && left_grams_[slots_[slot]] != gram) slot = (slot + 1) & mask_;
  return slots_[slot];
}

void RunFinder::match(std::uint32_t left, std::uint32_t right) {
  const auto diagonal = static_cast<std::size_t>(left - right) % kDiagonals;
  const MatchedRun& last = last_[diagonal];
  if (last.length > 0 && last.left - last.right == left - right && right < last.right_end()) return;
  const MatchedRun run = run_around(*left_, left, *right_, right);
  if (run.length == 0) return;  // equal hashes of unequal grams
  last_[diagonal] = run;
  covered_ = std::max(covered_, run.right_end());
  found_.push_back(run);
}

const std::vector<MatchedRun>& RunFinder::find(const WordStream& right) {
  right_ = &right;
  found_.clear();
  last_.fill({});
  covered_ = 0;
  for (const WordRun& run : right.runs) {
    hash_grams(std::span(right.words).subspan(run.begin, run.end - run.begin), right_grams_);
    for (std::uint32_t word = run.begin; word < run.end; ++word) {
      const std::uint64_t gram = right_grams_[word - run.begin];
      if (gram == kNoGram) continue;
      std::uint32_t left = look_up(gram);
      if (left == kNone) continue;
      if (repeats_[left] != kNone && word + gram_length(right.words[word]) <= covered_) continue;
      for (; left != kNone; left = repeats_[left]) match(left, word);
    }
  }
  std::ranges::sort(found_);
  return found_;
}

}  // namespace wirestem::reuse::detail
