// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/once.hpp"
#include "lexicon/detail/lexicon_data.hpp"
#include "lexicon/detail/phrase_trie.hpp"
#include "lexicon/language_tag.hpp"
#include "lexicon/lexicon.hpp"

namespace wirestem::lexicon {

/// What stands behind a Table. The rows are cut up at once, the phrases of a language sorted when
/// the first of them is looked up: a run meets few languages, and some tables are only read
/// through.
struct Table::Index {
  explicit Index(std::span<const detail::RawTable* const> raws);

  /// What is found in the language itself and in the phrases of all languages.
  struct Both {
    detail::Reach own;
    detail::Reach all;
  };
  Both both_at(std::span<const Token> tokens, std::uint32_t at, std::string_view language) const;

  /// Calls `use` with the first word of each phrase of the language and of all languages with this
  /// beginning, which is 0 in a table of stems.
  void for_each_first_word(std::string_view language, std::size_t beginning,
                           const std::function<void(std::string_view)>& use) const;

  bool has_stems() const { return match_ == detail::Match::stem; }

  std::string_view name;
  std::vector<std::string_view> columns;
  std::vector<Row> rows;

 private:
  /// Rows that hold phrases of one language in the same columns.
  struct Place {
    std::size_t first_row = 0;
    std::size_t end_row = 0;
    std::vector<std::size_t> columns;
  };
  struct Home {
    Home(detail::Match match, std::string_view language) : phrases(match, language) {}
    std::vector<Place> places;
    Once filled;
    mutable detail::LanguagePhrases phrases;
  };

  const Home* find_home(std::string_view language) const;
  const detail::LanguagePhrases& phrases_in(const Home& home) const;
  void note_places(std::string_view language, std::size_t first_row, std::size_t end_row);
  Home& home_of(std::string_view language);

  detail::Match match_ = detail::Match::word;
  std::vector<std::vector<std::string_view>> cells_;  ///< what the rows point into
  std::vector<std::unique_ptr<Home>> homes_;          ///< one for each language
  std::vector<std::uint64_t> tags_;  ///< of homes_: told apart without a look at them
  const Home* of_all_ = nullptr;     ///< "*", which holds in every language
};

}  // namespace wirestem::lexicon
