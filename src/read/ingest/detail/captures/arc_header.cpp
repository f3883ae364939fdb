// SPDX-License-Identifier: Apache-2.0
//
// ARC, the format of the Internet Archive before WARC: one line a record, then its bytes.
//
//     http://harbour.example/ 192.0.2.7 20140216050221 text/html 1591
//
// Addresses may hold blanks, so the line is read from its end.
#include <algorithm>
#include <charconv>
#include <vector>

#include "read/ingest/detail/captures/capture.hpp"

namespace wirestem::ingest::detail {
namespace {

constexpr std::size_t kMostLine = std::size_t{16} << 10U;
constexpr std::string_view kFileHeader = "filedesc://";
constexpr std::size_t kMostFields = 32;

/// The line ahead without its end, and its size with it; empty where it is too long or not whole.
std::string_view line_ahead(ByteReader& in, std::size_t& size) {
  std::string_view ahead = in.peek(1);
  if (ahead.find('\n') == std::string_view::npos) ahead = in.peek(kMostLine);
  const std::size_t newline = ahead.substr(0, kMostLine).find('\n');
  size = newline == std::string_view::npos ? 0 : newline + 1;
  if (size == 0) return {};
  std::string_view line = ahead.substr(0, newline);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

/// The last `count` fields of a line and, first of all, what stands before them.
std::vector<std::string_view> fields_from_end(std::string_view line, std::size_t count) {
  std::vector<std::string_view> fields;
  while (fields.size() + 1 < count) {
    const std::size_t blank = line.rfind(' ');
    if (blank == std::string_view::npos) return {};
    fields.push_back(line.substr(blank + 1));
    line = line.substr(0, blank);
  }
  fields.push_back(line);
  std::ranges::reverse(fields);
  return fields;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// A scheme and "://" or, for a name server's answer, "dns:".
bool begins_with_address(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon > 16) return false;
  const std::string_view scheme = text.substr(0, colon);
  const bool letters = std::ranges::all_of(scheme, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' ||
           c == '-' || c == '.';
  });
  return letters && (text.substr(colon).starts_with("://") || scheme == "dns");
}

/// "20140216050221" → "2014-02-16T05:02:21Z"; of longer ones, which some tools wrote, the same.
std::string iso_date(std::string_view digits) {
  if (digits.size() < 14 || !all_digits(digits)) return {};
  std::string iso;
  for (std::size_t i = 0; i < 14; ++i) {
    if (i == 4 || i == 6) iso += '-';
    if (i == 8) iso += 'T';
    if (i == 10 || i == 12) iso += ':';
    iso += digits[i];
  }
  return iso + 'Z';
}

/// A record's line: an address, and a date where one belongs. Whether its length is a number is for
/// the reader to find and to tell.
bool is_record_line(std::string_view line, std::size_t count) {
  if (!begins_with_address(line)) return false;
  const auto fields = fields_from_end(line, count);
  return fields.size() == count && fields[2].size() >= 8 && all_digits(fields[2]);
}

bool read_fields(std::string_view line, std::size_t count, Capture& capture) {
  const std::vector<std::string_view> fields = fields_from_end(line, count);
  if (fields.size() != count) return false;
  capture.kind = CaptureKind::response;
  capture.url = fields[0];
  capture.date = iso_date(fields[2]);
  capture.content_type = fields[3];
  const std::string_view length = fields.back();
  const char* end = length.data() + length.size();
  const auto [rest, error] = std::from_chars(length.data(), end, capture.length);
  return all_digits(length) && error == std::errc() && rest == end;
}

/// The file's own record: a line of its version, then one that names the fields of all others.
void read_file_record(ByteReader& in, std::uint64_t length, std::size_t& fields) {
  std::string block;
  in.take(std::min<std::uint64_t>(length, kMostLine), block);
  if (length > kMostLine) in.skip(length - kMostLine);
  const std::size_t first = block.find('\n');
  const std::size_t second = first == std::string::npos ? first : block.find('\n', first + 1);
  if (first == std::string::npos) return;
  const std::string_view names = std::string_view(block).substr(
      first + 1, second == std::string::npos ? second : second - first - 1);
  const auto blanks = static_cast<std::size_t>(std::ranges::count(names, ' '));
  if (blanks + 1 >= kArcFields && blanks < kMostFields) fields = blanks + 1;
}

}  // namespace

bool begins_arc_record(std::string_view head) { return begins_with_address(head); }

HeaderOutcome read_arc_header(ByteReader& in, std::size_t& fields, Capture& capture,
                              std::string& reason) {
  while (true) {
    std::string_view ahead = in.peek(1);
    while (!ahead.empty() && (ahead[0] == '\r' || ahead[0] == '\n')) {
      in.skip(std::min(ahead.find_first_not_of("\r\n"), ahead.size()));
      ahead = in.peek(1);
    }
    if (ahead.empty()) return HeaderOutcome::end;
    std::size_t size = 0;
    const std::string_view line = line_ahead(in, size);
    capture = {};
    capture.offset = in.position();
    reason = "no record begins here";
    if (size == 0 || !begins_with_address(line)) return HeaderOutcome::bad;
    const bool is_file_record = line.starts_with(kFileHeader);
    const std::size_t count = is_file_record ? kArcFields : fields;
    reason = "its length is no number";
    if (!read_fields(line, count, capture)) return HeaderOutcome::bad;
    in.skip(size);
    if (!is_file_record) return HeaderOutcome::read;
    read_file_record(in, capture.length, fields);
  }
}

bool skip_to_arc_record(ByteReader& in, std::size_t fields) {
  while (true) {
    const std::string_view ahead = in.peek(1);
    if (ahead.empty()) return false;
    const std::size_t newline = ahead.find('\n');
    in.skip(newline == std::string_view::npos ? ahead.size() : newline + 1);
    if (newline == std::string_view::npos) continue;
    std::size_t size = 0;
    if (is_record_line(line_ahead(in, size), fields)) return true;
  }
}

}  // namespace wirestem::ingest::detail
