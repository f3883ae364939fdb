// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/source_record.hpp"
#include "read/ingest/detail/manifest.hpp"
#include "read/ingest/stream_inputs.hpp"

namespace wirestem::ingest::detail {

using RecordSink = std::function<void(SourceRecord&&)>;

/// Where all readers put what they find: records to the sink, reasons to the report.
class Output {
 public:
  Output(const Manifest& manifest, const RecordSink& sink, IngestReport& report)
      : manifest_(manifest), sink_(sink), report_(report) {}

  /// `key` is what the manifest knows the record by.
  void give(SourceRecord&& record, const std::string& key) {
    const auto given = manifest_.entries.find(key);
    if (given != manifest_.entries.end()) record.manifest = given->second;
    ++report_.records;
    sink_(std::move(record));
  }
  void skip(const std::string& source_path, std::string reason) {
    add(report_.skipped, {source_path, std::move(reason)});
  }
  void warn(const std::string& source_path, std::string what) {
    add(report_.warnings, {source_path, std::move(what)});
  }
  std::uint64_t records() const { return report_.records; }

  /// Ends an input: beyond a thousand lines of one, the rest are only counted.
  void end_input(const std::string& source_path, std::string sha256) {
    if (lines_ > kMostLines) {
      report_.skipped.push_back(
          {source_path, std::to_string(lines_ - kMostLines) + " more like these, not named"});
    }
    lines_ = 0;
    if (!sha256.empty()) report_.inputs.emplace_back(source_path, std::move(sha256));
  }

 private:
  static constexpr std::uint64_t kMostLines = 1000;

  void add(std::vector<SkippedInput>& lines, SkippedInput&& line) {
    if (++lines_ <= kMostLines) lines.push_back(std::move(line));
  }

  const Manifest& manifest_;
  const RecordSink& sink_;
  IngestReport& report_;
  std::uint64_t lines_ = 0;  ///< of the input at hand
};

/// "64 MiB", "40 bytes".
std::string readable_size(std::uint64_t bytes);

}  // namespace wirestem::ingest::detail
