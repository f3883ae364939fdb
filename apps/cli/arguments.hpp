// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "apps/cli/settings.hpp"
#include "base/result.hpp"

namespace wirestem::cli {

/// What the user asked for.
struct Arguments {
  std::string command;
  std::vector<std::string> paths;                         ///< what is no flag, in the order given
  std::map<std::string, std::string, std::less<>> given;  ///< "--threads" → "2"; a switch → "1"
  /// Where a value comes from that is not on the command line: "wirestem.toml:3".
  std::map<std::string, std::string, std::less<>> places;

  bool has(std::string_view flag) const { return given.contains(flag); }
  /// True where the user has just said it; what stands in a file may be meant for other commands.
  bool on_the_line(std::string_view flag) const { return has(flag) && !places.contains(flag); }
  std::optional<std::string> value(std::string_view flag) const {
    const auto at = given.find(flag);
    return at == given.end() ? std::nullopt : std::optional(at->second);
  }
};

/// Reads the words after the program's name.
///
///     wirestem dossier pages/ -o out --threads=2 -- -odd-name.txt
///
/// A flag's value follows it, or "=" after its name; after "--" all is paths; "-" is a path. Where
/// a flag is not given, the environment may (--given-date ← WIRESTEM_GIVEN_DATE), and after it the
/// files of settings. Error (usage) for what is unknown, with the nearest name that is known; for a
/// value that is missing or not wanted; for a flag given twice. Error (malformed) for a file of
/// settings with a fault.
Result<Arguments> parse_arguments(std::span<const std::string> words,
                                  const Environment& environment);

/// The error for a value that cannot be; it names the file and line, or the variable, that says it.
Error wrong_value(const Arguments& arguments, std::string_view flag, const std::string& wanted);

}  // namespace wirestem::cli
