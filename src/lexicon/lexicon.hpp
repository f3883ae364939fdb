// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/language_tag.hpp"
#include "model/article.hpp"
#include "model/segmentation.hpp"

namespace wirestem::lexicon {

/// One row of a table of `lexicon/`, in one language ("*" for rows that hold in all).
struct Row {
  std::string_view language;
  std::span<const std::string_view>
      cells;  ///< as many as the table has columns; "" for an empty cell

  std::string_view operator[](std::size_t column) const { return cells[column]; }
};

/// A phrase of a table found in a text.
struct Hit {
  TextSpan span;
  std::uint32_t first_token = 0;  ///< tokens [first_token, end_token)
  std::uint32_t end_token = 0;
  std::uint32_t row = 0;  ///< index into Table::rows()
};

/// A lexicon table with the rows of all languages, and the look-up of its phrases.
///
/// Which columns hold phrases is the table's own: the column `phrase` (all spellings, parted by |),
/// or, in concepts, places and demonyms, one column a language; outlets: name and aliases. How they
/// match is said in the table's first line: exact, word (case-folded) or stem.
class Table {
 public:
  std::string_view name() const;
  std::span<const Row> rows() const;
  /// The number of the column `name`. The table must have it.
  std::size_t column(std::string_view name) const;

  /// The longest phrase that begins at token `at` in the sentence's language. Constant time for a
  /// bounded phrase length.
  std::optional<Hit> longest_at(std::span<const Token> tokens, std::uint32_t at,
                                std::string_view language) const {
    if (at >= tokens.size() || !may_begin(tokens[at], language)) return std::nullopt;
    return find_longest_at(tokens, at, language);
  }

  /// All phrases in tokens [first, end), longest first from left to right, none overlapping.
  std::vector<Hit> find_all(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                            std::string_view language) const;

  /// All readings of the longest phrase at `at` (a spelling may stand in several rows).
  std::vector<Hit> all_at(std::span<const Token> tokens, std::uint32_t at,
                          std::string_view language) const {
    if (at >= tokens.size() || !may_begin(tokens[at], language)) return {};
    return find_all_at(tokens, at, language);
  }

  /// The row with this phrase as a whole, matched the table's way; -1 where there is none.
  std::int64_t find(std::string_view phrase, std::string_view language) const;

  struct Index;  // private to the module
  Table(std::unique_ptr<Index> index, std::uint64_t bit);
  const Index& index() const { return *index_; }
  ~Table();
  Table(Table&&) noexcept;
  Table& operator=(Table&&) noexcept;

 private:
  /// Whether a phrase may begin with the token, as far as Lexicon::note_first_words has told it.
  /// Most tokens begin none, so this much is done where a finder asks.
  bool may_begin(const Token& token, std::string_view language) const {
    return !is_noted(token, language) || (token.first_words & bit_) != 0;
  }
  std::optional<Hit> find_longest_at(std::span<const Token> tokens, std::uint32_t at,
                                     std::string_view language) const;
  std::vector<Hit> find_all_at(std::span<const Token> tokens, std::uint32_t at,
                               std::string_view language) const;

  std::unique_ptr<Index> index_;
  std::uint64_t bit_;  ///< of its own in Token::first_words; all bits, where it has none
};

/// The words Wirestem knows: every table of `lexicon/`, compiled in.
///
///     const Lexicon lexicon;                       // once a run; then shared by all threads
///     const Table& cues = lexicon.table("cues");
///     if (auto hit = cues.longest_at(tokens, i, "en")) use(cues.rows()[hit->row]);
///
/// A language without a table simply has no hits. Building takes some milliseconds, and the first
/// look-up in a table's language some more; all look-ups are const and safe from several threads.
/// Owns its strings: keep it alive while hits are used.
class Lexicon {
 public:
  Lexicon();
  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

  /// The table `name` over all languages ("cues", "concepts" …). An unknown name gives an empty
  /// table.
  const Table& table(std::string_view name) const;

  /// The languages that have a folder of their own, sorted.
  std::span<const std::string_view> languages() const;

  /// Notes on each token in which tables some phrase begins with it, so that look-ups in the other
  /// tables end at once: most tokens begin no phrase of most tables. Changes what no look-up finds.
  /// Linear time.
  void note_first_words(const Article& article, Segmentation& segmentation) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The parts of a cell with alternatives: "say|says" → "say", "says".
std::vector<std::string_view> alternatives(std::string_view cell);

}  // namespace wirestem::lexicon
