// SPDX-License-Identifier: Apache-2.0
//
// A gram's hash is the sum of its words, each times an odd number of its place (multilinear
// hashing), folded once so that all bits count.
#include "link/reuse/detail/grams.hpp"

#include <array>

namespace wirestem::reuse::detail {
namespace {

constexpr std::array<std::uint64_t, kCharacterGram> kFactors = {
    0x9E3779B97F4A7C15ULL, 0xBF58476D1CE4E5B9ULL, 0x94D049BB133111EBULL, 0xD6E8FEB86659FD93ULL,
    0xA0761D6478BD642FULL, 0xE7037ED1A0B428DBULL, 0x8EBC6AF09C88C6E3ULL, 0x589965CC75374CC3ULL};

constexpr std::uint64_t fold(std::uint64_t sum) {
  constexpr unsigned kHalf = 32;
  sum = (sum ^ (sum >> kHalf)) * kFactors.back();
  return sum ^ (sum >> kHalf);
}

}  // namespace

void hash_grams(std::span<const WordHash> words, std::vector<std::uint64_t>& hashes) {
  hashes.resize(words.size());
  const WordHash* at = words.data();
  for (std::size_t i = 0; i < words.size(); ++i, ++at) {
    const std::uint32_t length = gram_length(*at);
    if (length > words.size() - i) {
      hashes[i] = kNoGram;
      continue;
    }
    std::uint64_t sum = at[0] * kFactors[0] + at[1] * kFactors[1] + at[2] * kFactors[2] +
                        at[3] * kFactors[3] + at[4] * kFactors[4];
    if (length == kCharacterGram) {
      sum += at[5] * kFactors[5] + at[6] * kFactors[6] + at[7] * kFactors[7];
    }
    hashes[i] = fold(sum);
  }
}

}  // namespace wirestem::reuse::detail
