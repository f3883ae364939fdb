// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"
#include "model/name_mention.hpp"
#include "model/passage_match.hpp"
#include "model/threshold.hpp"

namespace wirestem::reuse {

/// Finds who has the same words in a pile, and which way they travelled.
///
///     ReuseFindings reuse = link_reuse(pile, names, lexicon);
///     for (const ReuseLink& link : reuse.links) …   // 4 ↔ 7, verbatim, .92 of 7 stands in 4, from
///     4
///
/// Passages of running text are found by winnowed fingerprints of word 5-grams (8 characters in
/// scripts without spaces), chained and aligned word by word: `verbatim` where only case and marks
/// differ, `edited` where three words in five or more are the same. Pairs of sentences that share
/// rare words, numbers, names and dates in one order are `rewritten`; across languages, where
/// concepts, names and numbers are the bridge, `translated`. Two accounts of one event share facts
/// but not their order, and are neither. What stands in quotation marks by one speaker on both
/// sides is matched, but does not count in the shares: who quotes the same words has not copied.
///
/// Accepts the pile in article order, with findings and linked names of the same index; a list of
/// findings that is empty costs recall only. Gives passages with offsets on both sides, one link
/// for each pair of articles that share any, with its direction and the reasons for it, and groups
/// of passages that are the same words in several articles. Sorted by article and place.
///
/// Never fails. About linear in words: fingerprints that stand in more than 64 articles tie each of
/// them to the earliest only, and features that common are passed over. Keeps nothing; safe from
/// several threads. Winnowing: Schleimer, Wilkerson, Aiken 2003; seed and extend: after BLAST
/// (Altschul 1990).
ReuseFindings link_reuse(std::span<const ReadArticle> articles, const LinkedNames& names,
                         const lexicon::Lexicon& lexicon);

/// The numbers that link_reuse decides by.
std::span<const Threshold> thresholds();

}  // namespace wirestem::reuse
