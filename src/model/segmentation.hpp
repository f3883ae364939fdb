// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/article.hpp"
#include "model/text_span.hpp"

namespace wirestem {

enum class TokenKind : std::uint8_t {
  word,       ///< letters of a script with spaces, inner apostrophes and hyphens included: didn't,
              ///< Al-Thani
  number,     ///< digits with their inner separators: 1,200 · 4.2 · 15
  ideograph,  ///< one Han, kana or Hangul-without-space character: these scripts have no spaces
  mark,       ///< one punctuation mark or symbol
};

/// A word, number, ideograph or mark of an article, in the order of the text.
struct Token {
  TextSpan span;
  TokenKind kind = TokenKind::word;
  bool capitalised = false;       ///< begins with an upper-case letter
  bool all_caps = false;          ///< two letters or more, all upper case
  std::uint64_t first_words = 0;  ///< the lexicon's note of the tables to ask (lexicon.hpp), 0 for
                                  ///< none; to be set to 0 where `folded` or `stem` is changed
  std::string folded;  ///< case-folded, curly apostrophes made straight; what tables match by
  std::string stem;    ///< of `folded`, by the sentence's language; equal to it where no stemmer
};

/// A sentence: a run of tokens in one paragraph, in one language.
struct Sentence {
  TextSpan span;                  ///< without the white space around it
  std::uint32_t first_token = 0;  ///< tokens [first_token, end_token)
  std::uint32_t end_token = 0;
  std::uint32_t paragraph = 0;  ///< index into Segmentation::paragraphs
  std::uint32_t section = 0;    ///< index into Article::sections
};

/// Where paragraphs, sentences and tokens of an article stand. Made once for each article
/// (`text/segment.hpp`) and read by every finder.
struct Segmentation {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<TextSpan> paragraphs;
};

/// The language of a sentence.
inline const std::string& language_of(const Article& article, const Sentence& sentence) {
  return article.sections[sentence.section].language;
}

/// The role of the section that a sentence stands in.
inline SectionRole role_of(const Article& article, const Sentence& sentence) {
  return article.sections[sentence.section].role;
}

}  // namespace wirestem
