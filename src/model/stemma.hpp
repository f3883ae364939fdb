// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/passage_match.hpp"
#include "model/quote.hpp"

namespace wirestem {

/// Somebody or something that the articles of a story say they have it from.
struct Source {
  std::string id;  ///< "source-1" …
  std::string name;
  std::vector<std::string> aliases;
  SourceKind kind = SourceKind::outlet;
  bool named = true;
  std::int64_t in_pile = -1;  ///< article index where the cited page is at hand, else -1
  std::int64_t through = -1;  ///< index of the outlet source an unnamed person spoke to, else -1
};

enum class EdgeRelation : std::uint8_t {
  cites,
  republishes,
  copies,
  rewrites,
  translates,
  quotes,
  told
};

/// A node of the stemma: an article of the pile or a Source.
struct StemmaNode {
  bool is_article = true;
  std::uint32_t index = 0;  ///< article index, or index into Stemma::sources
  friend constexpr auto operator<=>(const StemmaNode&, const StemmaNode&) = default;
};

/// `from` has it from `to`: the arrow points at the source.
struct StemmaEdge {
  StemmaNode from;
  StemmaNode to;
  EdgeRelation relation = EdgeRelation::cites;
  Certainty direction = Certainty::known;
  double confidence = 1.0;
  double words_taken =
      0;  ///< share of `from`'s words that stand in `to`, where words show the edge
  std::vector<std::string> reasons;
  std::vector<ArticleSpan> evidence;
};

/// What one article of a story says of its sources, as indices into Stemma::sources.
struct ArticleSources {
  std::int64_t own = -1;       ///< its outlet
  std::int64_t credited = -1;  ///< the medium that a credit line says the text is from
  std::int64_t leans_on = -1;  ///< the one medium that it cites in its title or lead
  std::vector<std::vector<std::uint32_t>>
      chains;  ///< for each of its quotes: nearest the speaker first
};

/// Who had it from whom, in one story.
struct Stemma {
  std::vector<Source> sources;
  std::vector<StemmaEdge> edges;
  std::vector<ArticleSources> articles;  ///< same order as Story::articles
};

}  // namespace wirestem
