// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

constexpr std::uint32_t kWordGram = 5;
constexpr std::uint32_t kCharacterGram = 8;  ///< in scripts without spaces

/// What stands for a place from which no whole gram begins.
constexpr std::uint64_t kNoGram = UINT64_MAX;

/// The hash of the five words (eight characters) that begin at each word; `hashes` becomes as long
/// as `words`. Linear.
void hash_grams(std::span<const WordHash> words, std::vector<std::uint64_t>& hashes);

/// The length of the gram that begins with `word`.
constexpr std::uint32_t gram_length(WordHash word) {
  return is_ideograph(word) ? kCharacterGram : kWordGram;
}

}  // namespace wirestem::reuse::detail
