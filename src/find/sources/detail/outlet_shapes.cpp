// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/outlet_shapes.hpp"

#include <algorithm>
#include <array>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::sources::detail {
namespace {

constexpr std::uint32_t kMaxName = 5;  ///< words of a medium's name
constexpr std::uint32_t kMaxMarkedName = 8;
constexpr std::uint32_t kMaxShapedWords = 3;  ///< words in marks that shape alone may call a medium
constexpr std::uint32_t kCueReach = 6;        ///< tokens that a cue before a name may have
constexpr std::uint32_t kTellReach = 12;      ///< tokens between a word of telling and "to X"
constexpr std::uint32_t kRoleReach = 3;       ///< tokens that a role word may have
constexpr std::uint32_t kDocumentReach = 4;   ///< tokens between "column" and "in X"
constexpr std::uint32_t kMaxWideName = 8;     ///< characters, in scripts without spaces

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kMarks = {{
    {"《", "》"},
    {"«", "»"},
    {"„", "“"},
    {"“", "”"},
    {"\"", "\""},
    {"「", "」"},
    {"‘", "’"},
    {"»", "«"},
}};

bool is_reporting(std::string_view act) {
  constexpr std::array<std::string_view, 7> kActs = {"report", "say",  "write", "publish",
                                                     "claim",  "tell", "cite"};
  return std::ranges::find(kActs, act) != kActs.end();
}

bool touches(std::span<const Token> tokens, std::uint32_t i) {
  return i > 0 && tokens[i - 1].span.end == tokens[i].span.begin;
}

}  // namespace

OutletShapes::OutletShapes(const lexicon::Lexicon& lexicon)
    : cues_(lexicon.table("cues")),
      roles_(lexicon.table("roles")),
      stopwords_(lexicon.table("stopwords")),
      function_words_(lexicon.table("function_words")) {
  const lexicon::Table& table = lexicon.table("outlet_shapes");
  if (table.rows().empty()) return;
  for (const lexicon::Row& row : table.rows()) {
    Shape shape;
    shape.strong = row[table.column("strength")] == "strong";
    shape.agency = row[table.column("kind")] == "agency";
    shape.place = row[table.column("place")];
    shape.language = row[table.column("language")];
    for (const std::string_view phrase : lexicon::alternatives(row[0])) {
      if (shape.place == "ending") {
        endings_.emplace_back(text::fold_case(phrase), shape);
      } else {
        shapes_[text::fold_case(phrase)].push_back(shape);
      }
    }
  }
}

std::string_view OutletShapes::closing(std::string_view open) {
  for (const auto& [from, to] : kMarks) {
    if (from == open) return to;
  }
  return {};
}

bool OutletShapes::has_case(std::string_view folded) {
  if (folded.empty()) return false;
  const std::string_view script = text::script_of(text::code_point_at(folded, 0).value);
  return script == "Latn" || script == "Cyrl" || script == "Grek";
}

bool OutletShapes::is_word_of(const lexicon::Table& table, std::span<const Token> tokens,
                              std::uint32_t i, std::string_view language) {
  return !table.rows().empty() && table.longest_at(tokens.first(i + 1), i, language).has_value();
}

bool OutletShapes::is_common_word(std::span<const Token> tokens, std::uint32_t i,
                                  std::string_view language) const {
  return is_word_of(stopwords_, tokens, i, language) ||
         is_word_of(function_words_, tokens, i, language) || shapes_.contains(tokens[i].folded);
}

bool OutletShapes::is_agency(std::string_view name) const {
  const std::string folded = text::fold_case(name);
  for (const auto& [word, shapes] : shapes_) {
    if (shapes.front().agency && folded.find(word) != std::string::npos) return true;
  }
  return std::ranges::any_of(
      endings_, [&](const auto& e) { return e.second.agency && folded.ends_with(e.first); });
}

const OutletShapes::Shape* OutletShapes::shape_of(std::string_view folded,
                                                  std::string_view language,
                                                  std::string_view place) const {
  const auto found = shapes_.find(folded);
  if (found == shapes_.end()) return nullptr;
  const Shape* best = nullptr;
  for (const Shape& shape : found->second) {
    if (shape.place != place && shape.place != "any") continue;
    // An English-language paper is named so in every Latin-script text.
    if (shape.language != language && shape.language != "en") continue;
    if (!best || shape.strong) best = &shape;
  }
  return best;
}

const OutletShapes::Shape* OutletShapes::shape_by_ending(std::string_view folded,
                                                         std::string_view language) const {
  const Shape* best = nullptr;
  for (const auto& [ending, shape] : endings_) {
    if (folded.size() < ending.size() + 3 || folded.back() != ending.back()) continue;
    if (shape.language != language || !folded.ends_with(ending)) continue;
    if (!best || shape.strong) best = &shape;
  }
  return best;
}

/// A role word like "newspaper" or "news site" in the singular; `end` is the token after it.
bool OutletShapes::is_outlet_word(std::span<const Token> tokens, std::uint32_t i,
                                  std::uint32_t stop, std::string_view language,
                                  std::uint32_t& end) const {
  if (roles_.rows().empty() || i >= stop) return false;
  const auto hit = roles_.longest_at(tokens.first(stop), i, language);
  if (!hit) return false;
  const lexicon::Row& row = roles_.rows()[hit->row];
  end = hit->end_token;
  return row[roles_.column("kind")] == "outlet" && row[roles_.column("number")] != "p";
}

bool OutletShapes::media_cue_near(std::span<const Token> tokens, std::uint32_t first,
                                  std::uint32_t end, const Sentence& s,
                                  std::string_view language) const {
  std::uint32_t word_end = 0;
  if (is_outlet_word(tokens, end, s.end_token, language, word_end)) return true;
  if (cues_.rows().empty()) return false;
  return cue_follows(tokens, end, s, language) || cue_leads(tokens, first, s, language) ||
         told_or_printed(tokens, first, s, language);
}

/// "X reported", "X has reported".
bool OutletShapes::cue_follows(std::span<const Token> tokens, std::uint32_t end, const Sentence& s,
                               std::string_view language) const {
  std::uint32_t after = end;
  while (after < s.end_token && after < end + 3 &&
         is_word_of(function_words_, tokens, after, language)) {
    if (const auto hit = cues_.longest_at(tokens.first(s.end_token), after, language)) break;
    ++after;
  }
  return after < s.end_token && is_reporting_cue(tokens, after, s.end_token, language);
}

bool OutletShapes::is_reporting_cue(std::span<const Token> tokens, std::uint32_t i,
                                    std::uint32_t stop, std::string_view language) const {
  const auto hit = cues_.longest_at(tokens.first(stop), i, language);
  return hit && is_reporting(cues_.rows()[hit->row][cues_.column("act")]);
}

/// "told X", "according to the X", "newspaper X": a cue or word that ends right before the name.
bool OutletShapes::cue_leads(std::span<const Token> tokens, std::uint32_t first, const Sentence& s,
                             std::string_view language) const {
  const std::size_t act = cues_.column("act");
  std::uint32_t word_end = 0;
  std::uint32_t before = first;
  while (before > s.first_token && first - before < 2 &&
         is_word_of(function_words_, tokens, before - 1, language) &&
         tokens[before - 1].folded.size() <= 3) {
    --before;
  }
  for (const std::uint32_t stop : {first, before}) {
    const std::uint32_t low = stop > s.first_token + kCueReach ? stop - kCueReach : s.first_token;
    for (std::uint32_t i = low; i < stop; ++i) {
      const auto hit = cues_.longest_at(tokens.first(stop), i, language);
      if (hit && hit->end_token == stop && is_reporting(cues_.rows()[hit->row][act])) return true;
      if (is_outlet_word(tokens, i, stop, language, word_end) && word_end == stop) return true;
      if (ends_in_outlet_word(tokens[i], language) && i + 1 == stop) return true;
    }
  }
  return false;
}

bool OutletShapes::role_ends_at(std::span<const Token> tokens, std::uint32_t stop,
                                const Sentence& s, std::string_view language) const {
  if (roles_.rows().empty()) return false;
  const std::uint32_t low = stop > s.first_token + kRoleReach ? stop - kRoleReach : s.first_token;
  for (std::uint32_t i = low; i < stop; ++i) {
    const auto hit = roles_.longest_at(tokens.first(stop), i, language);
    if (hit && hit->end_token == stop) return true;
  }
  return false;
}

/// "US-Magazin", "Nachrichten-Portal": the last part of a word with hyphens.
bool OutletShapes::ends_in_outlet_word(const Token& token, std::string_view language) const {
  const std::size_t hyphen = token.folded.rfind('-');
  if (hyphen == std::string::npos || hyphen + 1 >= token.folded.size()) return false;
  Token last = token;
  last.folded.erase(0, hyphen + 1);
  last.first_words = 0;
  std::uint32_t end = 0;
  return is_outlet_word(std::span(&last, 1), 0, 1, language, end);
}

/// "said Ida Brandt in Nature", "contou ela ao Jornal", "a column for the X": a small word that
/// leads to the name, with a word of telling or a document before it.
bool OutletShapes::told_or_printed(std::span<const Token> tokens, std::uint32_t first,
                                   const Sentence& s, std::string_view language) const {
  if (first <= s.first_token || !has_case(tokens[first].folded)) return false;
  std::uint32_t at = first - 1;
  if (OutletShapes::closing(tokens[at].folded).size() > 0 && at > s.first_token) --at;
  if (!is_preposition(tokens, at, language)) return false;
  const std::uint32_t low = at > s.first_token + kTellReach ? at - kTellReach : s.first_token;
  for (std::uint32_t i = at; i-- > low;) {
    if (tokens[i].folded == ";") return false;
    // Nouns have capitals in German: "sagte er der Welt" is told to the world.
    if (language != "de" && is_reporting_cue(tokens, i, at, language)) return true;
    const auto role =
        roles_.rows().empty() ? std::nullopt : roles_.longest_at(tokens.first(at), i, language);
    if (role && at - i <= kDocumentReach &&
        roles_.rows()[role->row][roles_.column("kind")] == "document")
      return true;
  }
  return false;
}

bool OutletShapes::is_article(std::span<const Token> tokens, std::uint32_t i,
                              std::string_view language) const {
  return has_class(tokens, i, language, "article") || has_class(tokens, i, language, "determiner");
}

bool OutletShapes::has_class(std::span<const Token> tokens, std::uint32_t i,
                             std::string_view language, std::string_view word_class) const {
  if (function_words_.rows().empty()) return false;
  const std::size_t column = function_words_.column("class");
  const auto hits = function_words_.all_at(tokens.first(i + 1), i, language);
  return std::ranges::any_of(hits, [&](const lexicon::Hit& hit) {
    return function_words_.rows()[hit.row][column] == word_class;
  });
}

/// Or an article that a preposition has grown into: "ao", "du", "im".
bool OutletShapes::is_preposition(std::span<const Token> tokens, std::uint32_t i,
                                  std::string_view language) const {
  return has_class(tokens, i, language, "preposition") ||
         (language != "en" && is_article(tokens, i, language));
}

/// Past a run of capitalised words that are parted by single blanks or hyphens.
std::uint32_t OutletShapes::end_of_capitals(std::string_view text, std::span<const Token> tokens,
                                            std::uint32_t i, std::uint32_t stop,
                                            std::string_view language) const {
  std::uint32_t end = i;
  while (end < stop && end - i < kMaxName) {
    const Token& token = tokens[end];
    const bool blank = end == i || text.substr(tokens[end - 1].span.end,
                                               token.span.begin - tokens[end - 1].span.end) == " ";
    const bool number = token.kind == TokenKind::number && end > i;
    if (!blank || (!(token.kind == TokenKind::word && token.capitalised) && !number)) break;
    ++end;
    if (token.folded.ends_with("'s")) break;
    // "Voix du Nord", "Diario de Sur": one small word between capitals.
    const bool joins = end + 1 < stop && !tokens[end].capitalised && tokens[end + 1].capitalised &&
                       tokens[end].folded.size() <= 3 && tokens[end].kind == TokenKind::word &&
                       language != "en" && is_word_of(function_words_, tokens, end, language);
    if (joins && shape_of(tokens[i].folded, language, "first")) end += 1;
  }
  return end;
}

std::optional<OutletShapes::Shaped> OutletShapes::name_at(std::string_view text,
                                                          std::span<const Token> tokens,
                                                          std::uint32_t i, const Sentence& s,
                                                          std::string_view language) const {
  if (tokens[i].kind == TokenKind::mark) return in_marks(text, tokens, i, s, language);
  if (auto named = after_outlet_word(text, tokens, i, s, language)) return named;
  if (tokens[i].kind == TokenKind::ideograph) return wide_run(text, tokens, i, s);
  if (tokens[i].capitalised) return capital_run(text, tokens, i, s, language);
  return std::nullopt;
}

/// "the newspaper Handelsbote", "газета «Вести Ильска»": the word itself is not part of the name.
std::optional<OutletShapes::Shaped> OutletShapes::after_outlet_word(
    std::string_view text, std::span<const Token> tokens, std::uint32_t i, const Sentence& s,
    std::string_view language) const {
  std::uint32_t at = 0;
  if (!is_outlet_word(tokens, i, s.end_token, language, at) || at >= s.end_token)
    return std::nullopt;
  // "Radio Sarn": there the word is part of the name.
  if (tokens[i].capitalised && shape_of(tokens[i].folded, language, "first")) return std::nullopt;
  const std::string_view close = tokens[at].kind == TokenKind::mark
                                     ? closing(slice(text, tokens[at].span))
                                     : std::string_view();
  if (!close.empty()) {
    for (std::uint32_t k = at + 1; k < s.end_token && k <= at + kMaxMarkedName; ++k) {
      if (slice(text, tokens[k].span) != close || k == at + 1) continue;
      if (!tokens[at + 1].capitalised && has_case(tokens[at + 1].folded)) return std::nullopt;
      const TextSpan inner{tokens[at + 1].span.begin, tokens[k - 1].span.end};
      return Shaped{at, k + 1, std::string(slice(text, inner))};
    }
    return std::nullopt;
  }
  if (!has_case(tokens[at].folded)) return std::nullopt;
  const std::uint32_t end = end_of_capitals(text, tokens, at, s.end_token, language);
  if (end == at || language == "de") {
    if (end == at || end - at > 3) return std::nullopt;
  }
  std::string name(slice(text, {tokens[at].span.begin, tokens[end - 1].span.end}));
  if (name.ends_with("’s")) name.resize(name.size() - 4);
  if (name.ends_with("'s")) name.resize(name.size() - 2);
  return Shaped{at, end, name};
}

/// 《北山日报》, «Вести Ильска» with a shape word inside or a report beside.
std::optional<OutletShapes::Shaped> OutletShapes::in_marks(std::string_view text,
                                                           std::span<const Token> tokens,
                                                           std::uint32_t i, const Sentence& s,
                                                           std::string_view language) const {
  const std::string_view open = slice(text, tokens[i].span);
  const std::string_view close = closing(open);
  if (close.empty() || (open != "《" && open != "«" && open != "»" && open != "„" && open != "「"))
    return std::nullopt;
  for (std::uint32_t k = i + 2; k < s.end_token && k <= i + 1 + 2 * kMaxMarkedName; ++k) {
    if (slice(text, tokens[k].span) != close) continue;
    const TextSpan inner{tokens[i + 1].span.begin, tokens[k - 1].span.end};
    std::string name(slice(text, inner));
    const std::string folded = text::fold_case(name);
    if (has_case(tokens[i + 1].folded) && !tokens[i + 1].capitalised) return std::nullopt;
    if (has_case(tokens[i + 1].folded) && k > i + 1 + kMaxShapedWords) return std::nullopt;
    bool shaped = shape_by_ending(folded, language) != nullptr;
    bool strong = shaped && shape_by_ending(folded, language)->strong;
    for (std::uint32_t t = i + 1; t < k; ++t) {
      for (const std::string_view place : {"last", "first"}) {
        const Shape* shape = shape_of(tokens[t].folded, language, place);
        shaped = shaped || shape != nullptr;
        strong = strong || (shape != nullptr && shape->strong);
      }
    }
    const bool cue = shaped && media_cue_near(tokens, i, k + 1, s, language);
    if (!strong && !cue) return std::nullopt;
    return Shaped{i, k + 1, name};
  }
  return std::nullopt;
}

/// ", an online magazine,": what follows a name.
bool OutletShapes::described_as_outlet(std::span<const Token> tokens, std::uint32_t end,
                                       const Sentence& s, std::string_view language) const {
  if (end + 2 >= s.end_token || tokens[end].folded != ",") return false;
  if (!is_word_of(function_words_, tokens, end + 1, language)) return false;
  for (std::uint32_t k = end + 2; k < s.end_token && k < end + 6; ++k) {
    std::uint32_t word_end = 0;
    if (is_outlet_word(tokens, k, s.end_token, language, word_end)) return true;
    if (tokens[k].kind == TokenKind::mark) return false;
  }
  return false;
}

/// "the Lorne Courier": capitalised words that end or begin with a shape word.
std::optional<OutletShapes::Shaped> OutletShapes::capital_run(std::string_view text,
                                                              std::span<const Token> tokens,
                                                              std::uint32_t i, const Sentence& s,
                                                              std::string_view language) const {
  if (i > s.first_token && tokens[i - 1].capitalised && touches(tokens, i)) return std::nullopt;
  const std::uint32_t end = end_of_capitals(text, tokens, i, s.end_token, language);
  std::uint32_t first = i;
  while (first + 1 < end && is_word_of(function_words_, tokens, first, language) &&
         tokens[first].folded != "the") {
    ++first;
  }
  if (first >= end || end - first > kMaxName) return std::nullopt;
  std::string folded = tokens[end - 1].folded;
  if (folded.ends_with("'s")) folded.resize(folded.size() - 2);
  const bool several = end - first >= 2 + (tokens[first].folded == "the" ? 1U : 0U);
  const Shape* shape = several ? shape_of(folded, language, "last") : nullptr;
  if (!shape && several) shape = shape_of(tokens[first].folded, language, "first");
  if (!shape) shape = shape_by_ending(folded, language);
  const bool the_before = first > s.first_token && tokens[first - 1].folded == "the";
  if (!shape && the_before && language == "en") shape = shape_of(folded, language, "last");
  const bool single_cased = end == first + 1;
  // "El Cronista", "Der Anzeiger": an article that the name's capital follows.
  const bool headed = single_cased && first > i && is_article(tokens, first - 1, language);
  std::uint32_t word_end = 0;
  const bool generic = is_outlet_word(tokens, first, end, language, word_end);
  if (!shape && headed && !generic) shape = shape_of(folded, language, "last");
  const bool described = described_as_outlet(tokens, end, s, language);
  if (!shape && !described) return std::nullopt;
  const bool titled = tokens[first].folded == "the" && tokens[first].capitalised && several &&
                      first > s.first_token && shape;  // "recorded for The Lorne Review"
  const bool sure = described || titled || (shape->strong && several && !single_cased) ||
                    (headed && shape->strong && language != "de");
  if (!sure && !media_cue_near(tokens, first, end, s, language)) return std::nullopt;
  std::string name(slice(text, {tokens[first].span.begin, tokens[end - 1].span.end}));
  if (name.ends_with("’s")) name.resize(name.size() - 4);
  if (name.ends_with("'s")) name.resize(name.size() - 2);
  if (single_cased && the_before) return Shaped{first - 1, end, "The " + name};
  if (headed)
    return Shaped{first - 1, end, std::string(slice(text, tokens[first - 1].span)) + " " + name};
  return Shaped{first, end, name};
}

/// 北山日报报道: a run that ends with a shape, with a word about reporting on one side.
std::optional<OutletShapes::Shaped> OutletShapes::wide_run(std::string_view text,
                                                           std::span<const Token> tokens,
                                                           std::uint32_t i,
                                                           const Sentence& s) const {
  const bool opens = i == s.first_token || tokens[i - 1].kind == TokenKind::mark;
  bool led = false;
  for (std::uint32_t low = i > s.first_token + 3 ? i - 3 : s.first_token; low < i && !led; ++low) {
    const auto hit =
        cues_.rows().empty() ? std::nullopt : cues_.longest_at(tokens.first(i), low, "zh");
    led = hit && hit->end_token == i;
  }
  if (!opens && !led) return std::nullopt;
  for (std::uint32_t end = std::min(s.end_token, i + kMaxWideName); end > i + 2; --end) {
    const TextSpan span{tokens[i].span.begin, tokens[end - 1].span.end};
    const std::string name(slice(text, span));
    const Shape* shape = shape_by_ending(name, "zh");
    if (!shape || !shape->strong) continue;
    const bool marks = std::any_of(tokens.begin() + i, tokens.begin() + end,
                                   [](const Token& t) { return t.kind == TokenKind::mark; });
    if (marks || !(led || media_cue_near(tokens, i, end, s, "zh"))) continue;
    return Shaped{i, end, name};
  }
  return std::nullopt;
}

}  // namespace wirestem::sources::detail
