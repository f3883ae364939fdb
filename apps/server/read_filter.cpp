// SPDX-License-Identifier: Apache-2.0
#include "apps/server/read_filter.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace wirestem::server {
namespace {

constexpr std::uint64_t kMostRows = 200;
constexpr std::uint64_t kFarthest = 10'000'000;

Error usage(std::string_view name, std::string_view what) {
  return {ErrorCode::usage,
          "the parameter '" + std::string(name) + "' must be " + std::string(what)};
}

/// A whole number up to `most`, or `otherwise` where it is not given.
Result<std::uint64_t> number(const Target& target, std::string_view name, std::uint64_t otherwise,
                             std::uint64_t most) {
  const std::string text = target.value(name);
  if (text.empty()) return otherwise;
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > most) {
    return usage(name, "a whole number up to " + std::to_string(most));
  }
  return value;
}

Result<bool> flag(const Target& target, std::string_view name) {
  const std::string text = target.value(name);
  if (text.empty() || text == "0") return false;
  if (text == "1") return true;
  return usage(name, "1 or 0");
}

bool is_day(std::string_view text) {
  constexpr std::string_view kForm = "dddd-dd-dd";
  return std::ranges::equal(text, kForm, [](char c, char form) {
    return form == 'd' ? c >= '0' && c <= '9' : c == form;
  });
}

/// What both lists share. Error for a value that cannot be.
template <typename Filter>
std::optional<Error> read_shared(const Target& target, Filter& filter) {
  filter.search = target.value("q");
  filter.outlet = target.value("outlet");
  filter.language = target.value("language");
  for (const auto& [name, field] :
       {std::pair{"since", &filter.since}, std::pair{"until", &filter.until}}) {
    *field = target.value(name);
    if (!field->empty() && !is_day(*field)) return usage(name, "a day like 2024-03-04");
  }
  const auto offset = number(target, "offset", 0, kFarthest);
  if (!offset) return offset.error();
  const auto limit = number(target, "limit", 50, kMostRows);
  if (!limit) return limit.error();
  filter.offset = offset.value();
  filter.limit = limit.value();
  return std::nullopt;
}

}  // namespace

std::optional<Error> unknown_parameter(const Target& target, std::string_view known) {
  const std::string all = " " + std::string(known) + " ";
  for (const auto& [name, value] : target.query) {
    if (name.find(' ') != std::string::npos || all.find(" " + name + " ") == std::string::npos) {
      return Error{ErrorCode::usage, "unknown parameter '" + name + "'; known are: " +
                                         (known.empty() ? "none" : std::string(known))};
    }
  }
  return std::nullopt;
}

Result<keep::StoryFilter> read_story_filter(const Target& target) {
  constexpr std::string_view kKnown =
      "q outlet language since until order conflicts one_origin offset limit";
  if (auto error = unknown_parameter(target, kKnown)) return std::move(*error);
  keep::StoryFilter filter;
  if (auto error = read_shared(target, filter)) return std::move(*error);
  constexpr std::array<std::string_view, 4> kOrders = {"newest", "pages", "origins", "conflicts"};
  const std::string order = target.value("order");
  const auto at = std::ranges::find(kOrders, order.empty() ? kOrders.front() : order);
  if (at == kOrders.end()) return usage("order", "newest, pages, origins or conflicts");
  filter.order = static_cast<keep::StoryFilter::Order>(at - kOrders.begin());
  const auto conflicts = flag(target, "conflicts");
  if (!conflicts) return conflicts.error();
  filter.only_conflicts = conflicts.value();
  const auto one_origin = flag(target, "one_origin");
  if (!one_origin) return one_origin.error();
  if (one_origin.value()) {
    filter.least_pages = 2;
    filter.most_origins = 1;
  }
  return filter;
}

Result<keep::ArticleFilter> read_article_filter(const Target& target) {
  constexpr std::string_view kKnown = "q outlet language since until story offset limit";
  if (auto error = unknown_parameter(target, kKnown)) return std::move(*error);
  keep::ArticleFilter filter;
  if (auto error = read_shared(target, filter)) return std::move(*error);
  filter.story = target.value("story");
  filter.newest_first = true;
  filter.order = filter.search.empty() ? keep::ArticleFilter::Order::published
                                       : keep::ArticleFilter::Order::relevance;
  return filter;
}

}  // namespace wirestem::server
