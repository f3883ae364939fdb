// SPDX-License-Identifier: Apache-2.0
//
// Every word of a name is cut down to what its case endings leave, and the cut names lie in one
// sorted list; the words of a text are cut the same way and looked up there. Abbreviations do not
// take part: "RIA" less its ending would be many a word.
#include "find/sources/detail/name_forms.hpp"

#include <algorithm>
#include <functional>

#include "lexicon/language_tag.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::sources::detail {
namespace {

constexpr std::size_t kMaxWords = 5;   ///< of a name
constexpr std::size_t kLeastName = 3;  ///< letters that a name of one word keeps
constexpr std::size_t kLeastShort = 2;

/// "ё" is written as "е" as often as not.
std::string without_dots(std::string_view word) {
  constexpr std::string_view kDotted = "ё";
  std::string plain(word);
  for (std::size_t at = plain.find(kDotted); at != std::string::npos;
       at = plain.find(kDotted, at + 2)) {
    plain.replace(at, kDotted.size(), "е");
  }
  return plain;
}

/// The word less its longest case ending, "PAP-u" and "Le Monde'a" less the sign before it too.
std::string base_of(std::string_view folded, std::span<const std::string> endings) {
  std::string base = without_dots(folded);
  for (const std::string& ending : endings) {
    if (!base.ends_with(ending)) continue;
    const std::string_view left = std::string_view(base).substr(0, base.size() - ending.size());
    if (text::count_code_points(left) < kLeastShort) continue;
    base.resize(left.size());
    break;
  }
  while (base.size() > 1 && (base.back() == '-' || base.back() == '\'')) base.pop_back();
  return base;
}

bool is_abbreviation(std::string_view word) {
  if (word.empty()) return false;
  const text::CodePoint first = text::code_point_at(word, 0);
  return first.size < word.size() && text::is_upper(text::code_point_at(word, first.size).value);
}

bool is_small(std::string_view word) {
  if (word.empty()) return false;
  const char32_t first = text::code_point_at(word, 0).value;
  return text::is_letter(first) && !text::is_upper(first) && !text::is_ideograph(first);
}

std::string_view script_at(std::string_view word) {
  return word.empty() ? std::string_view() : text::script_of(text::code_point_at(word, 0).value);
}

}  // namespace

NameForms::NameForms(const lexicon::Lexicon& lexicon) : outlets_(lexicon.table("outlets")) {
  const lexicon::Table& table = lexicon.table("name_endings");
  if (table.rows().empty() || outlets_.rows().empty()) return;
  const std::size_t kind = table.column("case");
  languages_ = 1;  // the first has no endings and serves every other language
  for (const lexicon::Row& row : table.rows()) {
    if (row[kind] == "adjective" || row[0].empty()) continue;
    auto* const end = forms_.begin() + languages_;
    auto* at = std::find_if(forms_.begin(), end,
                            [&](const Forms& f) { return f.language == row.language; });
    if (at == end) {
      if (languages_ == kMaxLanguages) continue;
      at->language = row.language;
      at->tag = lexicon::tag_of(row.language);
      ++languages_;
    }
    at->endings.emplace_back(text::fold_case(row[0]));
  }
  for (Forms& forms : forms_) {
    std::ranges::sort(forms.endings, [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
  }
}

const NameForms::Forms* NameForms::forms_of(std::string_view language) const {
  if (languages_ == 0) return nullptr;
  const std::uint64_t tag = lexicon::tag_of(language);
  std::size_t own = 0;
  for (std::size_t i = 1; i < languages_; ++i) {
    if (forms_[i].tag == tag && forms_[i].language == language) own = i;
  }
  const Forms& forms = forms_[own];
  forms.made.run([&] { make(forms); });
  return &forms;
}

bool NameForms::has_forms(std::string_view language) const {
  const Forms* forms = forms_of(language);
  return forms != nullptr && !forms->endings.empty();
}

void NameForms::make(const Forms& forms) const {
  const std::size_t name = outlets_.column("name");
  const std::size_t aliases = outlets_.column("aliases");
  const std::size_t shorts = outlets_.column("short");
  for (std::uint32_t row = 0; row < outlets_.rows().size(); ++row) {
    const lexicon::Row& r = outlets_.rows()[row];
    const auto own_shorts = lexicon::alternatives(r[shorts]);
    for (const std::size_t column : {name, aliases}) {
      for (const std::string_view phrase : lexicon::alternatives(r[column])) {
        const bool is_short = std::ranges::find(own_shorts, phrase) != own_shorts.end();
        if (!is_short) add(forms, phrase, row, forms.names);
      }
    }
    for (const std::string_view phrase : own_shorts) add(forms, phrase, row, forms.shorts);
  }
  for (auto* entries : {&forms.names, &forms.shorts}) {
    std::ranges::sort(*entries);
    entries->erase(std::unique(entries->begin(), entries->end()), entries->end());
  }
  for (const Entry& entry : forms.names) forms.in_names.add(entry.key);
  for (const Entry& entry : forms.shorts) forms.in_shorts.add(entry.key);
}

void NameForms::FirstWords::add(std::string_view key) {
  numbers_.set(number_of(key.substr(0, key.find(' '))));
}

bool NameForms::FirstWords::may_have(std::string_view word) const {
  return numbers_.test(number_of(word));
}

std::size_t NameForms::FirstWords::number_of(std::string_view word) {
  return std::hash<std::string_view>{}(word) % kNumbers;
}

void NameForms::add(const Forms& forms, std::string_view phrase, std::uint32_t row,
                    std::vector<Entry>& entries) const {
  const bool plain = forms.endings.empty();
  if (!plain && script_at(phrase) != script_at(forms.endings.front())) return;
  // Names that end in a small word ("Le Soir illustré") are all that a text without endings needs.
  const std::size_t last = phrase.rfind(' ');
  if (plain && (last == std::string_view::npos || !is_small(phrase.substr(last + 1)))) return;
  std::string key;
  std::size_t words = 0;
  while (!phrase.empty()) {
    const std::size_t blank = std::min(phrase.find(' '), phrase.size());
    const std::string_view word = phrase.substr(0, blank);
    phrase.remove_prefix(std::min(blank + 1, phrase.size()));
    if (word.empty() || word.find_first_of("«»\"().") != std::string_view::npos) return;
    if (words == 0 && phrase.empty() && is_abbreviation(word)) return;
    if (!key.empty()) key += ' ';
    key += base_of(text::fold_case(word), forms.endings);
    ++words;
  }
  const std::size_t least = &entries == &forms.names ? kLeastName : kLeastShort;
  if (words > kMaxWords || (words == 1 && text::count_code_points(key) < least)) return;
  entries.push_back({std::move(key), row});
}

std::optional<NameForms::Hit> NameForms::name_at(std::span<const Token> tokens, std::uint32_t at,
                                                 std::uint32_t stop,
                                                 std::string_view language) const {
  const Forms* forms = forms_of(language);
  if (forms == nullptr) return std::nullopt;
  std::optional<Hit> best;
  std::string key;
  for (std::uint32_t t = at; t < stop && t < at + kMaxWords; ++t) {
    if (tokens[t].kind == TokenKind::mark) break;
    if (t > at) key += ' ';
    key += base_of(tokens[t].folded, forms->endings);
    if (t == at && !forms->in_names.may_have(key)) break;
    const auto entry = std::ranges::lower_bound(forms->names, key, {}, &Entry::key);
    if (entry == forms->names.end() || !entry->key.starts_with(key)) break;
    if (entry->key == key) best = Hit{entry->row, t + 1};
  }
  return best;
}

std::vector<std::uint32_t> NameForms::owners(std::span<const Token> tokens, std::uint32_t at,
                                             std::uint32_t end, std::string_view language) const {
  std::vector<std::uint32_t> rows;
  const Forms* forms = forms_of(language);
  if (forms == nullptr || end > at + kMaxWords) return rows;
  std::string key;
  for (std::uint32_t t = at; t < end; ++t) {
    if (tokens[t].kind == TokenKind::mark || tokens[t].all_caps) return rows;
    if (t > at) key += ' ';
    key += base_of(tokens[t].folded, forms->endings);
    if (t == at && !forms->in_shorts.may_have(key)) return rows;
  }
  auto entry = std::ranges::lower_bound(forms->shorts, key, {}, &Entry::key);
  for (; entry != forms->shorts.end() && entry->key == key; ++entry) rows.push_back(entry->row);
  return rows;
}

}  // namespace wirestem::sources::detail
