// SPDX-License-Identifier: Apache-2.0
#include "find/sources/detail/credit_rules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace wirestem::sources::detail {
namespace {

constexpr std::array<std::pair<std::string_view, CreditRelation>, 5> kRelations = {{
    {"republishes", CreditRelation::republishes},
    {"wire", CreditRelation::wire},
    {"cites", CreditRelation::cites},
    {"translates", CreditRelation::translates},
    {"contributes", CreditRelation::contributes},
}};

}  // namespace

CreditRules::CreditRules(const lexicon::Lexicon& lexicon) {
  const lexicon::Table& table = lexicon.table("credits");
  if (table.rows().empty()) return;
  const std::size_t relation = table.column("relation");
  const std::size_t position = table.column("position");
  for (const lexicon::Row& row : table.rows()) {
    for (const auto& [name, value] : kRelations) {
      if (row[relation] != name) continue;
      CreditPattern pattern(row[0], row[position]);
      const bool agency = pattern.has_slot(Slot::agency);
      rules_.push_back({std::move(pattern), value, agency});
    }
  }
  make_groups();
}

void CreditRules::make_groups() {
  std::array<std::uint32_t, kGrams> counts{};  // rules that need a gram
  for (const Rule& rule : rules_) {
    for (const Gram gram : rule.pattern.grams()) ++counts.at(gram);
  }
  std::map<Gram, std::vector<std::uint32_t>> by_rarest;
  for (std::uint32_t r = 0; r < rules_.size(); ++r) {
    std::vector<Gram>& grams = rarest_first_.emplace_back(rules_[r].pattern.grams());
    std::ranges::stable_sort(grams, {}, [&](Gram gram) { return counts.at(gram); });
    (grams.empty() ? without_letters_ : by_rarest[grams.front()]).push_back(r);
  }
  for (auto& [gram, rules] : by_rarest) groups_.push_back({gram, std::move(rules)});
}

std::vector<const CreditRules::Rule*> CreditRules::fitting(const Grams& grams, bool agency) const {
  std::vector<std::uint32_t> numbers;
  const auto add_from = [&](const std::vector<std::uint32_t>& rules) {
    for (const std::uint32_t r : rules) {
      if (rules_[r].needs_agency && !agency) continue;
      const auto& needed = rarest_first_[r];
      if (std::ranges::all_of(needed, [&](Gram gram) { return grams.test(gram); })) {
        numbers.push_back(r);
      }
    }
  };
  add_from(without_letters_);
  for (const Group& group : groups_) {
    if (grams.test(group.gram)) add_from(group.rules);
  }
  std::ranges::sort(numbers);
  std::vector<const Rule*> fitting;
  fitting.reserve(numbers.size());
  for (const std::uint32_t r : numbers) fitting.push_back(&rules_[r]);
  return fitting;
}

}  // namespace wirestem::sources::detail
