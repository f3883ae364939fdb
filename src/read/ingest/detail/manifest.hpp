// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "model/source_record.hpp"

namespace wirestem::ingest::detail {

/// What the lines of a manifest say of inputs.
struct Manifest {
  /// By real path; of a record in a container, the container's real path and what follows it:
  /// "/data/crawl.warc.gz#3".
  std::map<std::string, GivenMetadata> entries;
  std::vector<std::string> paths;  ///< of files to read, in the manifest's order
  std::vector<SkippedInput> skipped;
};

/// Reads a manifest; an empty one where no name is given. Bad lines are in `skipped`; the Error
/// says that there is no such file.
Result<Manifest> load_manifest(const std::optional<std::string>& name,
                               std::uint64_t max_line_bytes);

}  // namespace wirestem::ingest::detail
