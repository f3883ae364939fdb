// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/quote.hpp"

namespace wirestem::sources::detail {

/// Rows by spellings of theirs. Most words that are asked for are none, and a number for each tells
/// them.
class Spellings {
 public:
  void add(std::string_view spelling, std::uint32_t row);
  /// To be called after the last add.
  void sort();

  struct Entry {
    std::string_view spelling;
    std::uint32_t row = 0;
    auto operator<=>(const Entry&) const = default;
  };
  /// Those with this spelling, in the order of their rows.
  std::span<const Entry> find(std::string_view spelling) const;
  /// Whether a spelling may begin with these letters; true of fewer than two bytes.
  bool may_begin(std::string_view letters) const;

 private:
  static constexpr std::size_t kBeginnings = 4096;
  static constexpr std::size_t kNumbers = 65536;
  static std::size_t beginning_of(std::string_view spelling);
  static std::size_t number_of(std::string_view spelling);

  std::vector<Entry> entries_;
  std::bitset<kBeginnings> by_two_;  ///< the beginnings of two bytes
  std::bitset<kNumbers> whole_;      ///< and whole spellings
};

/// What outlets.tsv says beside the names that Table finds by itself: short forms, domains,
/// spelling. Cheap to make: keeps views into the table, in sorted lists.
class OutletNames {
 public:
  explicit OutletNames(const lexicon::Lexicon& lexicon);

  const lexicon::Table& table() const { return table_; }
  bool empty() const { return table_.rows().empty(); }
  std::string_view name(std::uint32_t row) const { return table_.rows()[row][name_]; }
  SourceKind kind(std::uint32_t row) const;
  bool is_platform(std::uint32_t row) const;
  std::string_view language(std::uint32_t row) const;

  /// Whether `form` is the first of the row's short forms, or differs from it in "ё" alone: the one
  /// that names it, others being its cases.
  bool is_first_short(std::uint32_t row, std::string_view form) const;

  /// The rows that own a short form as it is spelled ("Post", without "the").
  std::vector<std::uint32_t> owners(std::string_view form) const;

  /// Whether a short form may begin with this word, as it is spelled.
  bool may_begin_short(std::string_view word) const { return shorts_.may_begin(word); }

  /// Whether `text` is how the row spells one of its names, capitals included.
  bool spells(std::uint32_t row, std::string_view text) const;

  /// The row that spells a name of one word in small letters ("dpa"); -1 for none.
  std::int64_t small_name(std::string_view word) const;

  /// The row that a domain belongs to ("edition.example.com" to "example.com"); -1 for none.
  std::int64_t by_domain(std::string_view domain) const;

  /// The row with this name, alias or domain as a whole; -1 for none.
  std::int64_t by_name(std::string_view name) const;

 private:
  static std::int64_t first_row(std::span<const Spellings::Entry> entries);

  const lexicon::Table& table_;
  std::size_t name_ = 0;
  std::size_t kind_ = 0;
  std::size_t aliases_ = 0;
  std::size_t shorts_column_ = 0;
  std::size_t language_ = 0;
  Spellings shorts_;
  Spellings domains_;
  Spellings small_;
};

/// The host of a link or domain, lower case, "www." taken off: "https://www.a.com/b" → "a.com".
/// Empty where the text is neither.
std::string host_of(std::string_view link);

}  // namespace wirestem::sources::detail
