// SPDX-License-Identifier: Apache-2.0
//
// A sentence is read in two steps: tokens become atoms by the table `dates`, here, and atoms become
// expressions, in read_expression.cpp. Languages differ in the atoms only.
#include "find/dates/detail/time_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::dates {
namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, 17> kKinds = {{
    {"month", WordKind::month},
    {"weekday", WordKind::weekday},
    {"unit", WordKind::unit},
    {"relative", WordKind::relative},
    {"number", WordKind::number},
    {"ordinal", WordKind::ordinal},
    {"season", WordKind::season},
    {"daypart", WordKind::daypart},
    {"modifier", WordKind::modifier},
    {"era", WordKind::era},
    {"direction", WordKind::direction},
    {"set", WordKind::set},
    {"clock", WordKind::clock},
    {"link", WordKind::link},
    {"suffix", WordKind::suffix},
    {"guard", WordKind::guard},
    {"order", WordKind::order},
}};

/// The value of a decimal digit in the scripts that news is written in; -1 for anything else.
int digit_value(char32_t c) {
  constexpr std::array<char32_t, 4> kZeros = {U'0', 0x0660, 0x06F0, 0xFF10};
  for (const char32_t zero : kZeros) {
    if (c >= zero && c <= zero + 9) return static_cast<int>(c - zero);
  }
  return -1;
}

/// A whole number of at most nine digits; -1 where the token holds separators or more.
std::int64_t read_figure(std::string_view word, int& digits) {
  std::int64_t value = 0;
  digits = 0;
  for (std::size_t i = 0; i < word.size();) {
    const text::CodePoint c = text::code_point_at(word, i);
    const int digit = digit_value(c.value);
    if (digit < 0 || digits == 9) return -1;
    value = value * 10 + digit;
    ++digits;
    i += c.size;
  }
  return digits > 0 ? value : -1;
}

bool same_place(const Atom& left, const Atom& right) { return left.span.end == right.span.begin; }

/// Chinese writes years figure by figure (一九九六), and larger numbers as a sum (三十五).
void join_figures(std::vector<Atom>& atoms) {
  std::vector<Atom> joined;
  joined.reserve(atoms.size());
  for (Atom& atom : atoms) {
    const bool follows = !joined.empty() && joined.back().kind == TokenKind::ideograph &&
                         atom.figure >= 0 && joined.back().figure >= 0 &&
                         (atom.kind == TokenKind::ideograph || atom.kind == TokenKind::number) &&
                         same_place(joined.back(), atom);
    if (!follows) {
      joined.push_back(std::move(atom));
      continue;
    }
    Atom& before = joined.back();
    const bool by_figure = atom.figure <= 9 && (before.digits > 1 || before.figure <= 9);
    if (by_figure && before.digits + atom.digits < 8) {
      const int width = std::max(atom.digits, 1);  // 二０００: figures of two scripts
      for (int k = 0; k < width; ++k) before.figure *= 10;
      before.figure += atom.figure;
      before.digits = std::max(before.digits, 1) + width;
    } else if (before.digits == 0 && before.figure % 10 == 0 && atom.figure < 10) {
      before.figure += atom.figure;
    } else {
      joined.push_back(std::move(atom));
      continue;
    }
    before.readings.clear();
    before.span = hull(before.span, atom.span);
  }
  atoms = std::move(joined);
}

}  // namespace

std::optional<double> number_value(std::string_view value) {
  double number = 0;
  const auto end = std::from_chars(value.data(), value.data() + value.size(), number);
  if (end.ec != std::errc()) return std::nullopt;
  return number;
}

AtomReader::AtomReader(std::string_view text, const lexicon::Lexicon& lexicon)
    : text_(text), table_(lexicon.table("dates")), empty_(table_.rows().empty()) {
  if (empty_) return;
  type_column_ = table_.column("type");
  value_column_ = table_.column("value");
}

std::vector<Atom> AtomReader::read(std::span<const Token> tokens, std::uint32_t first,
                                   std::uint32_t end, std::string_view language) {
  cut_pieces(tokens, first, end, language);
  std::vector<Atom> atoms;
  atoms.reserve(pieces_.size());
  for (std::uint32_t i = 0; i < pieces_.size();) {
    const auto hits = look_up(i, language);
    atoms.push_back(make_atom(i, hits));
    i = hits.empty() || atoms.back().readings.empty() ? i + 1 : hits.front().end_token;
  }
  join_figures(atoms);
  for (std::size_t i = 1; i < atoms.size(); ++i) {
    atoms[i].touches = same_place(atoms[i - 1], atoms[i]);
  }
  return atoms;
}

void AtomReader::cut_pieces(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                            std::string_view language) {
  pieces_.clear();
  const auto window = tokens.first(end);
  for (std::uint32_t i = first; i < end; ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::word) {
      pieces_.push_back(token);
      continue;
    }
    const bool hyphen = token.folded.find('-') != std::string::npos;
    if (hyphen && !empty_ && !table_.longest_at(window, i, language)) {
      split_at_hyphens(token);
      continue;
    }
    if (i > first && tokens[i - 1].kind == TokenKind::number &&
        tokens[i - 1].span.end == token.span.begin && split_before_figures(token)) {
      continue;  // "18h30"
    }
    pieces_.push_back(token);
    Token& piece = pieces_.back();
    if (piece.folded.size() > 4 && piece.folded.ends_with("'s")) {
      const std::string_view written = slice(text_, piece.span);
      const std::size_t mark = written.size() - 2;
      const std::size_t cut = text::code_point_before(written, written.size() - 1).size;
      piece.span.end = piece.span.begin + static_cast<std::uint32_t>(mark + 1 - cut);
      piece.folded.resize(piece.folded.size() - 2);
      piece.first_words = 0;
    }
  }
}

/// Adds the part [from, to) of a token as a piece of its own.
void AtomReader::add_piece(const Token& token, std::size_t from, std::size_t to, TokenKind kind) {
  Token piece;
  piece.span = {token.span.begin + static_cast<std::uint32_t>(from),
                token.span.begin + static_cast<std::uint32_t>(to)};
  piece.kind = kind;
  const std::string_view word = slice(text_, piece.span);
  piece.folded = text::fold_case(word);
  piece.stem = piece.folded;
  piece.capitalised = text::is_upper(text::code_point_at(word, 0).value);
  pieces_.push_back(std::move(piece));
}

/// "h30" of "18h30" in two pieces, the minutes by themselves.
bool AtomReader::split_before_figures(const Token& token) {
  const std::string_view written = slice(text_, token.span);
  if (written.size() != 3 || digit_value(static_cast<unsigned char>(written[0])) >= 0 ||
      digit_value(static_cast<unsigned char>(written[1])) < 0 ||
      digit_value(static_cast<unsigned char>(written[2])) < 0) {
    return false;
  }
  add_piece(token, 0, 1, TokenKind::word);
  add_piece(token, 1, 3, TokenKind::number);
  return true;
}

void AtomReader::split_at_hyphens(const Token& token) {
  const std::string_view written = slice(text_, token.span);
  for (std::size_t begin = 0; begin < written.size();) {
    const std::size_t hyphen = std::min(written.find('-', begin), written.size());
    const auto add = [&](std::size_t from, std::size_t to, TokenKind kind) {
      add_piece(token, from, to, kind);
    };
    if (hyphen > begin) {
      std::size_t figures = begin;  // "1980s" in "mid-1980s": a number and its ending
      while (figures < hyphen && digit_value(text::code_point_at(written, figures).value) >= 0) {
        figures += text::code_point_at(written, figures).size;
      }
      if (figures > begin) add(begin, figures, TokenKind::number);
      if (figures < hyphen) add(figures, hyphen, TokenKind::word);
    }
    if (hyphen < written.size()) add(hyphen, hyphen + 1, TokenKind::mark);
    begin = hyphen + 1;
  }
}

/// "in the past" is a phrase of its own, but not in "in the past two years": where a reference to
/// no certain time runs on with a number or unit, the next shorter phrase is taken.
std::vector<lexicon::Hit> AtomReader::look_up(std::uint32_t at, std::string_view language) const {
  if (empty_) return {};
  const std::span<const Token> all(pieces_);
  auto hits = table_.all_at(all, at, language);
  while (!hits.empty() && hits.front().end_token < pieces_.size()) {
    const std::uint32_t end = hits.front().end_token;
    if (end - at < 2) break;
    const std::string_view value = table_.rows()[hits.front().row][value_column_];
    if (value.find("_REF") == std::string_view::npos) break;
    const auto next = table_.longest_at(all, end, language);
    const bool unit = next && (table_.rows()[next->row][type_column_] == "unit" ||
                               table_.rows()[next->row][type_column_] == "number");
    if (!unit && pieces_[end].kind != TokenKind::number) break;
    hits = table_.all_at(all.first(end - 1), at, language);
  }
  return hits;
}

Atom AtomReader::make_atom(std::uint32_t at, const std::vector<lexicon::Hit>& hits) const {
  Atom atom;
  atom.kind = pieces_[at].kind;
  atom.span = pieces_[at].span;
  for (const lexicon::Hit& hit : hits) {
    if (const auto word = read_row(hit)) atom.readings.push_back(*word);
  }
  if (!atom.readings.empty()) atom.span = hull(atom.span, hits.front().span);
  const bool outside = std::ranges::any_of(atom.readings, &TimeWord::outside);
  if (outside && hits.front().end_token > at + 1) {
    atom.span.begin = pieces_[at + 1].span.begin;
    atom.led = true;
  }
  atom.text = slice(text_, atom.span);
  if (atom.kind == TokenKind::number && atom.readings.empty()) {
    atom.figure = read_figure(atom.text, atom.digits);
  }
  if (const TimeWord* number = atom.reading(WordKind::number)) {
    const auto value = number_value(number->value);
    if (value && *value >= 0 && *value == static_cast<double>(static_cast<int>(*value))) {
      atom.figure = static_cast<int>(*value);
    }
    if (atom.kind == TokenKind::number) {
      int digits = 0;
      read_figure(atom.text, digits);
      atom.digits = digits;
    }
  }
  return atom;
}

std::optional<TimeWord> AtomReader::read_row(const lexicon::Hit& hit) const {
  const lexicon::Row& row = table_.rows()[hit.row];
  const std::string_view type = row[type_column_];
  const auto kind = std::ranges::find(kKinds, type, &std::pair<std::string_view, WordKind>::first);
  if (kind == kKinds.end()) return std::nullopt;
  TimeWord word;
  word.kind = kind->second;
  word.value = row[value_column_];
  if (word.value.ends_with('!')) {
    word.value.remove_suffix(1);
    word.outside = true;
  }
  if (word.value.ends_with('?')) {
    word.value.remove_suffix(1);
    word.doubtful = true;
  }
  const bool name = word.kind == WordKind::month || word.kind == WordKind::weekday;
  if (name && !capital_fits(hit, row[0], word.kind, word.short_form)) return std::nullopt;
  return word;
}

/// A month that the table writes with a capital ("May") needs one in the text. A form that is the
/// beginning of the row's first form, or a weekday's of three letters or less, is a short form.
bool AtomReader::capital_fits(const lexicon::Hit& hit, std::string_view phrases, WordKind kind,
                              bool& short_form) const {
  const std::string written = text::fold_case(slice(text_, hit.span));
  const bool capital = pieces_[hit.first_token].capitalised;
  const auto forms = lexicon::alternatives(phrases);
  const std::string full = text::fold_case(forms.front());
  const std::size_t letters = text::count_code_points(written);
  const std::size_t full_letters = text::count_code_points(full);
  const bool beginning = written.size() < full.size() && full.starts_with(written);
  const bool tiny = kind == WordKind::weekday && letters <= 3 && letters + 2 <= full_letters;
  short_form = (beginning && letters <= 4) || tiny || written.ends_with('.');
  if (capital) return true;
  return std::ranges::any_of(forms, [&](std::string_view form) {
    return !text::is_upper(text::code_point_at(form, 0).value) && text::fold_case(form) == written;
  });
}

}  // namespace wirestem::dates
