// SPDX-License-Identifier: Apache-2.0
#include "pipeline/detail/tell_limits.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>

namespace wirestem::pipeline::detail {

std::vector<Limit> tell_limits(std::span<const Article> articles, const lexicon::Lexicon& lexicon) {
  std::set<std::string_view> known;
  for (const lexicon::Row& row : lexicon.table("cues").rows()) known.insert(row.language);
  std::map<std::string_view, std::vector<std::uint32_t>> strange;
  for (std::uint32_t a = 0; a < articles.size(); ++a) {
    if (articles[a].languages.empty()) continue;
    const std::string_view tag = articles[a].languages.front();
    const std::string_view language = tag.substr(0, tag.find('-'));
    if (!known.contains(language)) strange[language].push_back(a);
  }
  std::vector<Limit> limits;
  for (auto& [language, pages] : strange) {
    const std::string name =
        language == "und" ? "a language that was not told" : std::string(language);
    limits.push_back(
        {"In " + name +
             " only words in quotation marks, names in Latin letters, copied passages and "
             "numbers were looked for: the lexicon has no words of reporting in it.",
         std::move(pages)});
  }
  return limits;
}

}  // namespace wirestem::pipeline::detail
