// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/sound_blocks.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace wirestem::names::detail {
namespace {

constexpr std::size_t kLargestBlock = 400;
constexpr std::size_t kDeepestBlock = 5;  // consonants; a block this deep is compared in a window

/// "2:SK": the depth stands in the key, since "SK" is a whole name's classes or the head of many.
std::string block_key(const NameSounds& sounds, std::size_t depth) {
  return std::to_string(depth) + ':' + sound_block(sounds, depth);
}

}  // namespace

SoundBlocks::SoundBlocks(std::span<const NameSounds> sounds) {
  std::vector<std::uint32_t> pending(sounds.size());
  std::iota(pending.begin(), pending.end(), 0U);
  for (std::size_t depth = 1; depth <= kDeepestBlock && !pending.empty(); ++depth) {
    std::map<std::string, std::vector<std::uint32_t>> level;
    for (const std::uint32_t i : pending) level[block_key(sounds[i], depth)].push_back(i);
    pending.clear();
    for (auto& [key, block] : level) {
      if (block.size() > kLargestBlock && depth < kDeepestBlock) {
        pending.insert(pending.end(), block.begin(), block.end());
      } else {
        blocks_.emplace(key, std::move(block));
      }
    }
  }
}

std::span<const std::uint32_t> SoundBlocks::like(const NameSounds& sounds) const {
  for (std::size_t depth = 1; depth <= kDeepestBlock; ++depth) {
    const auto block = blocks_.find(block_key(sounds, depth));
    if (block == blocks_.end()) continue;
    return std::span(block->second).first(std::min(block->second.size(), kLargestBlock));
  }
  return {};
}

void SoundBlocks::visit_pairs(
    const std::function<void(std::uint32_t, std::uint32_t)>& visit) const {
  for (const auto& [key, block] : blocks_) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      const std::size_t end = std::min(block.size(), i + kLargestBlock);
      for (std::size_t j = i + 1; j < end; ++j) visit(block[i], block[j]);
    }
  }
}

}  // namespace wirestem::names::detail
