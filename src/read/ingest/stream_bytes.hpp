// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/source_record.hpp"
#include "read/ingest/stream_inputs.hpp"

namespace wirestem::ingest {

/// One input whose bytes are in memory already, as a server gave them.
struct InMemoryInput {
  std::string name;     ///< becomes the records' source_path
  std::string url;      ///< where it was got from
  std::string charset;  ///< as the server said; "" where it did not
  std::string bytes;
};

struct BytesReport {
  std::uint64_t records = 0;
  std::vector<SkippedInput> skipped;
  std::vector<std::pair<std::string, std::string>> inputs;  ///< name, sha256
  std::vector<std::string> addresses;  ///< that a feed pointed to without giving their text
};

/// Reads a page or a feed from memory and hands on its records.
///
///     stream_bytes({.name = url, .url = url, .charset = "", .bytes = body}, sink);
///
/// HTML, MHTML, plain text: one record, whose url is the input's. A feed: its entries, as
/// stream_inputs() reads them. Anything else is skipped with its reason. Never fails. Linear.
BytesReport stream_bytes(InMemoryInput&& input, const std::function<void(SourceRecord&&)>& sink);

}  // namespace wirestem::ingest
