// SPDX-License-Identifier: Apache-2.0
//
// Koster, Illyes, Zeller, Sassman 2022: Robots Exclusion Protocol, RFC 9309. Where the RFC leaves
// room, the reading that forbids more is taken, but for one thing: a misspelt key is no key.
#include "read/fetch/robots.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <utility>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::fetch {
namespace {

/// A Crawl-delay beyond a day is not meant; the cap also keeps the number within its type.
constexpr double kMostDelaySeconds = 86400;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "FooBot/1.0" → "FooBot": a product token is letters, '_' and '-'.
std::string_view token_in(std::string_view value) {
  const auto* end =
      std::ranges::find_if_not(value, [](char c) { return is_letter(c) || c == '_' || c == '-'; });
  return value.substr(0, static_cast<std::size_t>(end - value.begin()));
}

bool is_unreserved(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void append_encoded(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<std::uint8_t>(c);
  out += '%';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

/// One spelling for what means the same: "%7e" → "~", "ä" → "%C3%A4", "%2f" → "%2F". A '*' or '$'
/// that stands for itself becomes "%2A", "%24"; in a pattern '*' and a last '$' stay what they are.
std::string normalised(std::string_view path, bool is_pattern) {
  std::string out;
  out.reserve(path.size());
  for (std::size_t i = 0; i < path.size(); ++i) {
    const char c = path[i];
    if (c == '%' && i + 2 < path.size() && hex_value(path[i + 1]) >= 0 &&
        hex_value(path[i + 2]) >= 0) {
      const auto byte = static_cast<char>(hex_value(path[i + 1]) * 16 + hex_value(path[i + 2]));
      if (is_unreserved(byte)) {
        out += byte;
      } else {
        append_encoded(out, byte);
      }
      i += 2;
      continue;
    }
    bool keep = c > ' ' && c < '\x7F';
    if (c == '*') keep = is_pattern;
    if (c == '$') keep = is_pattern && i + 1 == path.size();
    if (keep) {
      out += c;
    } else {
      append_encoded(out, c);
    }
  }
  return out;
}

/// Each piece between two '*' is taken where it first fits: no later place could fit more.
bool matches(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  if (!path.starts_with(pattern.substr(0, star))) return false;
  if (star == std::string_view::npos) return !to_end || path.size() == pattern.size();
  path.remove_prefix(star);
  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    if (star == std::string_view::npos && to_end) return path.ends_with(pattern);
    const std::string_view piece = pattern.substr(0, star);
    const std::size_t at = path.find(piece);
    if (at == std::string_view::npos) return false;
    if (star == std::string_view::npos) return true;
    path.remove_prefix(at + piece.size());
  }
}

std::optional<std::chrono::milliseconds> delay_in(std::string_view value) {
  double seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  // Written so that "nan" falls through.
  if (error != std::errc() || !(seconds >= 0)) return std::nullopt;
  const double capped = std::min(seconds, kMostDelaySeconds);
  return std::chrono::milliseconds(static_cast<std::int64_t>(capped * 1000));
}

/// Collects the rules of the crawler's own groups, and of the groups for everybody.
class GroupReader {
 public:
  explicit GroupReader(std::string_view product_token) : token_(text::fold_case(product_token)) {}

  void read_line(std::string_view line) {
    line = line.substr(0, line.find('#'));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const std::string key = text::fold_case(text::trim(line.substr(0, colon)));
    const std::string_view value = text::trim(line.substr(colon + 1));
    if (key == "user-agent") {
      begin_or_widen_group(value);
    } else if (key == "allow") {
      add_rule(value, true);
    } else if (key == "disallow") {
      add_rule(value, false);
    } else if (key == "crawl-delay") {
      if (const auto delay = delay_in(value)) {
        if (in_own_) own_.crawl_delay = delay;
        if (in_any_) any_.crawl_delay = delay;
      }
    }
  }

  Robots take() && { return own_seen_ ? std::move(own_) : std::move(any_); }

 private:
  void begin_or_widen_group(std::string_view agent) {
    if (rules_begun_) in_own_ = in_any_ = rules_begun_ = false;
    if (agent.starts_with('*')) in_any_ = true;
    if (!token_.empty() && text::fold_case(token_in(agent)) == token_) in_own_ = own_seen_ = true;
  }

  void add_rule(std::string_view value, bool allow) {
    rules_begun_ = true;
    if (value.empty() || !(in_own_ || in_any_)) return;  // an empty Disallow forbids nothing
    Robots::Rule rule{normalised(value, true), allow};
    if (in_any_) any_.rules.push_back(rule);
    if (in_own_) own_.rules.push_back(std::move(rule));
  }

  std::string token_;
  Robots own_;
  Robots any_;
  bool own_seen_ = false;
  bool in_own_ = false;
  bool in_any_ = false;
  bool rules_begun_ = false;
};

}  // namespace

Robots parse_robots(std::string_view bytes, std::string_view product_token) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.size() > kMostRobotsBytes) {
    // Half a line may forbid, or allow, what the whole line does not.
    bytes = bytes.substr(0, kMostRobotsBytes);
    bytes = bytes.substr(0, bytes.find_last_of("\r\n") + 1);
  }
  GroupReader reader(product_token);
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
    reader.read_line(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return std::move(reader).take();
}

bool allows(const Robots& robots, std::string_view path_and_query) {
  if (path_and_query == "/robots.txt") return true;
  const std::string path = normalised(path_and_query, false);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Robots::Rule& rule : robots.rules) {
    const std::size_t length = rule.pattern.size();
    const bool decides = length > longest || (length == longest && rule.allow);
    if (!decides || !matches(rule.pattern, path)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace wirestem::fetch
