// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "find/names/detail/name_sounds.hpp"

namespace wirestem::names::detail {

/// Names by the classes of their first consonants, so that each is compared with few others. A
/// block that grows too large is cut by one more consonant: a pile of many names trades a few joins
/// for time that stays near linear.
class SoundBlocks {
 public:
  explicit SoundBlocks(std::span<const NameSounds> sounds);

  /// The indices of the names in the block that `sounds` belongs to, ascending.
  std::span<const std::uint32_t> like(const NameSounds& sounds) const;

  /// Calls `visit(i, j)`, i < j, for pairs within one block.
  void visit_pairs(const std::function<void(std::uint32_t, std::uint32_t)>& visit) const;

 private:
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> blocks_;  ///< by depth and classes
};

}  // namespace wirestem::names::detail
