// SPDX-License-Identifier: Apache-2.0
//
// No JSON is parsed: state comes in too many wrappings. All names that mean publication hold "ubl"
// or "pubdate"; around each such place the name is read to both sides, then what follows the colon.
#include "read/extract/detail/metadata/state_dates.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "read/extract/detail/metadata/meta_dates.hpp"

namespace wirestem::extract::detail {
namespace {

constexpr std::size_t kMostBytes = 1U << 20U;
constexpr std::size_t kLongestKey = 40;
constexpr std::size_t kLongestValue = 40;

bool in_key(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

/// The value behind a key that ends at `at`: past quotation marks, escapes, blanks and one colon.
std::optional<WrittenMoment> value_after(std::string_view script, std::size_t at) {
  bool colon = false;
  const std::size_t stop = std::min(script.size(), at + 12);
  for (; at < stop; ++at) {
    const char c = script[at];
    if (c == ':' && !colon) {
      colon = true;
    } else if (c != '"' && c != '\'' && c != '\\' && c != ' ' && c != '\n') {
      break;
    }
  }
  if (!colon || at >= stop || script[at] < '0' || script[at] > '9') return std::nullopt;
  const std::string_view rest = script.substr(at, kLongestValue);
  return read_moment(rest.substr(0, rest.find_first_of("\"'\\,}]<")));
}

std::optional<WrittenMoment> find_in_script(std::string_view script) {
  constexpr std::array<std::string_view, 2> kSigns = {"ubli", "ubDate"};
  for (const std::string_view sign : kSigns) {
    std::size_t end = 0;
    for (std::size_t at = script.find(sign); at != script.npos; at = script.find(sign, end)) {
      std::size_t begin = at;
      while (begin > 0 && at - begin < kLongestKey && in_key(script[begin - 1])) --begin;
      end = at + sign.size();
      while (end < script.size() && end - at < kLongestKey && in_key(script[end])) ++end;
      if (date_name(script.substr(begin, end - begin)) != DateName::published) continue;
      if (auto moment = value_after(script, end)) return moment;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<WrittenMoment> find_state_date(const markup::Document& page,
                                             const std::vector<markup::NodeId>& scripts) {
  std::size_t left = kMostBytes;
  for (const markup::NodeId id : scripts) {
    const markup::NodeId child = page[id].first_child;
    if (child == markup::no_node) continue;
    const std::string_view script = page[child].text.substr(0, left);
    left -= script.size();
    if (auto moment = find_in_script(script)) return moment;
  }
  return std::nullopt;
}

}  // namespace wirestem::extract::detail
