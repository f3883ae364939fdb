// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/claim.hpp"
#include "model/findings.hpp"
#include "model/passage_match.hpp"
#include "model/stemma.hpp"
#include "model/story.hpp"
#include "model/threshold.hpp"

namespace wirestem::claims {

/// What the claims of a story are built from. Views: nothing is owned.
struct ClaimInput {
  const Story& story;
  std::span<const ReadArticle> pile;  ///< all articles; the story names its own by index
  const LinkedNames& names;
  std::span<const PassageMatch> passages;
  std::span<const QuoteFamily> quotes;
  const Stemma& stemma;  ///< for the attribution of each occurrence
  const lexicon::Lexicon& lexicon;
};

/// Finds which clauses of a story's articles state the same thing, however they word it.
///
///     "the talks were put off until May"  (001)   ┐
///     "переговоры перенесены на май"      (004)   ┴ one claim, two occurrences
///
/// Clauses are compared by what they share: concepts of the lexicon (which bridge languages and
/// wordings), actors, numbers, dates, words of one language, membership in one quotation, and
/// aligned passages; each weighed by how rare it is in the story, and what several tables know of
/// one word counts once. Pairs are joined from the most alike down, as long as the clauses of both
/// sides are alike on average. A statement that stands alone is a claim too where it says enough.
/// A quotation whose page names no speaker is given to whom another page names for the same words.
///
/// Claims come with most articles first. Origins are left open: provenance/count_origins fills
/// them. Copies of a clause are compared once. Cost: pairs of differently worded clauses that share
/// a rare feature, so near linear in those; features in very many nominate none. Never fails, keeps
/// nothing.
std::vector<Claim> build_claims(const ClaimInput& input);

/// Finds where accounts cannot both be right: numbers, dates, states of affairs, reasons, denials,
/// certainty, speakers. Needs claims whose origins are counted: a conflict inside one origin is a
/// mutation in the retelling (`same_origin`), one between origins a disagreement. A later report of
/// a changed state or a higher toll is an update, and none. The surest are told, at most ten or as
/// many as the story has pages, and never more than fifty.
std::vector<Conflict> find_conflicts(const ClaimInput& input, std::span<const Claim> claims);

/// The numbers that build_claims decides by.
std::span<const Threshold> thresholds();

}  // namespace wirestem::claims
