// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "link/stories/detail/story_features.hpp"

namespace wirestem::stories::detail {

struct SharingPairs {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  bool left_out = false;  ///< an article shares something with more than it is paired with
};

/// Pairs (left < right) worth comparing, sorted: each article with the sixty that share most with
/// it, by its 64 heaviest features.
///
/// Cost: articles times 64 features times the articles that have one, at most 200.
SharingPairs sharing_pairs(std::span<const StoryFeatures> features);

/// The numbers that sharing_pairs decides by.
inline constexpr std::size_t kProposing = 64;  ///< features of an article that look for others
inline constexpr std::size_t kPartners = 60;   ///< articles that one is compared with at most

}  // namespace wirestem::stories::detail
