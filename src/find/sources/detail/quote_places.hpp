// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/quote.hpp"
#include "model/segmentation.hpp"

namespace wirestem::sources::detail {

/// Where quotes stand among sentences and clauses.
class QuotePlaces {
 public:
  QuotePlaces(const Article& article, const Segmentation& segmentation,
              const std::vector<Quote>& quotes, const lexicon::Lexicon& lexicon);

  std::uint32_t sentence_at(std::uint32_t byte) const;
  std::uint32_t paragraph_at(std::uint32_t byte) const;

  /// The text that a quote and its cue and speaker cover, out to the borders of their sentences.
  TextSpan window_of(const Quote& q) const;

  /// The part of the window that is the quote's own: up to a semicolon, or to a clause that "while"
  /// or "but" opens after a comma.
  TextSpan clause_of(const Quote& q, TextSpan window) const;

  /// The tokens of a sentence that stand near a byte: sentences of scraped pages can be endless.
  std::pair<std::uint32_t, std::uint32_t> tokens_near(const Sentence& s, std::uint32_t byte) const;

  /// The quote in whose quoted words each quote stands; -1 for none.
  const std::vector<std::int32_t>& around() const { return around_; }

 private:
  bool far(const Quote& q, TextSpan s) const;
  TextSpan core_of(const Quote& q) const;
  bool opens_other_clause(std::uint32_t token, std::uint32_t stop) const;
  std::uint32_t token_at(std::uint32_t byte) const;
  void find_around(const std::vector<Quote>& quotes);

  const Article& article_;
  const Segmentation& segmentation_;
  const lexicon::Table& connectives_;
  std::vector<std::int32_t> around_;
};

}  // namespace wirestem::sources::detail
