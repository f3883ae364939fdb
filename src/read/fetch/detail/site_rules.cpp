// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/detail/site_rules.hpp"

#include "read/fetch/detail/web_address.hpp"

namespace wirestem::fetch::detail {

SiteRules read_site_rules(HttpClient& client, const std::string& origin,
                          std::string_view product_token, std::chrono::milliseconds max_time) {
  constexpr int kMostRedirects = 5;
  const auto closed = [](const std::string& url, const std::string& why) {
    return SiteRules{{}, url + ": " + why + " (so the whole site counts as forbidden)"};
  };
  std::string url = origin + "/robots.txt";
  for (int hop = 0; hop <= kMostRedirects; ++hop) {
    HttpRequest request;
    request.url = url;
    request.max_bytes = kMostRobotsBytes + 1;  // one more, so that the reader sees that it was cut
    request.max_time = max_time;
    request.cut_at_max = true;
    const HttpAnswer answer = client.get(request);
    if (!answer.failure.empty()) return closed(url, answer.failure);
    const long status = answer.status;
    if (status >= 500) return closed(url, "HTTP status " + std::to_string(status));
    if (status >= 200 && status < 300) return {parse_robots(answer.body, product_token), {}};
    if (status >= 400 || answer.location.empty()) return {};
    max_time -= answer.took;
    if (max_time.count() <= 0) return closed(url, "too slow");
    const Result<WebAddress> next = parse_web_address(answer.location, url);
    if (!next) return closed(url, "redirected to " + next.error().message);
    url = next.value().url;
  }
  return {};
}

}  // namespace wirestem::fetch::detail
