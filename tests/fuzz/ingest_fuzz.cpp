// SPDX-License-Identifier: Apache-2.0
//
// Whatever comes in by standard input is read, or skipped with a reason; nothing vanishes.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "read/ingest/read_inputs.hpp"
#include "text/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  const std::vector<std::string> paths = {"-"};
  const auto result = wirestem::ingest::read_inputs(paths, {.standard_input = &in});
  if (!result.ok()) {
    if (result.error().message.empty()) std::abort();
    return 0;
  }
  for (const wirestem::SourceRecord& record : result.value().records) {
    if (record.bytes.empty() || record.sha256.size() != 64) std::abort();
    const bool is_text = record.media != wirestem::Media::html;
    if (is_text && !wirestem::text::is_utf8(record.bytes)) std::abort();
  }
  for (const wirestem::SkippedInput& skipped : result.value().skipped) {
    if (skipped.reason.empty()) std::abort();
  }
  return 0;
}
