// SPDX-License-Identifier: Apache-2.0
//
// Three steps, as HeidelTime takes them: sentences become atoms (detail/time_words), atoms become
// expressions that hold only what the text says (detail/read_expression), and expressions get
// values from the page's date and from each other (detail/resolve_value).
#include "find/dates/find_dates.hpp"

#include <cstdlib>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "find/dates/detail/calendar.hpp"
#include "find/dates/detail/read_expression.hpp"
#include "find/dates/detail/read_tense.hpp"
#include "find/dates/detail/resolve_value.hpp"
#include "find/dates/detail/time_words.hpp"

namespace wirestem::dates {
namespace {

/// An expression, and where it stands.
struct Found {
  Expression expression;
  TextSpan span;
  std::uint32_t sentence = 0;
};

Manner manner_of(const lexicon::Lexicon& lexicon, std::string_view language) {
  const lexicon::Table& table = lexicon.table("dates");
  if (table.rows().empty()) return {};
  const auto value = [&](std::string_view phrase) -> std::string_view {
    const std::int64_t row = table.find(phrase, language);
    if (row < 0) return {};
    return table.rows()[static_cast<std::size_t>(row)][table.column("value")];
  };
  const std::string_view order = value("yyyy-mm-dd");
  return {.order = order == "mdy"   ? Order::month_first
                   : order == "ymd" ? Order::year_first
                                    : Order::day_first,
          .hour_apart = value("dd-hh") == "apart"};
}

void find_in_sentence(const std::vector<Atom>& atoms, Manner manner, std::uint32_t sentence,
                      std::vector<Found>& found) {
  const ExpressionReader reader(atoms, manner);
  const std::size_t before = found.size();
  for (std::size_t i = 0; i < atoms.size();) {
    auto expression = reader.read(i, found.size() > before ? &found.back().expression : nullptr);
    if (!expression || expression->end <= i) {
      ++i;
      continue;
    }
    const std::size_t end = expression->end;
    const TextSpan span = hull(atoms[expression->first].span, atoms[end - 1].span);
    found.push_back({*std::move(expression), span, sentence});
    i = end;
  }
}

/// Whether most years that the text names lie far from the page's own: then it tells history, and
/// what it leaves out comes from the date before.
bool is_history(const std::vector<Found>& found, std::optional<Day> published) {
  int near = 0;
  int far = 0;
  for (const Found& one : found) {
    const Expression& e = one.expression;
    if (!e.year) continue;
    const int distance = published ? std::abs(*e.year - published->year) : 0;
    const bool old = published ? distance > 2 : e.month != 0;
    (old ? far : near) += 1;
  }
  constexpr int kFewest = 5;
  return far >= kFewest && far > 2 * near;
}

/// Whether sentence `s` ends inside a date: "am 25." before "Februar", a dot that ends no sentence.
bool is_cut_in_date(const Segmentation& segmentation, std::uint32_t s,
                    const lexicon::Lexicon& lexicon, std::string_view language) {
  const auto& sentences = segmentation.sentences;
  const auto& tokens = segmentation.tokens;
  if (s + 1 >= sentences.size()) return false;
  const Sentence& here = sentences[s];
  const Sentence& next = sentences[s + 1];
  if (here.paragraph != next.paragraph || here.section != next.section) return false;
  if (here.end_token < here.first_token + 2 || next.first_token != here.end_token) return false;
  const Token& dot = tokens[here.end_token - 1];
  const Token& number = tokens[here.end_token - 2];
  if (dot.folded != "." || number.kind != TokenKind::number) return false;
  if (number.span.size() > 2 || number.span.end != dot.span.begin) return false;
  const lexicon::Table& table = lexicon.table("dates");
  const std::span<const Token> window(tokens.data(), next.end_token);
  const auto hit = table.longest_at(window, next.first_token, language);
  return hit && table.rows()[hit->row][table.column("type")] == "month";
}

/// Only what leaves its year or its week open asks for the tense.
bool asks_tense(const Expression& e) {
  if (!e.fixed.empty() || e.year || e.toward != Toward::none) return false;
  if (e.unit == "WE") return e.count == 0;
  if (!e.unit.empty()) return false;
  return e.weekday != 0 || e.month != 0 || e.day != 0 || !e.part.empty();
}

}  // namespace

std::vector<DateMention> find_dates(const Article& article, const Segmentation& segmentation,
                                    const lexicon::Lexicon& lexicon) {
  std::vector<Found> found;
  AtomReader reader(article.text, lexicon);
  std::string_view language;
  Manner manner;
  const auto& sentences = segmentation.sentences;
  for (std::uint32_t s = 0; s < sentences.size(); ++s) {
    const std::uint32_t first = s;
    if (s == 0 || language_of(article, sentences[s]) != language) {
      language = language_of(article, sentences[s]);
      manner = manner_of(lexicon, language);
    }
    while (is_cut_in_date(segmentation, s, lexicon, language)) ++s;
    const auto atoms = reader.read(segmentation.tokens, sentences[first].first_token,
                                   sentences[s].end_token, language);
    find_in_sentence(atoms, manner, first, found);
  }
  const auto published = article.published ? parse_iso_day(*article.published) : std::nullopt;
  const bool history = is_history(found, published);
  if (history) std::erase_if(found, [](const Found& one) { return one.expression.passing; });
  Resolver resolver(published, history);
  std::vector<DateMention> mentions;
  mentions.reserve(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Found& one = found[i];
    const Sentence& sentence = segmentation.sentences[one.sentence];
    if (i == 0 || found[i - 1].sentence != one.sentence) resolver.begin_sentence();
    const bool ahead =
        asks_tense(one.expression) &&
        is_ahead(segmentation.tokens, sentence, one.span, language_of(article, sentence), lexicon);
    auto value =
        resolver.resolve(one.expression, ahead ? Resolver::Tense::future : Resolver::Tense::past,
                         one.expression.first <= 2);
    mentions.push_back({.span = one.span,
                        .type = one.expression.hour >= 0 || !one.expression.daypart.empty()
                                    ? DateType::time
                                    : one.expression.type,
                        .value = std::move(value.text),
                        .anchored = value.anchored});
  }
  return mentions;
}

}  // namespace wirestem::dates
