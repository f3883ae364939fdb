// SPDX-License-Identifier: Apache-2.0
#include "apps/server/guard_request.hpp"

#include <algorithm>
#include <string>

#include "apps/server/problem.hpp"

namespace wirestem::server {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

bool is_port(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the browser says that the request comes from another site.
bool comes_from_elsewhere(const Request& request) {
  if (!request.fetch_site.empty() && request.fetch_site != "same-origin" &&
      request.fetch_site != "none") {
    return true;
  }
  return !request.origin.empty() && lower(request.origin) != "http://" + lower(request.host);
}

}  // namespace

bool is_own_host(std::string_view host) {
  std::string_view name = host;
  const std::size_t colon = name.rfind(':');
  if (colon != std::string_view::npos && name.find(']', colon) == std::string_view::npos) {
    if (!is_port(name.substr(colon + 1))) return false;
    name = name.substr(0, colon);
  }
  const std::string known = lower(name);
  return known == "localhost" || known == "127.0.0.1" || known == "[::1]";
}

std::optional<Response> guard_request(const Request& request) {
  if (request.host.empty()) return problem(400, "the request names no host");
  if (!is_own_host(request.host)) {
    return problem(421,
                   "ask for it as localhost or 127.0.0.1; to work from elsewhere, use a tunnel");
  }
  const bool reads = request.method == "GET" || request.method == "HEAD";
  const bool is_page = reads && !request.target.starts_with("/api/");
  if (!is_page && comes_from_elsewhere(request)) {
    return problem(403, "the browser says that another site asked for this");
  }
  if (!reads && !lower(request.content_type).starts_with("application/json")) {
    return problem(415, "send the body as application/json");
  }
  return std::nullopt;
}

}  // namespace wirestem::server
