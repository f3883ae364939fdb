// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"
#include "model/passage_match.hpp"

namespace wirestem::reuse {

/// Brings together the same quotation in several articles, and says what was done to it.
///
///     1  “We sold the boats, and we would sell them again,” Ms Tarn said.
///     2  “We sold the boats,” Ms Tarn said.                                      cut
///     3  "We sold the [fishing] boats, and we would sell them again" – Mr Okell    reattributed
///
/// Two quotations are one where the content words of the shorter stand in the longer in their
/// order, for the most part; by the same speaker, fewer rare words will do. Across languages:
/// quotations at aligned places of translated `passages`, or by one speaker with the same concepts
/// and numbers in one order. The first variant is the fullest in the language in which the
/// quotation appeared first; the others have a word diff against it (none where translated). Every
/// quotation is in exactly one family, alone if need be; a quotation inside another does not join
/// it; indirect speech without a speaker is left out.
///
/// Never fails. About linear in quotations: words that stand in more than 64 of them propose no
/// pairs. Families are sorted by the place of their first variant's article. Keeps nothing.
std::vector<QuoteFamily> link_quotes(std::span<const ReadArticle> articles,
                                     std::span<const PassageMatch> passages,
                                     const lexicon::Lexicon& lexicon);

}  // namespace wirestem::reuse
