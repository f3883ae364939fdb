// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <numeric>
#include <tuple>

#include "link/reuse/detail/direction.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr std::size_t kDateLength = 10;  ///< 2024-03-12
constexpr std::size_t kTimeLength = 16;  ///< 2024-03-12T06:00

/// The number of `length` digits at `at`, or -1.
std::int64_t digits(std::string_view text, std::size_t at, std::size_t length) {
  if (text.size() < at + length) return -1;
  std::int64_t value = 0;
  for (const char c : text.substr(at, length)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Minutes east of UTC at the end of a date-time: "Z", "+02:00", "-0330".
std::optional<std::int64_t> zone_minutes(std::string_view text) {
  if (text.ends_with('Z')) return 0;
  const std::size_t sign = text.find_first_of("+-", kTimeLength);
  if (sign == std::string_view::npos) return std::nullopt;
  const std::int64_t hours = digits(text, sign + 1, 2);
  const bool colon = text.size() > sign + 3 && text[sign + 3] == ':';
  const std::int64_t minutes = std::max<std::int64_t>(0, digits(text, sign + (colon ? 4 : 3), 2));
  if (hours < 0) return std::nullopt;
  return (text[sign] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

std::optional<PublishedTime> parse_published(const std::optional<std::string>& published) {
  if (!published) return std::nullopt;
  const std::string_view text = *published;
  const std::int64_t year = digits(text, 0, 4);
  const std::int64_t month = digits(text, 5, 2);
  const std::int64_t day = digits(text, 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::sys_days date{std::chrono::year{static_cast<int>(year)} /
                                   static_cast<int>(month) / static_cast<int>(day)};
  PublishedTime time;
  time.minutes = std::int64_t{date.time_since_epoch().count()} * 24 * 60;
  const std::int64_t hour = digits(text, kDateLength + 1, 2);
  const std::int64_t minute = digits(text, kDateLength + 4, 2);
  if (hour < 0 || minute < 0) return time;
  time.timed = true;
  time.minutes += hour * 60 + minute;
  if (const auto zone = zone_minutes(text)) {
    time.zoned = true;
    time.minutes -= *zone;
  }
  return time;
}

std::vector<std::uint32_t> rank_by_time(std::span<const ReadArticle> articles) {
  std::vector<std::uint32_t> order(articles.size());
  std::iota(order.begin(), order.end(), 0U);
  std::vector<std::int64_t> minutes;
  for (const ReadArticle& read : articles) {
    const auto time = parse_published(read.article->published);
    minutes.push_back(time ? time->minutes : INT64_MAX);
  }
  std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
    const Article& left = *articles[a].article;
    const Article& right = *articles[b].article;
    return std::tie(minutes[a], left.source_path, left.id, left.text) <
           std::tie(minutes[b], right.source_path, right.id, right.text);
  });
  std::vector<std::uint32_t> rank(articles.size());
  for (std::uint32_t r = 0; r < order.size(); ++r) rank[order[r]] = r;
  return rank;
}

}  // namespace wirestem::reuse::detail
