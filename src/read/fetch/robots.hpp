// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wirestem::fetch {

/// What one robots.txt says to one crawler (RFC 9309).
struct Robots {
  struct Rule {
    std::string pattern;  ///< percent-encoding made one; '*' any bytes, '$' at its end the end
    bool allow = false;
  };
  std::vector<Rule> rules;  ///< in the order of the file
  std::optional<std::chrono::milliseconds> crawl_delay;
};

/// What is read of a robots.txt; the rest is cut off (RFC 9309, 2.5).
inline constexpr std::size_t kMostRobotsBytes = std::size_t{500} * 1024;

/// Reads a robots.txt as the crawler with that product token must.
///
///     const Robots robots = parse_robots("User-agent: *\nDisallow: /drafts/\n", "Wirestem");
///     allows(robots, "/news/1");     // true
///     allows(robots, "/drafts/1");   // false
///
/// All groups that name the token are taken as one; where none does, all groups for "*". Lines of
/// other kinds (Sitemap, Crawl-delay) part no groups: as the RFC has it, "User-agent: *" followed
/// by nothing but a Crawl-delay shares the rules of the next group. Crawl-delay is no part of the
/// RFC, but common. Any bytes are taken, any line ends, a byte order mark; never fails. Linear.
Robots parse_robots(std::string_view bytes, std::string_view product_token);

/// May the crawler fetch this path, query included ("/a?b=c")? The longest rule that matches
/// decides; of two as long, the one that allows. /robots.txt is always allowed.
///
/// Percent-encoding is made one on both sides ("/%7Ea" is "/~a", but "/a%2Fb" is not "/a/b").
/// Time grows with the sum of the rules times the length of the path.
bool allows(const Robots& robots, std::string_view path_and_query);

}  // namespace wirestem::fetch
