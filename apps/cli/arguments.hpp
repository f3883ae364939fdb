// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace wirestem::cli {

/// What the user asked for.
struct Arguments {
  std::string command;
  std::vector<std::string> paths;                         ///< what is no flag, in the order given
  std::map<std::string, std::string, std::less<>> given;  ///< "--threads" → "2"; a switch → "1"

  bool has(std::string_view flag) const { return given.contains(flag); }
  std::optional<std::string> value(std::string_view flag) const {
    const auto at = given.find(flag);
    return at == given.end() ? std::nullopt : std::optional(at->second);
  }
};

/// Looks an environment variable up; nothing where it is not set.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// Reads the words after the program's name.
///
///     wirestem dossier pages/ -o out --threads=2 -- -odd-name.txt
///
/// A flag's value follows it, or "=" after its name; after "--" all is paths; "-" is a path. Where
/// a flag is not given, the environment may: --given-date ← WIRESTEM_GIVEN_DATE. Error (usage) for
/// what is unknown, with the nearest name that is known; for a value that is missing or not wanted;
/// for a flag given twice.
Result<Arguments> parse_arguments(std::span<const std::string> words,
                                  const Environment& environment);

}  // namespace wirestem::cli
