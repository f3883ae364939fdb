// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "find/names/detail/article_words.hpp"

namespace wirestem::names::detail {

/// A name that CLDR or a table knows.
struct KnownName {
  std::uint32_t end = 0;  ///< token after it
  NameKind kind = NameKind::state;
  std::string key;
  bool adjective = false;
};

/// The longest name at token `at` of `sentence` that CLDR (states) or demonyms, places,
/// organisations or outlets know. Where capitals mark names, one that is written small is none,
/// save an adjective of a state in a language that writes those small.
std::optional<KnownName> known_at(const ArticleWords& words, const Sentence& sentence,
                                  std::uint32_t at);

}  // namespace wirestem::names::detail
