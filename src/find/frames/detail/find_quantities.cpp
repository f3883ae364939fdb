// SPDX-License-Identifier: Apache-2.0
//
// From left to right: an optional bound ("at least", не менее), then digits or number words, then
// multipliers ("million", 万), then the unit: a sign, or the stem of the counted noun. What is a
// date, a time of day, an ordinal or a score is no quantity here. Ranges ("600 to 650") become one
// interval.
#include "find/frames/detail/find_quantities.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace wirestem::frames::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kVagueSpread = 10;  ///< "dozens" reaches up to ten times its least value

enum class Part { number, multiplier, vague, bound };

std::optional<Part> part_of(std::string_view kind) {
  if (kind == "number") return Part::number;
  if (kind == "multiplier") return Part::multiplier;
  if (kind == "vague") return Part::vague;
  if (kind == "bound") return Part::bound;
  return std::nullopt;
}

double parse_cell(std::string_view cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc{} ? value : std::numeric_limits<double>::quiet_NaN();
}

bool decimal_comma(std::string_view language) { return language != "en" && language != "zh"; }

class QuantityReader {
 public:
  QuantityReader(const Article& article, const Segmentation& segmentation, const Sentence& sentence,
                 const lexicon::Lexicon& lexicon)
      : text_(article.text),
        tokens_(segmentation.tokens),
        end_(sentence.end_token),
        language_(language_of(article, sentence)),
        words_(lexicon.table("quantities")),
        stopwords_(lexicon.table("stopwords")),
        dates_(lexicon.table("dates")) {}

  std::vector<QuantityMention> run(std::uint32_t first) {
    std::vector<QuantityMention> found;
    for (std::uint32_t i = first; i < end_;) {
      at_ = i;
      if (auto quantity = read()) {
        found.push_back(*quantity);
        i = at_ > i ? at_ : i + 1;
      } else {
        ++i;
      }
    }
    return found;
  }

 private:
  std::optional<QuantityMention> read() {
    const std::uint32_t begin = at_;
    const auto word = words_.longest_at(tokens_, at_, language_);
    if (!word && tokens_[at_].kind != TokenKind::number) return std::nullopt;
    const std::string_view bound = word ? read_bound(*word) : std::string_view();
    const auto value = read_value();
    if (!value) return std::nullopt;
    QuantityMention quantity;
    quantity.low = value->low;
    quantity.high = value->high;
    quantity.exact = value->low == value->high && bound.empty();
    if (bound == ">=" || bound == ">") quantity.high = kInfinity;
    if (bound == "<=" || bound == "<") quantity.low = 0;
    if (is_part_of_date(begin, at_)) return std::nullopt;
    quantity.unit = read_unit();
    quantity.span = {tokens_[begin].span.begin, tokens_[at_ - 1].span.end};
    return quantity;
  }

  struct Interval {
    double low;
    double high;
  };

  std::string_view read_bound(const lexicon::Hit& hit) {
    if (part_of(words_.rows()[hit.row][2]) != Part::bound) return {};
    at_ = hit.end_token;
    return words_.rows()[hit.row][1];
  }

  /// Number words and digits that follow one another: "two and a half", "4.2 million", "1.2万".
  std::optional<Interval> read_value() {
    auto first = read_single();
    if (!first) return std::nullopt;
    const std::uint32_t after_first = at_;
    if (at_ + 1 < end_ && joins_range(at_)) {
      ++at_;
      const auto second = read_single();
      if (second && second->high > first->low) return scaled_range(*first, *second);
      at_ = after_first;
    }
    return first;
  }

  /// "600 to 650 million": the multiplier of the second holds for the first as well.
  static Interval scaled_range(Interval first, Interval second) {
    constexpr double kThousand = 1000;
    double low = first.low;
    // "0 to 2 million" stays at nothing, and numbers beyond all bounds as they are.
    const bool scales = low > 0 && std::isfinite(second.high);
    while (scales && low * kThousand <= second.high && second.high >= kThousand * kThousand) {
      low *= kThousand;
    }
    return {low, second.high};
  }

  bool joins_range(std::uint32_t i) const {
    const std::string_view word = slice(text_, tokens_[i].span);
    if (word == "-" || word == "–" || word == "至" || word == "到") return true;
    return word == "to" || word == "bis" || word == "à" || word == "a" || word == "до";
  }

  std::optional<Interval> read_single() {
    if (at_ >= end_) return std::nullopt;
    std::optional<Interval> value;
    if (tokens_[at_].kind == TokenKind::number) {
      const double number = parse_number(slice(text_, tokens_[at_].span), language_);
      if (std::isnan(number)) return std::nullopt;
      value = Interval{number, number};
      ++at_;
    }
    while (at_ < end_) {
      const auto hit = words_.longest_at(tokens_, at_, language_);
      if (!hit) break;
      const auto part = part_of(words_.rows()[hit->row][2]);
      const double cell = parse_cell(words_.rows()[hit->row][1]);
      if (!part || *part == Part::bound || std::isnan(cell) || !take(*part, cell, value)) break;
      at_ = hit->end_token;
    }
    return value;
  }

  /// Joins a number word to what was read before; false where it does not go with it.
  static bool take(Part part, double cell, std::optional<Interval>& value) {
    switch (part) {
      case Part::vague:
        if (value) return false;
        value = Interval{cell, cell * kVagueSpread};
        return true;
      case Part::multiplier:
        if (!value) return false;
        value->low *= cell;
        value->high *= cell;
        return true;
      case Part::number:
        if (value && (cell >= value->low || value->low != value->high)) return false;
        value = value ? Interval{value->low + cell, value->high + cell} : Interval{cell, cell};
        return true;
      case Part::bound:
        break;
    }
    return false;
  }

  /// A percent sign, or the stem of the next content word within two words.
  std::string read_unit() {
    if (at_ < end_ && is_percent(at_)) {
      ++at_;
      return "%";
    }
    for (std::uint32_t i = at_; i < end_ && i < at_ + 3; ++i) {
      const Token& token = tokens_[i];
      if (token.kind == TokenKind::mark || token.kind == TokenKind::number) break;
      if (token.kind == TokenKind::word && stopwords_.longest_at(tokens_, i, language_)) continue;
      at_ = i + 1;
      return token.stem;
    }
    return {};
  }

  bool is_percent(std::uint32_t i) const {
    const std::string_view word = slice(text_, tokens_[i].span);
    return word == "%" || word == "％" || word == "percent" || word == "Prozent" || word == "проц";
  }

  /// "August 6", "6 August", "2024": a number beside a month, or a bare year.
  bool is_part_of_date(std::uint32_t begin, std::uint32_t after) const {
    const auto is_month = [this](std::uint32_t i) {
      const auto hit = dates_.longest_at(tokens_, i, language_);
      return hit && dates_.rows()[hit->row][1] == "month";
    };
    if (after < end_ && is_month(after)) return true;
    return begin > 0 && is_month(begin - 1);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::uint32_t end_;
  std::uint32_t at_ = 0;
  const std::string& language_;
  const lexicon::Table& words_;
  const lexicon::Table& stopwords_;
  const lexicon::Table& dates_;
};

/// "1,200" groups by three; "4,2" is a decimal. True where `mark` groups thousands in `digits`.
bool groups_thousands(std::string_view digits, char mark) {
  std::size_t at = digits.find(mark);
  if (at == std::string_view::npos || at == 0 || at > 3) return false;
  while (at != std::string_view::npos) {
    const std::size_t next = digits.find_first_not_of("0123456789", at + 1);
    const std::size_t length = std::min(next, digits.size()) - at - 1;
    if (length != 3) return false;
    if (next == std::string_view::npos || digits[next] != mark) break;
    at = next;
  }
  return true;
}

}  // namespace

double parse_number(std::string_view digits, std::string_view language) {
  const double none = std::numeric_limits<double>::quiet_NaN();
  const char decimal = decimal_comma(language) ? ',' : '.';
  const char group = decimal == ',' ? '.' : ',';
  std::string plain;
  bool seen_decimal = false;
  const bool grouped = groups_thousands(digits, group);
  for (const char c : digits) {
    if (c >= '0' && c <= '9') {
      plain.push_back(c);
    } else if (c == group && grouped) {
      continue;
    } else if ((c == decimal || c == group) && !seen_decimal) {
      plain.push_back('.');
      seen_decimal = true;
    } else {
      return none;
    }
  }
  return plain.empty() ? none : parse_cell(plain);
}

std::vector<QuantityMention> find_quantities(const Article& article,
                                             const Segmentation& segmentation,
                                             const Sentence& sentence,
                                             const lexicon::Lexicon& lexicon) {
  return QuantityReader(article, segmentation, sentence, lexicon).run(sentence.first_token);
}

}  // namespace wirestem::frames::detail
