// SPDX-License-Identifier: Apache-2.0
//
// How phrases are found stands in detail/: phrase_trie (the phrases of a language), table_index
// (the languages of a table), first_words (which tables are worth asking about a word).
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <deque>
#include <unordered_map>

#include "base/once.hpp"
#include "lexicon/detail/alternatives.hpp"
#include "lexicon/detail/first_words.hpp"
#include "lexicon/detail/lexicon_data.hpp"
#include "lexicon/detail/table_index.hpp"
#include "lexicon/language_tag.hpp"
#include "text/segment.hpp"

namespace wirestem::lexicon {
namespace {

/// The tables that finders ask about nearly every token.
constexpr std::array<std::string_view, 18> kNoted = {
    "concepts",       "connectives", "cues",       "dates",     "demonyms",      "frames",
    "function_words", "given_names", "name_signs", "org_words", "organisations", "outlets",
    "places",         "pronouns",    "quantities", "roles",     "stopwords",     "surnames"};
static_assert(kNoted.size() <= kNotedTables);

/// A table's bit in Token::first_words; all bits for one that is not noted there.
std::uint64_t bit_of(std::string_view table) {
  const auto* const at = std::ranges::find(kNoted, table);
  if (at == kNoted.end()) return ~std::uint64_t{0};
  return std::uint64_t{1} << (kTagBits + static_cast<unsigned>(at - kNoted.begin()));
}

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

Hit make_hit(std::span<const Token> tokens, std::uint32_t at, std::uint32_t end,
             std::uint32_t row) {
  const TextSpan span{tokens[at].span.begin, tokens[end - 1].span.end};
  return {.span = span, .first_token = at, .end_token = end, .row = row};
}

}  // namespace

Table::Table(std::unique_ptr<Index> index, std::uint64_t bit)
    : index_(std::move(index)), bit_(bit) {}
Table::~Table() = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(Table&&) noexcept = default;

std::string_view Table::name() const { return index_->name; }

std::span<const Row> Table::rows() const { return index_->rows; }

std::size_t Table::column(std::string_view name) const {
  const auto at = std::ranges::find(index_->columns, name);
  assert(at != index_->columns.end());
  return static_cast<std::size_t>(at - index_->columns.begin());
}

std::vector<Hit> Table::find_all_at(std::span<const Token> tokens, std::uint32_t at,
                                    std::string_view language) const {
  std::vector<Hit> hits;
  const Index::Both both = index_->both_at(tokens, at, language);
  hits.reserve(both.own.rows.size() + both.all.rows.size());
  for (const detail::Reach& reach : {both.own, both.all}) {
    for (const std::uint32_t row : reach.rows) {
      hits.push_back(make_hit(tokens, at, reach.end, row));
    }
  }
  return hits;
}

std::optional<Hit> Table::find_longest_at(std::span<const Token> tokens, std::uint32_t at,
                                          std::string_view language) const {
  const Index::Both both = index_->both_at(tokens, at, language);
  const detail::Reach& reach = both.own.rows.empty() ? both.all : both.own;
  if (reach.rows.empty()) return std::nullopt;
  return make_hit(tokens, at, reach.end, reach.rows.front());
}

std::vector<Hit> Table::find_all(std::span<const Token> tokens, std::uint32_t first,
                                 std::uint32_t end, std::string_view language) const {
  std::vector<Hit> hits;
  const auto window = tokens.first(end);
  for (std::uint32_t i = first; i < end;) {
    const auto hit = longest_at(window, i, language);
    if (hit) hits.push_back(*hit);
    i = hit ? hit->end_token : i + 1;
  }
  return hits;
}

std::int64_t Table::find(std::string_view phrase, std::string_view language) const {
  const auto tokens = text::tokenize(phrase, language);
  if (tokens.empty()) return -1;
  const auto hit = longest_at(tokens, 0, language);
  return hit && hit->end_token == tokens.size() ? std::int64_t{hit->row} : -1;
}

namespace {

/// A table's rows are cut up when it is first asked for: a run that stops after reading needs a few
/// of them. Whichever thread comes first cuts them.
class LazyTable {
 public:
  void add(const detail::RawTable& raw) { raws_.push_back(&raw); }

  const Table& table() const {
    made_.run([this] {
      const std::string_view name = raws_.empty() ? std::string_view() : raws_.front()->name;
      table_.emplace(std::make_unique<Table::Index>(raws_), bit_of(name));
    });
    return *table_;
  }

 private:
  std::vector<const detail::RawTable*> raws_;
  Once made_;
  mutable std::optional<Table> table_;
};

}  // namespace

struct Lexicon::State {
  std::unordered_map<std::string_view, LazyTable, StringHash> tables;
  std::vector<std::string_view> languages;
  const LazyTable none{};
  Once noting_begun;
  std::vector<const Table::Index*> noted;      ///< of kNoted, once noting has begun
  std::deque<detail::FirstWords> first_words;  ///< of each language, in their order
};

Lexicon::Lexicon() : state_(std::make_unique<State>()) {
  for (const detail::RawTable& raw : detail::raw_tables()) {
    state_->tables[raw.name].add(raw);
    auto& languages = state_->languages;
    if (raw.language != "*" && std::ranges::find(languages, raw.language) == languages.end()) {
      languages.push_back(raw.language);
    }
  }
  std::ranges::sort(state_->languages);
}

Lexicon::~Lexicon() = default;

const Table& Lexicon::table(std::string_view name) const {
  const auto at = state_->tables.find(name);
  return at == state_->tables.end() ? state_->none.table() : at->second.table();
}

std::span<const std::string_view> Lexicon::languages() const { return state_->languages; }

void Lexicon::note_first_words(const Article& article, Segmentation& segmentation) const {
  State& state = *state_;
  state.noting_begun.run([&] {
    for (const std::string_view name : kNoted) state.noted.push_back(&table(name).index());
    for (const std::string_view language : state.languages) {
      state.first_words.emplace_back(language, state.noted);
    }
  });
  const std::span<Token> tokens(segmentation.tokens);
  for (const Sentence& s : segmentation.sentences) {
    const std::string_view language = language_of(article, s);
    const auto words =
        std::ranges::lower_bound(state.first_words, language, {}, &detail::FirstWords::language);
    if (words == state.first_words.end() || words->language() != language) continue;
    const std::uint64_t tag = tag_of(language);
    for (Token& token : tokens.subspan(s.first_token, s.end_token - s.first_token)) {
      token.first_words = tag | words->tables_of(token) << kTagBits;
    }
  }
}

std::vector<std::string_view> alternatives(std::string_view cell) {
  std::vector<std::string_view> parts;
  detail::for_each_alternative(cell, [&](std::string_view part) { parts.push_back(part); });
  return parts;
}

}  // namespace wirestem::lexicon
