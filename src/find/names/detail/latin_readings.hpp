// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace wirestem::names::detail {

/// One way to say a few letters of a name: from the letter `from` on up to the letter `to`.
struct Reading {
  std::uint8_t from = 0;
  std::uint8_t to = 0;
  std::string_view codes;  ///< sounds as in NameSounds::codes; none where the letters are silent
  double cost = 0;         ///< 0 for what they most often say
};

constexpr std::size_t kLongestName = 63;  // letters or sounds; what follows is not compared

/// How a name in Latin letters may be said, whatever language it comes from.
///
///     "cha"  →  0-2 "C" 0   0-2 "k" .1   0-2 "S" .1   0-1 "k" .1   1-2 "h" 0 ...   2-3 "a" 0
///
/// The readings form a lattice: every way from 0 to the last letter is one pronunciation. In
/// ascending order of `from`. Linear time.
std::vector<Reading> read_latin(std::string_view ascii);

}  // namespace wirestem::names::detail
