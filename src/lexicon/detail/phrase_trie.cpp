// SPDX-License-Identifier: Apache-2.0
//
// Every phrase is cut into tokens the way texts are, each token made a key by the table's match
// mode, and the phrases put into a trie over keys. A look-up walks down the trie along the text's
// tokens and keeps the deepest node that ends a phrase. There is a trie for each two bytes that
// phrases begin with, built when a word begins so that some phrase begins with: short texts meet
// few of the phrases.
#include "lexicon/detail/phrase_trie.hpp"

#include <algorithm>
#include <string>

#include "text/fold.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::lexicon::detail {
namespace {

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

std::string_view without_blanks_before(std::string_view phrase) {
  while (!phrase.empty()) {
    const text::CodePoint first = text::code_point_at(phrase, 0);
    if (!text::is_space(first.value)) break;
    phrase.remove_prefix(first.size);
  }
  return phrase;
}

/// The beginnings that a phrase's first token may have, told without cutting the phrase into
/// tokens: one, or two where the token may end after one character. None for blank phrases.
std::vector<std::size_t> beginnings_of(std::string_view phrase) {
  phrase = without_blanks_before(phrase);
  if (phrase.empty()) return {};
  std::size_t end = text::code_point_at(phrase, 0).size;
  if (end < phrase.size()) end += text::code_point_at(phrase, end).size;
  const std::string folded = text::fold_case(phrase.substr(0, end));
  if (folded.empty()) return {};
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool is_wide = static_cast<unsigned char>(folded[0]) >= 0x80;
  const char second = folded.size() > 1 ? folded[1] : '\0';
  if (is_wide || (is_letter(folded[0]) && is_letter(second))) return {beginning_of(folded)};
  return {beginning_of(folded.substr(0, 1)), beginning_of(folded)};
}

}  // namespace

/// Letters of one script differ in their low five bits, ASCII from the rest in the highest.
std::size_t beginning_of(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]);
  const auto second = static_cast<unsigned char>(word.size() > 1 ? word[1] : '\0');
  return ((first >> 7U) << 10U) | ((first & 31U) << 5U) | (second & 31U);
}

Reach PhraseTrie::walk(std::span<const Token> tokens, std::uint32_t at) const {
  built_.run([this] { build(); });
  Reach reach;
  std::uint32_t node = 0;
  for (std::uint32_t i = at; i < tokens.size(); ++i) {
    node = edges_.find(node, key_of(tokens[i], match_));
    if (node == 0) break;
    const Node& here = nodes_[node];
    if (!here.rows.empty() && (match_ != Match::exact || capitals_fit(tokens[i]))) {
      reach = {i + 1, here.rows};
    }
    if (!here.goes_on) break;
  }
  return reach;
}

void PhraseTrie::for_each_first_word(const std::function<void(std::string_view)>& use) const {
  if (match_ == Match::stem) {
    built_.run([this] { build(); });
    edges_.for_each_word_from(0, use);
    return;
  }
  for (const Phrase& phrase : phrases_) {
    std::string_view word = without_blanks_before(phrase.text);
    word = word.substr(0, word.find(' '));  // no token goes on over a blank
    if (is_plain(word)) {
      use(text::fold_case(word));
    } else if (const auto tokens = text::tokenize_bare(word, language_); !tokens.empty()) {
      use(tokens.front().folded);
    }
  }
}

void PhraseTrie::build() const {
  new_node();
  for (const Phrase& phrase : phrases_) {
    const std::uint32_t node =
        is_plain(phrase.text) ? add_plain(phrase.text) : add_tokens(phrase.text);
    if (node == 0) continue;
    auto& rows = nodes_[node].rows;
    if (rows.empty() || rows.back() != phrase.row) rows.push_back(phrase.row);
  }
}

std::uint32_t PhraseTrie::add_tokens(std::string_view phrase) const {
  // Stems take most of the time, and only a table of stems asks for them.
  const auto tokens = match_ == Match::stem ? text::tokenize(phrase, language_)
                                            : text::tokenize_bare(phrase, language_);
  std::uint32_t node = 0;
  for (const Token& token : tokens) {
    node = next_node(node, key_of(token, match_));
  }
  return node;
}

/// The words of a plain phrase are its tokens: most of the work of building is saved.
std::uint32_t PhraseTrie::add_plain(std::string_view phrase) const {
  std::uint32_t node = 0;
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    if (end > 0) {
      const std::string word = text::fold_case(phrase.substr(0, end));
      node = next_node(node, match_ == Match::stem ? text::stem(word, language_) : word);
    }
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
  }
  return node;
}

std::uint32_t PhraseTrie::new_node() const {
  nodes_.emplace_back();
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t PhraseTrie::next_node(std::uint32_t node, std::string_view word) const {
  std::uint32_t next = edges_.find(node, word);
  if (next == 0) {
    next = new_node();
    nodes_[node].goes_on = true;
    edges_.add(node, word, next);
  }
  return next;
}

void LanguagePhrases::add(Phrase phrase) {
  // Stems may begin otherwise than their words.
  if (match_ == Match::stem) return trie_at(0).add(phrase);
  for (const std::size_t beginning : beginnings_of(phrase.text)) trie_at(beginning).add(phrase);
}

Reach LanguagePhrases::walk(std::span<const Token> tokens, std::uint32_t at) const {
  if (at >= tokens.size() || tries_.empty()) return {};
  const std::string_view key = key_of(tokens[at], match_);
  if (key.empty()) return {};
  const std::uint16_t number = numbers_[match_ == Match::stem ? 0 : beginning_of(key)];
  return number == 0 ? Reach{} : tries_[number - 1U]->walk(tokens, at);
}

void LanguagePhrases::for_each_first_word(std::size_t beginning,
                                          const std::function<void(std::string_view)>& use) const {
  const std::uint16_t number = numbers_[beginning];
  if (number != 0) tries_[number - 1U]->for_each_first_word(use);
}

PhraseTrie& LanguagePhrases::trie_at(std::size_t beginning) {
  std::uint16_t& number = numbers_[beginning];
  if (number == 0) {
    tries_.push_back(std::make_unique<PhraseTrie>(match_, language_));
    number = static_cast<std::uint16_t>(tries_.size());
  }
  return *tries_[number - 1U];
}

}  // namespace wirestem::lexicon::detail
