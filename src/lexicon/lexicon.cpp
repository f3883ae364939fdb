// SPDX-License-Identifier: Apache-2.0
//
// Every phrase of a table is cut into tokens the way texts are, each token made a key by the
// table's match mode, and the phrases of one language put into a trie over key numbers. A look-up
// walks down the trie along the text's tokens and keeps the deepest node that ends a phrase. Most
// tokens begin no phrase: two bytes of theirs say so, before anything is hashed or built.
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bitset>
#include <cassert>
#include <mutex>
#include <unordered_map>

#include "lexicon/detail/lexicon_data.hpp"
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

/// One step of the trie: from `node` by `key`.
struct Step {
  std::uint32_t node;
  std::uint32_t key;
  bool operator==(const Step&) const = default;
};

struct StepHash {
  std::size_t operator()(Step step) const {
    return std::hash<std::uint64_t>{}((std::uint64_t{step.node} << 32U) | step.key);
  }
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

struct Phrase {
  std::string_view text;
  std::uint32_t row = 0;
};

/// The first two bytes of every phrase's first key, told without cutting the phrases into tokens.
class KeyBegins {
 public:
  /// Learns a phrase of a table that matches case-folded tokens.
  void add(std::string_view phrase) {
    while (!phrase.empty()) {
      const text::CodePoint first = text::code_point_at(phrase, 0);
      if (!text::is_space(first.value)) break;
      phrase.remove_prefix(first.size);
    }
    if (phrase.empty()) return;
    std::size_t end = text::code_point_at(phrase, 0).size;
    if (end < phrase.size()) end += text::code_point_at(phrase, end).size;
    // The first token may end after one character: of that too the begin is kept.
    const std::string folded = text::fold_case(phrase.substr(0, end));
    if (folded.empty()) return;
    bits_.set(slot(std::string_view(folded).substr(0, 1)));
    bits_.set(slot(folded));
  }

  void add_all() { bits_.set(); }

  /// False where no phrase begins with that key.
  bool may_be(std::string_view key) const { return key.empty() || bits_[slot(key)]; }

 private:
  static constexpr std::size_t kSlots = 2048;

  /// Letters of one script differ in their low five bits, ASCII from the rest in the highest.
  static std::size_t slot(std::string_view key) {
    const auto first = static_cast<unsigned char>(key[0]);
    const unsigned second = key.size() > 1 ? static_cast<unsigned char>(key[1]) : 0U;
    return ((first >> 7U) << 10U) | ((first & 31U) << 5U) | (second & 31U);
  }

  std::bitset<kSlots> bits_;
};

/// The rows whose phrases end deepest along some tokens. No rows: there is no phrase.
struct Reach {
  std::uint32_t end = 0;  ///< token after the phrase
  std::span<const std::uint32_t> rows;
};

/// The phrases of one table in one language. The trie is built when it is first asked for a token
/// that may begin a phrase, since a run meets few of the languages; whichever thread comes first
/// builds it.
class PhraseTrie {
 public:
  PhraseTrie(Match match, std::string_view language) : match_(match), language_(language) {
    if (match == Match::stem) begins_.add_all();  // stems may begin otherwise than their words
  }

  std::string_view language() const { return language_; }

  void add(Phrase phrase) {
    if (match_ != Match::stem) begins_.add(phrase.text);
    phrases_.push_back(phrase);
  }

  /// Walks down along `tokens` from `at` to the deepest end of a phrase.
  Reach walk(std::span<const Token> tokens, std::uint32_t at) const {
    if (at >= tokens.size() || !begins_.may_be(key_of(tokens[at], match_))) return {};
    build_once();
    Reach reach;
    std::uint32_t node = 0;
    for (std::uint32_t i = at; i < tokens.size(); ++i) {
      const auto key = keys_.find(key_of(tokens[i], match_));
      if (key == keys_.end()) break;
      const auto step = steps_.find(Step{node, key->second});
      if (step == steps_.end()) break;
      node = step->second;
      if (ends_[node].empty() || (match_ == Match::exact && !capitals_fit(tokens[i]))) continue;
      reach = {i + 1, ends_[node]};
    }
    return reach;
  }

 private:
  /// A flag before std::call_once, which costs much more than the rest of a look-up.
  void build_once() const {
    if (is_built_.load(std::memory_order_acquire)) return;
    std::call_once(built_, [this] {
      build();
      is_built_.store(true, std::memory_order_release);
    });
  }

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
    auto known = keys_.find(word);
    if (known == keys_.end()) {
      known = keys_.emplace(word, static_cast<std::uint32_t>(keys_.size())).first;
    }
    const std::uint32_t key = known->second;
    const auto [step, fresh] = steps_.try_emplace(Step{node, key}, 0);
    if (fresh) step->second = new_node();
    return step->second;
  }

  Match match_;
  std::string_view language_;
  std::vector<Phrase> phrases_;
  KeyBegins begins_;
  mutable std::atomic<bool> is_built_{false};
  mutable std::once_flag built_;
  mutable std::unordered_map<std::string, std::uint32_t, StringHash, std::equal_to<>> keys_;
  mutable std::unordered_map<Step, std::uint32_t, StepHash> steps_;
  mutable std::vector<std::vector<std::uint32_t>> ends_;  ///< for each node the rows that end there
};

}  // namespace

struct Table::Index {
  std::string_view name;
  Match match = Match::word;
  std::vector<std::string_view> columns;
  std::vector<Row> rows;
  std::vector<std::unique_ptr<PhraseTrie>> tries;  ///< one a language; "*" holds in all

  void add(std::string_view phrase, std::string_view language, std::uint32_t row) {
    auto at = std::ranges::find(tries, language, &PhraseTrie::language);
    if (at == tries.end()) {
      at = tries.insert(at, std::make_unique<PhraseTrie>(match, language));
    }
    (*at)->add({phrase, row});
  }

  Reach walk(std::span<const Token> tokens, std::uint32_t at, std::string_view language) const {
    const auto trie = std::ranges::find(tries, language, &PhraseTrie::language);
    return trie == tries.end() ? Reach{} : (*trie)->walk(tokens, at);
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

void add_rows(const detail::RawTable& raw, Table::Index& index) {
  for (std::size_t r = 0; r < raw.rows(); ++r) {
    const auto row = static_cast<std::uint32_t>(index.rows.size());
    index.rows.push_back({.language = raw.language, .cells = raw.row(r)});
    for (std::size_t c = 0; c < raw.columns.size(); ++c) {
      const auto language = language_of_column(raw.columns[c], raw.language);
      if (!language) continue;
      for (const std::string_view phrase : alternatives(raw.row(r)[c])) {
        index.add(phrase, *language, row);
      }
    }
  }
}

/// A table's rows are cut up when it is first asked for: a run that stops after reading needs a few
/// of them. Whichever thread comes first cuts them.
class LazyTable {
 public:
  void add(const detail::RawTable& raw) { raws_.push_back(&raw); }

  const Table& table() const {
    const Table* made = made_.load(std::memory_order_acquire);
    if (made != nullptr) return *made;
    std::call_once(built_, [this] {
      table_.emplace(build());
      made_.store(&*table_, std::memory_order_release);
    });
    return *table_;
  }

 private:
  std::unique_ptr<Table::Index> build() const {
    auto index = std::make_unique<Table::Index>();
    index->name = raws_.front()->name;
    index->match = parse_match(raws_.front()->match);
    index->columns.assign(raws_.front()->columns.begin(), raws_.front()->columns.end());
    for (const detail::RawTable* raw : raws_) add_rows(*raw, *index);
    return index;
  }

  std::vector<const detail::RawTable*> raws_;
  mutable std::once_flag built_;
  mutable std::optional<Table> table_;
  mutable std::atomic<const Table*> made_{nullptr};
};

}  // namespace

struct Lexicon::State {
  std::unordered_map<std::string_view, LazyTable, StringHash> tables;
  std::vector<std::string_view> languages;
  Table none{std::make_unique<Table::Index>()};
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
  for (std::size_t begin = 0; begin < cell.size();) {
    const std::size_t bar = std::min(cell.find('|', begin), cell.size());
    if (bar > begin) parts.push_back(cell.substr(begin, bar - begin));
    begin = bar + 1;
  }
  return parts;
}

}  // namespace wirestem::lexicon
