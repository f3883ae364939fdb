// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/pages/mhtml.hpp"

#include <algorithm>
#include <vector>

#include "read/ingest/detail/bytes/decode_digits.hpp"
#include "read/ingest/detail/bytes/header_lines.hpp"

namespace wirestem::ingest::detail {
namespace {

constexpr int kMostNested = 3;

bool is_html(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

/// The parts between the lines that begin with "--" and the boundary.
std::vector<std::string_view> parts_of(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> parts;
  const std::string mark = "--" + std::string(boundary);
  std::size_t begin = std::string_view::npos;
  for (std::size_t at = body.find(mark); at != std::string_view::npos;
       at = body.find(mark, at + mark.size())) {
    if (at != 0 && body[at - 1] != '\n') continue;
    if (begin != std::string_view::npos) parts.push_back(body.substr(begin, at - begin));
    const std::size_t line_end = body.find('\n', at);
    begin = line_end;
    if (line_end == std::string_view::npos || body.substr(at + mark.size()).starts_with("--")) {
      return parts;
    }
    ++begin;
  }
  // A file that was cut: its last part lacks the closing line.
  if (begin != std::string_view::npos) parts.push_back(body.substr(begin));
  return parts;
}

MhtmlPage page_of(const HeaderLines& headers, std::string_view body, std::string_view whole_url) {
  MhtmlPage page;
  const std::string encoding = lower_ascii(headers.get("content-transfer-encoding"));
  if (encoding == "quoted-printable") {
    page.html = decode_quoted_printable(body);
  } else if (encoding == "base64") {
    page.html = decode_digits(body, kBase64Digits, 6);
  } else {
    page.html = body;
  }
  page.charset = lower_ascii(parameter_of(headers.get("content-type"), "charset"));
  page.url = whole_url.empty() ? headers.get("content-location") : whole_url;
  return page;
}

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

bool looks_like_mhtml(std::string_view head) {
  const HeaderLines headers(head);
  const std::string type = media_type_of(headers.get("content-type"));
  if (type.starts_with("multipart/"))
    return !parameter_of(headers.get("content-type"), "boundary").empty();
  return is_html(type) && !headers.get("mime-version").empty();
}

std::optional<MhtmlPage> find_mhtml_page(std::string_view file) {
  const HeaderLines top(file);
  std::string whole_url(top.get("snapshot-content-location"));
  const std::string start = parameter_of(top.get("content-type"), "start");
  std::optional<MhtmlPage> first;
  std::vector<std::string_view> messages = {file};
  for (int depth = 0; depth <= kMostNested && !messages.empty(); ++depth) {
    std::vector<std::string_view> inner;
    for (const std::string_view message : messages) {
      const HeaderLines headers(message);
      const std::string_view body = message.substr(headers.size());
      const std::string type = media_type_of(headers.get("content-type"));
      if (type.starts_with("multipart/")) {
        const std::string boundary = parameter_of(headers.get("content-type"), "boundary");
        if (boundary.empty()) continue;
        const std::vector<std::string_view> parts = parts_of(body, boundary);
        inner.insert(inner.end(), parts.begin(), parts.end());
      } else if (is_html(type)) {
        const bool named = !start.empty() && headers.get("content-id") == start;
        if (named) return page_of(headers, body, whole_url);
        if (!first) first = page_of(headers, body, whole_url);
        if (start.empty()) return first;
      }
    }
    messages = std::move(inner);
  }
  return first;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=') {
      out.push_back(text[i]);
      continue;
    }
    // "=" at a line's end, blanks that mail servers add included, joins it with the next.
    std::size_t end = i + 1;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
    if (end == text.size() || text[end] == '\n') {
      i = end;
      continue;
    }
    const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      out.push_back('=');
    } else {
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    }
  }
  return out;
}

}  // namespace wirestem::ingest::detail
