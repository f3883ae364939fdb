// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "link/reuse/detail/find_runs.hpp"
#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

/// Two articles that have runs of words in common, and how many articles have these.
struct SharingPair {
  std::uint32_t left = 0;  ///< article index, left < right
  std::uint32_t right = 0;
  std::uint32_t few = 0;         ///< fingerprints that at most three articles have
  std::uint32_t several = 0;     ///< more than three, at most 64
  std::uint32_t common = 0;      ///< so many that they may be a template's
  std::vector<MatchedRun> runs;  ///< of equal words, sorted, each as long as it goes

  std::uint32_t all() const { return few + several + common; }
};

/// Words of a run that no crowd must have: a set phrase and a word that meets it by chance would
/// make very many pairs.
constexpr std::uint32_t kBeyondCrowd = 6;

/// What was not looked at in a pile, so that the work stays linear.
struct SearchCaps {
  std::size_t crowds = 0;          ///< fingerprints of more than 64 articles, tied to the earliest
  bool large = false;              ///< fewer fingerprints were kept, see kWindowOfLargePile
  std::uint32_t first_unread = 0;  ///< articles from here on were not looked at
};

/// Finds the pairs of streams that have a run of words in common and calls `each` for them, by
/// left, then right article: any run of eight words (eleven characters in scripts without spaces),
/// some of five. In a pile of a million words and more any run of twelve, some of five.
///
/// `outlets` has a key for each article, 0 where nothing is known; it may be empty. `order` ranks
/// the articles, earliest first: of a run that more than 64 articles have, each is tied to the
/// first of them only. Cost: words, and runs of pairs that share. Memory: the index of what is
/// shared, see FingerprintIndex, and the pairs of one article. Words after the first four thousand
/// million of a pile are not looked at.
SearchCaps find_pairs(std::span<const WordStream> streams, std::span<const std::uint64_t> outlets,
                      std::span<const std::uint32_t> order,
                      const std::function<void(const SharingPair&)>& each);

/// How much longer than a fingerprint a run must be where more than three articles share it: five
/// words may meet by chance, and what many texts share by chance would make very many pairs.
inline constexpr std::uint32_t kBeyondChance = 2;

}  // namespace wirestem::reuse::detail
