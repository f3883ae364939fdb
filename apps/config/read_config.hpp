// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace wirestem::config {

enum class ValueKind { on_off, number, text };

/// Whose file it is. What reaches beyond this machine or starts a program is for the user alone to
/// say: a project file may come with somebody else's folder.
enum class Owner { project, user };

/// A key that a file may have.
struct Key {
  std::string_view name;      ///< "threads"
  ValueKind kind;             ///< what its value is; text may also be a number, a date, a list
  std::string_view commands;  ///< those that know it, parted by blanks
  std::string_view choices;   ///< the values it may have, parted by blanks; empty for any
  Owner least = Owner::project;
};

/// What a file says of one key.
struct Setting {
  std::string key;
  std::string command;  ///< that of its table; empty above all tables: for each that knows the key
  std::string value;    ///< "1" and "0" for on and off
  std::string place;    ///< "wirestem.toml:3"
};

/// Reads settings as TOML 1.0, in the order of their lines.
///
///     threads = 2
///     [watch]
///     every = "30m"
///
/// Error (malformed), with file and line, for what is no TOML; for a key or table that is unknown,
/// with the nearest that is known; for a value of the wrong kind. `path` is for messages.
Result<std::vector<Setting>> parse_config(std::string_view text, const std::string& path,
                                          std::span<const Key> keys, Owner owner);

/// The same of a file; no settings where there is none. Error where it cannot be read.
Result<std::vector<Setting>> read_config(const std::filesystem::path& path,
                                         std::span<const Key> keys, Owner owner);

/// The version of toml++, which reads the files.
std::string toml_version();

}  // namespace wirestem::config
