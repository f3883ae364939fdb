// SPDX-License-Identifier: Apache-2.0
//
// Candidates are collected sentence by sentence in the way the sentence is written, then kinds are
// settled over the whole article, then forms are led back to their fullest. After the idea that one
// article uses one name in one sense (Yarowsky 1995), and of Mikheev et al. 1999 that sure contexts
// come first and lend what they found to the unsure ones.
#include "find/names/find_names.hpp"

#include <algorithm>

#include "find/names/detail/article_words.hpp"
#include "find/names/detail/candidate.hpp"
#include "find/names/detail/cased_names.hpp"
#include "find/names/detail/han_names.hpp"
#include "find/names/detail/headline_names.hpp"
#include "find/names/detail/name_stems.hpp"
#include "find/names/detail/resolve_names.hpp"
#include "find/names/detail/settle_kinds.hpp"
#include "find/names/detail/uncased_names.hpp"

namespace wirestem::names {
namespace {

detail::Candidates collect(const detail::ArticleWords& words) {
  detail::Candidates names;
  std::vector<std::uint32_t> headlines;
  const auto count = static_cast<std::uint32_t>(words.segmentation().sentences.size());
  for (std::uint32_t s = 0; s < count; ++s) {
    switch (words.writing(s)) {
      case detail::Writing::cased:
      case detail::Writing::nouns:
        detail::find_cased_names(words, s, names);
        break;
      case detail::Writing::headline:
        headlines.push_back(s);
        break;
      case detail::Writing::uncased:
        detail::find_uncased_names(words, s, names);
        break;
      case detail::Writing::han:
        break;
    }
  }
  detail::find_han_names(words, names);
  detail::find_headline_names(words, headlines, names);
  std::ranges::stable_sort(names, {},
                           [](const detail::Candidate& name) { return name.span.begin; });
  std::uint32_t end =
      0;  // the ways of finding work on sentences of their own, so this drops nothing
  std::erase_if(names, [&end](const detail::Candidate& name) {
    const bool overlaps = name.span.begin < end;
    if (!overlaps) end = name.span.end;
    return overlaps || name.span.empty();
  });
  return names;
}

}  // namespace

std::vector<NameMention> find_names(const Article& article, const Segmentation& segmentation,
                                    const lexicon::Lexicon& lexicon) {
  const detail::NameTables tables(lexicon);
  const detail::ArticleWords words(article, segmentation, tables);
  const detail::NameStems stems(tables.name_endings);
  detail::Candidates names = collect(words);
  detail::settle_kinds(words, stems, names);
  return detail::resolve_names(words, stems, names);
}

}  // namespace wirestem::names
