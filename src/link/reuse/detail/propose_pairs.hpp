// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "link/reuse/detail/sentence_features.hpp"

namespace wirestem::reuse::detail {

/// Pairs of articles, left < right, that share enough rare features to be compared sentence by
/// sentence.
///
/// Features that stand in more than 200 articles propose nothing; each article keeps its 16 best
/// partners at most. Sorted. Cost: the sharers of each feature, at most 200 of them.
std::vector<std::pair<std::uint32_t, std::uint32_t>> propose_pairs(
    std::span<const ComparedArticle> articles);

}  // namespace wirestem::reuse::detail
