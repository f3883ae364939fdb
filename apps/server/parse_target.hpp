// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace wirestem::server {

/// A request's target, taken apart and decoded.
struct Target {
  std::vector<std::string> path;  ///< "/api/v1/stories" → api, v1, stories
  std::map<std::string, std::string, std::less<>> query;  ///< "q" → "ferry to Norholm"

  std::string value(std::string_view name) const {
    const auto at = query.find(name);
    return at == query.end() ? std::string() : at->second;
  }
};

/// Takes "/api/v1/stories?q=ferry+to%20Norholm" apart.
///
/// Accepts the origin form of RFC 9112 only. Each part is decoded once, after the cuts, so an
/// encoded "/" stays within its part. Error (malformed) for a target that does not begin with "/",
/// a broken percent sign, what is no UTF-8 once decoded, a control character, a "." or ".." part, a
/// parameter given twice; (too_large) beyond 8,000 bytes or 64 parameters. Linear.
Result<Target> parse_target(std::string_view target);

}  // namespace wirestem::server
