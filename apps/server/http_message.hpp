// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace wirestem::server {

/// What the router needs of an HTTP request, without the wire: so it can be tested, and fuzzed,
/// without a socket.
struct Request {
  std::string method = {};  ///< "GET"
  std::string target = {};  ///< as it came: "/api/v1/stories?q=ferry"
  std::string host = {};    ///< header Host; the others are empty where they were not sent
  std::string origin = {};
  std::string fetch_site = {};    ///< Sec-Fetch-Site
  std::string content_type = {};  ///< with its parameters
  std::string if_none_match = {};
  std::string body = {};
};

/// What is to be sent back. Content-Length, Date and Connection are the wire's business.
struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  bool events = false;  ///< goes on as a stream of server-sent events; `body` is then empty

  /// The value of a header by its name as written here; nothing where it is not set.
  std::optional<std::string> header(const std::string& name) const {
    for (const auto& [known, value] : headers) {
      if (known == name) return value;
    }
    return std::nullopt;
  }
};

}  // namespace wirestem::server
