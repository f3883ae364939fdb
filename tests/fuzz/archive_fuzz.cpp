// SPDX-License-Identifier: Apache-2.0
//
// Hostile bytes as an archive or as compressed data: read or refused within the bounds of the
// options, with a reason for what is refused.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "read/ingest/stream_inputs.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::uint64_t kMostRecord = std::uint64_t{1} << 20U;
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  const std::vector<std::string> paths = {"-"};
  const auto report = wirestem::ingest::stream_inputs(
      paths,
      {.max_record_bytes = kMostRecord,
       .standard_input = &in,
       .max_expanded_bytes = std::uint64_t{32} << 20U},
      [](wirestem::SourceRecord&& record) {
        if (record.bytes.empty() || !record.source_path.starts_with('-')) std::abort();
        if (!wirestem::text::is_utf8(record.source_path)) std::abort();
        if (record.bytes.size() > kMostRecord * 4) std::abort();
      });
  if (!report) return report.error().message.empty() ? (std::abort(), 0) : 0;
  for (const auto& line : report.value().skipped) {
    if (line.reason.empty()) std::abort();
  }
  return 0;
}
