// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "link/reuse/detail/find_runs.hpp"

namespace wirestem::reuse::detail {

/// Runs that follow one another on both sides with at most 40 words between.
using Chain = std::vector<MatchedRun>;

/// Chains runs, which are sorted by left, then right place: each goes to the open chain whose
/// diagonal is nearest; sixteen are open at a time. Chains never cross from one kind of section
/// into another. The heaviest first. Linear in runs.
std::vector<Chain> chain_runs(const WordStream& left, const WordStream& right,
                              std::span<const MatchedRun> runs);

inline constexpr std::uint32_t kGap = 40;  ///< most words between two runs of a chain

}  // namespace wirestem::reuse::detail
