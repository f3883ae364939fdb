// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace wirestem::extract::detail {

/// First words of labels that announce a writer ("written", "autor"), to pass over most lines of a
/// page at the cost of one look.
///
///     LabelWords labels(lexicon);
///     labels.may_announce("Written by Ana Ruiz")     // true
///     labels.may_begin("Ferry hits pier")            // false
///
/// Of lexicon/byline_labels.tsv. Made once; keep the lexicon alive. Threads may ask at once.
class LabelWords {
 public:
  explicit LabelWords(const lexicon::Lexicon& lexicon);

  /// True where the line's first word, up to a blank or colon, is that of a label.
  bool may_announce(std::string_view line) const;

  /// False where the line begins with other letters than any label: announces_writer is then false.
  bool may_begin(std::string_view line) const;

 private:
  std::vector<std::string_view> words_;  ///< sorted
  std::bitset<4096> begins_;             ///< first two bytes of words, and the first alone
};

}  // namespace wirestem::extract::detail
