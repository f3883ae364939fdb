// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "find/names/detail/article_words.hpp"

namespace wirestem::names::detail {

/// How likely a form of a name is the nominative; the lower the likelier.
enum class CaseRank : std::uint8_t { nominative = 0, either = 1, oblique = 2 };

/// A name's word without its case ending.
struct NameStem {
  std::string stem;  ///< folded, marks taken off
  CaseRank rank = CaseRank::nominative;
};

/// Takes the case endings of lexicon/<lang>/name_endings.tsv off names: "Гаевым" and "Гаеву" →
/// "гаев".
///
/// Languages without the table keep their words, save that marks are taken off ("Müller" →
/// "muller").
class NameStems {
 public:
  explicit NameStems(const lexicon::Table& endings);

  /// The stem of one folded word. The longest ending goes, if three letters stay.
  NameStem stem(std::string_view folded, std::string_view language) const;

  /// What the adjectives of places end in ("Kalvian"), where a language writes them with a capital.
  std::vector<std::string_view> adjective_endings(std::string_view language) const;

 private:
  struct Ending {
    std::string_view text;
    CaseRank rank;
  };
  std::map<std::string, std::vector<Ending>, std::less<>> endings_;  ///< longest first
  std::map<std::string, std::vector<std::string_view>, std::less<>> adjectives_;
};

}  // namespace wirestem::names::detail
