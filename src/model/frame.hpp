// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/text_span.hpp"

namespace wirestem {

/// In which way a clause is put forward.
enum class Modality : std::uint8_t { asserted, reported, hedged, planned, denied, asked };

enum class Polarity : std::uint8_t { positive, negative };

/// A concept of `lexicon/concepts.tsv` where it stands.
struct ConceptMention {
  TextSpan span;
  std::uint32_t concept_row = 0;  ///< row number in the table
};

/// A number with what it counts.
struct QuantityMention {
  TextSpan span;      ///< with bound and unit: "at least 40 soldiers"
  double low = 0;     ///< 40; for "dozens" 24
  double high = 0;    ///< equal to low for an exact figure; infinity for "at least"
  bool exact = true;  ///< false for vague ones and bounds
  std::string unit;   ///< "%", "km", currency code, else the stem of the counted noun; may be empty
};

/// A clause with its frame: the unit that claims are aligned by.
struct Frame {
  TextSpan clause;
  std::uint32_t sentence = 0;  ///< index into Segmentation::sentences
  Modality modality = Modality::asserted;
  Polarity polarity = Polarity::positive;
  std::vector<TextSpan> signs;  ///< the words that say so: "reportedly", "not", "planned"
};

}  // namespace wirestem
