// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/segmentation.hpp"
#include "read/extract/detail/full_date.hpp"

namespace wirestem::extract::detail {

/// What the slots of a pattern held.
struct PatternHit {
  std::vector<std::string> authors;
  std::string outlet;  ///< of {outlet} or {agency}, as written
  std::string url;
  std::optional<std::string> date;  ///< ISO 8601
  bool unannounced = false;         ///< nothing but the place says that the names are authors
};

/// The patterns of a table with slots, such as bylines ("By {author}") and credits ("{outlet} via
/// {agency}").
///
///     patterns.match_line(line)   "Authored by Ana Ruiz via Example Post,"  →  authors {"Ana
///     Ruiz"}
///
/// A slot holds what has its form: {author} names of persons, {date} a full date, {agency} an
/// outlet that the lexicon knows, or any capitalised name where the pattern has words of its own.
/// Patterns are tried by their longest literal word only, each with a bounded number of steps.
class LinePatterns {
 public:
  LinePatterns(const lexicon::Lexicon& words, const FullDateReader& dates, std::string_view table);

  /// A hit where one pattern is (nearly) the whole of `line`.
  std::optional<PatternHit> match_line(std::string_view line) const;

  /// A fast look before match_line: false where no pattern's telling word stands in the line. Short
  /// lines may match by a slot alone.
  bool may_match(std::string_view line, std::uint32_t words) const;

  enum class Slot : std::uint8_t {
    literal,
    author,
    role,
    date,
    outlet,
    agency,
    url,
    place,
    anything
  };

 private:
  struct Element {
    Slot slot = Slot::literal;
    std::string literal;  ///< one folded token
  };
  struct Pattern {
    std::vector<Element> elements;
    bool anywhere = false;   ///< need not fill the line, only most of it
    bool weak = false;       ///< has no word of its own, so its slots must be sure
    bool passes_on = false;  ///< "as first reported by": says it of one statement, not of the text
  };
  class Matcher;

  void add(std::string_view pattern, std::string_view position, std::string_view relation);

  const lexicon::Lexicon& words_;
  const FullDateReader& dates_;
  std::vector<Pattern> patterns_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_anchor_;
  std::vector<std::uint32_t> without_anchor_;
};

/// True where tokens [first, end) are one outlet's name (an article before it allowed).
bool is_outlet(const lexicon::Lexicon& words, std::span<const Token> tokens, std::uint32_t first,
               std::uint32_t end);

/// True where the text as a whole is an outlet's name; `language` need not be known.
bool is_outlet(const lexicon::Lexicon& words, std::string_view text);

}  // namespace wirestem::extract::detail
