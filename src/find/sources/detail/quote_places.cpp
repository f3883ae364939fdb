// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/quote_places.hpp"

#include <algorithm>

namespace wirestem::sources::detail {
namespace {

constexpr std::uint32_t kNear = 80;         ///< tokens of a sentence on both sides of a cue
constexpr std::uint32_t kMaxWindow = 3000;  ///< bytes around a quote in which media stand beside it
constexpr std::size_t kMaxDepth = 8;        ///< quotes in quotes that are kept in mind

}  // namespace

QuotePlaces::QuotePlaces(const Article& article, const Segmentation& segmentation,
                         const std::vector<Quote>& quotes, const lexicon::Lexicon& lexicon)
    : article_(article),
      segmentation_(segmentation),
      connectives_(lexicon.table("connectives")),
      around_(quotes.size(), -1) {
  find_around(quotes);
}

void QuotePlaces::find_around(const std::vector<Quote>& quotes) {
  std::vector<std::uint32_t> order(quotes.size());
  for (std::uint32_t q = 0; q < order.size(); ++q) order[q] = q;
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const TextSpan x = quotes[a].content.front();
    const TextSpan y = quotes[b].content.front();
    return x.begin != y.begin ? x.begin < y.begin : x.size() > y.size();
  });
  std::vector<std::uint32_t> open;
  for (const std::uint32_t q : order) {
    const TextSpan inner = quotes[q].content.front();
    while (!open.empty() && quotes[open.back()].content.front().end <= inner.begin) open.pop_back();
    for (auto at = open.rbegin(); at != open.rend(); ++at) {
      const TextSpan outer = quotes[*at].content.front();
      if (!outer.contains(inner) || outer.size() == inner.size()) continue;
      around_[q] = static_cast<std::int32_t>(*at);
      break;
    }
    if (open.size() == kMaxDepth) open.erase(open.begin());
    open.push_back(q);
  }
}

std::uint32_t QuotePlaces::sentence_at(std::uint32_t byte) const {
  const auto& sentences = segmentation_.sentences;
  const auto after =
      std::ranges::upper_bound(sentences, byte, {}, [](const Sentence& s) { return s.span.begin; });
  return after == sentences.begin() ? 0 : static_cast<std::uint32_t>(after - sentences.begin()) - 1;
}

std::uint32_t QuotePlaces::paragraph_at(std::uint32_t byte) const {
  if (segmentation_.sentences.empty()) return 0;
  return segmentation_.sentences[sentence_at(byte)].paragraph;
}

/// A speaker borrowed from an earlier sentence does not widen the window.
bool QuotePlaces::far(const Quote& q, TextSpan s) const {
  const std::uint32_t own =
      sentence_at(q.cue.empty() ? q.content.front().begin : q.cue.front().begin);
  const std::uint32_t other = sentence_at(s.begin);
  return other + 1 < own || own + 3 < other;
}

/// The quote with its cue and speaker.
TextSpan QuotePlaces::core_of(const Quote& q) const {
  TextSpan core = q.content.front();
  if (q.cue.empty()) return core;
  for (const auto* list : {&q.cue, &q.speaker}) {
    for (const TextSpan s : *list) {
      if (!far(q, s)) core = hull(core, s);
    }
  }
  return core;
}

TextSpan QuotePlaces::window_of(const Quote& q) const {
  const TextSpan core = core_of(q);
  const std::uint32_t first = sentence_at(core.begin);
  const std::uint32_t last = sentence_at(core.end > 0 ? core.end - 1 : 0);
  TextSpan wide = hull(segmentation_.sentences[first].span, segmentation_.sentences[last].span);
  if (wide.begin + kMaxWindow < core.begin) wide.begin = core.begin - kMaxWindow;
  if (wide.end > core.end + kMaxWindow) wide.end = core.end + kMaxWindow;
  return wide;
}

std::uint32_t QuotePlaces::token_at(std::uint32_t byte) const {
  const auto& tokens = segmentation_.tokens;
  const auto at =
      std::ranges::lower_bound(tokens, byte, {}, [](const Token& t) { return t.span.begin; });
  return static_cast<std::uint32_t>(at - tokens.begin());
}

/// A semicolon, or "but" after a comma.
bool QuotePlaces::opens_other_clause(std::uint32_t token, std::uint32_t stop) const {
  const auto& tokens = segmentation_.tokens;
  const std::string& mark = tokens[token].folded;
  if (mark == ";" || mark == "；" || mark == "؛") return true;
  if (mark != "," && mark != "，" && mark != "،") return false;
  if (connectives_.rows().empty() || token + 1 >= stop) return false;
  const Sentence& s = segmentation_.sentences[sentence_at(tokens[token].span.begin)];
  const auto hit =
      connectives_.longest_at(std::span(tokens).first(stop), token + 1, language_of(article_, s));
  if (!hit) return false;
  const std::string_view relation = connectives_.rows()[hit->row][connectives_.column("relation")];
  return relation == "contrast" || relation == "concession";
}

TextSpan QuotePlaces::clause_of(const Quote& q, TextSpan window) const {
  const auto& tokens = segmentation_.tokens;
  const TextSpan core = core_of(q);
  TextSpan clause = window;
  const std::uint32_t first = token_at(core.begin);
  const std::uint32_t low = std::max(token_at(window.begin), first > kNear ? first - kNear : 0);
  for (std::uint32_t t = first; t-- > low;) {
    if (!opens_other_clause(t, first)) continue;
    clause.begin = tokens[t].span.end;
    break;
  }
  const std::uint32_t end = token_at(core.end);
  const std::uint32_t high = std::min(token_at(window.end), end + kNear);
  for (std::uint32_t t = end; t < high; ++t) {
    if (!opens_other_clause(t, high)) continue;
    clause.end = tokens[t].span.begin;
    break;
  }
  return clause;
}

std::pair<std::uint32_t, std::uint32_t> QuotePlaces::tokens_near(const Sentence& s,
                                                                 std::uint32_t byte) const {
  const std::uint32_t place = token_at(byte);
  const std::uint32_t first = place > s.first_token + kNear ? place - kNear : s.first_token;
  return {first, std::max(first, std::min(s.end_token, place + kNear))};
}

}  // namespace wirestem::sources::detail
