// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/frame.hpp"
#include "model/segmentation.hpp"

namespace wirestem::frames::detail {

/// The quantities of one sentence: "at least 40 soldiers", "4.2 million crowns", "dozens of
/// houses".
std::vector<QuantityMention> find_quantities(const Article& article,
                                             const Segmentation& segmentation,
                                             const Sentence& sentence,
                                             const lexicon::Lexicon& lexicon);

/// The value of digits with separators: "1,200" and "1.200" (by the language) → 1200, "4.2" → 4.2.
/// NaN where it is no plain number (14:30, a date, an address).
double parse_number(std::string_view digits, std::string_view language);

}  // namespace wirestem::frames::detail
