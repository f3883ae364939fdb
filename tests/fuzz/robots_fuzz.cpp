// SPDX-License-Identifier: Apache-2.0
//
// The first line is a path, the rest a robots.txt. The verdict must be the one of a slow matcher
// that tries every way in which the stars can be filled.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "read/fetch/robots.hpp"

namespace {

using wirestem::fetch::Robots;

/// What matters to the slow matcher: no byte that either side would spell in another way.
bool is_plain(std::string_view path) {
  for (const char c : path) {
    if (c <= ' ' || c >= '\x7F' || c == '%' || c == '*' || c == '$') return false;
  }
  return true;
}

/// ends[i]: the part of the pattern read so far can match the first i bytes of the path.
bool matches_slowly(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::vector<bool> ends(path.size() + 1, false);
  ends[0] = true;
  for (const char c : pattern) {
    std::vector<bool> next(path.size() + 1, false);
    for (std::size_t i = 0; i <= path.size(); ++i) {
      if (c == '*') {
        next[i] = ends[i] || (i > 0 && next[i - 1]);
      } else {
        next[i] = i > 0 && ends[i - 1] && path[i - 1] == c;
      }
    }
    ends = next;
  }
  if (to_end) return ends[path.size()];
  for (const bool end : ends) {
    if (end) return true;
  }
  return false;
}

bool allows_slowly(const Robots& robots, std::string_view path) {
  std::size_t longest = 0;
  bool allowed = true;
  for (const Robots::Rule& rule : robots.rules) {
    if (rule.pattern.size() < longest || !matches_slowly(rule.pattern, path)) continue;
    allowed = rule.allow || (rule.pattern.size() == longest && allowed);
    longest = rule.pattern.size();
  }
  return allowed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::size_t end = input.find('\n');
  const std::string_view path = input.substr(0, end);
  const Robots robots = wirestem::fetch::parse_robots(
      end == std::string_view::npos ? "" : input.substr(end + 1), "Wirestem");
  const bool allowed = wirestem::fetch::allows(robots, path);
  if (!wirestem::fetch::allows(robots, "/robots.txt")) std::abort();
  if (size > 4096 || !is_plain(path) || path == "/robots.txt") return 0;
  if (allowed != allows_slowly(robots, path)) std::abort();
  return 0;
}
