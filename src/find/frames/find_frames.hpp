// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/frame.hpp"
#include "model/segmentation.hpp"

namespace wirestem::frames {

/// What find_frames found in one article; every list in the order of the text.
struct FrameFindings {
  std::vector<ConceptMention> concepts;
  std::vector<QuantityMention> quantities;
  std::vector<Frame> frames;
};

/// Cuts an article's sentences into clauses, and says how each is put forward.
///
///     "The dam was due to close in May, but the council has not agreed."
///        clause "The dam was due to close in May"      planned, positive
///        clause "but the council has not agreed"       asserted, negative
///
/// A clause is the unit that claims are aligned by: what stands between strong marks, or up to a
/// connective that opens a new statement. Its modality comes from the signs of the table `frames`;
/// who says it, and so `reported`, comes from the quotations and is added where claims are built.
/// Concepts are the rows of `concepts` whose words stand there (all readings), quantities the
/// numbers with bound, multiplier and unit.
///
/// Needs a language's tables; without them clauses and bare numbers are still found. Never fails.
/// Linear time. Keeps nothing. FactBank (Saurí and Pustejovsky 2009) names the kinds of modality.
FrameFindings find_frames(const Article& article, const Segmentation& segmentation,
                          const lexicon::Lexicon& lexicon);

}  // namespace wirestem::frames
