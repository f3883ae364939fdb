// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "read/ingest/detail/bytes/byte_reader.hpp"

namespace wirestem::ingest::detail {

enum class CaptureKind : std::uint8_t {
  response,    ///< what a server answered
  resource,    ///< a file as it is, without HTTP
  conversion,  ///< the same in another format, e.g. the text of a page
  revisit,     ///< says that the page is recorded elsewhere
  other,       ///< warcinfo, request, metadata: no pages by their nature
  unknown,     ///< of no type that there is
};

/// What the header of a WARC or ARC record says. Its block of `length` bytes comes next.
struct Capture {
  CaptureKind kind = CaptureKind::other;
  std::string url;   ///< without the <> that some writers put around it
  std::string date;  ///< of the fetch, ISO 8601; may be empty
  std::string content_type;
  std::string block_digest;    ///< "sha1:…", as written
  std::string payload_digest;  ///< the same
  std::string truncated;       ///< why the crawler cut it: "length", "time" …
  bool is_segment = false;     ///< one of several that together are a record
  std::uint64_t offset = 0;    ///< of the header, in the decompressed file
  std::uint64_t length = 0;
};

enum class HeaderOutcome : std::uint8_t { read, end, bad };

/// Reads a WARC record's header (WARC 0.18 to 1.1; other versions as these).
///
/// Blank lines in front are passed over. `bad`: no record begins here, or its length is no number;
/// `reason` says which. `end`: nothing but blank lines is left.
HeaderOutcome read_warc_header(ByteReader& in, Capture& capture, std::string& reason);

inline constexpr std::size_t kArcFields = 5;

/// Reads an ARC record's line. `fields` is how many fields a line has: kArcFields in version 1, 10
/// in version 2; it is set when the file's first record, which tells it, is read.
HeaderOutcome read_arc_header(ByteReader& in, std::size_t& fields, Capture& capture,
                              std::string& reason);

/// Passes over lines up to one that begins a record; false where none does. One line at least.
bool skip_to_warc_record(ByteReader& in);
bool skip_to_arc_record(ByteReader& in, std::size_t fields);

/// True where content of a gzip member begins a record.
bool begins_warc_record(std::string_view head);
bool begins_arc_record(std::string_view head);

}  // namespace wirestem::ingest::detail
