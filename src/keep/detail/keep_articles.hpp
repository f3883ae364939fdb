// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "keep/detail/compress.hpp"
#include "keep/detail/database.hpp"
#include "keep/kept.hpp"

namespace wirestem::keep::detail {

/// Writes articles, new, changed or known, with their words into the search index. To be called
/// within a Transaction, which also tells what went wrong. `now` stands in the rows.
std::vector<StoredArticle> keep_articles(Database& database, Compressor& compressor,
                                         std::span<const Article> articles, const std::string& now);

}  // namespace wirestem::keep::detail
