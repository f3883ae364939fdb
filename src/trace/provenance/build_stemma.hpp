// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "model/findings.hpp"
#include "model/passage_match.hpp"
#include "model/stemma.hpp"
#include "model/story.hpp"
#include "model/threshold.hpp"

namespace wirestem::provenance {

/// Draws who had it from whom in one story: sources, and edges with their evidence.
///
///     Stemma stemma = build_stemma(story, pile, names, links, passages);
///     for (const StemmaEdge& edge : stemma.edges) …   // 001 --cites--> The Washington Post
///
/// Accepts the whole pile (a story names its articles by index), the pile's actors, and the reuse
/// found. Gives one Source for each speaker, office, document and medium named, over all articles
/// and spellings; an edge for each credit, citation and copying, every one with the words it rests
/// on. A cited medium whose page is in the pile (same outlet, not later, sharing words) is tied to
/// it. An article whose copying is shown by its words gets `copies`, `rewrites` or `translates`; of
/// several candidates only the nearest parent stays.
///
/// Never fails. Cost is linear in findings, plus the number of reuse links. Keeps nothing.
Stemma build_stemma(const Story& story, std::span<const ReadArticle> pile, const LinkedNames& names,
                    std::span<const ReuseLink> links, std::span<const PassageMatch> passages);

/// The numbers that build_stemma decides by.
std::span<const Threshold> thresholds();

}  // namespace wirestem::provenance
