// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/segmentation.hpp"

namespace wirestem::quotes::detail {

/// A stretch of text between two quotation marks, or after a dialogue dash.
///
///     “Russia ‘stopped the talks,’ he said.”
///     ^       ^~~~ depth 1 ~~~~~^         ^
///     ^~~~~~~~~~~~~~~~ depth 0 ~~~~~~~~~~~^
struct QuotedRun {
  TextSpan span;             ///< with its marks
  TextSpan inner;            ///< without them
  std::int32_t parent = -1;  ///< the run around this one
  std::uint32_t depth = 0;
  std::uint32_t paragraph = 0;
  bool title = false;           ///< book marks 《》: never speech
  bool dash = false;            ///< opened by a dialogue dash, which is not part of `span`
  bool closed = true;           ///< false: ran to the paragraph's end without a closing mark
  std::int32_t continues = -1;  ///< the unclosed run of the paragraph before that this one goes on
};

/// Pairs the quotation marks of each paragraph; in order of their beginnings, outer before inner.
///
/// Marks that can both open and close are told apart by the white space beside them, an apostrophe
/// from a mark by the letters on both sides. A closing mark of the wrong make closes where its own
/// partner does not come. Pairing starts afresh in each paragraph. Linear: a stack of bounded
/// depth.
std::vector<QuotedRun> find_quoted_runs(const Article& article, const Segmentation& segmentation,
                                        const lexicon::Lexicon& lexicon);

}  // namespace wirestem::quotes::detail
