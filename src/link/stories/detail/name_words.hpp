// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "link/stories/detail/key_maker.hpp"
#include "link/stories/detail/key_numbers.hpp"
#include "model/findings.hpp"
#include "model/name_mention.hpp"

namespace wirestem::stories::detail {

/// The words that make the names of a pile: "Varnholm" of "Varnholm Bridge", which another page
/// calls "the bridge at Varnholm" and a third names in passing, where no finder could know it for a
/// name. Names are found page by page; their words are known to the whole pile.
///
///     const NameWords words(articles, which, names, lexicon);
///     if (words.tells(token)) … words.key(token) …
///
/// A word tells if it stands in a name that no table knows, has four bytes or more, is no given
/// name, and is nowhere in the pile written small: "bridge" is not. Only scripts with capitals.
/// Linear.
class NameWords {
 public:
  NameWords(std::span<const ReadArticle> articles, std::span<const std::uint32_t> which,
            const LinkedNames& names, const lexicon::Lexicon& lexicon);

  bool tells(const Token& token) const {
    if (!token.capitalised) return false;
    const auto number = words_.find(key(token));
    return number && !small_[*number];
  }
  std::uint64_t key(const Token& token) const { return key_(token.folded); }

 private:
  void add_words_of(const ReadArticle& article, std::span<const std::uint32_t> actor_of,
                    std::span<const Actor> actors, const KeyNumbers& given_names);
  void mark_small(const ReadArticle& article);

  KeyMaker key_{"name"};
  KeyNumbers words_;
  std::vector<bool> small_;  ///< by number: stands somewhere without a capital
};

}  // namespace wirestem::stories::detail
