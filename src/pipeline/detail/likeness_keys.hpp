// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "model/findings.hpp"

namespace wirestem::pipeline::detail {

/// By what articles about one event may be found among many thousands, as hashes, sorted: whom and
/// what they name (by sound, so that scripts do not matter), numbers, dates, words of the title,
/// and a sketch of the text's runs of words, by which copies find each other (bottom-k of 5-grams,
/// after Broder 1997). At most about 64. Linear.
///
/// It only has to propose: what is alike indeed, the stages decide.
std::vector<std::uint64_t> likeness_keys(const ReadArticle& read);

}  // namespace wirestem::pipeline::detail
