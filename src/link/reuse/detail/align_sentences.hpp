// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "link/reuse/detail/sentence_features.hpp"

namespace wirestem::reuse::detail {

/// Two sentences that say the same.
struct SentencePair {
  std::uint32_t left = 0;  ///< index into ComparedArticle::sentences
  std::uint32_t right = 0;
  double similarity = 0;
};

/// How two articles run in parallel, sentence by sentence.
struct SentenceAlignment {
  std::vector<SentencePair> pairs;  ///< in rising order on both sides
  bool across_languages = false;
  double left_share = 0;  ///< share of the left body's words in aligned sentences
  double right_share = 0;
  double similarity = 0;   ///< mean over the pairs that are no quotations
  std::uint32_t told = 0;  ///< pairs that are no quotations
  double order = 0;        ///< aligned weight in order, against the best in any order
};

/// Aligns the sentences of two articles that keep their order; of each language of the one with
/// each of the other, the best.
///
/// How much a feature says depends on how few of the two articles' sentences have it. Titles do
/// not count. Cost: the pairs of sentences that share a feature of few sentences.
SentenceAlignment align_sentences(const ComparedArticle& left, const ComparedArticle& right);

/// Whether an alignment shows that one text was made from the other: most of both, or nearly all of
/// one, runs in parallel, in one order. Two accounts of one event share facts, but neither. Where
/// one of the articles cites the other's outlet (`cited`) less will do.
bool is_retelling(const SentenceAlignment& alignment, bool cited);

/// The numbers that sentences are aligned by, and alignments judged.
inline constexpr std::size_t kCommonInPair = 64;  ///< left times right sentences of one feature
inline constexpr double kAlikeWithin = 0.30;  ///< similarity from which a pair of sentences counts
inline constexpr double kAlikeAcross = 0.26;
inline constexpr double kUnmatched = 0.5;  ///< what a bridge that meets nothing counts against
inline constexpr double kInOrder = 0.6;
inline constexpr double kParallel = 0.25;      ///< likeness times share of both
inline constexpr double kParallelCited = 0.2;  ///< the same, of what cites the other
inline constexpr double kPartAlike = 0.5;      ///< of what is nearly all of one text
inline constexpr double kPartShare = 0.7;
inline constexpr double kTwoAlike = 0.55;  ///< of what is two sentences only
inline constexpr double kTwoShare = 0.6;

}  // namespace wirestem::reuse::detail
