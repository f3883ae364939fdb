// SPDX-License-Identifier: Apache-2.0
//
// WARC 1.0 and 1.1 (ISO 28500), as leniently as crawlers write it: bare "\n", folded lines, names
// in any case, addresses in <>.
#include <algorithm>
#include <charconv>

#include "read/ingest/detail/bytes/header_lines.hpp"
#include "read/ingest/detail/captures/capture.hpp"

namespace wirestem::ingest::detail {
namespace {

constexpr std::size_t kMostHeader = std::size_t{64} << 10U;
constexpr std::string_view kMagic = "WARC/";

CaptureKind kind_of(std::string_view type) {
  if (type == "response") return CaptureKind::response;
  if (type == "resource") return CaptureKind::resource;
  if (type == "conversion") return CaptureKind::conversion;
  if (type == "revisit") return CaptureKind::revisit;
  if (type == "warcinfo" || type == "request" || type == "metadata") return CaptureKind::other;
  // A continuation holds bytes of a page, so it is told apart from what never does.
  return type == "continuation" ? CaptureKind::resource : CaptureKind::unknown;
}

std::string bare_address(std::string_view url) {
  if (url.starts_with('<')) url.remove_prefix(1);
  if (url.ends_with('>')) url.remove_suffix(1);
  return std::string(url);
}

bool read_length(std::string_view digits, std::uint64_t& length) {
  const char* end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, length);
  return !digits.empty() && error == std::errc() && rest == end;
}

}  // namespace

bool begins_warc_record(std::string_view head) { return head.starts_with(kMagic); }

HeaderOutcome read_warc_header(ByteReader& in, Capture& capture, std::string& reason) {
  std::string_view ahead = in.peek(kMagic.size());
  while (!ahead.empty() && (ahead[0] == '\r' || ahead[0] == '\n')) {
    const std::size_t blanks = std::min(ahead.find_first_not_of("\r\n"), ahead.size());
    in.skip(blanks);
    ahead = in.peek(kMagic.size());
  }
  if (ahead.empty()) return HeaderOutcome::end;
  if (!begins_warc_record(ahead)) {
    reason = "no record begins here";
    return HeaderOutcome::bad;
  }
  // Mostly the header stands in what has been read already; only else is more gathered.
  HeaderLines header(in.peek(1024).substr(0, kMostHeader));
  if (!header.ended()) header = HeaderLines(in.peek(kMostHeader).substr(0, kMostHeader));
  if (!header.ended()) {
    reason = "its header has no end";
    return HeaderOutcome::bad;
  }
  capture = {};
  capture.offset = in.position();
  capture.kind = kind_of(lower_ascii(header.get("warc-type")));
  capture.url = bare_address(header.get("warc-target-uri"));
  capture.date = header.get("warc-date");
  capture.content_type = header.get("content-type");
  capture.block_digest = header.get("warc-block-digest");
  capture.payload_digest = header.get("warc-payload-digest");
  capture.truncated = header.get("warc-truncated");
  capture.is_segment = !header.get("warc-segment-number").empty();
  if (!read_length(header.get("content-length"), capture.length)) {
    reason = "its Content-Length is no number";
    return HeaderOutcome::bad;
  }
  in.skip(header.size());
  return HeaderOutcome::read;
}

bool skip_to_warc_record(ByteReader& in) {
  in.skip(1);
  // The last of a record may be the "\n" before the next, so a search begins with one.
  bool line_begins = false;
  while (true) {
    const std::string_view ahead = in.peek(kMagic.size() + 1);
    if (ahead.size() <= kMagic.size()) {
      in.skip(ahead.size());
      return false;
    }
    if (line_begins && begins_warc_record(ahead)) return true;
    const std::size_t newline = ahead.find('\n');
    line_begins = newline != std::string_view::npos;
    in.skip(line_begins ? newline + 1 : ahead.size());
  }
}

}  // namespace wirestem::ingest::detail
