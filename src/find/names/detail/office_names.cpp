// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/office_names.hpp"

#include <algorithm>

#include "find/names/detail/known_names.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

bool is_word(const ArticleWords& words, const Sentence& sentence, std::uint32_t i) {
  return i < sentence.end_token && words.tokens()[i].kind == TokenKind::word;
}

/// Languages whose genitive needs no small word: a name follows an office directly.
bool declines(const ArticleWords& words, const Sentence& sentence) {
  const std::string& language = words.language(sentence);
  return language == "ru" || language == "uk" || language == "pl";
}

/// Goes on from the head at `i` over fields, and over one state or place. Without `strict` the
/// place may be any capitalised word after the head.
std::optional<std::uint32_t> tail_end(const ArticleWords& words, const Sentence& sentence,
                                      std::uint32_t i, bool strict) {
  std::uint32_t end = i + 1;
  bool grounded = !strict;
  const bool small =
      strict && !words.tokens()[i].capitalised;  // "exchange for Kalvia" is no office
  while (end < sentence.end_token && !words.cut_after(end - 1)) {
    const std::uint32_t next = skip_joiner(words, sentence, end);
    if (!is_word(words, sentence, next)) break;
    if (const auto field = field_end(words, sentence, next)) {
      end = *field;
      grounded = true;
      continue;
    }
    const bool linked = next > end || words.cut_before(next) || declines(words, sentence);
    const auto known = known_at(words, sentence, next);
    if (small && !grounded) break;
    if (linked && known && known->kind != NameKind::organisation && !known->adjective) {
      return known->end;
    }
    const bool place_like = !strict && words.tokens()[next].capitalised &&
                            declines(words, sentence) && !words.facts(next).given;
    if (linked && place_like) return next + 1;
    break;
  }
  if (!grounded) return {};
  return end;
}

}  // namespace

std::uint32_t skip_joiner(const ArticleWords& words, const Sentence& sentence, std::uint32_t i) {
  if (!is_word(words, sentence, i) || words.tokens()[i].capitalised) return i;
  const lexicon::Table& signs = words.tables().name_signs;
  const auto window = words.tokens().first(sentence.end_token);
  for (const lexicon::Hit& hit : signs.all_at(window, i, words.language(sentence))) {
    if (cell_of(signs, signs.rows()[hit.row], "sign") == "joiner") return hit.end_token;
  }
  return words.facts(i).joiner ? i + 1 : i;
}

std::optional<std::uint32_t> field_end(const ArticleWords& words, const Sentence& sentence,
                                       std::uint32_t i) {
  if (!is_word(words, sentence, i)) return {};
  const lexicon::Table& table = words.tables().org_words;
  const auto window = words.tokens().first(sentence.end_token);
  for (const lexicon::Hit& hit : table.all_at(window, i, words.language(sentence))) {
    if (cell_of(table, table.rows()[hit.row], "kind") == "field") return hit.end_token;
  }
  return {};
}

std::optional<std::uint32_t> office_end(const ArticleWords& words, const Sentence& sentence,
                                        std::uint32_t i) {
  if (!words.signs(i).org_first) return {};
  return tail_end(words, sentence, i, true);
}

std::optional<std::uint32_t> described_office_end(const ArticleWords& words,
                                                  const Sentence& sentence, std::uint32_t i) {
  if (!declines(words, sentence)) return {};
  if (!words.tokens()[i].capitalised || words.tokens()[i].all_caps || words.facts(i).small)
    return {};
  if (words.opens(i) && words.facts(i).inside == 0) return {};
  for (std::uint32_t at = i + 1; at <= i + 2 && is_word(words, sentence, at); ++at) {
    const WordFacts& facts = words.facts(at);
    if (words.tokens()[at].capitalised || facts.small || facts.cue || facts.title) return {};
    if (facts.org_first) return tail_end(words, sentence, at, false);
  }
  return {};
}

std::optional<std::uint32_t> glossed_from(const ArticleWords& words, const Sentence& sentence,
                                          std::uint32_t open) {
  const auto tokens = words.tokens();
  const bool bracketed = open + 2 < sentence.end_token && is_word(words, sentence, open + 1) &&
                         tokens[open + 1].all_caps && words.word(open + 2) == ")";
  if (!bracketed) return {};
  const auto letters = text::to_code_points(tokens[open + 1].folded);
  std::size_t left = letters.size();
  const std::uint32_t floor = std::max(sentence.first_token, open > 14 ? open - 14 : 0U);
  std::uint32_t begin = open;
  for (std::uint32_t i = open; left > 0 && i > floor;) {
    --i;
    if (tokens[i].kind != TokenKind::word) return {};
    if (text::code_point_at(tokens[i].folded, 0).value == letters[left - 1]) {
      --left;
      begin = i;
    } else if (tokens[i].capitalised && !words.opens(i)) {
      return {};
    }
  }
  if (left > 0 || open - begin < 2) return {};
  return begin;
}

}  // namespace wirestem::names::detail
