// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace wirestem::names::detail {

enum class NameScript : std::uint8_t { latin, cyrillic, arabic, han, other };

/// What it costs to take one sound of NameSounds::codes for another, or to leave it out. Around 0
/// for what transliterations between two scripts mix up, 1 for a consonant that is another.
class SoundCosts {
 public:
  struct Swap {
    char one;
    std::string_view others;
    double cost;
  };
  struct Gap {
    std::string_view sounds;
    double cost;
  };

  /// `vowels`: what the furthest of two vowels cost; later swaps stand over earlier ones.
  SoundCosts(double vowels, std::span<const Swap> further, std::span<const Gap> gaps);

  double swap(char a, char b) const { return swaps_[index(a)][index(b)]; }
  double gap(char c) const { return gaps_[index(c)]; }

 private:
  static constexpr std::size_t kCodes = 128;
  static std::size_t index(char c) { return static_cast<unsigned char>(c) & (kCodes - 1); }
  void set_vowels(double furthest);
  void set_swaps(std::span<const Swap> swaps);
  void take_alike(char code, char like);

  std::array<std::array<double, kCodes>, kCodes> swaps_{};
  std::array<double, kCodes> gaps_{};
};

/// The costs for a pair of scripts. Made once.
const SoundCosts& costs_between(NameScript a, NameScript b);

}  // namespace wirestem::names::detail
