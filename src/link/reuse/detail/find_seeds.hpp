// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

/// A run of words that stands at word `left` of one stream and at word `right` of another.
struct Seed {
  std::uint32_t left = 0;
  std::uint32_t right = 0;
  friend constexpr auto operator<=>(Seed, Seed) = default;
};

/// All seeds of two articles, by place.
struct SeededPair {
  std::uint32_t left = 0;  ///< article index, left < right
  std::uint32_t right = 0;
  bool only_common = true;  ///< every seed stands in so many articles that it may be a template's
  std::vector<Seed> seeds;
};

/// Finds runs of words that stand in several streams.
///
/// `order` ranks the articles, earliest first: of a run that very many share, each is tied to the
/// first of them only. Sorted by pair. Linear in words for a bounded number of sharers.
std::vector<SeededPair> find_seeds(std::span<const WordStream> streams,
                                   std::span<const std::uint32_t> order);

}  // namespace wirestem::reuse::detail
