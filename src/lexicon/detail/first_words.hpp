// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/once.hpp"
#include "lexicon/detail/phrase_trie.hpp"
#include "lexicon/detail/trie_edges.hpp"
#include "lexicon/lexicon.hpp"

namespace wirestem::lexicon::detail {

/// For each word of one language: in which tables some phrase begins with it.
///
///     FirstWords words("en", tables);
///     words.tables_of(tokenize("Prime", "en")[0])   →  0b0101, where the tables 0 and 2 have
///     phrases
///                                                      that begin with "prime"
///
/// A word's part is made when a word with the same beginning is first asked for, so that a short
/// text makes little of it. `tables` must outlive it. Safe from several threads.
class FirstWords {
 public:
  FirstWords(std::string_view language, std::span<const Table::Index* const> tables)
      : language_(language), tables_(tables) {}

  std::string_view language() const { return language_; }

  /// Bit n is set where a phrase of table n, of this language or of all, may begin with the token.
  std::uint64_t tables_of(const Token& token) const;

 private:
  /// The words of one beginning.
  struct Part {
    Once made;
    TrieEdges numbers;                  ///< from node 0 by a word to its place in `tables`
    std::vector<std::uint64_t> tables;  ///< the first stands for words that are not here
  };

  std::uint64_t look_up(Part& part, std::string_view word, std::size_t beginning, bool stems) const;
  void make(Part& part, std::size_t beginning, bool stems) const;

  using Parts = std::array<Part, kBeginnings>;

  std::string_view language_;
  std::span<const Table::Index* const> tables_;
  Once begun_;
  mutable std::unique_ptr<Parts> words_;  ///< of tables that compare words
  mutable Part stems_;                    ///< of those that compare stems
};

}  // namespace wirestem::lexicon::detail
