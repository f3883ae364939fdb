// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/result.hpp"

namespace wirestem::cli {

/// Writes a whole file: beside it first, then into its place, so that nobody ever finds half of it.
/// Error (unreadable) where that cannot be done; what stood there before is then still there.
std::optional<Error> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes a folder with all above it; nothing to do where it is there.
std::optional<Error> make_folder(const std::filesystem::path& path);

}  // namespace wirestem::cli
