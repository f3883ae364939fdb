// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/attribution.hpp"
#include "model/name_mention.hpp"
#include "model/quote.hpp"
#include "model/segmentation.hpp"

namespace wirestem::quotes {

/// Finds what an article puts in somebody's mouth: direct, mixed and indirect speech.
///
///     “The talks were postponed,” said Ms Okafor, adding that a date “will be found”.
///
/// gives two quotes, both by Ms Okafor: a direct one, and a mixed one with the cue "adding".
///
/// Direct speech stands between the marks of lexicon/marks.tsv, after a dialogue dash, or over
/// several paragraphs where each opens with a mark and only the last closes. Marks that scraping
/// has bent (opened by ’ and ended by ", never closed) are paired as well as can be. Scare quotes,
/// titles and nicknames, words in marks without cue or speaker in their clause, are no quotes.
/// In German, words in marks within a clause of indirect speech are a quote of their own beside it;
/// elsewhere the clause is one mixed quote.
/// Indirect speech is found where a cue of lexicon/<lang>/cues.tsv governs a clause. Speakers are
/// looked for from the sure place to the weak one: the cue's own subject, before or after it; the
/// speaker of the quotation that this one goes on; pronouns and "the diplomat" are led back to the
/// fullest name or phrase before.
///
/// `segmentation`, `names` and `outlets` belong to `article`. Never fails; a mark without partner
/// holds no quote. In order of content. Linear time on any bytes. Nothing is kept between calls, so
/// threads may call it at once. Terms after Pareti 2015 (PARC 3.0); the sieve of speakers after
/// Muzny et al. 2017.
std::vector<Quote> find_quotes(const Article& article, const Segmentation& segmentation,
                               const std::vector<NameMention>& names,
                               const std::vector<OutletMention>& outlets,
                               const lexicon::Lexicon& lexicon);

}  // namespace wirestem::quotes
