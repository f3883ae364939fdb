// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/captures/http_message.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

#include "read/ingest/detail/bytes/expansion.hpp"
#include "read/ingest/detail/bytes/header_lines.hpp"
#include "read/ingest/detail/bytes/inflate.hpp"

namespace wirestem::ingest::detail {
namespace {

/// "HTTP/1.1 200 OK" → 200.
int status_of(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (!line.starts_with("HTTP/") || blank == std::string_view::npos) return 0;
  int status = 0;
  std::size_t at = blank + 1;
  while (at < line.size() && line[at] >= '0' && line[at] <= '9' && status < 1000) {
    status = status * 10 + (line[at++] - '0');
  }
  return status;
}

/// The size that a chunk begins with, and where its bytes begin; false where there is none.
bool read_chunk_size(std::string_view body, std::size_t at, std::uint64_t& size,
                     std::size_t& begin) {
  constexpr std::size_t kMostDigits = 15;
  constexpr std::size_t kMostLine = 1024;
  constexpr std::string_view kDigits = "0123456789abcdef";
  size = 0;
  std::size_t i = at;
  for (; i < body.size() && i - at <= kMostDigits; ++i) {
    const char lower = body[i] >= 'A' && body[i] <= 'F' ? static_cast<char>(body[i] + 32) : body[i];
    const std::size_t value = kDigits.find(lower);
    if (value == std::string_view::npos) break;
    size = size * 16 + value;
  }
  if (i == at || i - at > kMostDigits) return false;
  while (i < body.size() && body[i] == ' ') ++i;  // old servers pad the number
  if (i < body.size() && body[i] == ';') {
    i = body.substr(0, std::min(body.size(), i + kMostLine)).find_first_of("\r\n", i);
    if (i == std::string_view::npos) return false;
  }
  if (body.substr(i).starts_with("\r\n")) {
    begin = i + 2;
  } else if (body.substr(i).starts_with('\n')) {
    begin = i + 1;
  } else {
    return false;
  }
  return true;
}

bool is_plain_markup(std::string_view body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != std::string_view::npos && body[first] == '<';
}

Decoded inflate_step(std::string_view body, std::string_view encoding, std::uint64_t limit,
                     std::string& out) {
  Deflated form = Deflated::gzip;
  if (encoding == "deflate") form = form_of_deflate(body);
  if (form == Deflated::gzip && !begins_gzip(body)) {
    out = body;
    return Decoded::whole;
  }
  const Inflated outcome = inflate_all(body, form, limit, out);
  if (outcome == Inflated::too_large || expands_too_much(body.size(), out.size())) {
    return Decoded::too_large;
  }
  return outcome == Inflated::whole ? Decoded::whole : Decoded::cut;
}

}  // namespace

HttpHead read_http_head(std::string_view block) {
  HttpHead head;
  const std::size_t line_end = std::min(block.find('\n'), block.size());
  head.status = status_of(block.substr(0, line_end));
  if (head.status == 0) return head;
  const std::size_t begin = std::min(line_end + 1, block.size());
  const HeaderLines headers(block.substr(begin));
  head.body_begin = begin + headers.size();
  head.media_type = media_type_of(headers.get("content-type"));
  head.charset = lower_ascii(parameter_of(headers.get("content-type"), "charset"));
  std::uint64_t length = 0;
  const std::string_view digits = headers.get("content-length");
  const char* end = digits.data() + digits.size();
  if (!digits.empty() && std::from_chars(digits.data(), end, length).ptr == end) {
    head.length = length;
  }
  head.encoding = lower_ascii(headers.get("content-encoding"));
  head.is_chunked =
      lower_ascii(headers.get("transfer-encoding")).find("chunked") != std::string::npos;
  return head;
}

std::string join_chunks(std::string_view body) {
  std::string joined;
  std::size_t at = 0;
  while (at < body.size()) {
    std::uint64_t size = 0;
    std::size_t begin = 0;
    if (!read_chunk_size(body, at, size, begin)) {
      joined.append(body.substr(at));
      break;
    }
    if (size == 0) break;
    const std::string_view rest = body.substr(begin);
    const std::size_t taken = static_cast<std::size_t>(std::min<std::uint64_t>(size, rest.size()));
    joined.append(rest.substr(0, taken));
    at = begin + taken;
    if (body.substr(at).starts_with("\r\n")) {
      at += 2;
    } else if (body.substr(at).starts_with('\n')) {
      at += 1;
    }
  }
  return joined;
}

Decoded decode_content(std::string_view body, std::string_view encoding, std::uint64_t limit,
                       std::string& out) {
  constexpr std::size_t kMostSteps = 4;
  std::vector<std::string_view> steps;
  for (std::size_t at = 0; at < encoding.size();) {
    const std::size_t end = std::min(encoding.find_first_of(", ", at), encoding.size());
    const std::string_view step = encoding.substr(at, end - at);
    if (!step.empty() && step != "identity" && step != "none" && step != "utf-8") {
      steps.push_back(step);
    }
    at = end + 1;
  }
  out = body;
  if (steps.size() > kMostSteps) return Decoded::unsupported;
  Decoded outcome = Decoded::whole;
  for (auto step = steps.rbegin(); step != steps.rend() && outcome == Decoded::whole; ++step) {
    if (is_plain_markup(out)) return Decoded::whole;
    if (*step != "gzip" && *step != "x-gzip" && *step != "deflate") return Decoded::unsupported;
    const std::string encoded = std::move(out);
    out.clear();
    outcome = inflate_step(encoded, *step, limit, out);
  }
  return outcome;
}

}  // namespace wirestem::ingest::detail
