// SPDX-License-Identifier: Apache-2.0
#include "find/dates/detail/read_tense.hpp"

#include <algorithm>
#include <string_view>

namespace wirestem::dates {
namespace {

constexpr std::uint32_t kReach = 8;     ///< tokens looked at on either side
constexpr std::uint32_t kMarkCost = 3;  ///< a comma parts clauses

/// The distance of the nearest phrase of `table` whose cell `column` is `wanted`, from the tokens
/// [first, end) of the date; more than twice kReach where there is none.
std::uint32_t distance_to(const lexicon::Table& table, std::string_view column,
                          std::string_view wanted, std::span<const Token> tokens,
                          const Sentence& sentence, std::uint32_t first, std::uint32_t end,
                          std::string_view language) {
  std::uint32_t best = 4 * kReach;
  if (table.rows().empty()) return best;
  const std::size_t cell = table.column(column);
  const auto window = tokens.first(sentence.end_token);
  const auto try_at = [&](std::uint32_t at, std::uint32_t distance) {
    if (distance >= best) return;
    for (const lexicon::Hit& hit : table.all_at(window, at, language)) {
      if (table.rows()[hit.row][cell] == wanted) best = distance;
    }
  };
  std::uint32_t marks = 0;
  for (std::uint32_t i = end; i < sentence.end_token && i < end + kReach; ++i) {
    if (tokens[i].kind == TokenKind::mark) ++marks;
    try_at(i, i - end + 1 + marks * kMarkCost);
  }
  marks = 0;
  for (std::uint32_t i = first; i > sentence.first_token && i + kReach > first; --i) {
    if (tokens[i - 1].kind == TokenKind::mark) ++marks;
    try_at(i - 1, first - i + 1 + marks * kMarkCost);
  }
  return best;
}

/// Whether a word ends as a verb in the future tense does ("jugará"); `endings` are parted by "|".
bool is_future_verb(std::string_view word, std::string_view endings) {
  while (!endings.empty()) {
    const std::size_t bar = std::min(endings.find('|'), endings.size());
    const std::string_view ending = endings.substr(0, bar);
    if (word.ends_with(ending)) return true;
    endings.remove_prefix(std::min(bar + 1, endings.size()));
  }
  return false;
}

/// The distance of the nearest verb in the future tense, where the language shows it by its ending.
std::uint32_t distance_to_future(const lexicon::Table& table, std::span<const Token> tokens,
                                 const Sentence& sentence, std::uint32_t first, std::uint32_t end,
                                 std::string_view language) {
  const std::int64_t row = table.rows().empty() ? -1 : table.find("future tense", language);
  if (row < 0) return 4 * kReach;
  const auto endings = table.rows()[static_cast<std::size_t>(row)][table.column("value")];
  std::uint32_t best = 4 * kReach;
  for (std::uint32_t k = 1; k <= kReach; ++k) {
    const bool behind =
        end + k <= sentence.end_token && is_future_verb(tokens[end + k - 1].folded, endings);
    const bool before =
        first >= sentence.first_token + k && is_future_verb(tokens[first - k].folded, endings);
    if (behind || before) return k;
  }
  return best;
}

}  // namespace

bool is_ahead(std::span<const Token> tokens, const Sentence& sentence, TextSpan date,
              std::string_view language, const lexicon::Lexicon& lexicon) {
  const auto in_sentence =
      tokens.subspan(sentence.first_token, sentence.end_token - sentence.first_token);
  const auto index_of = [&](std::uint32_t offset) {
    const auto at = std::ranges::lower_bound(in_sentence, offset, {},
                                             [](const Token& token) { return token.span.begin; });
    return sentence.first_token + static_cast<std::uint32_t>(at - in_sentence.begin());
  };
  const std::uint32_t first = index_of(date.begin);
  const std::uint32_t end = std::max(first, index_of(date.end));
  std::uint32_t plan = distance_to(lexicon.table("frames"), "effect", "planned", tokens, sentence,
                                   first, end, language);
  plan = std::min(
      plan, distance_to_future(lexicon.table("dates"), tokens, sentence, first, end, language));
  if (plan > 2 * kReach) return false;
  const std::uint32_t saying =
      distance_to(lexicon.table("cues"), "class", "verb", tokens, sentence, first, end, language);
  return plan < saying;
}

}  // namespace wirestem::dates
