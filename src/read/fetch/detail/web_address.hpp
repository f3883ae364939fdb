// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace wirestem::fetch::detail {

/// An absolute http or https URL, taken apart.
///
///     HTTPS://Courier.example:443/a b?x#top
///     url             https://courier.example/a%20b?x      (no fragment, no default port)
///     origin          https://courier.example
///     host            courier.example
///     path_and_query  /a%20b?x
struct WebAddress {
  std::string url;
  std::string origin;
  std::string host;
  std::string path_and_query;
};

/// Takes an address apart as libcurl will; `base` resolves a relative one, as of a redirect.
///
/// Host names in any script become ASCII (UTS 46). Errors, all malformed: no http or https, a user
/// name or password (which would end up in reports), over 8192 bytes, or no URL at all.
Result<WebAddress> parse_web_address(std::string_view text, const std::string& base = {});

}  // namespace wirestem::fetch::detail
