// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "find/names/find_names.hpp"
#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"
#include "text/segment.hpp"

namespace wirestem::names {

inline const lexicon::Lexicon& test_lexicon() {
  static const lexicon::Lexicon lexicon;
  return lexicon;
}

/// An article of one language with the names found in it. A first paragraph marked with "# " is its
/// title.
struct ArticleWithNames {
  Article article;
  Findings findings;

  explicit ArticleWithNames(std::string text, std::string language = "en") {
    const bool titled = text.starts_with("# ");
    if (titled) text.erase(0, 2);
    article.text = std::move(text);
    const auto size = static_cast<std::uint32_t>(article.text.size());
    const std::size_t gap = titled ? article.text.find("\n\n") : std::string::npos;
    if (gap != std::string::npos) {
      const auto end = static_cast<std::uint32_t>(gap);
      article.sections.push_back({{0, end}, SectionRole::title, language});
      article.sections.push_back({{end + 2, size}, SectionRole::body, language});
    } else {
      article.sections.push_back({{0, size}, SectionRole::body, language});
    }
    findings.segmentation = text::segment(article);
    findings.names = find_names(article, findings.segmentation, test_lexicon());
  }

  const std::vector<NameMention>& names() const { return findings.names; }

  std::string text_of(const NameMention& name) const {
    return std::string(slice(article.text, name.span));
  }

  /// "person Okafor = Ines Okafor", one for each mention.
  std::vector<std::string> told() const {
    constexpr std::string_view kKinds[] = {"person", "place", "organisation", "state"};
    std::vector<std::string> lines;
    for (const NameMention& name : findings.names) {
      std::string line(kKinds[static_cast<std::size_t>(name.kind)]);
      line += ' ' + text_of(name);
      if (name.canonical != text_of(name)) line += " = " + name.canonical;
      if (!name.key.empty()) line += " {" + name.key + "}";
      if (!name.title.empty()) {
        line += " <" + std::string(slice(article.text, name.title)) + ">";
      }
      lines.push_back(std::move(line));
    }
    return lines;
  }
};

}  // namespace wirestem::names
