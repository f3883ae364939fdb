// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace wirestem::extract::detail {

/// What the words of class, id, itemprop or a data attribute say of a page's head, as bits.
enum SignalHint : unsigned {
  kByline = 1U,
  kAuthor = 2U,
  kHeadline = 4U,
  kComments = 8U,
  kRelated = 16U,
  kSide = 32U,
  kSite = 64U,
  kBio = 128U,
  kKicker = 256U,
};

/// The words that names of elements begin with or hold after a mark or hump, by the rows of scope
/// "begin" in lexicon/element_names.tsv.
///
///     names.hints_of("c-authorName")   →  kAuthor
///
/// Made once; hints_of() is const, safe from several threads, and linear in the name's length.
class SignalNames {
 public:
  explicit SignalNames(const lexicon::Lexicon& lexicon);

  unsigned hints_of(std::string_view name) const;

 private:
  struct Word {
    std::string word;
    unsigned hints = 0;
  };
  /// The words with one first letter, and what their second letters are.
  struct Letter {
    std::uint16_t first = 0;
    std::uint16_t end = 0;
    std::uint32_t seconds = 0;  ///< bit 0 for "a"
  };

  std::vector<Word> words_;  ///< sorted
  std::array<Letter, 26> letters_{};
};

}  // namespace wirestem::extract::detail
