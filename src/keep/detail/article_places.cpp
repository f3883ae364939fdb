// SPDX-License-Identifier: Apache-2.0
#include "keep/detail/article_places.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <system_error>

#include "base/sha256.hpp"

namespace wirestem::keep::detail {
namespace {

constexpr std::array<std::string_view, 5> kReferrers = {"utm_",
                                                        "fbclid=", "gclid=", "mc_cid=", "mc_eid="};

bool says_where_from(std::string_view parameter) {
  return std::ranges::any_of(kReferrers,
                             [&](std::string_view begin) { return parameter.starts_with(begin); });
}

/// "a=1&utm_source=x&b=2" → "?a=1&b=2"
std::string query_without_referrers(std::string_view query) {
  std::string kept;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || says_where_from(parameter)) continue;
    kept += kept.empty() ? '?' : '&';
    kept += parameter;
  }
  return kept;
}

std::vector<std::uint64_t> stretches_of(std::string_view text) {
  constexpr std::size_t kStretch = 12;
  std::vector<std::uint64_t> hashes;
  for (std::size_t at = 0; at + kStretch <= text.size(); ++at) {
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char c : text.substr(at, kStretch)) {
      hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    hashes.push_back(hash);
  }
  std::ranges::sort(hashes);
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

}  // namespace

std::string place_of_url(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find('#'));
  const std::size_t path_begin = std::min(url.find_first_of("/?"), url.size());
  std::string host(url.substr(0, path_begin));
  for (char& c : host) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (host.starts_with("www.")) host.erase(0, 4);
  std::string_view rest = url.substr(path_begin);
  const std::size_t question = std::min(rest.find('?'), rest.size());
  std::string_view path = rest.substr(0, question);
  while (path.ends_with('/')) path.remove_suffix(1);
  rest.remove_prefix(std::min(question + 1, rest.size()));
  return "url:" + host + std::string(path) + query_without_referrers(rest);
}

std::string place_of_path(std::string_view source_path) {
  if (source_path == "-" || source_path.starts_with("-#") || source_path.empty() ||
      source_path.find("://") != std::string_view::npos) {
    return {};
  }
  std::error_code error;
  const auto path = std::filesystem::absolute(std::filesystem::path(source_path), error);
  return error ? std::string() : "file:" + path.lexically_normal().string();
}

std::string_view file_name_of(std::string_view source_path) {
  const std::size_t slash = source_path.rfind('/');
  return slash == std::string_view::npos ? source_path : source_path.substr(slash + 1);
}

std::string digest_of(const Article& article) {
  Sha256 hash;
  const auto add = [&hash](std::string_view part) {
    hash.add(std::to_string(part.size()) + ":");
    hash.add(part);
  };
  add(article.text);
  add(article.title.value_or(""));
  add(article.outlet.value_or(""));
  for (const std::string& author : article.authors) add(author);
  add(article.published.value_or(""));
  constexpr std::size_t kDigits = 32;
  return hash.hex().substr(0, kDigits);
}

bool is_edit(std::string_view before, std::string_view after) {
  const auto left = stretches_of(before);
  const auto right = stretches_of(after);
  std::vector<std::uint64_t> both;
  std::ranges::set_intersection(left, right, std::back_inserter(both));
  return 10 * both.size() >= std::min(left.size(), right.size());
}

}  // namespace wirestem::keep::detail
