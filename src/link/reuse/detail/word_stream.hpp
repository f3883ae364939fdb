// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/findings.hpp"

namespace wirestem::reuse::detail {

/// One word of an article that is compared with other articles.
struct StreamWord {
  std::uint64_t hash = 0;  ///< of the folded word
  TextSpan span;
  std::uint32_t run = 0;    ///< index into WordStream::runs
  std::uint32_t quote = 0;  ///< 1 + index of the quotation that it stands in, 0 outside
  bool ideograph = false;
  bool body = false;  ///< counts in the shares of a link
};

/// Words [begin, end) that follow one another without another kind of section between.
struct WordRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// What of an article is compared: the words of title, dek, body, summary and translation. No
/// marks, no credit lines, no boilerplate.
struct WordStream {
  std::vector<StreamWord> words;
  std::vector<WordRun> runs;
  std::uint32_t body_words = 0;
};

WordStream make_word_stream(const ReadArticle& article);

/// A well-mixed hash of a string, the same on every machine.
std::uint64_t hash_of(std::string_view text);

/// Mixes a number into a hash.
std::uint64_t mix(std::uint64_t hash, std::uint64_t value);

/// Whether sections of this role are compared.
bool is_compared(SectionRole role);

}  // namespace wirestem::reuse::detail
