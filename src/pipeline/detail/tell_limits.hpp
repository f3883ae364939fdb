// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/limit.hpp"

namespace wirestem::pipeline::detail {

/// What the finders cannot see in these articles: one limit for each language, by the order of the
/// languages' tags, whose words of reporting the lexicon does not have.
std::vector<Limit> tell_limits(std::span<const Article> articles, const lexicon::Lexicon& lexicon);

}  // namespace wirestem::pipeline::detail
