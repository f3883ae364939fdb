// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/outlet_names.hpp"

#include <algorithm>
#include <functional>

#include "text/fold.hpp"

namespace wirestem::sources::detail {

namespace {

std::string_view without_article(std::string_view form) {
  if (form.starts_with("the ") || form.starts_with("The ")) form.remove_prefix(4);
  return form;
}

bool is_small_word(std::string_view phrase) {
  return phrase.size() > 1 && phrase[0] >= 'a' && phrase[0] <= 'z' &&
         phrase.find(' ') == std::string_view::npos && phrase.find('.') == std::string_view::npos;
}

}  // namespace

void Spellings::add(std::string_view spelling, std::uint32_t row) {
  entries_.push_back({spelling, row});
  by_two_.set(beginning_of(spelling));
  whole_.set(number_of(spelling));
}

void Spellings::sort() { std::ranges::sort(entries_); }

std::span<const Spellings::Entry> Spellings::find(std::string_view spelling) const {
  if (!whole_.test(number_of(spelling))) return {};
  const auto [first, last] =
      std::equal_range(entries_.begin(), entries_.end(), Entry{spelling, 0},
                       [](const Entry& a, const Entry& b) { return a.spelling < b.spelling; });
  return {first, last};
}

bool Spellings::may_begin(std::string_view letters) const {
  return letters.size() < 2 || by_two_.test(beginning_of(letters));
}

std::size_t Spellings::number_of(std::string_view spelling) {
  return std::hash<std::string_view>{}(spelling) % kNumbers;
}

/// A number for its first two bytes.
std::size_t Spellings::beginning_of(std::string_view spelling) {
  std::size_t number = 0;
  for (const char c : spelling.substr(0, 2)) {
    number = number * 67 + static_cast<unsigned char>(c);
  }
  return number % kBeginnings;
}

OutletNames::OutletNames(const lexicon::Lexicon& lexicon) : table_(lexicon.table("outlets")) {
  if (table_.rows().empty()) return;
  name_ = table_.column("name");
  kind_ = table_.column("kind");
  aliases_ = table_.column("aliases");
  shorts_column_ = table_.column("short");
  language_ = table_.column("language");
  const std::size_t domains = table_.column("domains");
  for (std::uint32_t row = 0; row < table_.rows().size(); ++row) {
    const lexicon::Row& r = table_.rows()[row];
    for (const std::string_view form : lexicon::alternatives(r[shorts_column_])) {
      shorts_.add(without_article(form), row);
    }
    for (const std::string_view domain : lexicon::alternatives(r[domains])) {
      domains_.add(domain, row);
    }
    for (const std::size_t column : {name_, aliases_}) {
      for (const std::string_view phrase : lexicon::alternatives(r[column])) {
        if (is_small_word(phrase)) small_.add(phrase, row);
      }
    }
  }
  for (auto* list : {&shorts_, &domains_, &small_}) list->sort();
}

std::int64_t OutletNames::first_row(std::span<const Spellings::Entry> entries) {
  return entries.empty() ? -1 : std::int64_t{entries.front().row};
}

SourceKind OutletNames::kind(std::uint32_t row) const {
  return table_.rows()[row][kind_] == "agency" ? SourceKind::agency : SourceKind::outlet;
}

bool OutletNames::is_platform(std::uint32_t row) const {
  return table_.rows()[row][kind_] == "platform";
}

std::string_view OutletNames::language(std::uint32_t row) const {
  return table_.rows()[row][language_];
}

bool OutletNames::is_first_short(std::uint32_t row, std::string_view form) const {
  const auto forms = lexicon::alternatives(table_.rows()[row][shorts_column_]);
  return !forms.empty() && text::fold_marks(forms.front()) == text::fold_marks(form);
}

std::vector<std::uint32_t> OutletNames::owners(std::string_view form) const {
  std::vector<std::uint32_t> rows;
  for (const Spellings::Entry& entry : shorts_.find(form)) {
    if (rows.empty() || rows.back() != entry.row) rows.push_back(entry.row);
  }
  return rows;
}

bool OutletNames::spells(std::uint32_t row, std::string_view text) const {
  text = without_article(text);
  if (without_article(name(row)) == text) return true;
  const auto aliases = lexicon::alternatives(table_.rows()[row][aliases_]);
  return std::ranges::any_of(aliases,
                             [&](std::string_view a) { return without_article(a) == text; });
}

std::int64_t OutletNames::small_name(std::string_view word) const {
  return first_row(small_.find(word));
}

std::int64_t OutletNames::by_domain(std::string_view domain) const {
  while (!domain.empty()) {
    if (const std::int64_t row = first_row(domains_.find(domain)); row >= 0) return row;
    const std::size_t dot = domain.find('.');
    if (dot == std::string_view::npos) return -1;
    domain.remove_prefix(dot + 1);
  }
  return -1;
}

std::int64_t OutletNames::by_name(std::string_view name) const {
  if (empty()) return -1;
  const std::int64_t row = table_.find(name, "*");
  if (row >= 0) return row;
  if (const std::int64_t small = small_name(name); small >= 0) return small;
  if (const auto rows = owners(without_article(name)); rows.size() == 1) return rows.front();
  const std::string host = host_of(name);
  return host.empty() ? -1 : by_domain(host);
}

std::string host_of(std::string_view link) {
  const std::size_t scheme = link.find("://");
  if (scheme != std::string_view::npos) link.remove_prefix(scheme + 3);
  link = link.substr(0, link.find_first_of("/?#: \t\n"));
  std::string host = text::fold_case(link);
  if (host.starts_with("www.")) host.erase(0, 4);
  while (host.ends_with('.') || host.ends_with(',')) host.pop_back();
  const std::size_t dot = host.rfind('.');
  const bool valid = dot != std::string::npos && dot > 0 && host.size() - dot >= 3 &&
                     std::ranges::all_of(host, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
                              c == '-' || static_cast<unsigned char>(c) >= 0x80;
                     });
  const bool letters = valid && std::ranges::any_of(host.substr(dot), [](char c) {
                         return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
                       });
  return letters ? host : std::string();
}

}  // namespace wirestem::sources::detail
