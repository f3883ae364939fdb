// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/content/element_names.hpp"

#include <algorithm>
#include <array>

namespace wirestem::extract::detail {
namespace {

using markup::Tag;

enum Role : std::uint32_t {
  kBoilerplate = 1U << 0U,
  kAuthor = 1U << 1U,
  kLede = 1U << 2U,
  kDetails = 1U << 3U,
  kBodyNoun = 1U << 4U,
  kBodyPart = 1U << 5U,
  kBody = 1U << 6U,
  kNotBody = 1U << 7U,
  kCaption = 1U << 8U,
  kCredit = 1U << 9U,
  kForSure = 1U << 10U,
  kOutright = 1U << 11U,
};

constexpr std::size_t kLongestWord = 32;  ///< longer words are in no table
constexpr std::size_t kShortestPrefix = 6;
constexpr std::size_t kMostNames = 40;     ///< of one element; the rest are not read
constexpr std::size_t kLongestName = 120;  ///< made by machines, not meant for reading

std::uint32_t role_named(std::string_view role) {
  constexpr std::array<std::pair<std::string_view, std::uint32_t>, 12> kRoles = {{
      {"outright", kBoilerplate | kForSure | kOutright},
      {"never_article", kBoilerplate | kForSure},
      {"boilerplate", kBoilerplate},
      {"author", kAuthor},
      {"lede", kLede},
      {"details", kDetails},
      {"body_noun", kBodyNoun},
      {"body_part", kBodyPart},
      {"body", kBody},
      {"not_body", kNotBody},
      {"caption", kCaption},
      {"credit", kCredit},
  }};
  const auto* at = std::ranges::find(kRoles, role, [](const auto& pair) { return pair.first; });
  return at == kRoles.end() ? 0 : at->second;
}

/// FNV-1a, letter by letter, so that a word's hash passes those of its beginnings.
constexpr std::uint32_t kNoLetters = 2166136261U;
constexpr std::uint32_t add_letter(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}

std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = kNoLetters;
  for (const char c : word) hash = add_letter(hash, c);
  return hash;
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

/// A word in lower case, on the stack.
class LowerWord {
 public:
  explicit LowerWord(std::string_view word) : size_(std::min(word.size(), kLongestWord)) {
    for (std::size_t i = 0; i < size_; ++i) {
      letters_[i] = is_upper(word[i]) ? static_cast<char>(word[i] + ('a' - 'A')) : word[i];
    }
  }
  std::string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, kLongestWord> letters_{};
  std::size_t size_;
};

/// The end of the word that begins at `at`: letters up to a mark, a digit, or a capital after a
/// small letter.
std::size_t word_end(std::string_view name, std::size_t at) {
  std::size_t end = at + 1;
  while (end < name.size() && (is_lower(name[end]) || is_upper(name[end]))) {
    if (is_upper(name[end]) && is_lower(name[end - 1])) break;
    ++end;
  }
  return end;
}

/// True for names that do not tell what a box is for: utilities that say how it looks
/// ("md:hidden", "w-[50%]"), and the subjects of its text ("tag-newsletter", "category-related").
bool says_nothing(std::string_view name) {
  if (name.find(':') != std::string_view::npos || name.find('[') != std::string_view::npos) {
    return true;
  }
  constexpr std::array<std::string_view, 6> kSubjects = {"tag-",   "category-", "cat-",
                                                         "topic-", "section-",  "post_tag-"};
  return std::ranges::any_of(kSubjects, [&](std::string_view s) { return name.starts_with(s); });
}

/// Tags and roles that say by themselves what an element is for.
void read_tag(const markup::Document& page, markup::NodeId element, ElementHints& hints) {
  switch (page[element].tag) {
    case Tag::nav:
    case Tag::footer:
    case Tag::aside:
    case Tag::form:
    case Tag::dialog:
    case Tag::menu:
    case Tag::search:
      hints.boilerplate = hints.for_sure = true;
      hints.word = page[element].text;
      break;
    case Tag::article:
    case Tag::main:
      hints.article = true;
      break;
    case Tag::figcaption:
      hints.caption = true;
      break;
    case Tag::address:
      hints.author = true;
      break;
    default:
      break;
  }
}

void read_role(std::string_view role, ElementHints& hints) {
  constexpr std::array<std::string_view, 10> kOutside = {
      "navigation",  "contentinfo", "complementary", "search",  "dialog",
      "alertdialog", "banner",      "menu",          "menubar", "toolbar"};
  if (role == "main" || role == "article") hints.article = true;
  if (std::ranges::find(kOutside, role) != kOutside.end()) {
    hints.boilerplate = hints.for_sure = true;
    hints.word = role;
  }
}

}  // namespace

ElementNames::ElementNames(const lexicon::Lexicon& words) {
  const lexicon::Table& table = words.table("element_names");
  const auto rows = table.rows();
  std::size_t size = 64;
  while (size < rows.size() * 3) size *= 2;
  slots_.resize(size);
  if (rows.empty()) return;
  const std::size_t name = table.column("name");
  const std::size_t role = table.column("role");
  const std::size_t scope = table.column("scope");
  for (const lexicon::Row& row : rows) {
    if (row[scope] == "begin") continue;  // for SignalNames
    std::size_t at = hash_of(row[name]) & (slots_.size() - 1);
    while (!slots_[at].name.empty() && slots_[at].name != row[name]) {
      at = (at + 1) & (slots_.size() - 1);
    }
    Entry& entry = slots_[at];
    entry.name = row[name];
    const std::uint32_t bit = role_named(row[role]);
    if (row[scope] == "prefix") {
      entry.prefix |= bit;
      prefixes_.set(hash_of(row[name]) % prefixes_.size());
    }
    (row[scope] == "whole" ? entry.whole : row[scope] == "first" ? entry.first : entry.any) |= bit;
  }
}

const ElementNames::Entry* ElementNames::find(std::string_view name, std::uint32_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  while (!slots_[at].name.empty()) {
    if (slots_[at].name == name) return &slots_[at];
    at = (at + 1) & (slots_.size() - 1);
  }
  return nullptr;
}

std::uint32_t ElementNames::roles_of_word(std::string_view word, bool first) const {
  std::uint32_t hash = kNoLetters;
  std::uint32_t begun = 0;  // roles of the longest beginning that has any
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i >= kShortestPrefix && prefixes_.test(hash % prefixes_.size())) {
      const Entry* entry = find(word.substr(0, i), hash);
      if (entry != nullptr && entry->prefix != 0) begun = entry->prefix;
    }
    hash = add_letter(hash, word[i]);
  }
  if (const Entry* entry = find(word, hash)) return entry->any | (first ? entry->first : 0U);
  return begun;
}

std::uint32_t ElementNames::roles_of_name(std::string_view name,
                                          std::string_view& boilerplate_word) const {
  std::uint32_t roles = 0;
  bool first = true;
  for (std::size_t at = 0; at < name.size();) {
    if (!is_lower(name[at]) && !is_upper(name[at])) {
      ++at;
      continue;
    }
    const std::size_t end = word_end(name, at);
    const std::string_view word = name.substr(at, end - at);
    at = end;
    if (word.size() > kLongestWord || word.size() < 2) {
      first = false;
      continue;
    }
    const std::uint32_t own = roles_of_word(LowerWord(word).view(), first);
    if ((own & kBoilerplate) != 0 && boilerplate_word.empty()) boilerplate_word = word;
    roles |= own;
    first = false;
  }
  if (name.size() <= kLongestWord) {
    const LowerWord lower(name);
    if (const Entry* entry = find(lower.view(), hash_of(lower.view()))) {
      if ((entry->whole & kBoilerplate) != 0 && boilerplate_word.empty()) boilerplate_word = name;
      roles |= entry->whole | entry->any;
    }
  }
  return roles;
}

void ElementNames::read_names(std::string_view names, ElementHints& hints) const {
  std::size_t count = 0;
  for (std::size_t at = 0; at < names.size() && count < kMostNames;) {
    while (at < names.size() && is_blank(names[at])) ++at;
    std::size_t end = at;
    while (end < names.size() && !is_blank(names[end])) ++end;
    const std::string_view name = names.substr(at, end - at);
    at = end;
    ++count;
    if (name.empty() || name.size() > kLongestName || says_nothing(name)) continue;
    std::string_view boilerplate_word;
    const std::uint32_t roles = roles_of_name(name, boilerplate_word);
    if ((roles & kBoilerplate) != 0 && !hints.boilerplate) {
      hints.boilerplate = true;
      hints.word = boilerplate_word;
    }
    hints.for_sure |= (roles & kForSure) != 0;
    hints.outright |= (roles & kOutright) != 0;
    hints.author |= (roles & kAuthor) != 0;
    hints.lede |= (roles & kLede) != 0;
    hints.details |= (roles & kDetails) != 0;
    hints.caption |= (roles & kCaption) != 0;
    hints.credit |= (roles & kCredit) != 0;
    const bool noun_and_part = (roles & kBodyNoun) != 0 && (roles & kBodyPart) != 0;
    if ((roles & kBody) != 0 || (noun_and_part && (roles & kNotBody) == 0)) hints.body = true;
  }
}

ElementHints ElementNames::hints_of(const markup::Document& page, markup::NodeId element) const {
  ElementHints hints;
  read_tag(page, element, hints);
  for (const markup::Attribute& attribute : page.attributes(element)) {
    if (attribute.name == "class" || attribute.name == "id") {
      read_names(attribute.value, hints);
    } else if (attribute.name == "itemprop") {
      if (attribute.value == "articleBody" || attribute.value == "text") hints.body = true;
      if (attribute.value == "author") hints.author = true;
      if (attribute.value == "description") hints.lede = true;
    } else if (attribute.name == "role") {
      read_role(attribute.value, hints);
    }
  }
  return hints;
}

}  // namespace wirestem::extract::detail
