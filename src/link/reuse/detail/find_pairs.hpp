// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

/// Two articles that have runs of words in common, and how many articles have these.
struct SharingPair {
  std::uint32_t left = 0;  ///< article index, left < right
  std::uint32_t right = 0;
  std::uint32_t few = 0;        ///< fingerprints that at most three articles have
  std::uint32_t several = 0;    ///< more than three, at most 64
  std::uint32_t common = 0;     ///< so many that they may be a template's
  std::uint32_t left_word = 0;  ///< where one of them stands
  std::uint32_t right_word = 0;

  std::uint32_t all() const { return few + several + common; }
  bool only_common() const { return few + several == 0; }
};

/// Finds the pairs of streams that have a run of words in common: any run of eight words (eleven
/// characters in scripts without spaces), some of five.
///
/// `outlets` has a key for each article, 0 where nothing is known; it may be empty. `order` ranks
/// the articles, earliest first: of a run that more than 64 articles have, each is tied to the
/// first of them only. Sorted by pair.
///
/// Cost: words, and pairs that share. Memory: some two bytes for each word, and the pairs. Words
/// after the first four thousand million of a pile are not looked at.
std::vector<SharingPair> find_pairs(std::span<const WordStream> streams,
                                    std::span<const std::uint64_t> outlets,
                                    std::span<const std::uint32_t> order);

}  // namespace wirestem::reuse::detail
