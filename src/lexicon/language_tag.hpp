// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "model/segmentation.hpp"

namespace wirestem::lexicon {

/// Token::first_words holds the two letters of a language in its low bits, and above them a bit for
/// each table.
constexpr unsigned kTagBits = 16;
constexpr int kNotedTables = 64 - static_cast<int>(kTagBits);

/// The tag of every language that has not two letters; no noted token has it.
constexpr std::uint64_t kOtherTag = (std::uint64_t{1} << kTagBits) - 1;

/// A language of two letters as a number of its own.
constexpr std::uint64_t tag_of(std::string_view language) {
  if (language.size() != 2) return kOtherTag;
  return static_cast<unsigned char>(language[0]) |
         static_cast<std::uint64_t>(static_cast<unsigned char>(language[1])) << 8U;
}

/// Whether the token's first_words were noted for this language.
inline bool is_noted(const Token& token, std::string_view language) {
  return (token.first_words & kOtherTag) == tag_of(language);
}

}  // namespace wirestem::lexicon
