// SPDX-License-Identifier: Apache-2.0
#include "lexicon/detail/table_index.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "lexicon/detail/alternatives.hpp"

namespace wirestem::lexicon {
namespace {

/// Tables that name a spelling column for each language, and the columns that hold in every
/// language.
constexpr std::array<std::string_view, 10> kLanguageColumns = {"en", "de", "fr", "es", "ru",
                                                               "uk", "zh", "ar", "pt", "pl"};
constexpr std::array<std::string_view, 4> kPhraseColumns = {"phrase", "name", "aliases", "open"};

detail::Match parse_match(std::string_view text) {
  if (text == "exact") return detail::Match::exact;
  return text == "stem" ? detail::Match::stem : detail::Match::word;
}

bool is_language_column(std::string_view column) {
  return std::ranges::find(kLanguageColumns, column) != kLanguageColumns.end();
}

/// The language whose phrases stand in a column: the table's own, or the column's, or none.
std::optional<std::string_view> language_of_column(std::string_view column,
                                                   std::string_view table) {
  if (table == "*" && is_language_column(column)) return column;
  if (std::ranges::find(kPhraseColumns, column) != kPhraseColumns.end()) return table;
  constexpr std::string_view kForms = "country_forms_";
  if (column.starts_with(kForms)) return column.substr(kForms.size());
  if (column == "short_en") return "en";
  if (column == "short_zh") return "zh";
  return std::nullopt;
}

}  // namespace

Table::Index::Index(std::span<const detail::RawTable* const> raws) {
  if (raws.empty()) return;
  name = raws.front()->name;
  match_ = parse_match(raws.front()->match);
  for (const detail::RawTable* raw : raws) {
    const auto& cells = cells_.emplace_back(detail::cells_of(*raw));
    const std::span<const std::string_view> all(cells);
    const auto header = all.first(raw->columns);
    if (columns.empty()) columns.assign(header.begin(), header.end());
    const std::size_t before = rows.size();
    for (std::size_t at = raw->columns; at < all.size(); at += raw->columns) {
      rows.push_back({.language = raw->language, .cells = all.subspan(at, raw->columns)});
    }
    note_places(raw->language, before, rows.size());
  }
}

Table::Index::Both Table::Index::both_at(std::span<const Token> tokens, std::uint32_t at,
                                         std::string_view language) const {
  Both both;
  const Home* own = find_home(language);
  if (own != nullptr) both.own = phrases_in(*own).walk(tokens, at);
  if (own != of_all_ && of_all_ != nullptr) both.all = phrases_in(*of_all_).walk(tokens, at);
  // The longer phrase counts; of two as long, the language's own stands first.
  if (both.own.end < both.all.end) both.own = {};
  if (both.all.end < both.own.end) both.all = {};
  return both;
}

void Table::Index::for_each_first_word(std::string_view language, std::size_t beginning,
                                       const std::function<void(std::string_view)>& use) const {
  const Home* own = find_home(language);
  for (const Home* home : {own, own == of_all_ ? nullptr : of_all_}) {
    if (home != nullptr) phrases_in(*home).for_each_first_word(beginning, use);
  }
}

const Table::Index::Home* Table::Index::find_home(std::string_view language) const {
  const std::uint64_t tag = tag_of(language);
  for (std::size_t i = 0; i < tags_.size(); ++i) {
    if (tags_[i] != tag) continue;
    if (tag != kOtherTag || homes_[i]->phrases.language() == language) {
      return homes_[i].get();
    }
  }
  return nullptr;
}

const detail::LanguagePhrases& Table::Index::phrases_in(const Home& home) const {
  home.filled.run([&] {
    for (const Place& place : home.places) {
      for (std::size_t r = place.first_row; r < place.end_row; ++r) {
        for (const std::size_t column : place.columns) {
          detail::for_each_alternative(rows[r][column], [&](std::string_view phrase) {
            home.phrases.add({phrase, static_cast<std::uint32_t>(r)});
          });
        }
      }
    }
  });
  return home.phrases;
}

/// Notes which columns of the rows, all of one file, hold phrases of which language.
void Table::Index::note_places(std::string_view language, std::size_t first_row,
                               std::size_t end_row) {
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const auto own = language_of_column(columns[c], language);
    if (!own) continue;
    auto& places = home_of(*own).places;
    if (places.empty() || places.back().first_row != first_row) {
      places.push_back({.first_row = first_row, .end_row = end_row, .columns = {}});
    }
    places.back().columns.push_back(c);
  }
}

Table::Index::Home& Table::Index::home_of(std::string_view language) {
  const auto at = std::ranges::find_if(
      homes_, [&](const auto& home) { return home->phrases.language() == language; });
  if (at != homes_.end()) return **at;
  tags_.push_back(tag_of(language));
  homes_.push_back(std::make_unique<Home>(match_, language));
  if (language == "*") of_all_ = homes_.back().get();
  return *homes_.back();
}

}  // namespace wirestem::lexicon
