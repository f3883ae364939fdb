// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "apps/cli/arguments.hpp"
#include "base/result.hpp"

namespace wirestem::cli {

/// A span of time as people write it: "90s", "10m", "2h", "3d", "1w" → seconds; nothing for what is
/// none.
std::optional<std::int64_t> seconds_in(std::string_view words);

/// What --since says as a day: 2024-03-04 as it stands, "2d" counted back from today (UTC); ""
/// where it is not given. Error (usage) for anything else.
Result<std::string> since_of(const Arguments& arguments);

/// What --limit says; all where it is not given. Error (usage) for what is no number.
Result<std::uint64_t> limit_of(const Arguments& arguments);

/// The whole number that a flag says, or `otherwise`. Error (usage) for what is none.
Result<std::uint64_t> number_flag(const Arguments& arguments, std::string_view flag,
                                  std::uint64_t otherwise);

/// Error (usage) where a command that takes none was given paths.
std::optional<Error> no_paths(const Arguments& arguments);

/// The one thing that a command wants, such as a story's id; Error (usage) otherwise, with what it
/// should be.
Result<std::string> only_argument(const Arguments& arguments, std::string_view what);

}  // namespace wirestem::cli
