// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/limit.hpp"
#include "model/text_span.hpp"

namespace wirestem {

/// A span in one of the articles at hand.
struct ArticleSpan {
  std::uint32_t article = 0;  ///< index into the pile's articles
  TextSpan span;
  friend constexpr auto operator<=>(const ArticleSpan&, const ArticleSpan&) = default;
};

enum class MatchKind : std::uint8_t { verbatim, edited, rewritten, translated };

enum class Certainty : std::uint8_t { known, likely, undecided };

/// Which way words travelled between two articles, and why one thinks so.
struct Direction {
  std::uint32_t from = 0;  ///< article index: who had it first
  std::uint32_t to = 0;    ///< article index: who took it
  Certainty certainty = Certainty::undecided;
  std::vector<std::string> reasons;  ///< fixed phrases with figures: "40 minutes later"
};

/// A passage that stands in two articles.
struct PassageMatch {
  ArticleSpan left;  ///< left.article < right.article
  ArticleSpan right;
  MatchKind kind = MatchKind::verbatim;
  double similarity = 1.0;  ///< share of aligned words, 0..1
};

/// A group of passages that say the same words in several articles.
struct PassageGroup {
  std::vector<ArticleSpan> members;
  MatchKind kind = MatchKind::verbatim;
};

/// What two articles share as a whole. One for each pair with at least one PassageMatch.
struct ReuseLink {
  std::uint32_t left = 0;  ///< article index, left < right
  std::uint32_t right = 0;
  MatchKind kind = MatchKind::verbatim;  ///< of the pair as a whole
  double left_share = 0;  ///< share of the left article's body words that stand in the right one
  double right_share = 0;
  std::vector<std::uint32_t> passages;  ///< indices into the PassageMatch list
  Direction direction;
};

/// The same quotation in several places, with what was done to it.
enum class QuoteChange : std::uint8_t { same, cut, inserted, altered, translated, reattributed };

struct DiffPart {
  enum class Op : std::uint8_t { equal, inserted, deleted };
  Op op = Op::equal;
  std::string text;
};

struct QuoteVariant {
  std::uint32_t article = 0;
  std::uint32_t quote = 0;  ///< index into that article's quotes
  QuoteChange change = QuoteChange::same;
  std::vector<DiffPart> diff;  ///< against the family's first variant; empty for it
};

struct QuoteFamily {
  std::vector<QuoteVariant> variants;  ///< the first is the fullest or earliest
};

/// All reuse of words in a pile.
struct ReuseFindings {
  std::vector<PassageMatch> passages;
  std::vector<ReuseLink> links;      ///< one for each pair of articles that share a passage
  std::vector<PassageGroup> groups;  ///< passages of several pairs that are the same words
  std::vector<Limit> limits;         ///< what was not looked at, lest a huge pile take for ever
};

}  // namespace wirestem
