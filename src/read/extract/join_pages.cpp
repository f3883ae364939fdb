// SPDX-License-Identifier: Apache-2.0
#include "read/extract/join_pages.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "text/fold.hpp"

namespace wirestem::extract {
namespace {

constexpr std::uint32_t kMostPages = 99;

struct PageAddress {
  std::string base;          ///< without the number
  std::uint32_t number = 1;  ///< 1 where the address has none
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a page's number off an address: "?page=2", "&p=2", "/page/2", "/2", "-page-2", "_2.html".
PageAddress part_address(std::string_view url) {
  url = url.substr(0, url.find('#'));
  std::string_view tail;
  if (const std::size_t dot = url.rfind(".htm");
      dot != std::string_view::npos && dot > url.rfind('/')) {
    tail = url.substr(dot);
    url = url.substr(0, dot);
  }
  while (url.ends_with('/')) url.remove_suffix(1);
  std::size_t first = url.size();
  while (first > 0 && is_digit(url[first - 1]) && url.size() - first < 2) --first;
  const std::string_view digits = url.substr(first);
  const std::string_view before = url.substr(0, first);
  constexpr std::array<std::string_view, 10> kMarks = {
      "?page=", "&page=", "?p=",    "&p=",    "/page/",
      "/page-", "-page-", ",page-", "_page_", "/seite-"};
  std::uint32_t number = 0;
  for (const char c : digits) number = number * 10 + static_cast<std::uint32_t>(c - '0');
  const bool whole = !digits.empty() && !is_digit(before.empty() ? ' ' : before.back());
  if (whole && number >= 1 && number <= kMostPages) {
    for (const std::string_view mark : kMarks) {
      if (!before.ends_with(mark)) continue;
      return {std::string(before.substr(0, before.size() - mark.size())) + std::string(tail),
              number};
    }
    if (before.ends_with('/') || before.ends_with('_')) {
      return {std::string(before.substr(0, before.size() - 1)) + std::string(tail), number};
    }
  }
  return {std::string(url) + std::string(tail), 1};
}

std::string_view view_of(const Article& article, const Section& section) {
  return slice(article.text, section.span);
}

/// The paragraphs of a section, parted by empty lines.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find("\n\n"), text.size());
    paragraphs.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return paragraphs;
}

void append(Article& whole, const Article& page, std::set<std::string>& seen) {
  for (const Section& section : page.sections) {
    if (section.role != SectionRole::body && section.role != SectionRole::caption) continue;
    const auto begin = static_cast<std::uint32_t>(whole.text.size() + 2);
    std::string added;
    for (const std::string_view paragraph : paragraphs_of(view_of(page, section))) {
      if (!seen.insert(std::string(paragraph)).second) continue;
      added += "\n\n" + std::string(paragraph);
    }
    if (added.empty()) continue;
    whole.text += added;
    whole.sections.push_back(
        {{begin, static_cast<std::uint32_t>(whole.text.size())}, section.role, section.language});
  }
}

/// Pages of different numbers, the first of them there: "/05/03" and "/05/04" are days. The same
/// page twice is two witnesses.
template <typename Members>
bool are_pages(const Members& members) {
  if (members.size() < 2 || members.front().number != 1) return false;
  return std::ranges::adjacent_find(members, {}, [](const auto& m) { return m.number; }) ==
         members.end();
}

}  // namespace

void join_pages(std::vector<Article>& articles) {
  struct Member {
    std::uint32_t number;
    std::size_t index;
    bool operator<(const Member& other) const {
      return std::pair(number, index) < std::pair(other.number, other.index);
    }
  };
  std::map<std::pair<std::string, std::string>, std::vector<Member>> groups;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    const Article& article = articles[i];
    if (!article.url || !article.title || article.url->empty()) continue;
    PageAddress address = part_address(*article.url);
    groups[{std::move(address.base), text::fold_case(*article.title)}].push_back(
        {address.number, i});
  }
  std::vector<bool> gone(articles.size(), false);
  for (auto& [key, members] : groups) {
    std::sort(members.begin(), members.end());
    if (!are_pages(members)) continue;
    Article& first = articles[members.front().index];
    std::set<std::string> seen;
    for (const Section& section : first.sections) {
      for (const auto paragraph : paragraphs_of(view_of(first, section))) seen.emplace(paragraph);
    }
    for (std::size_t m = 1; m < members.size(); ++m) {
      append(first, articles[members[m].index], seen);
      gone[members[m].index] = true;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    if (gone[i]) continue;
    if (kept != i) articles[kept] = std::move(articles[i]);
    ++kept;
  }
  articles.resize(kept);
}

}  // namespace wirestem::extract
