// SPDX-License-Identifier: Apache-2.0
//
// Every phrase of a table is cut into tokens the way texts are, each token made a key by the
// table's match mode, and the phrases of one language put into a trie over key numbers. A look-up
// walks down the trie along the text's tokens and keeps the deepest node that ends a phrase.
#include "lexicon/lexicon.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <mutex>
#include <unordered_map>

#include "lexicon/detail/lexicon_data.hpp"
#include "text/segment.hpp"

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

struct Phrase {
  std::string_view text;
  std::uint32_t row = 0;
};

/// The phrases of one table in one language. The trie is built when it is first asked, since a run
/// meets few of the languages; whichever thread comes first builds it.
class PhraseTrie {
 public:
  PhraseTrie(Match match, std::string_view language) : match_(match), language_(language) {}

  void add(Phrase phrase) { phrases_.push_back(phrase); }

  /// Walks down along `tokens` from `at`; keeps the rows of the deepest phrase end at or beyond
  /// `best_end`.
  void walk(std::span<const Token> tokens, std::uint32_t at, std::uint32_t& best_end,
            std::vector<std::uint32_t>& best_rows) const {
    std::call_once(built_, [this] { build(); });
    std::uint32_t node = 0;
    for (std::uint32_t i = at; i < tokens.size(); ++i) {
      const auto key = keys_.find(key_of(tokens[i], match_));
      if (key == keys_.end()) return;
      const auto step = steps_.find(Step{node, key->second});
      if (step == steps_.end()) return;
      node = step->second;
      if (ends_[node].empty() || (match_ == Match::exact && !capitals_fit(tokens[i]))) continue;
      if (i + 1 > best_end) best_rows.clear();
      if (i + 1 >= best_end) {
        best_end = i + 1;
        best_rows.insert(best_rows.end(), ends_[node].begin(), ends_[node].end());
      }
    }
  }

 private:
  void build() const {
    new_node();
    for (const Phrase& phrase : phrases_) {
      const auto tokens = text::tokenize(phrase.text, language_);
      if (tokens.empty()) continue;
      std::uint32_t node = 0;
      for (const Token& token : tokens) node = next_node(node, key_of(token, match_));
      auto& rows = ends_[node];
      if (rows.empty() || rows.back() != phrase.row) rows.push_back(phrase.row);
    }
  }

  std::uint32_t new_node() const {
    ends_.emplace_back();
    return static_cast<std::uint32_t>(ends_.size() - 1);
  }

  std::uint32_t next_node(std::uint32_t node, std::string_view word) const {
    const auto next_key = static_cast<std::uint32_t>(keys_.size());
    const auto key = keys_.try_emplace(std::string(word), next_key).first->second;
    const auto [step, fresh] = steps_.try_emplace(Step{node, key}, 0);
    if (fresh) step->second = new_node();
    return step->second;
  }

  Match match_;
  std::string_view language_;
  std::vector<Phrase> phrases_;
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
  std::map<std::string_view, PhraseTrie> tries;  ///< by language; "*" holds in all

  void add(std::string_view phrase, std::string_view language, std::uint32_t row) {
    tries.try_emplace(language, match, language).first->second.add({phrase, row});
  }

  std::vector<std::uint32_t> rows_at(std::span<const Token> tokens, std::uint32_t at,
                                     std::string_view language, std::uint32_t& end) const {
    std::vector<std::uint32_t> found;
    end = at;
    const auto own = tries.find(language);
    if (own != tries.end()) own->second.walk(tokens, at, end, found);
    const auto all = tries.find("*");
    if (language != "*" && all != tries.end()) all->second.walk(tokens, at, end, found);
    return found;
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

std::vector<Hit> Table::all_at(std::span<const Token> tokens, std::uint32_t at,
                               std::string_view language) const {
  std::uint32_t end = at;
  const auto rows = index_->rows_at(tokens, at, language, end);
  std::vector<Hit> hits;
  hits.reserve(rows.size());
  for (const std::uint32_t row : rows) {
    const TextSpan span{tokens[at].span.begin, tokens[end - 1].span.end};
    hits.push_back({.span = span, .first_token = at, .end_token = end, .row = row});
  }
  return hits;
}

std::optional<Hit> Table::longest_at(std::span<const Token> tokens, std::uint32_t at,
                                     std::string_view language) const {
  const auto hits = all_at(tokens, at, language);
  if (hits.empty()) return std::nullopt;
  return hits.front();
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

struct Lexicon::State {
  std::map<std::string, Table, std::less<>> tables;
  std::vector<std::string_view> languages;
  Table none{std::make_unique<Table::Index>()};
};

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

}  // namespace

Lexicon::Lexicon() : state_(std::make_unique<State>()) {
  std::map<std::string_view, std::unique_ptr<Table::Index>> indices;
  for (const detail::RawTable& raw : detail::raw_tables()) {
    auto& index = indices[raw.name];
    if (!index) {
      index = std::make_unique<Table::Index>();
      index->name = raw.name;
      index->match = parse_match(raw.match);
      index->columns.assign(raw.columns.begin(), raw.columns.end());
    }
    add_rows(raw, *index);
    auto& languages = state_->languages;
    if (raw.language != "*" && std::ranges::find(languages, raw.language) == languages.end()) {
      languages.push_back(raw.language);
    }
  }
  for (auto& [name, index] : indices) {
    state_->tables.emplace(std::string(name), Table(std::move(index)));
  }
  std::ranges::sort(state_->languages);
}

Lexicon::~Lexicon() = default;

const Table& Lexicon::table(std::string_view name) const {
  const auto at = state_->tables.find(name);
  return at == state_->tables.end() ? state_->none : at->second;
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
