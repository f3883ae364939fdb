// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/segmentation.hpp"

namespace wirestem::extract::detail {

/// Reads names of persons out of one line.
///
///     NameReader names(lexicon, line, tokens);
///     names.read(1, 6, false)   "By Ana Ruiz and Tom Okoye"  →  {"Ana Ruiz", "Tom Okoye"}
///
/// What it learns of a token it remembers, since patterns ask for the same stretch many times. Line
/// and tokens must outlive it. Not to be shared between threads.
class NameReader {
 public:
  NameReader(const lexicon::Lexicon& words, std::string_view line, std::span<const Token> tokens)
      : words_(words),
        line_(line),
        tokens_(tokens),
        joins_(tokens.size(), Known::not_asked),
        given_(tokens.size(), Known::not_asked) {}

  /// The persons that tokens [first, end) list. Empty where they are not names by their form
  /// (capitals, length, no digits) or are known to be something else (an outlet, a role, a
  /// weekday). `sure` asks for given names that the lexicon knows, or Chinese surnames: for places
  /// where nothing announces a name.
  std::vector<std::string> read(std::uint32_t first, std::uint32_t end, bool sure);

 private:
  enum class Known : std::uint8_t { not_asked, no, yes };
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    bool after_comma = false;
  };

  bool joins(std::uint32_t at);
  bool is_given(std::uint32_t at);
  bool has_form_of_name(Range range) const;
  bool is_other_thing(Range range) const;
  std::uint32_t word_count(Range range) const;
  std::vector<Range> split(std::uint32_t first, std::uint32_t end);

  const lexicon::Lexicon& words_;
  std::string_view line_;
  std::span<const Token> tokens_;
  std::vector<Known> joins_;
  std::vector<Known> given_;
};

}  // namespace wirestem::extract::detail
