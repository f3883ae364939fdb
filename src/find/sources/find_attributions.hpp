// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "find/sources/source_tables.hpp"
#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/attribution.hpp"
#include "model/segmentation.hpp"

namespace wirestem::sources {

/// Says for each quote by which way the text has it: the speaker, then each medium outward.
///
///     The Post reports, citing diplomats, that …  A diplomatic source told it …
///     → [diplomats, The Washington Post]  [diplomatic source, The Washington Post]
///
/// Media count that stand with the quote's own cue: told, reported by, cited by, seen by, "X's
/// sources", "on his Telegram channel". A report that the article goes on relaying lends its outlet
/// to the unnamed sources after it, until another medium or a named speaker takes over; so does an
/// outlet that the article's first lines rest on. What a named person said in public gets no
/// outlet. A credit for the whole text ("(Reuters)
/// -", "first appeared in") stands last in every chain.
///
/// The result has one entry for each quote, at the same index. Never fails. Linear time.
std::vector<Attribution> find_attributions(const Article& article, const Segmentation& segmentation,
                                           const std::vector<OutletMention>& outlets,
                                           const std::vector<Quote>& quotes,
                                           const lexicon::Lexicon& lexicon);

/// The same with tables made once for many articles, and with the article's credits, as
/// find_credits() gives them.
std::vector<Attribution> find_attributions(const Article& article, const Segmentation& segmentation,
                                           const std::vector<OutletMention>& outlets,
                                           const std::vector<Credit>& credits,
                                           const std::vector<Quote>& quotes,
                                           const SourceTables& tables);

}  // namespace wirestem::sources
