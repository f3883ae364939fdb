// SPDX-License-Identifier: Apache-2.0
#include "link/stories/detail/article_order.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>
#include <numeric>
#include <tuple>

#include "base/unions.hpp"

namespace wirestem::stories::detail {
namespace {

std::int64_t digits(std::string_view text, std::size_t at, std::size_t length) {
  if (text.size() < at + length) return -1;
  std::int64_t value = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::vector<std::uint32_t> actors_of(const LinkedNames& names, std::uint32_t article) {
  std::vector<std::uint32_t> actors;
  if (article < names.actor_of.size()) actors = names.actor_of[article];
  std::ranges::sort(actors);
  actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
  return actors;
}

/// Whether half of all that either names is named by both.
bool name_the_same(const LinkedNames& names, std::uint32_t a, std::uint32_t b) {
  const auto left = actors_of(names, a);
  const auto right = actors_of(names, b);
  if (left.empty() && right.empty()) return true;
  std::vector<std::uint32_t> both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return 2 * both.size() >= std::max(left.size(), right.size());
}

}  // namespace

std::optional<std::int64_t> day_of(const std::optional<std::string>& published) {
  if (!published) return std::nullopt;
  const std::int64_t year = digits(*published, 0, 4);
  const std::int64_t month = digits(*published, 5, 2);
  const std::int64_t day = digits(*published, 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::sys_days date{std::chrono::year{static_cast<int>(year)} /
                                   static_cast<int>(month) / static_cast<int>(day)};
  return date.time_since_epoch().count();
}

std::vector<std::uint32_t> in_steady_order(std::span<const ReadArticle> articles) {
  std::vector<std::int64_t> days;
  for (const ReadArticle& read : articles) {
    days.push_back(
        day_of(read.article->published).value_or(std::numeric_limits<std::int64_t>::max()));
  }
  std::vector<std::uint32_t> order(articles.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const Article& left = *articles[a].article;
    const Article& right = *articles[b].article;
    return std::tie(days[a], left.source_path, left.id, left.text) <
           std::tie(days[b], right.source_path, right.id, right.text);
  });
  return order;
}

std::vector<std::uint32_t> stand_ins(std::span<const ReadArticle> articles,
                                     const LinkedNames& names, std::span<const ReuseLink> links,
                                     std::span<const std::uint32_t> order) {
  std::vector<std::uint32_t> place(articles.size());
  for (std::uint32_t p = 0; p < order.size(); ++p) place[order[p]] = p;
  Unions copies(articles.size());  // of places, so that the first in order names the set
  for (const ReuseLink& link : links) {
    const bool copy = link.kind == MatchKind::verbatim || link.kind == MatchKind::edited;
    if (!copy || std::min(link.left_share, link.right_share) < kNearCopy) continue;
    if (!name_the_same(names, link.left, link.right)) continue;
    copies.join(place[link.left], place[link.right]);
  }
  std::vector<std::uint32_t> stand_in(articles.size());
  for (std::uint32_t a = 0; a < articles.size(); ++a) stand_in[a] = order[copies.find(place[a])];
  return stand_in;
}

}  // namespace wirestem::stories::detail
