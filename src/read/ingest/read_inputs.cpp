// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/read_inputs.hpp"

#include <algorithm>
#include <string_view>

namespace wirestem::ingest {
namespace {

/// The file that a record came from: its path, or the beginning of it up to a "#" or "/".
const std::string* sha256_of(std::string_view path,
                             const std::vector<std::pair<std::string, std::string>>& inputs) {
  for (std::size_t end = path.size(); end != std::string_view::npos && end > 0;
       end = path.find_last_of("#/", end - 1)) {
    const auto at = std::ranges::lower_bound(inputs, path.substr(0, end), {},
                                             &std::pair<std::string, std::string>::first);
    if (at != inputs.end() && at->first == path.substr(0, end)) return &at->second;
  }
  return nullptr;
}

}  // namespace

Result<IngestResult> read_inputs(std::span<const std::string> paths, const IngestOptions& options) {
  IngestResult result;
  Result<IngestReport> streamed = stream_inputs(paths, options, [&result](SourceRecord&& record) {
    result.records.push_back(std::move(record));
  });
  if (!streamed) return streamed.error();
  IngestReport report = std::move(streamed).value();
  for (SourceRecord& record : result.records) {
    if (!record.sha256.empty()) continue;
    if (const std::string* sha256 = sha256_of(record.source_path, report.inputs)) {
      record.sha256 = *sha256;
    }
  }
  result.skipped = std::move(report.skipped);
  result.warnings = std::move(report.warnings);
  result.inputs = std::move(report.inputs);
  return result;
}

}  // namespace wirestem::ingest
