// SPDX-License-Identifier: Apache-2.0
#include "trace/claims/detail/conflict_tests.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "text/utf8.hpp"
#include "trace/claims/detail/conflict_thresholds.hpp"
#include "trace/claims/detail/items_within.hpp"

namespace wirestem::claims::detail {
namespace {

/// States of one domain that follow one another in the course of things; a pair with one of these
/// is a development and no contradiction.
constexpr std::array<std::string_view, 5> kOpenStates = {"planned", "begun", "moved", "held",
                                                         "proposed"};

/// What is adjourned is put off, be it a trial or a meeting.
constexpr std::string_view kPutOff = "meeting.postponed";

/// States that take turns: "closed since Monday" and "will be open again on the 21st" both hold.
constexpr std::string_view kByTurns = "control";

std::string_view domain_of(std::string_view state) { return state.substr(0, state.find('.')); }

std::string_view value_of(std::string_view state) {
  const std::size_t dot = state.find('.');
  return dot == std::string_view::npos ? state : state.substr(dot + 1);
}

bool is_open(std::string_view state) {
  return std::ranges::find(kOpenStates, value_of(state)) != kOpenStates.end();
}

std::string interval_key(const QuantityMention& quantity) {
  return std::to_string(quantity.low) + " " + std::to_string(quantity.high);
}

bool disjoint(const QuantityMention& x, const QuantityMention& y) {
  const double slack = kNearlyEqual * std::max(x.low, y.low);
  return x.high + slack < y.low || y.high + slack < x.low;
}

/// "forty minutes", as PT40M, is forty of the unit PTM in every language; P1DT2H is left alone.
std::optional<QuantityMention> length_of_time(const DateMention& date) {
  const std::string_view value = date.value;
  const std::size_t first = value.find_first_of("0123456789");
  if (first == std::string_view::npos || first == 0) return std::nullopt;
  QuantityMention length;
  const auto [end, error] =
      std::from_chars(value.data() + first, value.data() + value.size(), length.low);
  const auto after = static_cast<std::size_t>(end - value.data());
  if (error != std::errc{} || after + 1 != value.size()) return std::nullopt;
  length.span = date.span;
  length.high = length.low;
  length.unit = std::string(value.substr(0, first)) + value[after];
  return length;
}

/// How seldom a difference of each kind is one of words only.
double weight_of(ConflictKind kind) {
  switch (kind) {
    case ConflictKind::number:
      return kNumberWeight;
    case ConflictKind::status:
      return kStatusWeight;
    case ConflictKind::polarity:
      return kPolarityWeight;
    case ConflictKind::date:
      return kDateWeight;
    case ConflictKind::certainty:
      return kCertaintyWeight;
    case ConflictKind::place:
      return kPlaceWeight;
    case ConflictKind::actor:
      return kActorWeight;
    case ConflictKind::reason:
      break;
  }
  return 1.0;
}

}  // namespace

std::vector<Contradiction> ConflictTests::run(const Comparison& c) const {
  std::vector<Contradiction> found;
  if (unit(c.left).span == unit(c.right).span && unit(c.left).article == unit(c.right).article) {
    return found;
  }
  const bool one_voice = unit(c.left).article == unit(c.right).article &&
                         (c.left_occurrence.attribution == c.right_occurrence.attribution ||
                          in_headline(c.left_occurrence) || in_headline(c.right_occurrence));
  if (one_voice) return found;  // a page rarely contradicts itself; its author weighs two sides
  const auto tests = grain_ == Grain::clause
                         ? std::vector{polarity(c), certainty(c), place(c)}
                         : std::vector{number(c), date(c), status(c), plan_or_deed(c)};
  for (const auto& test : tests) {
    if (!test) continue;
    found.push_back(*test);
    found.back().strength =
        c.similarity * weight_of(test->kind) * (test->of_clauses ? kOfClauses : 1.0);
  }
  return found;
}

/// A headline says shortly what the text says with its source.
bool ConflictTests::in_headline(const Occurrence& occurrence) const {
  for (const Section& section : input_.pile[occurrence.place.article].article->sections) {
    if (!section.span.contains(occurrence.place.span)) continue;
    return section.role == SectionRole::title || section.role == SectionRole::dek;
  }
  return false;
}

bool ConflictTests::in_one_passage(const Comparison& c) const {
  return index_.in_one_passage(index_.form_of(c.left), index_.form_of(c.right));
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
  const Findings& findings = *input_.pile[unit.article].findings;
  std::vector<QuantityMention> found = items_within(findings.quantities, occurrence.place.span);
  std::erase_if(found, [&](const QuantityMention& quantity) {
    return quantity.high == 1 && is_negated(occurrence, quantity.span);
  });
  for (const DateMention& date : items_within(findings.dates, occurrence.place.span)) {
    if (date.type != DateType::duration) continue;
    if (auto length = length_of_time(date)) found.push_back(std::move(*length));
  }
  return found;
}

/// The whole days that an occurrence names.
std::vector<std::string> ConflictTests::days(const Unit& unit, const Occurrence& occurrence) const {
  constexpr std::size_t kDayLength = 10;
  std::vector<std::string> found;
  for (const DateMention& date :
       items_within(input_.pile[unit.article].findings->dates, occurrence.place.span)) {
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
       items_within(input_.pile[unit.article].findings->concepts, occurrence.place.span)) {
    const std::string_view state = table.rows()[mention.concept_row][status];
    if (state.empty()) continue;
    for (const std::string_view one : {state, state == "trial.adjourned" ? kPutOff : state}) {
      if (std::ranges::find(found, one) == found.end()) found.push_back(one);
    }
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
  // What counts something else, as far as is known, does not settle the matter.
  const auto comparable = [&](const QuantityMention& x, const QuantityMention& y) {
    return x.unit.empty() || y.unit.empty() || same_unit(a, x, b, y);
  };
  for (const QuantityMention& x : left) {
    const auto agrees = [&](const QuantityMention& y) {
      return comparable(x, y) && !disjoint(x, y);
    };
    if (right.empty() || std::ranges::any_of(right, agrees)) continue;
    for (const QuantityMention& y : right) {
      if (!same_unit(a, x, b, y)) continue;
      if (x.unit == "%" && c.similarity < kSameShare) continue;
      const auto also_left = [&](const QuantityMention& z) {
        return comparable(z, y) && !disjoint(z, y);
      };
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

std::vector<TextSpan> ConflictTests::state_mentions(const Unit& unit,
                                                    const Occurrence& occurrence) const {
  const lexicon::Table& table = input_.lexicon.table("concepts");
  const std::size_t status = table.column("status");
  std::vector<TextSpan> found;
  for (const auto& mention :
       items_within(input_.pile[unit.article].findings->concepts, occurrence.place.span)) {
    if (!table.rows()[mention.concept_row][status].empty()) found.push_back(mention.span);
  }
  return found;
}

/// The years that a clause tells of; that of its page where it names none.
std::vector<std::string> ConflictTests::years(const Unit& unit,
                                              const Occurrence& occurrence) const {
  constexpr std::size_t kYear = 4;
  const ReadArticle& read = input_.pile[unit.article];
  std::vector<std::string> found;
  for (const DateMention& date : items_within(read.findings->dates, occurrence.place.span)) {
    const bool dated = date.type == DateType::date || date.type == DateType::time;
    const std::string year = date.value.substr(0, kYear);
    const bool known = std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; });
    if (dated && known && year.size() == kYear) {
      found.push_back(year);
    }
  }
  if (found.empty() && read.article->published) {
    found.push_back(read.article->published->substr(0, kYear));
  }
  return found;
}

/// "Opened in 1968" does not deny that it is closed now.
bool ConflictTests::years_apart(const Comparison& c) const {
  const auto left = years(unit(c.left), c.left_occurrence);
  const auto right = years(unit(c.right), c.right_occurrence);
  return !left.empty() && !right.empty() && std::ranges::none_of(left, [&](const auto& year) {
    return std::ranges::find(right, year) != right.end();
  });
}

/// States of one domain that do not hold together.
std::optional<Contradiction> ConflictTests::status(const Comparison& c) const {
  if (is_update(c) || years_apart(c)) return std::nullopt;
  const auto awaited = [this](const Unit& u, const Occurrence& o) {
    return o.modality == Modality::planned && is_to_come(u, o);
  };
  const bool one_awaited =
      awaited(unit(c.left), c.left_occurrence) != awaited(unit(c.right), c.right_occurrence);
  if (is_denied(c.left, c.left_occurrence) || is_denied(c.right, c.right_occurrence)) {
    return std::nullopt;
  }
  const auto left = states(unit(c.left), c.left_occurrence);
  const auto right = states(unit(c.right), c.right_occurrence);
  for (const std::string_view x : left) {
    if (is_open(x) || std::ranges::find(right, x) != right.end()) continue;
    for (const std::string_view y : right) {
      if (is_open(y) || domain_of(x) != domain_of(y)) continue;
      if (one_awaited && domain_of(x) == kByTurns) continue;
      if (std::ranges::find(left, y) != left.end()) continue;
      return Contradiction{ConflictKind::status,
                           {std::string(x), std::string(value_of(x))},
                           {std::string(y), std::string(value_of(y))}};
    }
  }
  return std::nullopt;
}

/// "The council meets on 28 March", in a page of the 12th.
bool ConflictTests::is_to_come(const Unit& unit, const Occurrence& occurrence) const {
  const auto& published = input_.pile[unit.article].article->published;
  if (!published) return false;
  return std::ranges::any_of(days(unit, occurrence),
                             [&](const std::string& day) { return day > *published; });
}

/// What one tells as planned the other tells as done, of the same words or on the same day; later,
/// a deed is how a plan goes on.
std::optional<Contradiction> ConflictTests::plan_or_deed(const Comparison& c) const {
  if (!shares_act(unit(c.left), unit(c.right))) return std::nullopt;
  const bool retold = in_one_passage(c) && c.similarity >= kRetoldPlan;
  const bool same_day = !days_apart(c) && c.similarity >= kSamePlan;
  if (!c.one_claim() || (!retold && !same_day)) return std::nullopt;
  const auto plan = [](const Occurrence& o) { return o.modality == Modality::planned; };
  const auto deed = [this](const Unit& u, const Occurrence& o) {
    const bool told = o.modality == Modality::asserted || o.modality == Modality::reported;
    return told && o.polarity == Polarity::positive && !is_to_come(u, o);
  };
  const bool left_plans = plan(c.left_occurrence) && deed(unit(c.right), c.right_occurrence);
  const bool right_plans = plan(c.right_occurrence) && deed(unit(c.left), c.left_occurrence);
  if (!left_plans && !right_plans) return std::nullopt;
  return Contradiction{
      ConflictKind::status,
      whole_clause(unit(c.left), c.left_claim, left_plans ? "1 planned" : "2 done"),
      whole_clause(unit(c.right), c.right_claim, left_plans ? "2 done" : "1 planned"), 0.0, true};
}

/// A side that is a whole clause: all clauses of a claim that stand on it are one.
Position ConflictTests::whole_clause(const Unit& unit, std::uint32_t claim,
                                     std::string_view side) const {
  return {std::string(side) + " " + std::to_string(claim), std::string(text_of(unit))};
}

bool ConflictTests::shares_act(const Unit& a, const Unit& b) const {
  return std::ranges::any_of(a.features, [&](const Feature& x) {
    if (index_.kind_of(x.id) != FeatureKind::concept_row) return false;
    return std::ranges::any_of(b.features, [&](const Feature& y) { return x.id == y.id; });
  });
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
  // "Lorne", "Lornian", "Strait of Lorne": near enough to be one place.
  if (x.name.find(y.name) != std::string::npos || y.name.find(x.name) != std::string::npos) {
    return std::nullopt;
  }
  return Contradiction{ConflictKind::place, {x.id, x.name}, {y.id, y.name}};
}

/// Whether both count one thing alike: "up to 300 boxes", "300 boxes".
bool ConflictTests::share_figure(const Comparison& c) const {
  const auto& right = unit(c.right).figures;
  return std::ranges::any_of(unit(c.left).figures, [&](const QuantityMention& x) {
    return std::ranges::any_of(right, [&](const QuantityMention& y) {
      return x.unit == y.unit && (x.low == y.low || x.high == y.high);
    });
  });
}

/// One says it will be, or is; the other only that it may be.
std::optional<Contradiction> ConflictTests::certainty(const Comparison& c) const {
  if (in_one_passage(c)) return std::nullopt;
  if (c.similarity < kSameCertainty || (!tell_of_one_act(c) && !share_figure(c))) {
    return std::nullopt;
  }
  const auto open = [](const Occurrence& o) { return o.modality == Modality::hedged; };
  const auto settled = [](const Occurrence& o) {
    return o.modality == Modality::asserted || o.modality == Modality::reported ||
           o.modality == Modality::planned;
  };
  const bool differ = (open(c.left_occurrence) && settled(c.right_occurrence)) ||
                      (open(c.right_occurrence) && settled(c.left_occurrence));
  if (!differ) return std::nullopt;
  const bool left_open = open(c.left_occurrence);
  return Contradiction{
      ConflictKind::certainty,
      whole_clause(unit(c.left), c.left_claim, left_open ? "1 open" : "2 settled"),
      whole_clause(unit(c.right), c.right_claim, left_open ? "2 settled" : "1 open")};
}

}  // namespace wirestem::claims::detail
