// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "link/reuse/detail/quote_text.hpp"

namespace wirestem::reuse::detail {

/// The longest common subsequence of two sequences as index pairs; ends in common are taken first.
/// What is then longer than 400 on both sides is passed over.
std::vector<std::pair<std::uint32_t, std::uint32_t>> common_subsequence(
    const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b);

/// Whether two quotations in one language are the same words: cut, stitched or altered a little.
bool same_words(const QuoteText& a, const QuoteText& b);

/// Whether two quotations in two languages say the same, by the concepts, numbers and names in
/// them.
bool same_sense(const QuoteText& a, const QuoteText& b);

/// The numbers that quotations are matched by.
inline constexpr double kContained = 0.7;  ///< of the shorter one's words
inline constexpr double kContainedIndirect = 0.85;
inline constexpr double kContainedAnySpeaker = 0.9;
inline constexpr std::size_t kLongRun = 5;      ///< words
inline constexpr std::size_t kMostSayers = 64;  ///< quotations that share a word and are compared

}  // namespace wirestem::reuse::detail
