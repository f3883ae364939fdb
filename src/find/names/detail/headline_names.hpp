// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"

namespace wirestem::names::detail {

/// Appends to `names` those of the sentences with capitals throughout: names that are known, and
/// names that `names` has already from elsewhere in the article. Capitals alone mean nothing there.
void find_headline_names(const ArticleWords& words, std::span<const std::uint32_t> sentences,
                         Candidates& names);

}  // namespace wirestem::names::detail
