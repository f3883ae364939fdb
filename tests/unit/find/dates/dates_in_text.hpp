// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "find/dates/find_dates.hpp"
#include "text/segment.hpp"

namespace wirestem::dates {

inline const lexicon::Lexicon& words() {
  static const lexicon::Lexicon kWords;
  return kWords;
}

inline Article article_of(std::string text, std::string_view language, std::string_view published) {
  Article article;
  article.text = std::move(text);
  if (!published.empty()) article.published = std::string(published);
  article.sections.push_back({.span = {0, static_cast<std::uint32_t>(article.text.size())},
                              .role = SectionRole::body,
                              .language = std::string(language)});
  return article;
}

inline std::vector<DateMention> find(const Article& article) {
  return find_dates(article, text::segment(article), words());
}

/// Each mention as "words = value".
inline std::vector<std::string> dates_in(std::string_view language, std::string text,
                                         std::string_view published = "") {
  const Article article = article_of(std::move(text), language, published);
  std::vector<std::string> out;
  for (const DateMention& date : find(article)) {
    out.push_back(std::string(slice(article.text, date.span)) + " = " + date.value);
  }
  return out;
}

}  // namespace wirestem::dates
