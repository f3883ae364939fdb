// SPDX-License-Identifier: Apache-2.0
//
// Asked of most elements of a page, so a word is looked at only where it begins, and only where its
// first two letters are those of a word of the table.
#include "read/extract/detail/metadata/signal_names.hpp"

#include <algorithm>
#include <utility>

namespace wirestem::extract::detail {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

/// Inline, for it is asked at most words of class names. `word` is small.
bool begins(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (lower(text[i]) != word[i]) return false;
  }
  return true;
}

/// A word begins where a byte's class is above that of the byte before it: a letter after none, a
/// capital after a small letter.
enum Case : std::uint8_t { kNoLetter, kSmall, kCapital };
constexpr std::array<Case, 256> make_cases() {
  std::array<Case, 256> cases{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) cases[c] = kSmall;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) cases[c] = kCapital;
  return cases;
}
constexpr std::array<Case, 256> kCases = make_cases();

/// The number of a letter of either case; 26 or more for any other byte.
unsigned letter_of(char c) { return (static_cast<unsigned char>(c) | 32U) - unsigned{'a'}; }

unsigned hint_named(std::string_view role) {
  constexpr std::array<std::pair<std::string_view, unsigned>, 9> kRoles = {{
      {"byline", kByline},
      {"author", kAuthor},
      {"author_box", kBio},
      {"headline", kHeadline},
      {"kicker", kKicker},
      {"comments", kComments},
      {"related", kRelated},
      {"side", kSide},
      {"site", kSite},
  }};
  const auto* at = std::ranges::find(kRoles, role, [](const auto& pair) { return pair.first; });
  return at == kRoles.end() ? 0U : at->second;
}

}  // namespace

SignalNames::SignalNames(const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("element_names");
  if (table.rows().empty()) return;
  const std::size_t name = table.column("name");
  const std::size_t role = table.column("role");
  const std::size_t scope = table.column("scope");
  for (const lexicon::Row& row : table.rows()) {
    const std::string_view word = row[name];
    if (row[scope] != "begin" || word.size() < 2) continue;
    if (letter_of(word[0]) >= letters_.size() || letter_of(word[1]) >= letters_.size()) continue;
    words_.push_back({std::string(word), hint_named(row[role])});
  }
  std::ranges::stable_sort(words_, {}, &Word::word);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    Letter& letter = letters_[letter_of(words_[i].word[0])];
    if (letter.end == 0) letter.first = static_cast<std::uint16_t>(i);
    letter.end = static_cast<std::uint16_t>(i + 1);
    letter.seconds |= 1U << letter_of(words_[i].word[1]);
  }
}

unsigned SignalNames::hints_of(std::string_view name) const {
  unsigned hints = 0;
  Case before = kNoLetter;
  for (std::size_t at = 0; at + 1 < name.size(); ++at) {
    const Case now = kCases[static_cast<unsigned char>(name[at])];
    const bool word_begins = now > before;
    before = now;
    if (!word_begins) continue;
    const Letter& letter = letters_[letter_of(name[at])];
    const unsigned second = letter_of(name[at + 1]);
    if (second >= 26 || ((letter.seconds >> second) & 1U) == 0) continue;
    for (std::uint16_t i = letter.first; i < letter.end; ++i) {
      const Word& word = words_[i];
      if (letter_of(word.word[1]) == second && begins(name.substr(at), word.word)) {
        hints |= word.hints;
      }
    }
  }
  return hints;
}

}  // namespace wirestem::extract::detail
