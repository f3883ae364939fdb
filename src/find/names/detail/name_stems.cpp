// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/name_stems.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

CaseRank rank_from(std::string_view cell) {
  if (cell == "nominative") return CaseRank::nominative;
  return cell == "oblique" ? CaseRank::oblique : CaseRank::either;
}

}  // namespace

NameStems::NameStems(const lexicon::Table& endings) {
  if (endings.rows().empty()) return;
  const std::size_t phrase = endings.column("phrase");
  const std::size_t grammar = endings.column("case");
  for (const lexicon::Row& row : endings.rows()) {
    const std::string_view ending = row[phrase];
    const std::string_view kind = row[grammar];
    if (kind == "adjective") {
      adjectives_[std::string(row.language)].push_back(ending);
    } else {
      endings_[std::string(row.language)].push_back({.text = ending, .rank = rank_from(kind)});
    }
  }
  for (auto& [language, all] : endings_) {
    std::ranges::stable_sort(all, std::greater{}, [](const Ending& e) { return e.text.size(); });
  }
}

NameStem NameStems::stem(std::string_view folded, std::string_view language) const {
  const auto endings = endings_.find(language);
  if (endings != endings_.end()) {
    for (const Ending& ending : endings->second) {
      if (!folded.ends_with(ending.text)) continue;
      const std::string_view rest = folded.substr(0, folded.size() - ending.text.size());
      if (rest.empty() || text::count_code_points(rest) < 3) continue;
      return {.stem = text::fold_marks(rest), .rank = ending.rank};
    }
  }
  return {.stem = text::fold_marks(folded), .rank = CaseRank::nominative};
}

std::vector<std::string_view> NameStems::adjective_endings(std::string_view language) const {
  const auto endings = adjectives_.find(language);
  return endings == adjectives_.end() ? std::vector<std::string_view>() : endings->second;
}

}  // namespace wirestem::names::detail
