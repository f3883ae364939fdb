// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "link/reuse/detail/word_stream.hpp"

namespace wirestem::reuse::detail {

constexpr std::uint32_t kWordGram = 5;
constexpr std::uint32_t kCharacterGram = 8;  ///< in scripts without spaces

/// The length of the gram that begins with `word`.
constexpr std::uint32_t gram_length(WordHash word) {
  return is_ideograph(word) ? kCharacterGram : kWordGram;
}

/// The hash of the gram that begins at `words`, all of whose words must be there: the sum of its
/// words, each times an odd number of its place (multilinear hashing), folded so that all bits
/// count.
inline std::uint64_t gram_hash(const WordHash* words) {
  constexpr std::array<std::uint64_t, kCharacterGram> kFactors = {
      0x9E3779B97F4A7C15ULL, 0xBF58476D1CE4E5B9ULL, 0x94D049BB133111EBULL, 0xD6E8FEB86659FD93ULL,
      0xA0761D6478BD642FULL, 0xE7037ED1A0B428DBULL, 0x8EBC6AF09C88C6E3ULL, 0x589965CC75374CC3ULL};
  constexpr unsigned kHalf = 32;
  std::uint64_t sum = words[0] * kFactors[0] + words[1] * kFactors[1] + words[2] * kFactors[2] +
                      words[3] * kFactors[3] + words[4] * kFactors[4];
  if (is_ideograph(words[0])) {
    sum += words[5] * kFactors[5] + words[6] * kFactors[6] + words[7] * kFactors[7];
  }
  sum = (sum ^ (sum >> kHalf)) * kFactors.back();
  return sum ^ (sum >> kHalf);
}

/// Of how many neighbouring grams one is a fingerprint. A power of two.
///
/// Of four, any run of eight words (eleven characters) that two texts share is found; of eight, any
/// of twelve, for half of the work and memory: in a large pile eight words in a row are most often
/// a phrase that anybody may have.
constexpr std::uint32_t kWindow = 4;
constexpr std::uint32_t kWindowOfLargePile = 8;
constexpr std::uint32_t kLargePile = 1'000'000;  ///< words

/// The window for a pile of so many words.
constexpr std::uint32_t window_of(std::size_t words) {
  return words < kLargePile ? kWindow : kWindowOfLargePile;
}

/// Chooses the fingerprints of a run of words by winnowing.
///
///     Winnower winnower(kWindow);
///     for (const std::uint32_t at : winnower.choose(run)) … winnower.hash(at)
///     …
///
/// Of every `window` neighbouring grams the one with the least hash is chosen, so that two runs
/// that share `window` grams in a row share a fingerprint. Linear. Schleimer, Wilkerson, Aiken
/// 2003.
class Winnower {
 public:
  explicit Winnower(std::uint32_t window) : window_(window) {}

  /// The words that begin a fingerprint, rising.
  std::span<const std::uint32_t> choose(std::span<const WordHash> run);
  /// The hash of the gram at a chosen word.
  std::uint64_t hash(std::uint32_t at) const { return hashes_[at]; }

 private:
  void hash_all(std::span<const WordHash> run);

  std::uint32_t window_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::uint32_t> least_;  ///< in the window from each place on
  std::vector<std::uint32_t> chosen_;
};

}  // namespace wirestem::reuse::detail
