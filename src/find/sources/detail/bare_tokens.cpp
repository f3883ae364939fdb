// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/bare_tokens.hpp"

#include <algorithm>
#include <array>

#include "find/sources/detail/outlet_shapes.hpp"
#include "text/utf8.hpp"

namespace wirestem::sources::detail {
namespace {

/// Arabic conjunctions and prepositions of one letter, written with the word that follows.
constexpr std::array<std::string_view, 6> kArabicParticles = {"و", "ف", "ب", "ل", "ك", "ول"};
constexpr std::size_t kLeastArabicName = 6;  ///< bytes that a particle must leave
constexpr std::size_t kLongestElided = 3;    ///< bytes before the apostrophe: l, d, qu

}  // namespace

BareTokens::BareTokens(const Article& article, const Segmentation& segmentation)
    : article_(article), tokens_(segmentation.tokens) {
  for (Token& token : tokens_) {
    if (token.folded.ends_with("'s") && token.folded.size() > 3) {
      token.folded.resize(token.folded.size() - 2);
      token.first_words = 0;
    } else if (token.folded.ends_with("s'")) {
      token.folded.pop_back();
      token.first_words = 0;
    }
  }
}

std::string_view BareTokens::word(std::uint32_t i) const {
  return slice(article_.text, tokens_[i].span);
}

std::uint32_t BareTokens::end_of(std::uint32_t i) const {
  const std::string_view text = word(i);
  if (text.empty() || text.back() != 's') return tokens_[i].span.end;
  for (const std::string_view tail : {"’s", "'s"}) {
    if (text.size() > tail.size() + 1 && text.ends_with(tail)) {
      return tokens_[i].span.end - static_cast<std::uint32_t>(tail.size());
    }
  }
  return tokens_[i].span.end;
}

std::string_view BareTokens::spelling(std::uint32_t first, std::uint32_t end) const {
  return slice(article_.text, {tokens_[first].span.begin, end_of(end - 1)});
}

bool BareTokens::any_capital(std::uint32_t first, std::uint32_t end) const {
  bool cased = false;
  for (std::uint32_t i = first; i < end; ++i) {
    if (tokens_[i].capitalised || tokens_[i].kind != TokenKind::word) return true;
    cased = cased || OutletShapes::has_case(tokens_[i].folded);
  }
  return !cased;
}

bool BareTokens::in_brackets(std::uint32_t first, std::uint32_t end, const Sentence& s) const {
  if (first == s.first_token) return false;
  const std::string_view open = word(first - 1);
  // "Dam to be drained – Herald": a headline's source.
  if (end >= s.end_token) return open == "–" || open == "—" || open == "-";
  return (open == "(" || open == "（" || open == "/" || open == "[") &&
         tokens_[end].kind == TokenKind::mark;
}

bool BareTokens::stands_alone(std::uint32_t first, std::uint32_t end, bool the, const Sentence& s,
                              std::string_view language) const {
  if (!OutletShapes::has_case(tokens_[first].folded)) return true;
  const auto capital = [&](std::uint32_t t) {
    return tokens_[t].kind == TokenKind::word && tokens_[t].capitalised;
  };
  if (!tokens_[first].capitalised) return false;
  if (language == "de") return true;
  const bool goes_on = end < s.end_token && capital(end) &&
                       end_of(end - 1) == tokens_[end - 1].span.end &&
                       tokens_[end - 1].span.end + 1 == tokens_[end].span.begin;
  const bool began = first > s.first_token + 1 && !the && capital(first - 1) &&
                     tokens_[first - 1].span.end + 1 == tokens_[first].span.begin;
  return !goes_on && !began;
}

BareTokens::Joined BareTokens::joined_to(std::uint32_t i) const {
  const Token& token = tokens_[i];
  if (token.kind != TokenKind::word) return {};
  const std::size_t elided = token.folded.find('\'');
  if (elided != std::string::npos) {
    if (elided == 0 || elided > kLongestElided || elided + 2 >= token.folded.size()) return {};
    const std::string_view text = word(i);
    const std::size_t sign = text.find_first_of("'\xE2");
    if (sign == std::string_view::npos) return {};
    const std::size_t begin = sign + (text[sign] == '\'' ? 1 : 3);
    const bool name = begin < text.size() && text::is_upper(text::code_point_at(text, begin).value);
    if (!name) return {};
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(elided + 1)};
  }
  const auto lead = static_cast<unsigned char>(token.folded[0]);
  if (lead != 0xD8 && lead != 0xD9) return {};
  for (const std::string_view particle : kArabicParticles) {
    if (!token.folded.starts_with(particle) ||
        token.folded.size() < particle.size() + kLeastArabicName)
      continue;
    const auto size = static_cast<std::uint32_t>(particle.size());
    return {size, size};
  }
  return {};
}

void BareTokens::part(std::uint32_t i, Joined joined) {
  tokens_[i].folded.erase(0, joined.folded);
  tokens_[i].first_words = 0;
  tokens_[i].span.begin += joined.written;
  tokens_[i].capitalised = true;
}

std::string_view without_the(std::string_view text) {
  if (text.starts_with("the ") || text.starts_with("The ")) text.remove_prefix(4);
  return text;
}

}  // namespace wirestem::sources::detail
