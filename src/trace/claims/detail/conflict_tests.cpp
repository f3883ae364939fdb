// SPDX-License-Identifier: Apache-2.0
#include "trace/claims/detail/conflict_tests.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/utf8.hpp"

namespace wirestem::claims::detail {
namespace {

constexpr double kSameQuantity = 0.22;  ///< likeness that makes two figures figures of one thing
constexpr double kSamePolarity = 0.42;
constexpr double kSamePlace = 0.5;
constexpr double kSameAct = 0.34;  ///< likeness at which one act by one actor is told and denied
constexpr double kSameCertainty = 0.42;
constexpr double kSameEffect = 0.26;
constexpr double kSameDay = 0.40;
constexpr double kNearlyEqual = 0.02;  ///< figures this close, relatively, are rounding

/// States of one domain that follow one another in the course of things; a pair with one of these
/// is a development and no contradiction.
constexpr std::array<std::string_view, 5> kOpenStates = {"planned", "begun", "moved", "held",
                                                         "proposed"};

std::string_view domain_of(std::string_view state) { return state.substr(0, state.find('.')); }

std::string_view value_of(std::string_view state) {
  const std::size_t dot = state.find('.');
  return dot == std::string_view::npos ? state : state.substr(dot + 1);
}

bool is_open(std::string_view state) {
  return std::ranges::find(kOpenStates, value_of(state)) != kOpenStates.end();
}

template <typename Item>
std::vector<Item> within(const std::vector<Item>& items, TextSpan span) {
  std::vector<Item> found;
  auto at =
      std::ranges::lower_bound(items, span.begin, {}, [](const Item& i) { return i.span.begin; });
  for (; at != items.end() && at->span.begin < span.end; ++at) {
    if (at->span.end <= span.end) found.push_back(*at);
  }
  return found;
}

std::string interval_key(const QuantityMention& quantity) {
  return std::to_string(quantity.low) + " " + std::to_string(quantity.high);
}

std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& some) {
  std::vector<std::string> rest;
  std::ranges::set_difference(all, some, std::back_inserter(rest));
  return rest;
}

bool disjoint(const QuantityMention& x, const QuantityMention& y) {
  const double slack = kNearlyEqual * std::max(x.low, y.low);
  return x.high + slack < y.low || y.high + slack < x.low;
}

}  // namespace

std::vector<Contradiction> ConflictTests::run(const Comparison& c) const {
  std::vector<Contradiction> found;
  if (unit(c.left).span == unit(c.right).span && unit(c.left).article == unit(c.right).article) {
    return found;
  }
  const bool one_voice = unit(c.left).article == unit(c.right).article &&
                         c.left_occurrence.attribution == c.right_occurrence.attribution;
  if (one_voice) return found;  // a page rarely contradicts itself; its author weighs two sides
  const auto tests = grain_ == Grain::clause
                         ? std::vector{polarity(c), certainty(c), place(c)}
                         : std::vector{number(c), date(c), status(c), reason(c)};
  for (const auto& test : tests) {
    if (test) found.push_back(*test);
  }
  return found;
}

std::string_view ConflictTests::text_of(const Unit& unit) const { return text_of(unit, unit.span); }

std::string_view ConflictTests::text_of(const Unit& unit, TextSpan span) const {
  return slice(input_.pile[unit.article].article->text, span);
}

/// Whether one was published a day or more after the other: then a change is news, not
/// contradiction.
bool ConflictTests::days_apart(const Comparison& c) const {
  const auto& left = input_.pile[unit(c.left).article].article->published;
  const auto& right = input_.pile[unit(c.right).article].article->published;
  constexpr std::size_t kDay = 10;
  return left && right && left->substr(0, kDay) != right->substr(0, kDay);
}

/// A later word from the same outlet, agency or speaker is an update of the earlier one.
bool ConflictTests::is_update(const Comparison& c) const {
  if (!days_apart(c)) return false;
  const auto sources_of = [&](const Unit& u) -> const ArticleSources& {
    const auto at = std::ranges::lower_bound(input_.story.articles, u.article);
    return input_.stemma.articles[static_cast<std::size_t>(at - input_.story.articles.begin())];
  };
  const ArticleSources& left = sources_of(unit(c.left));
  const ArticleSources& right = sources_of(unit(c.right));
  const auto& said_left = c.left_occurrence.attribution;
  const auto& said_right = c.right_occurrence.attribution;
  return (left.own >= 0 && left.own == right.own) ||
         (left.credited >= 0 && left.credited == right.credited) ||
         (!said_left.empty() && !said_right.empty() && said_left.front() == said_right.front());
}

std::vector<QuantityMention> ConflictTests::quantities(const Unit& unit,
                                                       const Occurrence& occurrence) const {
  return within(input_.pile[unit.article].findings->quantities, occurrence.place.span);
}

/// The whole days that an occurrence names.
std::vector<std::string> ConflictTests::days(const Unit& unit, const Occurrence& occurrence) const {
  constexpr std::size_t kDayLength = 10;
  std::vector<std::string> found;
  for (const DateMention& date :
       within(input_.pile[unit.article].findings->dates, occurrence.place.span)) {
    const bool day =
        date.type == DateType::date ? date.value.size() == kDayLength : date.type == DateType::time;
    if (!day || date.value.size() < kDayLength || date.value[0] == 'X') continue;
    found.push_back(date.value.substr(0, kDayLength));
  }
  return found;
}

std::vector<std::string_view> ConflictTests::states(const Unit& unit,
                                                    const Occurrence& occurrence) const {
  const lexicon::Table& table = input_.lexicon.table("concepts");
  const std::size_t status = table.column("status");
  std::vector<std::string_view> found;
  for (const auto& mention :
       within(input_.pile[unit.article].findings->concepts, occurrence.place.span)) {
    const std::string_view state = table.rows()[mention.concept_row][status];
    if (!state.empty() && std::ranges::find(found, state) == found.end()) found.push_back(state);
  }
  return found;
}

/// One figure each that counts the same thing, and they cannot both hold.
std::optional<Contradiction> ConflictTests::number(const Comparison& c) const {
  if (!c.one_claim() && c.similarity < kSameQuantity) return std::nullopt;
  const Unit& a = unit(c.left);
  const Unit& b = unit(c.right);
  if (is_update(c)) return std::nullopt;
  const auto left = quantities(a, c.left_occurrence);
  const auto right = quantities(b, c.right_occurrence);
  for (const QuantityMention& x : left) {
    const auto agrees = [&](const QuantityMention& y) { return !disjoint(x, y); };
    if (right.empty() || std::ranges::any_of(right, agrees)) continue;
    for (const QuantityMention& y : right) {
      if (!same_unit(a, x, b, y)) continue;
      const auto also_left = [&](const QuantityMention& z) { return !disjoint(z, y); };
      if (std::ranges::any_of(left, also_left)) continue;
      return Contradiction{ConflictKind::number,
                           {interval_key(x), std::string(text_of(a, x.span))},
                           {interval_key(y), std::string(text_of(b, y.span))}};
    }
  }
  return std::nullopt;
}

bool ConflictTests::same_unit(const Unit& a, const QuantityMention& x, const Unit& b,
                              const QuantityMention& y) const {
  if (x.unit.empty() || y.unit.empty()) return false;
  if (x.unit == y.unit) return true;
  const auto concepts_in = [this](const Unit& u, TextSpan span) {
    std::vector<std::uint32_t> rows;
    for (const ConceptMention& m : input_.pile[u.article].findings->concepts) {
      if (m.span.overlaps(span)) rows.push_back(m.concept_row);
    }
    return rows;
  };
  const auto left = concepts_in(a, x.span);
  const auto right = concepts_in(b, y.span);
  return std::ranges::any_of(
      left, [&](std::uint32_t row) { return std::ranges::find(right, row) != right.end(); });
}

/// One whole day each in one claim, and not the same.
std::optional<Contradiction> ConflictTests::date(const Comparison& c) const {
  if (c.similarity < kSameDay) return std::nullopt;
  if (is_update(c)) return std::nullopt;
  const auto left = days(unit(c.left), c.left_occurrence);
  const auto right = days(unit(c.right), c.right_occurrence);
  if (left.size() != 1 || right.size() != 1 || left[0] == right[0]) return std::nullopt;
  return Contradiction{ConflictKind::date, {left[0], left[0]}, {right[0], right[0]}};
}

/// States of one domain that do not hold together.
std::optional<Contradiction> ConflictTests::status(const Comparison& c) const {
  if (is_update(c)) return std::nullopt;
  if (c.left_occurrence.polarity != c.right_occurrence.polarity) return std::nullopt;
  if (c.left_occurrence.polarity == Polarity::negative) return std::nullopt;
  const auto left = states(unit(c.left), c.left_occurrence);
  const auto right = states(unit(c.right), c.right_occurrence);
  for (const std::string_view x : left) {
    if (is_open(x) || std::ranges::find(right, x) != right.end()) continue;
    for (const std::string_view y : right) {
      if (is_open(y) || domain_of(x) != domain_of(y)) continue;
      if (std::ranges::find(left, y) != left.end()) continue;
      return Contradiction{ConflictKind::status,
                           {std::string(x), std::string(value_of(x))},
                           {std::string(y), std::string(value_of(y))}};
    }
  }
  return std::nullopt;
}

/// "since Monday", "after 6 May": a time, no reason.
bool ConflictTests::begins_with_date(const Unit& unit, TextSpan rest) const {
  constexpr std::uint32_t kNear = 6;
  const auto& dates = input_.pile[unit.article].findings->dates;
  return std::ranges::any_of(dates, [rest](const DateMention& date) {
    return date.span.overlaps(rest) && date.span.begin <= rest.begin + kNear;
  });
}

/// The words after a connective of reason, up to the clause's end.
std::optional<Cause> ConflictTests::cause(const Unit& unit, const Occurrence& occurrence) const {
  const TextSpan place = occurrence.place.span;
  const Findings& findings = *input_.pile[unit.article].findings;
  const lexicon::Table& connectives = input_.lexicon.table("connectives");
  const auto& tokens = findings.segmentation.tokens;
  auto at = std::ranges::lower_bound(tokens, place.begin, {},
                                     [](const Token& t) { return t.span.begin; });
  for (; at != tokens.end() && at->span.end <= place.end; ++at) {
    const auto i = static_cast<std::uint32_t>(at - tokens.begin());
    const auto hit = connectives.longest_at(tokens, i, unit.language);
    if (!hit || hit->span.end >= place.end) continue;
    const std::string_view relation = connectives.rows()[hit->row][1];
    const bool one_short_word = hit->span.size() <= 4;  // "as", "for", "over" mostly mean no reason
    const bool reason = relation == "reason" && !one_short_word;
    const TextSpan rest{hit->span.end, place.end};
    if ((reason || relation == "after") && !begins_with_date(unit, rest)) {
      return Cause{rest, !reason};
    }
  }
  return std::nullopt;
}

/// What a stretch of text is about: its concepts and actors, as keys.
std::vector<std::string> ConflictTests::content_of(const Unit& unit, TextSpan span) const {
  const Findings& findings = *input_.pile[unit.article].findings;
  std::vector<std::string> keys;
  for (const ConceptMention& m : within(findings.concepts, span)) {
    keys.push_back("c" + std::to_string(m.concept_row));
  }
  const auto& names = findings.names;
  for (std::size_t n = 0; n < names.size(); ++n) {
    if (span.contains(names[n].span)) {
      keys.push_back("a" + std::to_string(input_.names.actor_of[unit.article][n]));
    }
  }
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

/// Two causes for one effect that have nothing in common.
std::optional<Contradiction> ConflictTests::reason(const Comparison& c) const {
  if (c.similarity < kSameEffect) return std::nullopt;
  const Unit& a = unit(c.left);
  const Unit& b = unit(c.right);
  const auto left = cause(a, c.left_occurrence);
  const auto right = cause(b, c.right_occurrence);
  if (!left || !right) return std::nullopt;
  const auto x = content_of(a, left->span);
  const auto y = content_of(b, right->span);
  if (x.empty() || y.empty()) return std::nullopt;
  std::vector<std::string> shared;
  std::ranges::set_intersection(x, y, std::back_inserter(shared));
  if (!shared.empty()) return std::nullopt;
  if (!shares_act(a, b)) return std::nullopt;
  if (left->after_only && right->after_only) return std::nullopt;
  const auto effect_left = without(content_of(a, a.span), x);
  const auto effect_right = without(content_of(b, b.span), y);
  std::ranges::set_intersection(effect_left, effect_right, std::back_inserter(shared));
  if (shared.empty()) return std::nullopt;
  return Contradiction{ConflictKind::reason,
                       {x.front(), std::string(text::trim(text_of(a, left->span)))},
                       {y.front(), std::string(text::trim(text_of(b, right->span)))}};
}

/// A side that is a whole clause: all clauses of a claim that stand on it are one.
Position ConflictTests::whole_clause(const Unit& unit, std::uint32_t claim,
                                     std::string_view side) const {
  return {std::to_string(claim) + " " + std::string(side), std::string(text_of(unit))};
}

bool ConflictTests::shares_actor(const Unit& a, const Unit& b) const {
  return std::ranges::any_of(a.features, [&](const Feature& x) {
    if (index_.kind_of(x.id) != FeatureKind::actor) return false;
    return std::ranges::any_of(b.features, [&](const Feature& y) { return x.id == y.id; });
  });
}

bool ConflictTests::shares_act(const Unit& a, const Unit& b) const {
  return std::ranges::any_of(a.features, [&](const Feature& x) {
    if (index_.kind_of(x.id) != FeatureKind::concept_row) return false;
    return std::ranges::any_of(b.features, [&](const Feature& y) { return x.id == y.id; });
  });
}

bool ConflictTests::opposite_act(const Unit& a, const Unit& b) const {
  return std::ranges::any_of(a.features, [&](const Feature& x) {
    return std::ranges::any_of(
        b.features, [&](const Feature& y) { return x.id == y.id && x.opposite != y.opposite; });
  });
}

/// One says it, the other says not.
std::optional<Contradiction> ConflictTests::polarity(const Comparison& c) const {
  const bool one_act = c.similarity >= kSameAct && shares_actor(unit(c.left), unit(c.right));
  const bool one_claim = c.one_claim() && c.similarity >= kSamePolarity;
  if (!one_claim && !one_act) return std::nullopt;
  if (index_.in_one_passage(c.left, c.right))
    return std::nullopt;  // the same words, cut differently
  const auto asked = [](const Occurrence& o) { return o.modality == Modality::asked; };
  if (asked(c.left_occurrence) || asked(c.right_occurrence)) return std::nullopt;
  const Unit& a = unit(c.left);
  const Unit& b = unit(c.right);
  if (!shares_act(a, b)) return std::nullopt;
  const auto negative = [](const Occurrence& o) {
    return (o.polarity == Polarity::negative) != (o.modality == Modality::denied);
  };
  const bool differ = negative(c.left_occurrence) != negative(c.right_occurrence);
  if (differ == opposite_act(a, b)) return std::nullopt;
  const bool left_denies = negative(c.left_occurrence);
  return Contradiction{ConflictKind::polarity,
                       whole_clause(a, c.left_claim, left_denies ? "denied" : "stated"),
                       whole_clause(b, c.right_claim, left_denies ? "stated" : "denied")};
}

/// The places that an occurrence names, as actors.
std::vector<std::uint32_t> ConflictTests::places(const Occurrence& occurrence) const {
  const auto& names = input_.pile[occurrence.place.article].findings->names;
  const auto& actor_of = input_.names.actor_of[occurrence.place.article];
  std::vector<std::uint32_t> found;
  for (std::size_t n = 0; n < names.size(); ++n) {
    const bool within_it = occurrence.place.span.contains(names[n].span);
    if (within_it && names[n].kind == NameKind::place) found.push_back(actor_of[n]);
  }
  return found;
}

/// One place each in one claim, and not the same. A region and a town in it may both be right, so
/// nothing is said where either side names a second place.
std::optional<Contradiction> ConflictTests::place(const Comparison& c) const {
  if (!c.one_claim() || c.similarity < kSamePlace || !shares_act(unit(c.left), unit(c.right))) {
    return std::nullopt;
  }
  const auto left = places(c.left_occurrence);
  const auto right = places(c.right_occurrence);
  if (left.size() != 1 || right.size() != 1 || left[0] == right[0]) return std::nullopt;
  const Actor& x = input_.names.actors[left[0]];
  const Actor& y = input_.names.actors[right[0]];
  return Contradiction{ConflictKind::place, {x.id, x.name}, {y.id, y.name}};
}

/// One says it will be, or is; the other only that it may be.
std::optional<Contradiction> ConflictTests::certainty(const Comparison& c) const {
  if (index_.in_one_passage(c.left, c.right)) return std::nullopt;
  if (!c.one_claim() || c.similarity < kSameCertainty || !shares_act(unit(c.left), unit(c.right)))
    return std::nullopt;
  const auto open = [](const Occurrence& o) { return o.modality == Modality::hedged; };
  const auto settled = [](const Occurrence& o) {
    return o.modality == Modality::asserted || o.modality == Modality::reported ||
           o.modality == Modality::planned;
  };
  const bool differ = (open(c.left_occurrence) && settled(c.right_occurrence)) ||
                      (open(c.right_occurrence) && settled(c.left_occurrence));
  if (!differ) return std::nullopt;
  const bool left_open = open(c.left_occurrence);
  return Contradiction{ConflictKind::certainty,
                       whole_clause(unit(c.left), c.left_claim, left_open ? "open" : "settled"),
                       whole_clause(unit(c.right), c.right_claim, left_open ? "settled" : "open")};
}

}  // namespace wirestem::claims::detail
