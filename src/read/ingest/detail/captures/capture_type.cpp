// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/captures/capture_type.hpp"

#include <algorithm>
#include <array>

#include "read/ingest/detail/bytes/header_lines.hpp"

namespace wirestem::ingest::detail {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

PageType page_type(std::string_view type) {
  constexpr std::array<std::string_view, 6> kUnknown = {
      "",        "application/octet-stream", "binary/octet-stream",
      "unknown", "application/unknown",      "no-type"};
  constexpr std::array<std::string_view, 3> kText = {"text/plain", "text/markdown",
                                                     "text/x-markdown"};
  if (type == "text/html" || type.starts_with("application/xhtml") ||
      type == "application/vnd.wap.xhtml+xml") {
    return PageType::html;
  }
  if (is_one_of(type, kText)) return PageType::text;
  if (type == "image/svg+xml") return PageType::none;
  if (type == "text/xml" || type == "application/xml" || type.ends_with("+xml")) {
    return PageType::xml;
  }
  if (type == "application/json" || type == "text/json" || type.ends_with("+json")) {
    return PageType::json;
  }
  return is_one_of(type, kUnknown) ? PageType::unknown : PageType::none;
}

std::string type_group(std::string_view type) {
  constexpr std::array<std::string_view, 4> kGroups = {"image", "audio", "video", "font"};
  constexpr std::size_t kMostName = 60;
  const std::string_view group = type.substr(0, type.find('/'));
  if (is_one_of(group, kGroups)) return std::string(group) + "/*";
  const bool plain = std::ranges::all_of(type, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("/+-._").find(c) != std::string_view::npos;
  });
  return plain && type.size() <= kMostName ? std::string(type) : "an odd type";
}

std::string_view why_no_page_address(std::string_view url) {
  constexpr std::array<std::string_view, 4> kSchemes = {"http", "https", "ftp", "file"};
  constexpr std::array<std::string_view, 6> kForMachines = {
      "/robots.txt", "/ads.txt", "/app-ads.txt", "/sellers.json", "/humans.txt", "/security.txt"};
  if (url.empty()) return {};
  const std::size_t colon = url.find("://");
  if (colon == std::string_view::npos || !is_one_of(lower_ascii(url.substr(0, colon)), kSchemes)) {
    return "its address is not one of a page";
  }
  const std::size_t slash = url.find('/', colon + 3);
  if (slash == std::string_view::npos) return {};
  const std::string_view path = url.substr(slash, url.find_first_of("?#", slash) - slash);
  const bool for_machines = is_one_of(path, kForMachines) || path.starts_with("/.well-known/");
  return for_machines ? "it is meant for machines" : std::string_view();
}

}  // namespace wirestem::ingest::detail
