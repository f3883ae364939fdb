// SPDX-License-Identifier: Apache-2.0
//
// The cause is what stands on its side of the sign within the clause; the effect is the rest of the
// sentence, and the sentence before where the sign opens one ("The reason is …"). Two explanations
// contradict each other where their effects share something that is done, and their causes nothing;
// or where one gives as the cause what the other says is none.
#include "trace/claims/detail/explanations.hpp"

#include <algorithm>
#include <cmath>

#include "text/utf8.hpp"
#include "trace/claims/detail/conflict_thresholds.hpp"
#include "trace/claims/detail/items_within.hpp"

namespace wirestem::claims::detail {
namespace {

constexpr std::size_t kMostUnits = 200;  ///< what more have is no sign that they tell of one thing
constexpr std::uint32_t kOpening = 24;   ///< bytes: a sign that begins so early opens its sentence

// What kinds of keys there are. Concepts and actors bridge languages, words do not.
constexpr char kConcept = 'c';
constexpr char kDomain = 'd';
constexpr char kActor = 'a';
constexpr char kWord = 'w';

void sort_once(ContentKeys& keys) {
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

ContentKeys without(const ContentKeys& all, const ContentKeys& some) {
  ContentKeys rest;
  std::ranges::set_difference(all, some, std::back_inserter(rest));
  return rest;
}

ContentKeys in_both(const ContentKeys& a, const ContentKeys& b) {
  ContentKeys both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both;
}

}  // namespace

ExplanationReader::ExplanationReader(const ClaimInput& input, const ClauseIndex& index)
    : input_(input),
      index_(index),
      causes_(input.lexicon.table("causes")),
      connectives_(input.lexicon.table("connectives")),
      stopwords_(input.lexicon.table("stopwords")),
      relation_column_(connectives_.column("relation")),
      cause_column_(causes_.column("cause")),
      opener_column_(causes_.column("opener")) {
  for (std::uint32_t u = 0; u < index.units().size(); ++u) {
    const Unit& unit = index.units()[u];
    contents_.push_back(content_of(unit, unit.span));
    for (const std::uint32_t key : contents_.back()) units_with_[key].push_back(u);
  }
}

std::vector<Explanation> ExplanationReader::read(std::uint32_t unit, const Occurrence& occurrence) {
  const TextSpan place = occurrence.place.span;
  const std::vector<Sign> signs = signs_in(index_.units()[unit], place);
  const bool denied = occurrence.modality == Modality::denied;
  std::vector<Explanation> found;
  for (std::size_t s = 0; s < signs.size(); ++s) {
    const std::uint32_t begin = s == 0 ? place.begin : signs[s - 1].span.end;
    const std::uint32_t end = s + 1 == signs.size() ? place.end : signs[s + 1].span.begin;
    const TextSpan cause = signs[s].cause == CauseIs::after ? TextSpan{signs[s].span.end, end}
                                                            : TextSpan{begin, signs[s].span.begin};
    auto one = explanation(unit, signs[s], cause);
    if (!one || is_of_anonymity(index_.units()[unit], place, signs[s].span)) continue;
    one->denied |= denied;
    found.push_back(std::move(*one));
  }
  return found;
}

std::vector<ExplanationReader::Sign> ExplanationReader::signs_in(const Unit& unit,
                                                                 TextSpan place) const {
  const auto& tokens = input_.pile[unit.article].findings->segmentation.tokens;
  const auto first = std::ranges::lower_bound(tokens, place.begin, {},
                                              [](const Token& t) { return t.span.begin; });
  const auto begin = static_cast<std::uint32_t>(first - tokens.begin());
  std::vector<Sign> signs;
  for (std::uint32_t i = begin; i < tokens.size() && tokens[i].span.end <= place.end; ++i) {
    auto sign = phrase_at(unit, i, begin, signs);
    if (!sign) sign = connective_at(unit, i);
    if (!sign || sign->span.end > place.end) continue;
    i = sign->end_token - 1;
    if (sign->cause != CauseIs::nowhere) signs.push_back(*sign);
  }
  return signs;
}

/// A phrase of the table of causes. One with an opener takes the place of what was read from the
/// opener alone: "blamed the delay on …" and not "blamed …".
std::optional<ExplanationReader::Sign> ExplanationReader::phrase_at(
    const Unit& unit, std::uint32_t token, std::uint32_t first, std::vector<Sign>& earlier) const {
  const auto& tokens = input_.pile[unit.article].findings->segmentation.tokens;
  for (const lexicon::Hit& hit : causes_.all_at(tokens, token, unit.language)) {
    const lexicon::Row& row = causes_.rows()[hit.row];
    const auto openers = lexicon::alternatives(row[opener_column_]);
    const std::string_view way = row[cause_column_];
    const Sign sign{.first_token = hit.first_token,
                    .end_token = hit.end_token,
                    .span = hit.span,
                    .cause = way == "none"            ? CauseIs::nowhere
                             : way.ends_with("after") ? CauseIs::after
                                                      : CauseIs::before,
                    .denied = way.starts_with("not_"),
                    .after_only = way == "maybe_after"};
    if (openers.empty()) return sign;
    for (std::uint32_t back = 1; back <= kOpenerReach && token >= first + back; ++back) {
      const Token& opener = tokens[token - back];
      if (std::ranges::find(openers, opener.folded) == openers.end()) continue;
      std::erase_if(earlier, [&](const Sign& s) { return s.end_token > token - back; });
      return sign;
    }
  }
  return std::nullopt;
}

std::optional<ExplanationReader::Sign> ExplanationReader::connective_at(const Unit& unit,
                                                                        std::uint32_t token) const {
  const auto& tokens = input_.pile[unit.article].findings->segmentation.tokens;
  const std::vector<lexicon::Hit> hits = connectives_.all_at(tokens, token, unit.language);
  if (hits.empty()) return std::nullopt;
  const lexicon::Hit& hit = hits.front();
  const auto means = [&](std::string_view relation) {
    return std::ranges::any_of(hits, [&](const lexicon::Hit& one) {
      return connectives_.rows()[one.row][relation_column_] == relation;
    });
  };
  const bool time = means("after");
  if (!means("reason") && !time) return std::nullopt;
  return Sign{.first_token = hit.first_token,
              .end_token = hit.end_token,
              .span = hit.span,
              .after_only = time};
}

std::optional<Explanation> ExplanationReader::explanation(std::uint32_t number, const Sign& sign,
                                                          TextSpan cause) {
  const Unit& here = index_.units()[number];
  if (cause.empty() || (sign.cause == CauseIs::after && begins_with_date(here, cause))) {
    return std::nullopt;
  }
  Explanation found;
  found.language = here.language;
  found.after_only = sign.after_only;
  found.denied = sign.denied;
  const std::string_view text = input_.pile[here.article].article->text;
  found.text = std::string(text::trim(slice(text, cause)));
  found.cause = content_of(here, cause);
  found.effect = without(contents_[number], found.cause);
  found.effect = without(found.effect, content_of(here, sign.span));
  const bool opens = sign.span.begin < here.span.begin + kOpening;
  const bool ends = sign.cause == CauseIs::before && sign.span.end + kOpening > here.span.end;
  if ((opens || ends) && number > 0 && index_.units()[number - 1].article == here.article) {
    const ContentKeys& before = contents_[number - 1];
    found.effect.insert(found.effect.end(), before.begin(), before.end());
    sort_once(found.effect);
    found.effect = without(found.effect, found.cause);
  }
  return found;
}

/// Why somebody will not be named is no account of what happened.
bool ExplanationReader::is_of_anonymity(const Unit& unit, TextSpan place, TextSpan sign) const {
  constexpr std::uint32_t kBefore = 60;
  const TextSpan near{std::min(place.begin, sign.begin - std::min(sign.begin, kBefore)), place.end};
  const lexicon::Table& concepts = input_.lexicon.table("concepts");
  bool found = false;
  for_each_within(input_.pile[unit.article].findings->concepts, near,
                  [&](const ConceptMention& mention, std::size_t) {
                    found |= concepts.rows()[mention.concept_row][0] == "unnamed";
                  });
  return found;
}

/// "since Monday", "after 6 May": a time, no reason.
bool ExplanationReader::begins_with_date(const Unit& unit, TextSpan rest) const {
  constexpr std::uint32_t kNear = 6;
  const auto& dates = input_.pile[unit.article].findings->dates;
  return std::ranges::any_of(dates, [rest](const DateMention& date) {
    return date.span.overlaps(rest) && date.span.begin <= rest.begin + kNear;
  });
}

/// Who says it and how ("the spokesman said") is no part of what is explained.
bool ExplanationReader::is_speech(const Unit& unit, TextSpan span) const {
  const Findings& findings = *input_.pile[unit.article].findings;
  const auto within = [span](TextSpan part) { return part.contains(span); };
  const auto has = [&](const Quote& quote) {
    return std::ranges::any_of(quote.cue, within) || std::ranges::any_of(quote.speaker, within);
  };
  return std::ranges::any_of(findings.quotes, has) ||
         std::ranges::any_of(findings.outlets, within, &OutletMention::span);
}

ContentKeys ExplanationReader::content_of(const Unit& unit, TextSpan span) {
  const Findings& findings = *input_.pile[unit.article].findings;
  const lexicon::Table& concepts = input_.lexicon.table("concepts");
  const std::size_t status_column = concepts.column("status");
  ContentKeys keys;
  for_each_within(findings.concepts, span, [&](const ConceptMention& mention, std::size_t) {
    if (is_speech(unit, mention.span)) return;
    const lexicon::Row& row = concepts.rows()[mention.concept_row];
    keys.push_back(key(kConcept, row[0]));
    // "postponed" and "cancelled" are effects on one thing, and so is an adjourned trial.
    const std::string_view status = row[status_column];
    if (!status.empty()) keys.push_back(key(kDomain, status.substr(0, status.find('.'))));
    if (status == "trial.adjourned") keys.push_back(key(kDomain, "meeting"));
  });
  for_each_within(findings.names, span, [&](const NameMention& name, std::size_t n) {
    if (is_speech(unit, name.span)) return;
    const std::uint32_t actor = input_.names.actor_of[unit.article][n];
    keys.push_back(key(kActor, input_.names.actors[actor].id));
  });
  add_words(unit, span, keys);
  sort_once(keys);
  return keys;
}

std::uint32_t ExplanationReader::key(char kind, std::string_view value) {
  const auto next = static_cast<std::uint32_t>(kinds_.size());
  const auto [at, fresh] = keys_.try_emplace(kind + std::string(value), next);
  if (fresh) {
    kinds_.push_back(kind);
    units_with_.emplace_back();
  }
  return at->second;
}

/// Words that are neither concept nor name, by their stems.
void ExplanationReader::add_words(const Unit& unit, TextSpan span, ContentKeys& keys) {
  const Findings& findings = *input_.pile[unit.article].findings;
  const auto& tokens = findings.segmentation.tokens;
  const auto overlaps = [&](const auto& items, TextSpan word) {
    bool found = false;
    for_each_within(items, span,
                    [&](const auto& item, std::size_t) { found |= item.span.overlaps(word); });
    return found;
  };
  const auto first =
      std::ranges::lower_bound(tokens, span.begin, {}, [](const Token& t) { return t.span.begin; });
  for (auto at = first; at != tokens.end() && at->span.end <= span.end; ++at) {
    const auto token = static_cast<std::uint32_t>(at - tokens.begin());
    if (at->kind != TokenKind::word || stopwords_.longest_at(tokens, token, unit.language))
      continue;
    if (overlaps(findings.concepts, at->span) || overlaps(findings.names, at->span)) continue;
    if (is_speech(unit, at->span)) continue;
    keys.push_back(key(kWord, std::string(unit.language) + ":" + at->stem));
  }
}

/// What clauses of two languages can have in common.
ContentKeys ExplanationReader::comparable(const ContentKeys& keys, bool one_language) const {
  ContentKeys kept;
  std::ranges::copy_if(keys, std::back_inserter(kept),
                       [&](std::uint32_t key) { return one_language || kinds_[key] != kWord; });
  return kept;
}

bool ExplanationReader::is_of_event(std::uint32_t key) const { return kinds_[key] != kActor; }

bool ExplanationReader::tells_more_than_who(const ContentKeys& keys) const {
  return std::ranges::any_of(keys, [this](std::uint32_t key) { return is_of_event(key); });
}

std::vector<std::uint32_t> ExplanationReader::units_that_may_tell(const ContentKeys& cause) const {
  std::vector<std::uint32_t> units;
  for (const std::uint32_t key : cause) {
    if (units_with_[key].size() > kMostUnits) continue;
    units.insert(units.end(), units_with_[key].begin(), units_with_[key].end());
  }
  sort_once(units);
  return units;
}

/// What few sentences of the story have tells more.
double ExplanationReader::weight_of(std::uint32_t key) const {
  return std::log(1.0 + static_cast<double>(index_.units().size()) /
                            static_cast<double>(std::max<std::size_t>(1, units_with_[key].size())));
}

double ExplanationReader::weight_of(const ContentKeys& keys) const {
  double sum = 0;
  for (const std::uint32_t key : keys) sum += weight_of(key);
  return sum;
}

/// Named by what tells most of the cause.
Position ExplanationReader::side_of(const Explanation& explanation,
                                    const ContentKeys& cause) const {
  const auto rarest =
      std::ranges::max_element(cause, {}, [this](std::uint32_t key) { return weight_of(key); });
  return {(explanation.denied ? "not " : "") + std::to_string(*rarest), explanation.text};
}

std::optional<Contradiction> ExplanationReader::other_cause(const Explanation& a,
                                                            const Explanation& b) const {
  if (a.denied || b.denied || (a.after_only && b.after_only)) return std::nullopt;
  const bool one_language = a.language == b.language;
  const ContentKeys left = comparable(a.cause, one_language);
  const ContentKeys right = comparable(b.cause, one_language);
  if (left.empty() || right.empty()) return std::nullopt;
  if (!in_both(left, right).empty()) return std::nullopt;
  const ContentKeys left_effect = comparable(a.effect, one_language);
  const ContentKeys right_effect = comparable(b.effect, one_language);
  const ContentKeys effect = in_both(left_effect, right_effect);
  if (!tells_more_than_who(effect)) return std::nullopt;
  const double both = weight_of(left_effect) * weight_of(right_effect);
  const double sure = a.after_only || b.after_only ? kAfterOnly : kTwoReasons;
  const double strength = sure * weight_of(effect) / std::sqrt(both);
  return Contradiction{ConflictKind::reason, side_of(a, left), side_of(b, right), strength};
}

std::optional<Contradiction> ExplanationReader::denied_cause(const Explanation& denial,
                                                             const Explanation& other) const {
  if (!denial.denied || other.denied) return std::nullopt;
  const bool one_language = denial.language == other.language;
  const ContentKeys cause = comparable(denial.cause, one_language);
  if (in_both(cause, other.cause).empty()) return std::nullopt;
  if (!tells_more_than_who(in_both(denial.effect, other.effect))) return std::nullopt;
  return against(denial, cause, other.text);
}

std::optional<Contradiction> ExplanationReader::denied_cause(const Explanation& denial,
                                                             std::uint32_t number) const {
  if (!denial.denied) return std::nullopt;
  const Unit& unit = index_.units()[number];
  const ContentKeys cause = comparable(denial.cause, denial.language == unit.language);
  const ContentKeys told = in_both(cause, contents_[number]);
  const bool most = weight_of(told) >= kMostOfCause * weight_of(cause);
  if (!most || !tells_more_than_who(told)) return std::nullopt;
  const std::string_view text = input_.pile[unit.article].article->text;
  return against(denial, cause, std::string(slice(text, unit.span)));
}

/// A denial is one conflict, whoever tells what it denies.
Contradiction ExplanationReader::against(const Explanation& denial, const ContentKeys& cause,
                                         std::string told) const {
  Position denier = side_of(denial, cause);
  Position teller{.key = "told" + denier.key, .value = std::move(told)};
  return {ConflictKind::reason, std::move(denier), std::move(teller), kDeniedCause};
}

}  // namespace wirestem::claims::detail
