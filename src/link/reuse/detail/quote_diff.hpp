// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "link/reuse/detail/quote_text.hpp"
#include "model/passage_match.hpp"

namespace wirestem::reuse::detail {

/// What became of a quotation, against another wording of it.
struct QuoteChangeFound {
  QuoteChange change = QuoteChange::same;
  std::vector<DiffPart> diff;  ///< by words, in the letters of each text; empty where translated
};

QuoteChangeFound find_change(const QuoteText& first, std::string_view first_text,
                             const QuoteText& variant, std::string_view variant_text);

}  // namespace wirestem::reuse::detail
