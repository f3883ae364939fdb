// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "link/reuse/detail/find_runs.hpp"
#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

/// Words of two streams that are the same, in rising order on both sides. What stands between two
/// runs was put in, left out or replaced.
struct AlignedPassage {
  std::vector<MatchedRun> runs;
  std::uint32_t matched = 0;  ///< words in the runs

  std::uint32_t left_begin() const { return runs.front().left; }
  std::uint32_t left_end() const { return runs.back().left_end(); }
  std::uint32_t right_begin() const { return runs.front().right; }
  std::uint32_t right_end() const { return runs.back().right_end(); }
  /// Nothing stands between the matched words on either side.
  bool verbatim() const {
    return left_end() - left_begin() == matched && right_end() - right_begin() == matched;
  }
  /// Matched words against the longer side.
  double similarity() const;
};

/// Aligns what two streams share.
///
///     WordAligner aligner;
///     for (const AlignedPassage& passage : aligner.align(a, b, runs)) …
///
/// `runs` are runs of equal words, sorted by left, then right place. Those near one another are
/// chained, the words between them aligned, and both ends extended as long as more words are the
/// same than not. A passage is kept if it has eight words (twelve characters in scripts without
/// spaces) or more and at least 60 % of its longer side is matched. No word is in two passages.
/// Sorted by place. Linear in words. Keeps its memory from call to call, and nothing else.
class WordAligner {
 public:
  std::vector<AlignedPassage> align(const WordStream& left, const WordStream& right,
                                    std::span<const MatchedRun> runs);

 private:
  /// For each word whether a passage holds it; all 0 between calls.
  std::vector<std::uint8_t> left_used_;
  std::vector<std::uint8_t> right_used_;
};

/// The numbers that words are aligned by.
inline constexpr std::uint32_t kReach = 10;  ///< most words, of both sides, that an extension skips
inline constexpr double kEdited = 0.6;       ///< of the longer side is matched at least
inline constexpr double kLeastWords = 8;
inline constexpr double kCharacterWeight = 8.0 / 12.0;  ///< of a character, in words

}  // namespace wirestem::reuse::detail
