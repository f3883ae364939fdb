// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/segmentation.hpp"
#include "model/text_span.hpp"

namespace wirestem::dates {

/// What a word of the table `dates` is (its column `type`).
enum class WordKind : std::uint8_t {
  month,
  weekday,   ///< value 1..7, or with a daypart "3TEV"
  unit,      ///< "year"; "year+" for a plural, "2day" for a dual
  relative,  ///< "D-1", "~D+1" (from the date told last), "PRESENT_REF"
  number,    ///< 12, 0.5, X (several)
  ordinal,   ///< 1..31
  season,
  daypart,
  modifier,
  era,
  direction,  ///< ago hence earlier later, back in, last next this, since until …
  set,        ///< every, or the value itself: P1D
  clock,      ///< am, pm, oclock, or a time "12:00"
  link,       ///< of, article, and, at
  suffix,     ///< stands glued to a number: ordinal, decade
  guard,      ///< a number beside it is no date: before, after
  order,      ///< how numeric dates are written: mdy, ymd
};

/// One reading of a phrase.
struct TimeWord {
  WordKind kind = WordKind::link;
  std::string_view value;
  bool doubtful = false;    ///< "fall": needs a word of time beside it
  bool short_form = false;  ///< "Mar", "ago": a month or weekday only beside a number
  bool outside = false;     ///< its first word is a preposition, which no expression begins with
};

/// A phrase of time, a number, or any other token: the letters that expressions are read from.
struct Atom {
  TextSpan span;
  TokenKind kind = TokenKind::word;
  bool touches = false;            ///< no white space before it
  bool led = false;                ///< a preposition was cut off: "am" of "am Abend"
  std::vector<TimeWord> readings;  ///< empty for what is no word of time
  std::int64_t figure = -1;        ///< a whole number: 1998, 12; -1 for none
  int digits = 0;                  ///< how many figures it was written with; 0 for a number word
  std::string_view text;           ///< as written

  const TimeWord* reading(WordKind wanted) const {
    for (const TimeWord& word : readings) {
      if (word.kind == wanted) return &word;
    }
    return nullptr;
  }
  bool is(WordKind wanted, std::string_view value) const {
    for (const TimeWord& word : readings) {
      if (word.kind == wanted && word.value == value) return true;
    }
    return false;
  }
};

/// Cuts sentences into atoms.
class AtomReader {
 public:
  AtomReader(std::string_view text, const lexicon::Lexicon& lexicon);

  /// The atoms of tokens [first, end). Hyphenated words that no table knows come in pieces
  /// ("two-year"), and a possessive 's is put off, so that "today's" is "today".
  std::vector<Atom> read(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                         std::string_view language);

 private:
  void cut_pieces(std::span<const Token> tokens, std::uint32_t first, std::uint32_t end,
                  std::string_view language);
  void split_at_hyphens(const Token& token);
  bool split_before_figures(const Token& token);
  void add_piece(const Token& token, std::size_t from, std::size_t to, TokenKind kind);
  std::vector<lexicon::Hit> look_up(std::uint32_t at, std::string_view language) const;
  Atom make_atom(std::uint32_t at, const std::vector<lexicon::Hit>& hits) const;
  std::optional<TimeWord> read_row(const lexicon::Hit& hit) const;
  bool capital_fits(const lexicon::Hit& hit, std::string_view phrases, WordKind kind,
                    bool& short_form) const;

  std::string_view text_;
  const lexicon::Table& table_;
  bool empty_ = false;
  std::size_t type_column_ = 0;
  std::size_t value_column_ = 0;
  std::vector<Token> pieces_;
};

/// The value of a number word ("12", "0.5", "X"), X being nothing.
std::optional<double> number_value(std::string_view value);

}  // namespace wirestem::dates
