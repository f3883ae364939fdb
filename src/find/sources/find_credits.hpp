// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "find/sources/source_tables.hpp"
#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/attribution.hpp"
#include "model/segmentation.hpp"

namespace wirestem::sources {

/// Finds the lines by which an article as a whole says where its text comes from.
///
///     Authored by Ann Lorne via Substack,          republishes  Substack
///     KARROW, May 3 (Reuters) - The dam …          wire         Reuters
///     Original link: https://www.example.com/a     republishes  example.com, with its url
///
/// The patterns of lexicon/<lang>/credits.tsv are tried on credits, bylines and datelines, and on
/// the first and last paragraphs of everything else. A domain is led to its outlet by outlets.tsv;
/// one that nobody knows stands for itself. `outlets` are the mentions found in this article.
///
/// Never fails. In the order of the text, one credit for each source span. Linear time in the text.
std::vector<Credit> find_credits(const Article& article, const Segmentation& segmentation,
                                 const std::vector<OutletMention>& outlets,
                                 const lexicon::Lexicon& lexicon);

/// The same with tables made once for many articles.
std::vector<Credit> find_credits(const Article& article, const Segmentation& segmentation,
                                 const std::vector<OutletMention>& outlets,
                                 const SourceTables& tables);

}  // namespace wirestem::sources
