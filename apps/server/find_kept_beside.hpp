// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "keep/kept.hpp"

namespace wirestem::server {

/// What to search the store for, to find pages that share words with a text.
struct SearchTerms {
  std::vector<std::string> phrases;  ///< four words in a row each, from all over the text
  std::vector<std::string> words;    ///< long words, names and numbers, each once, longest first
};

/// Chooses at most 24 phrases and 48 words of a text. Ideographs stand alone as words, so of them
/// six make a phrase, and single ones are no words to search for. Pure; linear.
SearchTerms choose_search_terms(std::string_view text);

/// Searches the store; limit 0 asks for the number of hits alone.
using Search = std::function<Result<keep::Page<keep::FoundArticle>>(const keep::ArticleFilter&)>;

/// The ids of at most `most` kept articles that likely share words with a text, the likeliest
/// first.
///
/// Each phrase and each of the rarest words votes for the articles that have it, the more the fewer
/// have it. A copied sentence is found by its phrases; a rewritten one, or one in another language,
/// by its names and numbers. What is written in another script is not found so. Error where the
/// store cannot be read.
Result<std::vector<std::string>> find_kept_beside(std::string_view text, std::size_t most,
                                                  const Search& search);

}  // namespace wirestem::server
