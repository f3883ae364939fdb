// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/findings.hpp"

namespace wirestem::reuse::detail {

/// A hash of a folded word; its lowest bit says whether it is a character of a script without
/// spaces.
using WordHash = std::uint32_t;

constexpr bool is_ideograph(WordHash word) { return (word & 1U) != 0; }

/// Where the words of a text stand, in a byte a word: the gap before a word and its length.
///
///     The  gate,   "opened"
///     0,3  1,4     3,6
///
/// Words after a gap of more than seven bytes, or of more than 31 themselves, are kept aside.
class WordPlaces {
 public:
  WordPlaces() = default;
  explicit WordPlaces(std::span<const TextSpan> places);
  /// The place of word `i`. Constant time, if few words are kept aside.
  TextSpan operator[](std::uint32_t i) const;

 private:
  static constexpr std::uint32_t kStep = 32;  ///< words from one anchor to the next
  static constexpr unsigned kLengthBits = 5;
  static constexpr std::uint32_t kMostLength = 31;
  static constexpr std::uint32_t kMostGap = 7;

  struct Aside {
    std::uint32_t word = 0;
    TextSpan span;
  };
  const TextSpan& aside(std::uint32_t word) const;

  std::vector<std::uint8_t> steps_;     ///< gap above, length below; 0 for what is kept aside
  std::vector<std::uint32_t> anchors_;  ///< end of the word before every kStep-th
  std::vector<Aside> aside_;            ///< rising
};

/// Words [begin, end) that follow one another without another kind of section between.
struct WordRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool body = false;  ///< counts in the shares of a link
};

/// Words [begin, end) that stand in one quotation.
struct QuotedRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t quote = 0;  ///< index into the article's quotes
};

/// What of an article is compared: the words of title, dek, body, summary and translation. No
/// marks, no credit lines, no boilerplate. Some five bytes a word.
struct WordStream {
  std::vector<WordHash> words;
  WordPlaces places;
  std::vector<WordRun> runs;      ///< in order, none empty, all words
  std::vector<QuotedRun> quoted;  ///< in order
  std::uint32_t body_words = 0;
  bool has_characters = false;  ///< some words are characters of a script without spaces

  /// The run that a word stands in.
  const WordRun& run_of(std::uint32_t word) const {
    return runs.size() == 1 ? runs.front() : run_among(word);
  }

 private:
  const WordRun& run_among(std::uint32_t word) const;
};

WordStream make_word_stream(const ReadArticle& article);

/// A well-mixed hash of a string, the same on every machine.
std::uint64_t hash_of(std::string_view text);

/// Mixes a number into a hash.
std::uint64_t mix(std::uint64_t hash, std::uint64_t value);

/// Whether sections of this role are compared.
bool is_compared(SectionRole role);

}  // namespace wirestem::reuse::detail
