// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "apps/cli/arguments.hpp"
#include "base/result.hpp"
#include "tell/write_export.hpp"

namespace wirestem::cli {

/// The formats that a dossier is to be written in.
struct ExportChoice {
  std::vector<tell::ExportFormat> formats;  ///< each once, in the order given
  tell::ExportOptions options;
};

/// What --as and --tlp say. Error (usage) for a format or marking that is not known, with those
/// that are, and for --tlp without stix.
Result<ExportChoice> export_choice(const Arguments& arguments);

/// Writes the formats' files into `folder`, which is made if need be, and says where. Error where a
/// file cannot be written.
std::optional<Error> write_exports(const Dossier& dossier, const ExportChoice& choice,
                                   const std::filesystem::path& folder);

}  // namespace wirestem::cli
