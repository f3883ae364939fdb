// SPDX-License-Identifier: Apache-2.0
//
// Grams are ordered by the lower half of their hash, with the place in the window in the lowest
// bits: the least number then says where it stands, and nothing has to be guessed by the processor.
// Of equal grams any may be chosen, as they are one fingerprint. The least of a window of eight is
// made of the least of two windows of four, and those of two.
#include "link/reuse/detail/grams.hpp"

#include <algorithm>

namespace wirestem::reuse::detail {
namespace {

/// For a place from which no whole gram begins: never the least.
constexpr std::uint64_t kNoGram = UINT64_MAX;

}  // namespace

void Winnower::hash_all(std::span<const WordHash> run) {
  const std::size_t places = std::max<std::size_t>(run.size(), window_);
  hashes_.assign(places, kNoGram);
  least_.resize(places);
  const WordHash* words = run.data();
  std::uint64_t* hashes = hashes_.data();
  std::size_t i = 0;
  for (; i + kCharacterGram <= run.size(); ++i) hashes[i] = gram_hash(words + i);
  for (; i < run.size(); ++i) {
    if (gram_length(words[i]) <= run.size() - i) hashes[i] = gram_hash(words + i);
  }
  std::uint32_t* least = least_.data();
  for (std::uint32_t at = 0; at < places; ++at) {
    least[at] = (static_cast<std::uint32_t>(hashes[at]) & ~(window_ - 1)) | (at & (window_ - 1));
  }
  for (std::size_t step = 1; step < window_; step *= 2) {
    for (std::size_t at = 0; at + step < places; ++at) {
      least[at] = std::min(least[at], least[at + step]);
    }
  }
}

std::span<const std::uint32_t> Winnower::choose(std::span<const WordHash> run) {
  if (run.size() < kWordGram) return {};
  hash_all(run);
  const auto windows = static_cast<std::uint32_t>(hashes_.size()) - window_ + 1;
  chosen_.resize(windows);
  const std::uint64_t* hashes = hashes_.data();
  const std::uint32_t* least = least_.data();
  std::uint32_t* chosen = chosen_.data();
  std::size_t count = 0;
  std::uint32_t before = UINT32_MAX;
  for (std::uint32_t i = 0; i < windows; ++i) {
    const std::uint32_t at = i + ((least[i] - i) & (window_ - 1));
    // Written always and counted where it is new and a gram.
    chosen[count] = at;
    count += static_cast<std::size_t>(at != before && hashes[at] != kNoGram);
    before = at;
  }
  return std::span(chosen_).first(count);
}

}  // namespace wirestem::reuse::detail
