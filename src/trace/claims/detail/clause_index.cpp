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

#include "trace/claims/detail/items_within.hpp"

namespace wirestem::claims::detail {
namespace {

/// How much a shared feature of each kind tells, in the order of FeatureKind.
constexpr std::array<double, 6> kKindWeight = {1.0, 0.7, 1.7, 1.0, 0.8, 1.6};

constexpr double kLeastWeight = 5.0;        ///< a clause with less says too little to be compared
constexpr std::uint32_t kCommonFloor = 24;  ///< features in more clauses than this, and more than
constexpr std::size_t kMostNominated =
    200;                                   ///< beyond, a thing shared is no sign of a contradiction
constexpr std::uint32_t kCommonShare = 5;  ///< a fifth of all, nominate no pairs
constexpr double kAlignedSimilarity = 0.9;
constexpr double kOnceAPage =
    1.5;  ///< what several pages mention about once each is the mark of a claim
constexpr double kTelling = 1.8;  ///< and weighs so much more
constexpr double kOtherPolarity =
    0.6;                              ///< a denial joins what it denies later than a like statement
constexpr double kOtherFigure = 0.6;  ///< and so does another count of the same thing
constexpr double kSharedLeast = 5.0;  ///< what two clauses of one claim must share at least

bool can_state(SectionRole role) {
  return role != SectionRole::byline && role != SectionRole::dateline &&
         role != SectionRole::credit && role != SectionRole::caption;
}

std::string number_text(double value) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%.6g", value);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

/// The part of `outer` that a span covers after being mapped from `from` to `to` by proportion.
TextSpan map_span(TextSpan span, TextSpan from, TextSpan to) {
  const double scale = static_cast<double>(to.size()) / static_cast<double>(from.size());
  const auto at = [&](std::uint32_t offset) {
    const std::uint32_t inside = std::clamp(offset, from.begin, from.end) - from.begin;
    return to.begin + static_cast<std::uint32_t>(static_cast<double>(inside) * scale);
  };
  return {at(span.begin), at(span.end)};
}

std::uint32_t overlap(TextSpan a, TextSpan b) {
  const std::uint32_t begin = std::max(a.begin, b.begin);
  const std::uint32_t end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

}  // namespace

ClauseIndex::ClauseIndex(const ClaimInput& input, Grain grain) : input_(input) {
  for (const std::uint32_t article : input.story.articles) add_units(article, grain);
  weigh();
  align_passages();
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
    Unit unit;
    unit.article = article;
    unit.frame = f;
    unit.span = grain == Grain::sentence ? sentence.span : frame.clause;
    unit.language = language_of(page, sentence);
    unit.denies = (frame.polarity == Polarity::negative) != (frame.modality == Modality::denied);
    add_features(unit, sentence);
    units_.push_back(std::move(unit));
  }
}

/// Cues, speakers, media, dates' words and the signs of modality say who tells it and how; what is
/// told is compared without them.
void ClauseIndex::find_asides(std::uint32_t article) {
  const Findings& findings = *input_.pile[article].findings;
  asides_.clear();
  for (const Quote& quote : findings.quotes) {
    if (quote.act == SpeechAct::refuse) continue;
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

/// Adds what is new to the clause; gives null for what it has already.
Feature* ClauseIndex::add_feature(Unit& unit, FeatureKind kind, std::string_view value) {
  const auto next = static_cast<std::uint32_t>(kinds_.size());
  const auto [at, fresh] = ids_.try_emplace({kind, std::string(value)}, next);
  if (fresh) {
    kinds_.push_back(kind);
    frequency_.push_back(0);
  }
  const std::uint32_t id = at->second;
  const auto same = [id](const Feature& feature) { return feature.id == id; };
  if (std::ranges::any_of(unit.features, same)) return nullptr;
  ++frequency_[id];
  unit.features.push_back({.id = id});
  unit.features.back().alone = kind == FeatureKind::quotation;
  return &unit.features.back();
}

void ClauseIndex::add_features(Unit& unit, const Sentence& sentence) {
  add_concepts(unit);
  add_names(unit);
  add_values(unit);
  add_stems(unit, sentence);
  add_quotations(unit);
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
  const std::size_t opposite_column = table.column("opposite");
  const std::size_t status_column = table.column("status");
  for_each_within(concepts, unit.span, [&](const ConceptMention& mention, std::size_t) {
    if (is_aside(mention.span)) return;
    const lexicon::Row& row = table.rows()[mention.concept_row];
    const auto opposites = lexicon::alternatives(row[opposite_column]);
    const bool second = !opposites.empty() && opposites.front() < row[0];
    Feature* added =
        add_feature(unit, FeatureKind::concept_row, second ? opposites.front() : row[0]);
    if (added != nullptr) {
      added->opposite = second;
      added->alone = is_term(slice(page_text, mention.span));
    }
    // "postponed" and "cancelled" are told of the same thing: what has a state of that domain.
    const std::string_view status = row[status_column];
    if (turns_the_course(status)) {
      add_feature(unit, FeatureKind::concept_row, status.substr(0, status.find('.') + 1));
    }
  });
}

void ClauseIndex::add_names(Unit& unit) {
  const auto& actor_of = input_.names.actor_of[unit.article];
  const auto& names = input_.pile[unit.article].findings->names;
  for_each_within(names, unit.span, [&](const NameMention& name, std::size_t mention) {
    if (is_aside(name.span)) return;
    add_feature(unit, FeatureKind::actor, input_.names.actors[actor_of[mention]].id);
  });
}

void ClauseIndex::add_values(Unit& unit) {
  const Findings& findings = *input_.pile[unit.article].findings;
  for_each_within(findings.quantities, unit.span, [&](const QuantityMention& q, std::size_t) {
    add_feature(unit, FeatureKind::number, number_text(q.low));
    if (!q.unit.empty()) unit.figures.push_back(q);
  });
  for_each_within(findings.dates, unit.span, [&](const DateMention& date, std::size_t) {
    if (!date.value.ends_with("_REF")) add_feature(unit, FeatureKind::date, date.value);
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
  for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::word || !unit.span.contains(token.span)) continue;
    if (stopwords.longest_at(tokens, i, unit.language) || is_aside(token.span)) continue;
    if (covered(token.span)) continue;
    add_feature(unit, FeatureKind::stem, std::string(unit.language) + ":" + token.stem);
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
        add_feature(unit, FeatureKind::quotation, std::to_string(f));
      }
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
    weights_.push_back(weight * kKindWeight[static_cast<std::size_t>(kinds_[f])]);
  }
  for (Unit& unit : units_) {
    for (const Feature& feature : unit.features) {
      unit.weight += weights_[feature.id];
      if (kinds_[feature.id] != FeatureKind::stem)
        unit.weight_without_stems += weights_[feature.id];
    }
  }
}

/// Clauses that stand at the same place of a passage are alike whatever their features.
void ClauseIndex::align_passages() {
  for (const PassageMatch& match : input_.passages) {
    for (std::uint32_t a = 0; a < units_.size(); ++a) {
      const Unit& left = units_[a];
      if (left.article != match.left.article || !left.span.overlaps(match.left.span)) continue;
      const TextSpan mapped = map_span(left.span, match.left.span, match.right.span);
      for (std::uint32_t b = 0; b < units_.size(); ++b) {
        const Unit& right = units_[b];
        if (right.article != match.right.article || right.span.empty()) continue;
        const double shared = overlap(mapped, right.span);
        const double longest = std::max(left.span.size(), right.span.size());
        const double alike =
            kAlignedSimilarity * match.similarity * shared / std::max(1.0, longest);
        double& known = aligned_[{std::min(a, b), std::max(a, b)}];
        known = std::max(known, alike);
      }
    }
  }
}

ClauseIndex::Shared ClauseIndex::shared_by(std::uint32_t a, std::uint32_t b) const {
  const Unit& left = units_[a];
  const Unit& right = units_[b];
  const bool one_language = left.language == right.language;
  Shared shared;
  auto l = left.features.begin();
  auto r = right.features.begin();
  while (l != left.features.end() && r != right.features.end()) {
    if (l->id == r->id) {
      shared.weight += weights_[l->id];
      ++shared.things;
      shared.term |= l->alone && r->alone;
      shared.opposite |= l->opposite != r->opposite;
      ++l;
      ++r;
    } else {
      l->id < r->id ? ++l : ++r;
    }
  }
  const double left_weight = one_language ? left.weight : left.weight_without_stems;
  const double right_weight = one_language ? right.weight : right.weight_without_stems;
  shared.lesser_weight = std::min(left_weight, right_weight);
  const double smaller = std::max(kLeastWeight, shared.lesser_weight);
  const double larger = std::max(smaller, std::max(left_weight, right_weight));
  shared.ratio = shared.weight / (0.5 * (smaller + larger));
  return shared;
}

double ClauseIndex::similarity(std::uint32_t a, std::uint32_t b) const {
  const Shared shared = shared_by(a, b);
  const bool enough = shared.things >= 2 || shared.term;
  const bool both_tell = shared.lesser_weight >= kLeastWeight;
  const bool counts = enough && both_tell && shared.weight >= kSharedLeast;
  const bool same_side = (units_[a].denies != units_[b].denies) == shared.opposite;
  double alike = counts ? shared.ratio * (same_side ? 1.0 : kOtherPolarity) : 0.0;
  if (alike > 0 && figures_differ(a, b)) alike *= kOtherFigure;
  const auto at = aligned_.find({std::min(a, b), std::max(a, b)});
  return at == aligned_.end() ? alike : std::max(alike, at->second);
}

bool ClauseIndex::figures_differ(std::uint32_t a, std::uint32_t b) const {
  bool one_unit = false;
  for (const QuantityMention& x : units_[a].figures) {
    for (const QuantityMention& y : units_[b].figures) {
      if (x.low <= y.high && y.low <= x.high) return false;
      one_unit |= x.unit == y.unit;
    }
  }
  return one_unit;
}

double ClauseIndex::likeness(std::uint32_t a, std::uint32_t b) const {
  const auto at = aligned_.find({std::min(a, b), std::max(a, b)});
  const double alike = shared_by(a, b).ratio;
  return at == aligned_.end() ? alike : std::max(alike, at->second);
}

bool ClauseIndex::in_one_passage(std::uint32_t a, std::uint32_t b) const {
  const auto at = aligned_.find({std::min(a, b), std::max(a, b)});
  return at != aligned_.end() && at->second > 0;
}

std::vector<UnitPair> ClauseIndex::similar_pairs(double least) const {
  const auto common = std::max<std::size_t>(kCommonFloor, units_.size() / kCommonShare);
  return pairs_above(least, common,
                     [this](std::uint32_t a, std::uint32_t b) { return similarity(a, b); });
}

std::vector<UnitPair> ClauseIndex::comparable_pairs(double least) const {
  const auto common = std::max<std::size_t>(kCommonFloor, units_.size() / kCommonShare);
  return pairs_above(least, std::min(common, kMostNominated),
                     [this](std::uint32_t a, std::uint32_t b) { return likeness(a, b); });
}

template <typename Alike>
std::vector<UnitPair> ClauseIndex::pairs_above(double least, std::size_t common,
                                               const Alike& alike) const {
  std::vector<std::vector<std::uint32_t>> units_with(kinds_.size());
  std::vector<UnitPair> pairs;
  std::vector<std::uint32_t> seen_by(units_.size(), 0);
  for (std::uint32_t b = 0; b < units_.size(); ++b) {
    for (const Feature& feature : units_[b].features) {
      if (frequency_[feature.id] > common) continue;
      for (const std::uint32_t a : units_with[feature.id]) {
        if (seen_by[a] == b) continue;
        seen_by[a] = b;
        const double value = alike(a, b);
        if (value >= least) pairs.push_back({a, b, value});
      }
      units_with[feature.id].push_back(b);
    }
  }
  for (const auto& [pair, aligned] : aligned_) {
    if (aligned >= least)
      pairs.push_back({pair.first, pair.second, alike(pair.first, pair.second)});
  }
  std::ranges::sort(pairs, [](const UnitPair& x, const UnitPair& y) {
    return std::tuple(-x.similarity, x.first, x.second) <
           std::tuple(-y.similarity, y.first, y.second);
  });
  const auto same = [](const UnitPair& x, const UnitPair& y) {
    return x.first == y.first && x.second == y.second;
  };
  pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
  return pairs;
}

}  // namespace wirestem::claims::detail
