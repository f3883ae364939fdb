// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text_span.hpp"

namespace wirestem::sources::detail {

enum class Slot : std::uint8_t { none, author, outlet, agency, url, place, date };

/// Letters and pairs of neighbouring letters, each as a number: what a line must have in it for a
/// pattern to fit. Some share a number, so that a set of them may say too much, never too little.
using Gram = std::uint16_t;
constexpr std::size_t kGrams = 2048;
using Grams = std::bitset<kGrams>;

/// A line of text as folded code points, each with the byte where it begins.
struct FoldedLine {
  std::u32string letters;
  std::vector<std::uint32_t> bytes;  ///< one more than letters: the end
  Grams grams;                       ///< which letters and pairs of letters occur

  static FoldedLine make(std::string_view text, TextSpan span);
  TextSpan span(std::size_t first, std::size_t end) const { return {bytes[first], bytes[end]}; }
};

/// What a pattern took: the whole, and each slot.
struct PatternMatch {
  TextSpan whole;
  std::vector<std::pair<Slot, TextSpan>> slots;
};

/// A pattern of credits.tsv: literal words, in any case, with slots between them.
///
///     CreditPattern("Authored by {author} via {outlet}", "line")
class CreditPattern {
 public:
  CreditPattern(std::string_view pattern, std::string_view position);

  bool has_slot(Slot slot) const;

  /// What its literal words need, each once.
  const std::vector<Gram>& grams() const { return grams_; }

  /// Whether a stretch of text may stand in a slot. Asked of Slot::none: whether a name may begin
  /// where the stretch begins.
  using Judge = std::function<bool(Slot, TextSpan)>;

  /// The first place where the pattern fits the line, which must have all its grams. Each slot
  /// tries a bounded number of ends.
  std::optional<PatternMatch> match(const FoldedLine& line, const Judge& judge) const;

 private:
  struct Part {
    Slot slot = Slot::none;
    std::u32string literal;  ///< folded, blanks as one blank
  };

  bool match_from(const FoldedLine& line, std::size_t at, std::size_t part, const Judge& judge,
                  PatternMatch& match) const;
  bool fits_end(const FoldedLine& line, std::size_t at) const;
  void collect_grams();

  std::vector<Part> parts_;
  std::vector<Gram> grams_;
  std::string_view position_;
};

}  // namespace wirestem::sources::detail
