// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "base/result.hpp"
#include "tell/write_export.hpp"

namespace wirestem::server {

/// The files of an export as one ZIP archive, since a browser saves one file, not a folder. Times
/// in it are fixed, so the same files give the same bytes. Error (unreadable) where memory is
/// short.
Result<std::string> write_zip(std::span<const tell::ExportFile> files);

}  // namespace wirestem::server
