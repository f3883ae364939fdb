// SPDX-License-Identifier: Apache-2.0
#include "apps/server/parse_target.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/utf8.hpp"

namespace wirestem::server {
namespace {

constexpr std::size_t kMostBytes = 8000;
constexpr std::size_t kMostParameters = 64;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Decodes percent signs, and "+" as a blank where `plus` says so. Nothing for what is malformed.
std::optional<std::string> decode(std::string_view text, bool plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (c == '+' && plus) {
      c = ' ';
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return std::nullopt;
    out += c;
  }
  if (!text::is_utf8(out)) return std::nullopt;
  return out;
}

/// Cuts off what stands before `mark`; `rest` goes on behind it.
std::string_view cut(std::string_view& rest, char mark) {
  const std::size_t at = std::min(rest.find(mark), rest.size());
  const std::string_view part = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return part;
}

Error malformed(std::string_view what) {
  return {ErrorCode::malformed, "the request's target has " + std::string(what)};
}

std::optional<Error> read_path(std::string_view text, std::vector<std::string>& path) {
  while (!text.empty()) {
    auto part = decode(cut(text, '/'), false);
    if (!part) return malformed("a part that cannot be decoded");
    if (*part == "." || *part == "..") return malformed("a part '.' or '..'");
    if (!part->empty()) path.push_back(std::move(*part));
  }
  return std::nullopt;
}

std::optional<Error> read_query(std::string_view text, Target& target) {
  while (!text.empty()) {
    std::string_view pair = cut(text, '&');
    if (pair.empty()) continue;
    auto name = decode(cut(pair, '='), true);
    auto value = decode(pair, true);
    if (!name || !value) return malformed("a parameter that cannot be decoded");
    if (target.query.size() == kMostParameters) {
      return Error{ErrorCode::too_large, "the request has more than 64 parameters"};
    }
    if (!target.query.emplace(*name, std::move(*value)).second) {
      return malformed("the parameter '" + *name + "' twice");
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
  if (target.size() > kMostBytes) {
    return Error{ErrorCode::too_large, "the request's target is longer than 8,000 bytes"};
  }
  if (!target.starts_with('/')) return malformed("no '/' at its start");
  Target parsed;
  std::string_view rest = target.substr(1);
  const std::string_view path = cut(rest, '?');
  if (auto error = read_path(path, parsed.path)) return std::move(*error);
  if (auto error = read_query(rest, parsed)) return std::move(*error);
  return parsed;
}

}  // namespace wirestem::server
