// SPDX-License-Identifier: Apache-2.0
//
// How alike two forms are: by what they share, weighed, or because they stand at the same place of
// a passage that two articles have in common. Pairs are nominated by features that are not too
// common, so that their number stays near linear in the forms.
#include <algorithm>
#include <array>

#include "trace/claims/detail/clause_index.hpp"

namespace wirestem::claims::detail {
namespace {

constexpr double kLeastWeight = 5.0;        ///< a clause with less says too little to be compared
constexpr std::uint32_t kCommonFloor = 24;  ///< features in more forms than this, and more than
constexpr std::uint32_t kCommonShare = 5;   ///< a fifth of all, nominate no pairs
constexpr std::size_t kMostNominated =
    200;  ///< beyond, a thing shared is no sign of a contradiction
constexpr double kAlignedSimilarity = 0.9;
constexpr double kOtherPolarity =
    0.6;                              ///< a denial joins what it denies later than a like statement
constexpr double kOtherFigure = 0.6;  ///< and so does another count of the same thing
constexpr double kSharedLeast = 5.0;  ///< what two clauses of one claim must share at least

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

std::uint64_t key_of(std::uint32_t a, std::uint32_t b) {
  return std::uint64_t{std::min(a, b)} << 32U | std::max(a, b);
}

}  // namespace

/// Clauses that stand at the same place of a passage are alike whatever their features.
void ClauseIndex::align_passages() {
  for (const PassageMatch& match : input_.passages) align(match);
}

void ClauseIndex::align(const PassageMatch& match) {
  for (const Unit& left : units_over(match.left)) {
    const TextSpan mapped = map_span(left.span, match.left.span, match.right.span);
    const std::uint32_t left_form = form_of_[static_cast<std::size_t>(&left - units_.data())];
    for (const Unit& right : units_over({match.right.article, mapped})) {
      const double shared = overlap(mapped, right.span);
      if (shared == 0) continue;
      const double longest = std::max(left.span.size(), right.span.size());
      const double alike = kAlignedSimilarity * match.similarity * shared / std::max(1.0, longest);
      double& known =
          aligned_[key_of(left_form, form_of_[static_cast<std::size_t>(&right - units_.data())])];
      known = std::max(known, alike);
    }
  }
}

/// The units of an article that overlap a place in it; units stand in the order of the text.
std::span<const Unit> ClauseIndex::units_over(const ArticleSpan& place) const {
  const auto before = [](const Unit& unit, const ArticleSpan& at) {
    return std::pair(unit.article, unit.span.end) < std::pair(at.article, at.span.begin + 1);
  };
  const auto first = std::lower_bound(units_.begin(), units_.end(), place, before);
  auto end = first;
  while (end != units_.end() && end->article == place.article && end->span.begin < place.span.end) {
    ++end;
  }
  return {first, end};
}

double ClauseIndex::aligned(std::uint32_t a, std::uint32_t b) const {
  const auto at = aligned_.find(key_of(a, b));
  return at == aligned_.end() ? 0.0 : at->second;
}

/// What two units both have, heaviest first, so that of the features of one place the most telling
/// counts. More than fit are left out: units that share so much are one anyway.
std::size_t ClauseIndex::shared_features(const Unit& left, const Unit& right,
                                         std::array<SharedFeature, kMostPlaces>& both) const {
  std::size_t count = 0;
  auto l = left.features.begin();
  auto r = right.features.begin();
  while (l != left.features.end() && r != right.features.end() && count < both.size()) {
    if (l->id != r->id) {
      l->id < r->id ? ++l : ++r;
      continue;
    }
    both[count++] = {.weight = weights_[l->id],
                     .left_place = l->place,
                     .right_place = r->place,
                     .alone = l->alone && r->alone,
                     .opposite = l->opposite != r->opposite,
                     .act = acts_[l->id]};
    ++l;
    ++r;
  }
  const auto end = both.begin() + static_cast<std::ptrdiff_t>(count);
  std::stable_sort(both.begin(), end, [](const SharedFeature& x, const SharedFeature& y) {
    return x.weight > y.weight;
  });
  return count;
}

ClauseIndex::Shared ClauseIndex::shared_by(const Unit& left, const Unit& right) const {
  const bool one_language = left.language == right.language;
  Shared shared;
  std::array<SharedFeature, kMostPlaces> both{};
  const std::size_t count = shared_features(left, right, both);
  std::uint64_t left_used = 0;
  std::uint64_t right_used = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const SharedFeature& feature = both[i];
    shared.opposite |= feature.opposite;
    shared.act |= feature.act && !feature.opposite;
    shared.undone |= feature.act && feature.opposite;
    const std::uint64_t left_place = std::uint64_t{1} << feature.left_place;
    const std::uint64_t right_place = std::uint64_t{1} << feature.right_place;
    if ((left_used & left_place) != 0 || (right_used & right_place) != 0) continue;
    left_used |= left_place;
    right_used |= right_place;
    shared.weight += feature.weight;
    ++shared.things;
    shared.term |= feature.alone;
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
  const Unit& left = unit_of(a);
  const Unit& right = unit_of(b);
  const Shared shared = shared_by(left, right);
  const bool enough = shared.things >= 2 || shared.term;
  const bool both_tell = shared.lesser_weight >= kLeastWeight;
  const bool counts = enough && both_tell && shared.weight >= kSharedLeast;
  const bool same_side = (left.denies != right.denies) == shared.opposite;
  double alike = counts ? shared.ratio * (same_side ? 1.0 : kOtherPolarity) : 0.0;
  if (alike > 0 && figures_differ(a, b)) alike *= kOtherFigure;
  return std::max(alike, aligned(a, b));
}

bool ClauseIndex::figures_differ(std::uint32_t a, std::uint32_t b) const {
  bool one_unit = false;
  for (const QuantityMention& x : unit_of(a).figures) {
    for (const QuantityMention& y : unit_of(b).figures) {
      if (x.unit != y.unit) continue;
      if (x.low <= y.high && y.low <= x.high) return false;
      one_unit = true;
    }
  }
  return one_unit;
}

double ClauseIndex::likeness(std::uint32_t a, std::uint32_t b) const {
  return std::max(shared_by(unit_of(a), unit_of(b)).ratio, aligned(a, b));
}

bool ClauseIndex::share_act(std::uint32_t a, std::uint32_t b, bool& opposite) const {
  const Shared shared = shared_by(unit_of(a), unit_of(b));
  opposite = shared.undone && !shared.act;
  return (shared.act || shared.undone) && shared.things >= 2;
}

bool ClauseIndex::in_one_passage(std::uint32_t a, std::uint32_t b) const {
  return aligned(a, b) > 0;
}

/// Features in more forms than this nominate no pairs.
std::size_t ClauseIndex::common_from() const {
  return std::max<std::size_t>(kCommonFloor, forms_.size() / kCommonShare);
}

std::vector<FormPair> ClauseIndex::similar_pairs(double least) const {
  return pairs_above(least, common_from(),
                     [this](std::uint32_t a, std::uint32_t b) { return similarity(a, b); });
}

std::vector<FormPair> ClauseIndex::comparable_pairs(double least) const {
  return pairs_above(least, std::min(common_from(), kMostNominated),
                     [this](std::uint32_t a, std::uint32_t b) { return likeness(a, b); });
}

template <typename Alike>
std::vector<FormPair> ClauseIndex::pairs_above(double least, std::size_t common,
                                               const Alike& alike) const {
  std::vector<std::vector<std::uint32_t>> forms_with(kinds_.size());
  for (std::uint32_t f = 0; f < forms_.size(); ++f) {
    for (const Feature& feature : unit_of(f).features) forms_with[feature.id].push_back(f);
  }
  std::vector<FormPair> pairs;
  std::vector<std::uint32_t> seen_by(forms_.size(), 0);
  for (std::uint32_t b = 0; b < forms_.size(); ++b) {
    for (const Feature& feature : unit_of(b).features) {
      if (forms_with[feature.id].size() > common) continue;
      for (const std::uint32_t a : forms_with[feature.id]) {
        if (a >= b) break;
        if (seen_by[a] == b) continue;
        seen_by[a] = b;
        const double value = alike(a, b);
        if (value >= least) pairs.push_back({a, b, value});
      }
    }
  }
  for (const auto& [key, value] : aligned_) {  // sorted below
    const auto a = static_cast<std::uint32_t>(key >> 32U);
    const auto b = static_cast<std::uint32_t>(key);
    if (value >= least && a != b) pairs.push_back({a, b, alike(a, b)});
  }
  std::ranges::sort(pairs, [](const FormPair& x, const FormPair& y) {
    return std::tuple(-x.similarity, x.first, x.second) <
           std::tuple(-y.similarity, y.first, y.second);
  });
  const auto same = [](const FormPair& x, const FormPair& y) {
    return x.first == y.first && x.second == y.second;
  };
  pairs.erase(std::unique(pairs.begin(), pairs.end(), same), pairs.end());
  return pairs;
}

}  // namespace wirestem::claims::detail
