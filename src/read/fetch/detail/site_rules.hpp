// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "read/fetch/detail/http_client.hpp"
#include "read/fetch/robots.hpp"

namespace wirestem::fetch::detail {

/// What one site (scheme, host and port) lets us fetch.
struct SiteRules {
  Robots robots;
  std::string why_closed;  ///< not empty: its robots.txt could not be had, so nothing is fetched
};

/// Fetches a site's robots.txt, by RFC 9309, 2.3.1: what is there (2xx) is read, up to 500 KiB;
/// what is not (4xx) forbids nothing; a server in trouble (5xx), silent, or refused forbids
/// everything. Follows up to five redirects, to other hosts too; a sixth counts as "not there".
SiteRules read_site_rules(HttpClient& client, const std::string& origin,
                          std::string_view product_token, std::chrono::milliseconds max_time);

}  // namespace wirestem::fetch::detail
