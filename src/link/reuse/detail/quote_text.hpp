// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"

namespace wirestem::reuse::detail {

/// A word of a quotation.
struct QuoteWord {
  std::uint64_t folded = 0;  ///< hash
  std::uint64_t stem = 0;    ///< hash, with the language
  TextSpan span;
  std::uint32_t part = 0;  ///< which of Quote::content it stands in
  bool content = false;    ///< carries a topic: no stopword
};

/// A quotation as it is compared with others.
struct QuoteText {
  std::uint32_t article = 0;
  std::uint32_t quote = 0;
  std::string language;
  std::vector<QuoteWord> words;        ///< without what stands in brackets inside
  std::vector<std::uint64_t> stems;    ///< of all words
  std::vector<std::uint64_t> content;  ///< of those that carry a topic
  std::vector<std::uint64_t> rare;     ///< content; of few content words, all: what proposes pairs
  std::vector<std::uint64_t> bridge;   ///< concepts, numbers and names: what bridges languages
  std::vector<std::uint32_t> bridge_words;  ///< for each of these the word that it is a sense of
  std::vector<std::uint64_t>
      speaker;  ///< sounds of the words of the speaker's name; empty if unknown
  bool named = false;
  bool direct = false;  ///< direct or mixed
  bool nested = false;  ///< lies within another quotation of its article
};

/// Reads all quotations of a pile that are to be brought together: indirect ones without a speaker
/// are left out. Linear.
std::vector<QuoteText> read_quotes(std::span<const ReadArticle> articles,
                                   const lexicon::Lexicon& lexicon);

/// Whether two speakers can be one: a name's words sound alike, or one of them is not known.
bool speakers_agree(const QuoteText& a, const QuoteText& b);

/// Whether both speakers are known by name and share no part of it.
bool speakers_differ(const QuoteText& a, const QuoteText& b);

}  // namespace wirestem::reuse::detail
