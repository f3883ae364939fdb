// SPDX-License-Identifier: Apache-2.0
#include "trace/claims/detail/clause_clusters.hpp"

#include <algorithm>
#include <numeric>

#include "trace/claims/detail/claim_thresholds.hpp"

namespace wirestem::claims::detail {

ClauseClusters::ClauseClusters(const ClauseIndex& index, std::vector<bool> quoted)
    : index_(index),
      quoted_(std::move(quoted)),
      cluster_of_(index.forms().size()),
      clusters_(index.forms().size()) {
  std::iota(cluster_of_.begin(), cluster_of_.end(), 0U);
  for (std::uint32_t f = 0; f < clusters_.size(); ++f) clusters_[f] = {f};
}

std::vector<std::vector<std::uint32_t>> ClauseClusters::run() {
  const auto pairs = index_.similar_pairs(kPairLeast);
  for (const FormPair& pair : pairs) try_join(pair);
  expand();
  add_second_memberships(pairs);
  join_overlapping();
  std::erase_if(claims_, [this](const auto& units) { return !worth_telling(units); });
  return std::move(claims_);
}

void ClauseClusters::try_join(const FormPair& pair) {
  const bool quoted = quoted_[pair.first] || quoted_[pair.second];
  if (quoted && pair.similarity < kQuotedLeast) return;
  const std::uint32_t into = std::min(cluster_of_[pair.first], cluster_of_[pair.second]);
  const std::uint32_t from = std::max(cluster_of_[pair.first], cluster_of_[pair.second]);
  if (into == from || failed_before(into, from)) return;
  if (!alike_on_average(into, from)) {
    failed_[{into, from}] = {clusters_[into].size(), clusters_[from].size()};
    return;
  }
  for (const std::uint32_t form : clusters_[from]) cluster_of_[form] = into;
  auto& forms = clusters_[into];
  forms.insert(forms.end(), clusters_[from].begin(), clusters_[from].end());
  std::ranges::sort(forms);
  clusters_[from].clear();
}

bool ClauseClusters::failed_before(std::uint32_t a, std::uint32_t b) {
  const auto at = failed_.find({a, b});
  return at != failed_.end() && at->second == std::pair(clusters_[a].size(), clusters_[b].size());
}

/// The mean is taken over clauses: a form counts as often as it is printed.
bool ClauseClusters::alike_on_average(std::uint32_t a, std::uint32_t b) const {
  double sum = 0;
  double pairs = 0;
  for (const std::uint32_t x : clusters_[a]) {
    for (const std::uint32_t y : clusters_[b]) {
      const double alike = index_.similarity(x, y);
      if (alike < kSameArticleLeast && in_one_article(x, y)) return false;
      const double both = static_cast<double>(index_.forms()[x].size()) *
                          static_cast<double>(index_.forms()[y].size());
      sum += alike * both;
      pairs += both;
    }
  }
  return sum / pairs >= kAverageLeast;
}

/// Whether some article has both forms.
bool ClauseClusters::in_one_article(std::uint32_t a, std::uint32_t b) const {
  const auto& units = index_.units();
  const auto& left = index_.forms()[a];
  const auto& right = index_.forms()[b];
  auto l = left.begin();
  auto r = right.begin();
  while (l != left.end() && r != right.end()) {
    if (units[*l].article == units[*r].article) return true;
    units[*l].article < units[*r].article ? ++l : ++r;
  }
  return false;
}

/// From forms to the units that have them.
void ClauseClusters::expand() {
  claims_.resize(clusters_.size());
  for (std::uint32_t c = 0; c < clusters_.size(); ++c) {
    for (const std::uint32_t form : clusters_[c]) {
      const auto& units = index_.forms()[form];
      claims_[c].insert(claims_[c].end(), units.begin(), units.end());
    }
    std::ranges::sort(claims_[c]);
  }
}

/// A clause may state two things; it is then an occurrence of both claims. It joins a claim of
/// other articles that it is as like, on average, as that claim's own clauses must be among
/// themselves.
void ClauseClusters::add_second_memberships(const std::vector<FormPair>& pairs) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> asked;  // claim, form
  for (const FormPair& pair : pairs) {
    for (const auto& [form, other] :
         {std::pair(pair.first, pair.second), std::pair(pair.second, pair.first)}) {
      if (cluster_of_[other] != cluster_of_[form]) asked.emplace_back(cluster_of_[other], form);
    }
  }
  std::ranges::sort(asked);
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  std::erase_if(asked, [this](const auto& one) {
    return mean_likeness(one.second, one.first) < kSecondLeast;
  });
  for (const auto& [claim, form] : asked) add_to_claim(claim, form);
}

/// Adds those units of a form whose articles do not make the claim already.
void ClauseClusters::add_to_claim(std::uint32_t claim, std::uint32_t form) {
  const auto& units = index_.units();
  std::vector<std::uint32_t> fresh;
  auto member = claims_[claim].begin();
  for (const std::uint32_t unit : index_.forms()[form]) {
    const std::uint32_t article = units[unit].article;
    while (member != claims_[claim].end() && units[*member].article < article) ++member;
    const bool has = member != claims_[claim].end() && units[*member].article == article;
    if (!has) fresh.push_back(unit);
  }
  claims_[claim].insert(claims_[claim].end(), fresh.begin(), fresh.end());
  std::ranges::sort(claims_[claim]);
}

double ClauseClusters::mean_likeness(std::uint32_t form, std::uint32_t cluster) const {
  double sum = 0;
  double units = 0;
  for (const std::uint32_t other : clusters_[cluster]) {
    const auto count = static_cast<double>(index_.forms()[other].size());
    sum += index_.similarity(form, other) * count;
    units += count;
  }
  return sum / units;
}

/// Two claims that share most clauses of the smaller are one.
void ClauseClusters::join_overlapping() {
  std::vector<std::vector<std::uint32_t>> claims_of(index_.units().size());
  for (std::uint32_t c = 0; c < claims_.size(); ++c) {
    for (const std::uint32_t unit : claims_[c]) claims_of[unit].push_back(c);
  }
  for (std::uint32_t c = 0; c < claims_.size(); ++c) {
    std::map<std::uint32_t, std::size_t> shared;
    for (const std::uint32_t unit : claims_[c]) {
      for (const std::uint32_t other : claims_of[unit]) ++shared[other];
    }
    for (const auto& [other, count] : shared) {
      if (other <= c) continue;
      const std::size_t smaller = std::min(claims_[c].size(), claims_[other].size());
      if (static_cast<double>(count) < kOverlap * static_cast<double>(smaller)) continue;
      auto& units = claims_[c];
      units.insert(units.end(), claims_[other].begin(), claims_[other].end());
      std::ranges::sort(units);
      units.erase(std::unique(units.begin(), units.end()), units.end());
      claims_[other].clear();
    }
  }
}

/// What several clauses say always is; what one says, or several to the letter, where it says
/// enough to be compared.
bool ClauseClusters::worth_telling(const std::vector<std::uint32_t>& units) const {
  if (units.empty()) return false;
  const std::uint32_t form = index_.form_of(units.front());
  const auto other = [&](std::uint32_t unit) { return index_.form_of(unit) != form; };
  if (std::ranges::any_of(units, other)) return true;
  if (units.size() > 1 && index_.similarity(form, form) >= kPairLeast) return true;
  return index_.units()[units.front()].weight >= kAloneLeast;
}

}  // namespace wirestem::claims::detail
