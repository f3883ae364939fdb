// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "link/reuse/detail/sentence_features.hpp"

namespace wirestem::reuse::detail {

struct ProposedPairs {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  bool left_out = false;  ///< an article had more partners than it keeps
};

/// Pairs of articles, left < right, that share enough rare features to be compared sentence by
/// sentence.
///
/// Features that stand in more than 200 articles propose nothing; each article keeps its 16 best
/// partners at most. Sorted. Cost: the sharers of each feature, at most 200 of them.
ProposedPairs propose_pairs(std::span<const ComparedArticle> articles);

/// The numbers that pairs are proposed by.
inline constexpr std::size_t kMostSharers = 200;
inline constexpr std::size_t kPartners = 16;
inline constexpr double kLeastScore = 20;   ///< some five features that are rare in the pile
inline constexpr double kLeastShare = 0.1;  ///< of all that the lesser of both articles has
inline constexpr double kMostRarity = 4;

}  // namespace wirestem::reuse::detail
