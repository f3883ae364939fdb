// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/credit_patterns.hpp"

#include <algorithm>
#include <array>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::sources::detail {
namespace {

constexpr std::size_t kMaxSlot = 90;      ///< code points of a name, place or date
constexpr std::size_t kMaxAddress = 300;  ///< and of an address, which spells a headline out
constexpr std::size_t kMaxLetters = 400;  ///< of a line that are looked at

constexpr std::array<std::pair<std::string_view, Slot>, 6> kSlots = {{
    {"author", Slot::author},
    {"outlet", Slot::outlet},
    {"agency", Slot::agency},
    {"url", Slot::url},
    {"place", Slot::place},
    {"date", Slot::date},
}};

/// Folds one code point; dashes and blanks of all kinds become one each.
char32_t fold_any(char32_t c) {
  if (text::is_space(c)) return U' ';
  if (c == U'–' || c == U'—' || c == U'―' || c == U'-') return U'-';
  if (c == U'：') return U':';
  if (c == U'’') return U'\'';
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= U'А' && c <= U'Я') return c + 32;
  if (!text::is_upper(c)) return c;
  std::string one;
  text::append_utf8(one, c);
  const std::string folded = text::fold_case(one);
  return folded.empty() ? c : text::code_point_at(folded, 0).value;
}

/// The same, quick for what most lines are made of.
char32_t fold_letter(char32_t c) {
  constexpr std::size_t kAscii = 0x80;
  static const auto folded = [] {
    std::array<char32_t, kAscii> all{};
    for (std::size_t i = 0; i < kAscii; ++i) all[i] = fold_any(static_cast<char32_t>(i));
    return all;
  }();
  return c < kAscii ? folded[c] : fold_any(c);
}

Gram gram_of(char32_t a, char32_t b) { return static_cast<Gram>((a * 31U + b) % kGrams); }
Gram gram_of(char32_t letter) { return gram_of(letter, 0); }

/// Calls `use` with the gram of each letter and of each pair.
template <typename Use>
void for_each_gram(std::u32string_view letters, const Use& use) {
  char32_t before = 0;
  for (const char32_t letter : letters) {
    use(gram_of(letter));
    if (before != 0) use(gram_of(before, letter));
    before = letter;
  }
}

std::u32string fold_literal(std::string_view text) {
  std::u32string folded;
  for (const char32_t c : text::to_code_points(text)) folded += fold_letter(c);
  return folded;
}

bool is_tail(char32_t c) {
  return c == U'.' || c == U',' || c == U';' || c == U':' || c == U' ' || c == U'。';
}

}  // namespace

FoldedLine FoldedLine::make(std::string_view text, TextSpan span) {
  FoldedLine line;
  line.letters.reserve(std::min<std::size_t>(span.size(), kMaxLetters));
  line.bytes.reserve(std::min<std::size_t>(span.size(), kMaxLetters) + 1);
  std::uint32_t at = span.begin;
  while (at < span.end && line.letters.size() < kMaxLetters) {
    const text::CodePoint c = text::code_point_at(text, at);
    line.letters += fold_letter(c.value);
    line.bytes.push_back(at);
    at += std::max<std::uint32_t>(1, c.size);
  }
  line.bytes.push_back(std::min(at, span.end));
  for_each_gram(line.letters, [&](Gram gram) { line.grams.set(gram); });
  return line;
}

CreditPattern::CreditPattern(std::string_view pattern, std::string_view position)
    : position_(position) {
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
    if (close == std::string_view::npos) {
      parts_.push_back({Slot::none, fold_literal(pattern)});
      break;
    }
    if (open > 0) parts_.push_back({Slot::none, fold_literal(pattern.substr(0, open))});
    const std::string_view name = pattern.substr(open + 1, close - open - 1);
    for (const auto& [key, slot] : kSlots) {
      if (key == name) parts_.push_back({slot, {}});
    }
    pattern.remove_prefix(close + 1);
  }
  collect_grams();
}

void CreditPattern::collect_grams() {
  for (const Part& part : parts_) {
    for_each_gram(part.literal, [&](Gram gram) { grams_.push_back(gram); });
  }
  std::ranges::sort(grams_);
  grams_.erase(std::unique(grams_.begin(), grams_.end()), grams_.end());
}

bool CreditPattern::has_slot(Slot slot) const {
  return std::ranges::any_of(parts_, [&](const Part& p) { return p.slot == slot; });
}

std::optional<PatternMatch> CreditPattern::match(const FoldedLine& line, const Judge& judge) const {
  if (parts_.empty()) return std::nullopt;
  const bool anywhere = position_ == "any" || position_ == "end";
  const std::size_t last = anywhere ? line.letters.size() : 1;
  for (std::size_t at = 0; at < last; ++at) {
    if (anywhere && parts_[0].slot == Slot::none) {
      at = line.letters.find(parts_[0].literal, at);
      if (at == std::u32string::npos) break;
    }
    const bool border =
        at == 0 || !text::is_letter(line.letters[at - 1]) || text::is_ideograph(line.letters[at]);
    if (!border || line.letters[at] == U' ') continue;
    // A slot in front could begin anywhere: only at the line's or a sentence's beginning is it
    // tried.
    if (parts_[0].slot != Slot::none && at > 1 && line.letters[at - 2] != U'.') continue;
    PatternMatch match;
    if (match_from(line, at, 0, judge, match)) {
      match.whole.begin = line.bytes[at];
      return match;
    }
  }
  return std::nullopt;
}

bool CreditPattern::fits_end(const FoldedLine& line, std::size_t at) const {
  if (position_ == "start" || position_ == "any") return true;
  while (at < line.letters.size() && is_tail(line.letters[at])) ++at;
  return at == line.letters.size();
}

// NOLINTNEXTLINE(misc-no-recursion): as deep as the pattern has parts, a handful.
bool CreditPattern::match_from(const FoldedLine& line, std::size_t at, std::size_t part,
                               const Judge& judge, PatternMatch& match) const {
  if (part == parts_.size()) {
    match.whole.end = line.bytes[at];
    return fits_end(line, at);
  }
  const Part& p = parts_[part];
  if (p.slot == Slot::none) {
    if (line.letters.compare(at, p.literal.size(), p.literal) != 0) return false;
    return match_from(line, at + p.literal.size(), part + 1, judge, match);
  }
  const std::size_t most = p.slot == Slot::url ? kMaxAddress : kMaxSlot;
  const std::size_t longest = std::min(line.letters.size(), at + most);
  const bool last = part + 1 == parts_.size();
  const bool named = p.slot == Slot::outlet || p.slot == Slot::author || p.slot == Slot::place ||
                     p.slot == Slot::agency;
  if (named && !judge(Slot::none, line.span(at, longest))) return false;
  // A slot at the end takes as much as is believed; between literals, as little.
  for (std::size_t k = 1; at + k <= longest; ++k) {
    const std::size_t end = last ? longest - (k - 1) : at + k;
    if (end <= at) break;
    if (!last &&
        line.letters.compare(end, parts_[part + 1].literal.size(), parts_[part + 1].literal) != 0) {
      continue;
    }
    const char32_t next = end < line.letters.size() ? line.letters[end] : U' ';
    if (last && text::is_letter(next) && !text::is_ideograph(next)) continue;
    if (line.letters[end - 1] == U' ' || line.letters[at] == U' ') continue;
    const TextSpan span = line.span(at, end);
    if (!judge(p.slot, span)) continue;
    const std::size_t before = match.slots.size();
    match.slots.emplace_back(p.slot, span);
    if (match_from(line, end, part + 1, judge, match)) return true;
    match.slots.resize(before);
  }
  return false;
}

}  // namespace wirestem::sources::detail
