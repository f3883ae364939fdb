// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/quote.hpp"

namespace wirestem::sources::detail {

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

  /// Whether `text` is how the row spells one of its names, capitals included.
  bool spells(std::uint32_t row, std::string_view text) const;

  /// The row that spells a name of one word in small letters ("dpa"); -1 for none.
  std::int64_t small_name(std::string_view word) const;

  /// The row that a domain belongs to ("edition.example.com" to "example.com"); -1 for none.
  std::int64_t by_domain(std::string_view domain) const;

  /// The row with this name, alias or domain as a whole; -1 for none.
  std::int64_t by_name(std::string_view name) const;

 private:
  using Entry = std::pair<std::string_view, std::uint32_t>;
  static std::int64_t find(const std::vector<Entry>& entries, std::string_view key);

  const lexicon::Table& table_;
  std::size_t name_ = 0;
  std::size_t kind_ = 0;
  std::size_t aliases_ = 0;
  std::size_t shorts_column_ = 0;
  std::size_t language_ = 0;
  std::vector<Entry> shorts_;
  std::vector<Entry> domains_;
  std::vector<Entry> small_;
};

/// The host of a link or domain, lower case, "www." taken off: "https://www.a.com/b" → "a.com".
/// Empty where the text is neither.
std::string host_of(std::string_view link);

}  // namespace wirestem::sources::detail
