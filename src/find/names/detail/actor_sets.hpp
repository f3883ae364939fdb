// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "find/names/detail/pile_names.hpp"

namespace wirestem::names::detail {

/// Sets of names that are one actor: union-find with two rules that no join may break. Two persons
/// whose given names differ stay two, however they came together; so do names with two different
/// keys.
class ActorSets {
 public:
  explicit ActorSets(const std::vector<PileName>& names);

  /// Makes the sets of `a` and `b` one, and says whether they are.
  bool join(std::uint32_t a, std::uint32_t b);

  /// The set of a name: its first name in order.
  std::uint32_t root(std::uint32_t name) const;

 private:
  bool may_join(std::uint32_t a, std::uint32_t b) const;

  const std::vector<PileName>& names_;
  mutable std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> full_;  ///< for each root its persons with given names
  std::vector<std::uint32_t> keyed_;              ///< for each root a name with a key, or itself
};

/// Whether the given names of two persons agree: the same, an initial, or alike in sound. True
/// where either has none.
bool given_names_agree(const PileName& a, const PileName& b);

/// A person named with more than one word.
bool is_full_person(const PileName& name);

}  // namespace wirestem::names::detail
