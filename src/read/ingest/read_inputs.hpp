// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/source_record.hpp"

namespace wirestem::ingest {

struct IngestOptions {
  /// A plain text file or a JSON line larger than this is skipped; nothing of it stays in memory.
  std::uint64_t max_record_bytes = std::uint64_t{64} << 20U;
  /// JSON lines {path, published?, outlet?, url?, title?, authors?}; a path is relative to this
  /// file.
  std::optional<std::string> manifest = std::nullopt;
  /// What the path "-" reads; std::cin where null. Not owned.
  std::istream* standard_input = nullptr;
};

struct IngestResult {
  std::vector<SourceRecord> records;  ///< by source_path; the records of one container in its order
  std::vector<SkippedInput> skipped;  ///< in the same order
  std::vector<std::pair<std::string, std::string>>
      inputs;  ///< each file read to its end: path, sha256
};

/// Reads the inputs of a run.
///
///     Result<IngestResult> pile = read_inputs({{"pages/", "more.jsonl"}}, {});
///     if (!pile) return pile.error();
///     for (const SourceRecord& record : pile.value().records) …
///
/// Accepts files, folders (with all below them; hidden files and folders are left out), and "-" for
/// standard input. A .jsonl, .ndjson or .json file holds one record a line (or one JSON document,
/// or an array of them), named path#n: {id, text, …} is clean text, other shapes that have a text
/// are articles to be cleaned. Anything else is plain text of any charset, made UTF-8. Paths that
/// lead to the same file are read once; the same text under two names is two records. With no
/// paths, the files that the manifest names are read.
///
/// What gives no record is in `skipped` with the reason: an empty, binary, unreadable or oversized
/// file, a folder without files, a line that is no record, HTML, archives. Only where not one
/// record came out there is an Error (not_found, or unreadable), whose message says why; likewise
/// for a manifest that cannot be read. No input order, clock or locale changes the result. Memory
/// is bounded by the records that are kept and one record more; time is linear in the bytes read.
Result<IngestResult> read_inputs(std::span<const std::string> paths, const IngestOptions& options);

}  // namespace wirestem::ingest
