// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace wirestem::extract::detail {

/// True where two headlines are one, but for marks, case, and a few words: a page shows its
/// headline up to several times, cut, or with a word changed.
bool is_same_headline(std::string_view a, std::string_view b);

/// A headline with the name of its site: "Ferry hits pier - Example Post".
struct SiteTitle {
  std::string_view headline;
  std::string_view site;  ///< "" where there is none
};

/// Parts the name of a site, as told by `is_site`, from the begin or the end of a headline. After a
/// bar ("|"), which headlines do not use, a few words count as a site's name without being known.
template <typename IsSite>
SiteTitle part_site(std::string_view title, const IsSite& is_site);

/// Where a separator of headline and site stands.
struct Separator {
  std::size_t at = std::string_view::npos;
  std::size_t size = 0;
  bool bar = false;
};
Separator first_separator(std::string_view title);
Separator last_separator(std::string_view title);
std::size_t count_words(std::string_view text);

template <typename IsSite>
SiteTitle part_site(std::string_view title, const IsSite& is_site) {
  const Separator last = last_separator(title);
  if (last.at == std::string_view::npos) return {title, {}};
  const std::string_view before = title.substr(0, last.at);
  const std::string_view after = title.substr(last.at + last.size);
  const bool few_words = last.bar && count_words(after) <= 4 && count_words(before) >= 4;
  if (count_words(before) >= 2 && (few_words || is_site(after))) return {before, after};
  const Separator first = first_separator(title);
  const std::string_view head = title.substr(0, first.at);
  const std::string_view rest = title.substr(first.at + first.size);
  if (count_words(rest) >= 3 && is_site(head)) return {rest, head};
  return {title, {}};
}

}  // namespace wirestem::extract::detail
