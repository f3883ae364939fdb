// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "apps/cli/flags.hpp"
#include "apps/config/read_config.hpp"
#include "base/result.hpp"

namespace wirestem::cli {

/// Looks an environment variable up; nothing where it is not set.
using Environment = std::function<std::optional<std::string>(const std::string&)>;

/// The environment of this process.
Environment process_environment();

/// What stands beside the command line: environment, then ./wirestem.toml, then the user's
/// wirestem/config.toml in XDG_CONFIG_HOME or ~/.config.
class Settings {
 public:
  /// Error, with file and line, where a file is there and cannot be read or followed as a whole.
  static Result<Settings> load(const Environment& environment);

  struct Value {
    std::string value;  ///< as the flag would have it; "0" for a switch that is turned off
    std::string place;  ///< "wirestem.toml:3", "WIRESTEM_THREADS"
  };
  /// What the highest of these layers says of a flag for a command; nothing where none does.
  std::optional<Value> find(const Flag& flag, std::string_view command) const;

 private:
  std::optional<Error> read(const std::string& path, config::Owner owner);

  using Layer = std::vector<config::Setting>;
  Environment environment_;
  std::vector<Layer> layers_;  ///< the stronger first
};

}  // namespace wirestem::cli
