// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/source_record.hpp"
#include "read/ingest/stream_inputs.hpp"

namespace wirestem::ingest {

struct IngestResult {
  std::vector<SourceRecord> records;   ///< by source_path; those of one container in its order
  std::vector<SkippedInput> skipped;   ///< in the same order
  std::vector<SkippedInput> warnings;  ///< records that are there, but may be damaged
  std::vector<std::pair<std::string, std::string>>
      inputs;  ///< each file read to its end: path, sha256
};

/// Reads the inputs of a run, all at once.
///
///     Result<IngestResult> pile = read_inputs({{"pages/", "more.jsonl"}}, {});
///     if (!pile) return pile.error();
///     for (const SourceRecord& record : pile.value().records) …
///
/// As stream_inputs(), which see, with the records collected and `sha256` set in each: that of the
/// file it came from. Memory is bounded by the records that are kept and one record more.
Result<IngestResult> read_inputs(std::span<const std::string> paths, const IngestOptions& options);

}  // namespace wirestem::ingest
