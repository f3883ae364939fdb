// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/resolve_address.hpp"

#include <algorithm>
#include <vector>

#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

/// The five parts of RFC 3986, section 3. With their marks: "http:", "//host", "/path", "?q", "#f".
struct Parts {
  std::string_view scheme;
  std::string_view authority;
  std::string_view path;
  std::string_view query;
  std::string_view fragment;
};

bool is_scheme(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  return !name.empty() && letter(name[0]) && std::ranges::all_of(name, [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
  });
}

Parts parts_of(std::string_view address) {
  Parts parts;
  const auto cut_from = [&](std::size_t at) {
    at = std::min(at, address.size());
    const std::string_view tail = address.substr(at);
    address = address.substr(0, at);
    return tail;
  };
  parts.fragment = cut_from(address.find('#'));
  parts.query = cut_from(address.find('?'));
  const std::size_t colon = address.find(':');
  if (colon != std::string_view::npos && is_scheme(address.substr(0, colon))) {
    parts.scheme = address.substr(0, colon + 1);
    address.remove_prefix(colon + 1);
  }
  if (address.starts_with("//")) {
    const std::size_t end = std::min(address.find('/', 2), address.size());
    parts.authority = address.substr(0, end);
    address.remove_prefix(end);
  }
  parts.path = address;
  return parts;
}

/// Section 5.2.4.
std::string remove_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  const bool rooted = path.starts_with('/');
  if (rooted) path.remove_prefix(1);
  bool ends_in_folder = false;
  for (bool more = true; more;) {
    const std::size_t slash = path.find('/');
    const std::string_view step = path.substr(0, slash);
    more = slash != std::string_view::npos;
    if (more) path.remove_prefix(slash + 1);
    ends_in_folder = step == "." || step == "..";
    if (step == ".." && !kept.empty()) kept.pop_back();
    if (!ends_in_folder) kept.push_back(step);
  }
  std::string out;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (rooted || i > 0) out += '/';
    out += kept[i];
  }
  if (ends_in_folder) out += '/';
  if (rooted && out.empty()) out = "/";
  return out;
}

std::string join(const Parts& parts, std::string_view path) {
  std::string out(parts.scheme);
  out += parts.authority;
  out += path;
  out += parts.query;
  out += parts.fragment;
  return out;
}

}  // namespace

std::string resolve_address(std::string_view address, std::string_view base) {
  std::string clean(text::trim(address));
  std::erase_if(clean, [](char c) { return c == '\n' || c == '\r' || c == '\t'; });
  const Parts from = parts_of(base);
  Parts to = parts_of(clean);
  if (!to.scheme.empty() || from.scheme.empty()) return clean;
  to.scheme = from.scheme;
  if (!to.authority.empty()) return join(to, remove_dots(to.path));
  to.authority = from.authority;
  if (to.path.empty()) {
    if (to.query.empty()) to.query = from.query;
    return join(to, from.path);
  }
  if (to.path.starts_with('/')) return join(to, remove_dots(to.path));
  std::string path(from.path.substr(0, from.path.rfind('/') + 1));
  if (path.empty() && !from.authority.empty()) path = "/";
  path += to.path;
  return join(to, remove_dots(path));
}

bool is_web_address(std::string_view address) {
  const std::size_t colon = address.find("://");
  if (colon != 4 && colon != 5) return false;
  std::string scheme(address.substr(0, colon));
  for (char& c : scheme) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return scheme == "http" || scheme == "https";
}

}  // namespace wirestem::ingest::detail
