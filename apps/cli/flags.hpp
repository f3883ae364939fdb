// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace wirestem::cli {

/// A flag, said once: parsing and help both read it from here.
struct Flag {
  std::string_view name;      ///< "--threads"
  std::string_view letter;    ///< "-o", or empty
  std::string_view value;     ///< what its value is called: "N"; empty for a switch
  std::string_view commands;  ///< those that take it, parted by blanks
  std::string_view help;
  std::string_view choices = {};  ///< the values it may have, parted by blanks; empty for any
};

/// A command and what stands behind it.
struct Command {
  std::string_view name;
  std::string_view arguments;  ///< as help shows them
  std::string_view help;       ///< one line
  std::string_view more;       ///< what else one should know; may have several lines
};

std::span<const Flag> all_flags();
std::span<const Command> all_commands();

/// The command of this name, or null.
const Command* find_command(std::string_view name);

/// The flag "--threads" or "-o" of a command, or null.
const Flag* find_flag(std::string_view name, std::string_view command);

bool takes(const Flag& flag, std::string_view command);

/// The nearest of the names that a command knows, for a misspelt one; empty where none is near.
std::string_view nearest_flag(std::string_view name, std::string_view command);
std::string_view nearest_command(std::string_view name);

}  // namespace wirestem::cli
