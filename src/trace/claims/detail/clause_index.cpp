// SPDX-License-Identifier: Apache-2.0
//
// Features are made language-free wherever the lexicon allows: a concept's row, an actor, a value.
// A concept and its opposite are one feature with a sign, because "accepted" and "rejected" tell of
// the same thing. Word stems are kept for what no table knows, and count only between clauses of
// one language. Weights are inverse clause frequencies in the story (Spärck Jones 1972), times how
// telling the kind is.
#include "trace/claims/detail/clause_index.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "trace/claims/detail/items_within.hpp"
#include "trace/claims/detail/told_acts.hpp"

namespace wirestem::claims::detail {
namespace {

/// How much a shared feature of each kind tells, in the order of FeatureKind.
constexpr std::array<double, 6> kKindWeight = {1.0, 0.7, 1.7, 1.0, 0.8, 1.6};

constexpr double kOnceAPage =
    1.5;  ///< what several pages mention about once each is the mark of a claim
constexpr double kTelling = 1.8;  ///< and weighs so much more
constexpr double kGrade = 0.5;    ///< "first", "at least", "new" say little of what happened

bool can_state(SectionRole role) {
  return role != SectionRole::byline && role != SectionRole::dateline &&
         role != SectionRole::credit && role != SectionRole::caption;
}

std::string number_text(double value) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.6g", value);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

}  // namespace

ClauseIndex::ClauseIndex(const ClaimInput& input, Grain grain, Speakers speakers)
    : input_(input), speakers_(speakers) {
  for (const std::uint32_t article : input.story.articles) add_units(article, grain);
  weigh();
  find_forms();
  align_passages();
}

/// Copies of one clause are compared once: units of the same words with the same features are one
/// form.
void ClauseIndex::find_forms() {
  using Key = std::tuple<std::string_view, std::string_view, bool, std::vector<std::uint64_t>>;
  std::map<Key, std::uint32_t> known;
  for (std::uint32_t u = 0; u < units_.size(); ++u) {
    const Unit& unit = units_[u];
    const std::string_view words = slice(input_.pile[unit.article].article->text, unit.span);
    std::vector<std::uint64_t> features;
    for (const Feature& feature : unit.features) {
      features.push_back(std::uint64_t{feature.id} * 2 + (feature.opposite ? 1 : 0));
    }
    const auto [at, fresh] =
        known.try_emplace(Key{unit.language, words, unit.denies, std::move(features)},
                          static_cast<std::uint32_t>(forms_.size()));
    if (fresh) forms_.emplace_back();
    forms_[at->second].push_back(u);
    form_of_.push_back(at->second);
  }
}

void ClauseIndex::add_units(std::uint32_t article, Grain grain) {
  const Article& page = *input_.pile[article].article;
  const Findings& findings = *input_.pile[article].findings;
  find_asides(article);
  for (std::uint32_t f = 0; f < findings.frames.size(); ++f) {
    const Frame& frame = findings.frames[f];
    const Sentence& sentence = findings.segmentation.sentences[frame.sentence];
    if (!can_state(role_of(page, sentence))) continue;
    const bool first_of_sentence = f == 0 || findings.frames[f - 1].sentence != frame.sentence;
    if (grain == Grain::sentence && !first_of_sentence) continue;
    if (grain == Grain::clause && only_says_who(findings, frame.clause)) continue;
    Unit unit;
    unit.article = article;
    unit.frame = f;
    unit.span = grain == Grain::sentence ? sentence.span : frame.clause;
    unit.language = language_of(page, sentence);
    unit.denies = (frame.polarity == Polarity::negative) != (frame.modality == Modality::denied);
    add_features(unit, sentence);
    if (grain == Grain::clause && unit.features.empty()) continue;
    units_.push_back(std::move(unit));
  }
}

/// Whether a clause has the cue of a quotation and none of its words: "…, a diplomat told the
/// Courier".
bool ClauseIndex::only_says_who(const Findings& findings, TextSpan clause) const {
  bool cued = false;
  for (const Quote& quote : findings.quotes) {
    const auto within = [clause](TextSpan span) { return clause.contains(span); };
    if (std::ranges::none_of(quote.cue, within)) continue;
    const auto told = [clause](TextSpan span) { return clause.overlaps(span); };
    if (std::ranges::any_of(quote.content, told)) return false;
    cued = cued || !is_act(quote, findings, input_.lexicon);
  }
  return cued;
}

/// Cues, speakers, media, dates' words and the signs of modality say who tells it and how; what is
/// told is compared without them.
void ClauseIndex::find_asides(std::uint32_t article) {
  const Findings& findings = *input_.pile[article].findings;
  asides_.clear();
  for (const Quote& quote : findings.quotes) {
    if (is_act(quote, findings, input_.lexicon)) continue;
    asides_.insert(asides_.end(), quote.cue.begin(), quote.cue.end());
    asides_.insert(asides_.end(), quote.speaker.begin(), quote.speaker.end());
  }
  for (const OutletMention& outlet : findings.outlets) asides_.push_back(outlet.span);
  for (const DateMention& date : findings.dates) asides_.push_back(date.span);
  for (const Frame& frame : findings.frames) {
    asides_.insert(asides_.end(), frame.signs.begin(), frame.signs.end());
  }
  std::ranges::sort(asides_);
  // Joined where they overlap, so that one binary search answers.
  std::vector<TextSpan> joined;
  for (const TextSpan span : asides_) {
    if (!joined.empty() && span.begin < joined.back().end) {
      joined.back().end = std::max(joined.back().end, span.end);
    } else {
      joined.push_back(span);
    }
  }
  asides_ = std::move(joined);
}

bool ClauseIndex::is_aside(TextSpan span) const {
  const auto at = std::ranges::upper_bound(asides_, span.begin, {}, &TextSpan::end);
  return at != asides_.end() && at->overlaps(span);
}

/// Adds what is new to the clause; gives null for what it has already. An empty span is a place of
/// its own.
Feature* ClauseIndex::add_feature(Unit& unit, FeatureKind kind, std::string_view value,
                                  TextSpan span) {
  const auto next = static_cast<std::uint32_t>(kinds_.size());
  const auto [at, fresh] = ids_.try_emplace({kind, std::string(value)}, next);
  if (fresh) {
    kinds_.push_back(kind);
    grades_.push_back(false);
    acts_.push_back(false);
    frequency_.push_back(0);
  }
  const std::uint32_t id = at->second;
  const auto same = [id](const Feature& feature) { return feature.id == id; };
  if (std::ranges::any_of(unit.features, same)) return nullptr;
  ++frequency_[id];
  unit.features.push_back({.id = id});
  spans_.push_back(span);
  unit.features.back().alone = kind == FeatureKind::quotation;
  return &unit.features.back();
}

/// Words that several tables know ("talks" as negotiating, as a meeting, as a state of the meeting)
/// are one sign and not three: features whose spans overlap get one place.
void ClauseIndex::number_places(Unit& unit) const {
  std::vector<std::uint32_t> order(spans_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [this](std::uint32_t f) { return spans_[f].begin; });
  std::uint32_t place = 0;
  std::uint32_t end = 0;
  for (const std::uint32_t f : order) {
    if (spans_[f].empty() || spans_[f].begin >= end) ++place;
    end = std::max(end, spans_[f].end);
    unit.features[f].place = static_cast<std::uint8_t>(std::min(place, kMostPlaces - 1));
  }
}

void ClauseIndex::add_features(Unit& unit, const Sentence& sentence) {
  spans_.clear();
  add_concepts(unit);
  add_names(unit);
  add_values(unit);
  add_stems(unit, sentence);
  add_quotations(unit);
  if (speakers_ == Speakers::named) add_speakers(unit);
  number_places(unit);
  std::ranges::sort(unit.features, {}, &Feature::id);
}

namespace {

/// A term of several words, or of four ideographs: "video link", 视频会议.
bool is_term(std::string_view words) {
  constexpr std::size_t kFourIdeographs = 12;
  const auto lead = static_cast<unsigned char>(words[0]);
  const bool ideographs = lead >= 0xE3 && lead <= 0xE9;
  return ideographs ? words.size() >= kFourIdeographs : words.find(' ') != std::string_view::npos;
}

/// Whether a state is more than the usual course of things: "postponed" tells of a meeting what
/// "held" and "planned" do not.
bool turns_the_course(std::string_view status) {
  constexpr std::array<std::string_view, 8> kUsual = {"planned", "held",    "in_talks", "prepared",
                                                      "begun",   "running", "ongoing",  "moved"};
  const std::string_view value = status.substr(status.find('.') + 1);
  return !status.empty() && std::ranges::find(kUsual, value) == kUsual.end();
}

}  // namespace

void ClauseIndex::add_concepts(Unit& unit) {
  const lexicon::Table& table = input_.lexicon.table("concepts");
  const auto& concepts = input_.pile[unit.article].findings->concepts;
  const std::string_view page_text = input_.pile[unit.article].article->text;
  const std::size_t pos_column = table.column("pos");
  const std::size_t opposite_column = table.column("opposite");
  const std::size_t status_column = table.column("status");
  for_each_within(concepts, unit.span, [&](const ConceptMention& mention, std::size_t) {
    if (is_aside(mention.span)) return;
    const lexicon::Row& row = table.rows()[mention.concept_row];
    const auto opposites = lexicon::alternatives(row[opposite_column]);
    const bool second = !opposites.empty() && opposites.front() < row[0];
    Feature* added = add_feature(unit, FeatureKind::concept_row,
                                 second ? opposites.front() : row[0], mention.span);
    if (added != nullptr) {
      grades_[added->id] = row[pos_column] == "adj" || row[pos_column] == "adv";
      acts_[added->id] = row[pos_column] == "verb";
      added->opposite = second;
      added->alone = is_term(slice(page_text, mention.span));
    }
    // "postponed" and "cancelled" are told of the same thing: what has a state of that domain.
    const std::string_view status = row[status_column];
    if (turns_the_course(status)) {
      add_feature(unit, FeatureKind::concept_row, status.substr(0, status.find('.') + 1),
                  mention.span);
    }
  });
}

void ClauseIndex::add_names(Unit& unit) {
  const auto& actor_of = input_.names.actor_of[unit.article];
  const auto& names = input_.pile[unit.article].findings->names;
  for_each_within(names, unit.span, [&](const NameMention& name, std::size_t mention) {
    if (is_aside(name.span)) return;
    add_feature(unit, FeatureKind::actor, input_.names.actors[actor_of[mention]].id, name.span);
  });
}

void ClauseIndex::add_values(Unit& unit) {
  const Findings& findings = *input_.pile[unit.article].findings;
  for_each_within(findings.quantities, unit.span, [&](const QuantityMention& q, std::size_t) {
    if (!q.unit.empty()) unit.figures.push_back(q);
    if (q.low == 1) return;  // "one", "first": an article as often as a count
    add_feature(unit, FeatureKind::number, number_text(q.low), {});
  });
  for_each_within(findings.dates, unit.span, [&](const DateMention& date, std::size_t) {
    if (!date.value.ends_with("_REF")) add_feature(unit, FeatureKind::date, date.value, {});
  });
}

void ClauseIndex::add_stems(Unit& unit, const Sentence& sentence) {
  const Findings& findings = *input_.pile[unit.article].findings;
  const lexicon::Table& stopwords = input_.lexicon.table("stopwords");
  const auto& tokens = findings.segmentation.tokens;
  const auto covered = [&](TextSpan span) {
    bool found = false;
    const auto mark = [&](const auto& item, std::size_t) { found |= item.span.overlaps(span); };
    for_each_within(findings.concepts, unit.span, mark);
    for_each_within(findings.names, unit.span, mark);
    return found;
  };
  const auto counts = [&](const Token& token) {  // "two" is the number 2 already
    bool found = false;
    for_each_within(findings.quantities, unit.span, [&](const QuantityMention& q, std::size_t) {
      found |= q.span.overlaps(token.span) && q.unit != token.stem;
    });
    return found;
  };
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::word || !unit.span.contains(token.span)) continue;
    if (stopwords.longest_at(tokens, i, unit.language) || is_aside(token.span)) continue;
    if (covered(token.span) || counts(token)) continue;
    add_feature(unit, FeatureKind::stem, std::string(unit.language) + ":" + token.stem, token.span);
  }
}

void ClauseIndex::add_quotations(Unit& unit) {
  for (std::size_t f = 0; f < input_.quotes.size(); ++f) {
    for (const QuoteVariant& variant : input_.quotes[f].variants) {
      if (variant.article != unit.article || input_.quotes[f].variants.size() < 2) continue;
      const Quote& quote = input_.pile[unit.article].findings->quotes[variant.quote];
      if (quote.directness == Directness::indirect) continue;
      const auto shares = [&](TextSpan content) { return content.overlaps(unit.span); };
      if (std::ranges::any_of(quote.content, shares)) {
        add_feature(unit, FeatureKind::quotation, std::to_string(f), {});
      }
    }
  }
}

/// The persons whose own words stand in the unit.
void ClauseIndex::add_speakers(Unit& unit) {
  const Findings& findings = *input_.pile[unit.article].findings;
  const auto& actor_of = input_.names.actor_of[unit.article];
  for (const Quote& quote : findings.quotes) {
    const bool own_words = quote.directness != Directness::indirect && quote.named;
    const auto within = [&](TextSpan content) { return content.overlaps(unit.span); };
    if (!own_words || std::ranges::none_of(quote.content, within)) continue;
    for (std::size_t n = 0; n < findings.names.size(); ++n) {
      if (findings.names[n].canonical != quote.speaker_name) continue;
      add_feature(unit, FeatureKind::actor, input_.names.actors[actor_of[n]].id, {});
      break;
    }
  }
}

std::vector<std::uint32_t> ClauseIndex::articles_with_feature() const {
  std::vector<std::uint32_t> articles(kinds_.size(), 0);
  std::vector<std::int64_t> last(kinds_.size(), -1);
  for (const Unit& unit : units_) {
    for (const Feature& feature : unit.features) {
      if (last[feature.id] == std::int64_t{unit.article}) continue;
      last[feature.id] = unit.article;
      ++articles[feature.id];
    }
  }
  return articles;
}

void ClauseIndex::weigh() {
  const double units = static_cast<double>(units_.size()) + 1;
  const std::vector<std::uint32_t> articles = articles_with_feature();
  for (std::size_t f = 0; f < kinds_.size(); ++f) {
    double weight = std::log(1.0 + units / static_cast<double>(frequency_[f]));
    const bool once_a_page = frequency_[f] <= kOnceAPage * articles[f];
    if (articles[f] >= 2 && once_a_page && kinds_[f] != FeatureKind::actor) weight *= kTelling;
    if (grades_[f]) weight *= kGrade;
    weights_.push_back(weight * kKindWeight[static_cast<std::size_t>(kinds_[f])]);
  }
  for (Unit& unit : units_) {
    unit.weight = weight_of_places(unit, true);
    unit.weight_without_stems = weight_of_places(unit, false);
  }
}

/// The heaviest feature of each place, summed.
double ClauseIndex::weight_of_places(const Unit& unit, bool with_stems) const {
  std::array<double, kMostPlaces> heaviest{};
  for (const Feature& feature : unit.features) {
    if (!with_stems && kinds_[feature.id] == FeatureKind::stem) continue;
    double& known = heaviest[feature.place];
    known = std::max(known, weights_[feature.id]);
  }
  return std::accumulate(heaviest.begin(), heaviest.end(), 0.0);
}

}  // namespace wirestem::claims::detail
