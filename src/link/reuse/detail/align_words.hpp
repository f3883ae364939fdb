// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "link/reuse/detail/find_seeds.hpp"
#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

/// Words of two streams that are the same, in rising order on both sides.
struct AlignedPassage {
  std::vector<Seed> matches;  ///< pairs of equal words
  bool verbatim = false;      ///< nothing stands between them on either side

  std::uint32_t left_begin() const { return matches.front().left; }
  std::uint32_t left_end() const { return matches.back().left + 1; }
  std::uint32_t right_begin() const { return matches.front().right; }
  std::uint32_t right_end() const { return matches.back().right + 1; }
  /// Matched words against the longer side.
  double similarity() const;
};

/// Aligns what two streams share, from their seeds.
///
/// Seeds near one another are chained, the words between them aligned, and both ends extended as
/// long as more words are the same than not. A passage is kept if it has eight words (twelve
/// characters in scripts without spaces) or more and at least 60 % of its longer side is matched.
/// No word is in two passages. Linear in seeds and matched words.
std::vector<AlignedPassage> align_passages(const WordStream& left, const WordStream& right,
                                           const std::vector<Seed>& seeds);

}  // namespace wirestem::reuse::detail
