// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/source_record.hpp"

namespace wirestem::ingest::detail {

/// One file to read: the name it goes by, and the one real path that all its names lead to.
struct InputFile {
  std::string source_path;
  std::string real_path;  ///< "-" for standard input
};

struct FileList {
  std::vector<InputFile> files;       ///< by source_path, each real file once
  std::vector<SkippedInput> skipped;  ///< by source_path
};

/// The files that `paths` name, folders opened. Symbolic links are followed, and a folder that has
/// been seen is not entered again, so a loop of links ends. Hidden ones are left out, and the
/// folder of images and scripts that a browser saves beside a page. `left_out` is a real path that
/// is never listed (the manifest's own).
FileList list_files(std::span<const std::string> paths, const std::string& left_out);

/// The path with all links resolved, or "" where there is no such file.
std::string real_path(const std::string& path);

}  // namespace wirestem::ingest::detail
