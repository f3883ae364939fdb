// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/segmentation.hpp"

namespace wirestem::frames::detail {

/// A run of tokens that is one clause.
struct Clause {
  std::uint32_t first_token = 0;  ///< tokens [first_token, end_token)
  std::uint32_t end_token = 0;
};

/// The clauses of one sentence, in order, none empty, together all its tokens.
std::vector<Clause> split_clauses(const Article& article, const Segmentation& segmentation,
                                  const Sentence& sentence, const lexicon::Lexicon& lexicon);

}  // namespace wirestem::frames::detail
