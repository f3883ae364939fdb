// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "link/reuse/detail/align_words.hpp"
#include "link/reuse/detail/find_pairs.hpp"
#include "link/reuse/detail/word_stream.hpp"
#include "model/findings.hpp"
#include "model/threshold.hpp"

namespace wirestem::reuse::detail {

/// The words of a pile, and what tells template from text. Some five bytes a word.
struct PileWords {
  std::vector<WordStream> streams;
  std::vector<std::uint64_t> outlets;  ///< a key of each article's outlet, 0 for none

  void add(const ReadArticle& article);
};

/// Body words of one side of a pair: how many are shared, how many could be.
struct ShareCount {
  double shared = 0;
  double all = 0;
  double share() const;
};

/// The same words in two articles.
struct Copies {
  std::uint32_t left = 0;  ///< article index, left < right
  std::uint32_t right = 0;
  std::vector<AlignedPassage> passages;
  ShareCount left_count;
  ShareCount right_count;
  bool passing = false;  ///< so little that it is reuse only where the two name the same
};

/// Whether quotation `left_quote` of the article `left` and `right_quote` of `right` are by one
/// speaker.
using SameVoice = std::function<bool(std::uint32_t left, std::uint32_t left_quote,
                                     std::uint32_t right, std::uint32_t right_quote)>;

/// Finds all pairs of articles with passages in common and calls `each` for them, by left, then
/// right article.
///
/// `order` ranks the articles, earliest first. Words that one speaker says on both sides count
/// neither for nor against. Left out is what is furniture of pages: a small part of both that very
/// many pages share, or that pages of one outlet have and others than these two as well. Cost:
/// words, and words of pairs. Keeps nothing.
SearchCaps find_copies(const PileWords& pile, std::span<const std::uint32_t> order,
                       const SameVoice& same_voice, const std::function<void(const Copies&)>& each);

/// The numbers that find_copies decides by.
inline constexpr double kTemplateShare = 0.3;
inline constexpr double kOutletShare = 0.5;  ///< the same between pages of one outlet
inline constexpr double kPassingShare = 0.2;
inline constexpr std::uint32_t kPassingWords = 40;
inline constexpr std::uint32_t kSetPhrase = 12;  ///< words of a passage that anybody may have
/// Fingerprints that others hardly have and that may meet by chance beside a template.
inline constexpr std::uint32_t kByChance = 3;

}  // namespace wirestem::reuse::detail
