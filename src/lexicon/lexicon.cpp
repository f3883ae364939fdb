// SPDX-License-Identifier: Apache-2.0
//
// Every phrase of a table is cut into tokens the way texts are, each token made a key by the
// table's match mode, and the phrases of one language put into a trie over keys. A look-up
// walks down the trie along the text's tokens and keeps the deepest node that ends a phrase. There
// is a trie for each two bytes that phrases begin with, built when a token begins so: most tokens
// begin no phrase, and short texts meet few of the phrases.
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <deque>
#include <mutex>
#include <unordered_map>

#include "lexicon/detail/lexicon_data.hpp"
#include "lexicon/detail/trie_edges.hpp"
#include "text/fold.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::lexicon {
namespace {

/// Tables that name a spelling column for each language, and the columns that hold in every
/// language.
constexpr std::array<std::string_view, 10> kLanguageColumns = {"en", "de", "fr", "es", "ru",
                                                               "uk", "zh", "ar", "pt", "pl"};
constexpr std::array<std::string_view, 4> kPhraseColumns = {"phrase", "name", "aliases", "open"};

enum class Match { exact, word, stem };

Match parse_match(std::string_view text) {
  if (text == "exact") return Match::exact;
  return text == "stem" ? Match::stem : Match::word;
}

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

/// What a token counts as. Exact tables compare the text's own letters, which tokens do not carry;
/// they are matched case-folded and then checked by capitals.
std::string_view key_of(const Token& token, Match match) {
  return match == Match::stem ? std::string_view(token.stem) : std::string_view(token.folded);
}

/// In an exact table a name is written with a capital; "reuters" in running text is none. Scripts
/// without case always fit.
bool capitals_fit(const Token& last) {
  if (last.kind != TokenKind::word) return true;
  const auto lead = static_cast<unsigned char>(last.folded[0]);
  const bool cased = lead < 0x80 || lead == 0xD0 || lead == 0xD1 || lead == 0xC3;
  return !cased || last.capitalised || last.folded.find('.') != std::string::npos;
}

/// Nothing but ASCII letters and blanks.
bool is_plain(std::string_view phrase) {
  return std::ranges::all_of(
      phrase, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ' '; });
}

/// Work that is done once, by whichever thread asks first. The flag before std::call_once is there
/// because that costs much more than the rest of a look-up.
class Once {
 public:
  template <typename Work>
  void run(const Work& work) const {
    if (is_done_.load(std::memory_order_acquire)) return;
    std::call_once(flag_, [&] {
      work();
      is_done_.store(true, std::memory_order_release);
    });
  }

 private:
  mutable std::once_flag flag_;
  mutable std::atomic<bool> is_done_{false};
};

template <typename Use>
void for_each_alternative(std::string_view cell, const Use& use) {
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::size_t bar = std::min(cell.find('|', begin), cell.size());
    if (bar > begin) use(cell.substr(begin, bar - begin));
    begin = bar + 1;
  }
}

struct Phrase {
  std::string_view text;
  std::uint32_t row = 0;
};

/// A number for the first two bytes of a key. Letters of one script differ in their low five bits,
/// ASCII from the rest in the highest.
constexpr std::size_t kBeginnings = 2048;
std::size_t beginning_of(char first_byte, char second_byte) {
  const auto first = static_cast<unsigned char>(first_byte);
  const auto second = static_cast<unsigned char>(second_byte);
  return ((first >> 7U) << 10U) | ((first & 31U) << 5U) | (second & 31U);
}

/// The beginnings that a phrase's first token may have, told without cutting the phrase into
/// tokens: one, or two where the token may end after one character. None for blank phrases.
std::vector<std::size_t> beginnings_of(std::string_view phrase) {
  while (!phrase.empty()) {
    const text::CodePoint first = text::code_point_at(phrase, 0);
    if (!text::is_space(first.value)) break;
    phrase.remove_prefix(first.size);
  }
  if (phrase.empty()) return {};
  std::size_t end = text::code_point_at(phrase, 0).size;
  if (end < phrase.size()) end += text::code_point_at(phrase, end).size;
  const std::string folded = text::fold_case(phrase.substr(0, end));
  if (folded.empty()) return {};
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool is_wide = static_cast<unsigned char>(folded[0]) >= 0x80;
  const char second = folded.size() > 1 ? folded[1] : '\0';
  if (is_wide || (is_letter(folded[0]) && is_letter(second))) {
    return {beginning_of(folded[0], second)};
  }
  return {beginning_of(folded[0], '\0'), beginning_of(folded[0], second)};
}

/// Compares tags of languages, most of them of two letters, at each look-up.
bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && a[0] == b[0] && (a.size() < 2 || a[1] == b[1]) && a == b;
}

/// The rows whose phrases end deepest along some tokens. No rows: there is no phrase.
struct Reach {
  std::uint32_t end = 0;  ///< token after the phrase
  std::span<const std::uint32_t> rows;
};

/// Phrases of one language and one beginning. The trie is built when it is first walked, by
/// whichever thread comes first.
class PhraseTrie {
 public:
  PhraseTrie(Match match, std::string_view language) : match_(match), language_(language) {}

  void add(Phrase phrase) { phrases_.push_back(phrase); }

  /// Walks down along `tokens` from `at` to the deepest end of a phrase.
  Reach walk(std::span<const Token> tokens, std::uint32_t at) const {
    built_.run([this] { build(); });
    Reach reach;
    std::uint32_t node = 0;
    for (std::uint32_t i = at; i < tokens.size(); ++i) {
      node = edges_.find(node, key_of(tokens[i], match_));
      if (node == 0) break;
      if (ends_[node].empty() || (match_ == Match::exact && !capitals_fit(tokens[i]))) continue;
      reach = {i + 1, ends_[node]};
    }
    return reach;
  }

 private:
  void build() const {
    new_node();
    // Stems take most of the time, and only a table of stems asks for them.
    const std::string_view language = match_ == Match::stem ? language_ : std::string_view("und");
    for (const Phrase& phrase : phrases_) {
      const bool plain = match_ != Match::stem && is_plain(phrase.text);
      const std::uint32_t node = plain ? add_plain(phrase.text) : add_tokens(phrase.text, language);
      if (node == 0) continue;
      auto& rows = ends_[node];
      if (rows.empty() || rows.back() != phrase.row) rows.push_back(phrase.row);
    }
  }

  std::uint32_t add_tokens(std::string_view phrase, std::string_view language) const {
    std::uint32_t node = 0;
    for (const Token& token : text::tokenize(phrase, language)) {
      node = next_node(node, key_of(token, match_));
    }
    return node;
  }

  /// The words of a plain phrase are its tokens: most of the work of building is saved.
  std::uint32_t add_plain(std::string_view phrase) const {
    std::uint32_t node = 0;
    while (!phrase.empty()) {
      const std::size_t end = std::min(phrase.find(' '), phrase.size());
      if (end > 0) node = next_node(node, text::fold_case(phrase.substr(0, end)));
      phrase.remove_prefix(std::min(end + 1, phrase.size()));
    }
    return node;
  }

  std::uint32_t new_node() const {
    ends_.emplace_back();
    return static_cast<std::uint32_t>(ends_.size() - 1);
  }

  std::uint32_t next_node(std::uint32_t node, std::string_view word) const {
    std::uint32_t next = edges_.find(node, word);
    if (next == 0) {
      next = new_node();
      edges_.add(node, word, next);
    }
    return next;
  }

  Match match_;
  std::string_view language_;
  std::vector<Phrase> phrases_;
  Once built_;
  mutable detail::TrieEdges edges_;
  mutable std::vector<std::vector<std::uint32_t>> ends_;  ///< for each node the rows that end there
};

/// The phrases of one table in one language, apart by their beginnings: a run meets few of the
/// languages, and a short text few of the beginnings.
class LanguagePhrases {
 public:
  LanguagePhrases(Match match, std::string_view language) : match_(match), language_(language) {}

  std::string_view language() const { return language_; }

  void add(Phrase phrase) {
    // Stems may begin otherwise than their words.
    if (match_ == Match::stem) return trie_at(0).add(phrase);
    for (const std::size_t beginning : beginnings_of(phrase.text)) trie_at(beginning).add(phrase);
  }

  Reach walk(std::span<const Token> tokens, std::uint32_t at) const {
    if (at >= tokens.size() || tries_.empty()) return {};
    const std::string_view key = key_of(tokens[at], match_);
    if (key.empty()) return {};
    const std::size_t beginning =
        match_ == Match::stem ? 0 : beginning_of(key[0], key.size() > 1 ? key[1] : '\0');
    const std::uint16_t number = numbers_[beginning];
    return number == 0 ? Reach{} : tries_[number - 1U].walk(tokens, at);
  }

 private:
  PhraseTrie& trie_at(std::size_t beginning) {
    std::uint16_t& number = numbers_[beginning];
    if (number == 0) {
      tries_.emplace_back(match_, language_);
      number = static_cast<std::uint16_t>(tries_.size());
    }
    return tries_[number - 1U];
  }

  Match match_;
  std::string_view language_;
  std::array<std::uint16_t, kBeginnings> numbers_ = {};  ///< of a trie, from 1; 0 for none
  std::deque<PhraseTrie> tries_;                         ///< they stay where they are
};

}  // namespace

/// A table's rows are cut up at once, its phrases sorted by language when the first is looked up:
/// some tables are only read through.
struct Table::Index {
  explicit Index(std::span<const detail::RawTable* const> raws);

  Reach walk(std::span<const Token> tokens, std::uint32_t at, std::string_view language) const {
    phrases_added_.run([this] { add_phrases(); });
    for (const auto& phrases : languages_) {
      if (is_same(phrases->language(), language)) return phrases->walk(tokens, at);
    }
    return {};
  }

  /// What is found in the language itself and in the phrases of all languages.
  struct Both {
    Reach own;
    Reach all;
  };
  Both both_at(std::span<const Token> tokens, std::uint32_t at, std::string_view language) const {
    Both both{walk(tokens, at, language), {}};
    if (language != "*") both.all = walk(tokens, at, "*");
    // The longer phrase counts; of two as long, the language's own stands first.
    if (both.own.end < both.all.end) both.own = {};
    if (both.all.end < both.own.end) both.all = {};
    return both;
  }

  std::string_view name;
  std::vector<std::string_view> columns;
  std::vector<Row> rows;

 private:
  void add_phrases() const;
  LanguagePhrases& phrases_of(std::string_view language) const;

  Match match_ = Match::word;
  std::vector<std::vector<std::string_view>> cells_;  ///< what the rows point into
  Once phrases_added_;
  mutable std::vector<std::unique_ptr<LanguagePhrases>> languages_;  ///< "*" holds in all
};

Table::Table(std::unique_ptr<Index> index) : index_(std::move(index)) {}
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

namespace {

Hit make_hit(std::span<const Token> tokens, std::uint32_t at, std::uint32_t end,
             std::uint32_t row) {
  const TextSpan span{tokens[at].span.begin, tokens[end - 1].span.end};
  return {.span = span, .first_token = at, .end_token = end, .row = row};
}

}  // namespace

std::vector<Hit> Table::all_at(std::span<const Token> tokens, std::uint32_t at,
                               std::string_view language) const {
  const Index::Both both = index_->both_at(tokens, at, language);
  std::vector<Hit> hits;
  hits.reserve(both.own.rows.size() + both.all.rows.size());
  for (const Reach& reach : {both.own, both.all}) {
    for (const std::uint32_t row : reach.rows) {
      hits.push_back(make_hit(tokens, at, reach.end, row));
    }
  }
  return hits;
}

std::optional<Hit> Table::longest_at(std::span<const Token> tokens, std::uint32_t at,
                                     std::string_view language) const {
  const Index::Both both = index_->both_at(tokens, at, language);
  const Reach& reach = both.own.rows.empty() ? both.all : both.own;
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
    for (std::size_t at = raw->columns; at < all.size(); at += raw->columns) {
      rows.push_back({.language = raw->language, .cells = all.subspan(at, raw->columns)});
    }
  }
}

void Table::Index::add_phrases() const {
  std::vector<std::pair<std::size_t, LanguagePhrases*>> homes;  // of the columns with phrases
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (r == 0 || rows[r].language != rows[r - 1].language) {
      homes.clear();
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto language = language_of_column(columns[c], rows[r].language);
        if (language) homes.emplace_back(c, &phrases_of(*language));
      }
    }
    for (const auto& [column, phrases] : homes) {
      for_each_alternative(rows[r][column], [&, home = phrases](std::string_view phrase) {
        home->add({phrase, static_cast<std::uint32_t>(r)});
      });
    }
  }
}

LanguagePhrases& Table::Index::phrases_of(std::string_view language) const {
  auto at = std::ranges::find(languages_, language, &LanguagePhrases::language);
  if (at == languages_.end()) {
    at = languages_.insert(at, std::make_unique<LanguagePhrases>(match_, language));
  }
  return **at;
}

namespace {

/// A table's rows are cut up when it is first asked for: a run that stops after reading needs a few
/// of them. Whichever thread comes first cuts them.
class LazyTable {
 public:
  void add(const detail::RawTable& raw) { raws_.push_back(&raw); }

  const Table& table() const {
    made_.run([this] { table_.emplace(std::make_unique<Table::Index>(raws_)); });
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
  Table none{std::make_unique<Table::Index>(std::span<const detail::RawTable* const>())};
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
  return at == state_->tables.end() ? state_->none : at->second.table();
}

std::span<const std::string_view> Lexicon::languages() const { return state_->languages; }

std::vector<std::string_view> alternatives(std::string_view cell) {
  std::vector<std::string_view> parts;
  for_each_alternative(cell, [&](std::string_view part) { parts.push_back(part); });
  return parts;
}

}  // namespace wirestem::lexicon
