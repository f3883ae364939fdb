// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/sniff.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/charset.hpp"

namespace wirestem::ingest::detail {
namespace {

constexpr std::string_view kHtml = "HTML pages are not read by this version";
constexpr std::string_view kFeed = "feeds and other XML are not read by this version";
constexpr std::size_t kSniffBytes = 4096;

struct Magic {
  std::string_view bytes;
  std::string_view reason;
};

constexpr std::array<Magic, 9> kMagics = {{
    {"WARC/", "WARC archives are not read by this version"},
    {"PK\x03\x04", "ZIP and WACZ archives are not read by this version"},
    {"\x1F\x8B", "compressed file: unpack it first"},
    {"BZh", "compressed file: unpack it first"},
    {"\xFD\x37zXZ", "compressed file: unpack it first"},
    {"\x28\xB5\x2F\xFD", "compressed file: unpack it first"},
    {"%PDF-", "PDF files are not read by this version"},
    {"{\\rtf", "RTF files are not read by this version"},
    {"\xD0\xCF\x11\xE0", "office documents are not read by this version"},
}};

std::string lower_head(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n\f"), bytes.size());
  std::string head(bytes.substr(begin, kSniffBytes));
  for (char& c : head) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return head;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// A scrap of a page: it begins with a tag and goes on with them. Text that merely quotes a tag, or
/// sets a name in angle brackets, has one or two.
bool is_scrap_of_html(std::string_view head) {
  if (head.size() < 2 || head[0] != '<') return false;
  std::size_t closing = 0;
  for (std::size_t at = head.find("</"); at != std::string_view::npos;
       at = head.find("</", at + 2)) {
    ++closing;
  }
  return closing >= 2;
}

std::string_view markup_reason(std::string_view head) {
  if (head.starts_with("<?xml") || head.starts_with("<rss") || head.starts_with("<feed") ||
      head.starts_with("<rdf:")) {
    return has(head, "<html") ? kHtml : kFeed;
  }
  const std::string_view first = head.substr(0, 1024);
  const bool page = head.starts_with("<!doctype html") || has(first, "<html") ||
                    has(first, "<head>") || has(first, "<body");
  return page || is_scrap_of_html(head) ? kHtml : std::string_view();
}

}  // namespace

std::string_view why_not_plain_text(std::string_view bytes) {
  if (bytes.empty()) return "empty file";
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return magic.reason;
  }
  if (const std::string_view reason = markup_reason(lower_head(bytes)); !reason.empty())
    return reason;
  if (text::looks_binary(bytes)) return "binary data, not text";
  return {};
}

}  // namespace wirestem::ingest::detail
