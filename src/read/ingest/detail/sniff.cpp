// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/sniff.hpp"

#include <algorithm>
#include <array>

#include "read/ingest/detail/bytes/inflate.hpp"
#include "read/ingest/detail/feeds/read_feed.hpp"
#include "read/ingest/detail/pages/mhtml.hpp"
#include "text/charset.hpp"

namespace wirestem::ingest::detail {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::string_view bytes;
  Format format;
};

constexpr std::array<Magic, 11> kMagics = {{
    {"WARC/", Format::warc},
    {"filedesc://", Format::arc},
    {"PK\x03\x04", Format::zip},
    {"PK\x05\x06", Format::zip},  // of no entries
    {"7z\xBC\xAF\x27\x1C", Format::seven_zip},
    {"BZh", Format::compressed},
    {"\xFD\x37zXZ", Format::compressed},
    {"\x28\xB5\x2F\xFD", Format::compressed},
    {"\x04\x22\x4D\x18", Format::compressed},
    {" CDX ", Format::cdx},
    {"!meta 0 ", Format::cdx},
}};

struct Unread {
  std::string_view bytes;
  std::string_view reason;
};

constexpr std::array<Unread, 5> kUnread = {{
    {"%PDF-", "PDF files are not read by this version"},
    {"{\\rtf", "RTF files are not read by this version"},
    {"\xD0\xCF\x11\xE0", "office documents are not read by this version"},
    {"Rar!\x1A\x07", "RAR archives are not read by this version"},
    {"wOF", "binary data, not text"},
}};

/// A tar begins with a header of 512 bytes that holds its own checksum (POSIX.1, ustar); a text may
/// well have the format's name at the same place.
bool is_tar(std::string_view head) {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kMagicAt = 257;
  constexpr std::size_t kSumAt = 148;
  constexpr std::size_t kSumBytes = 8;
  if (head.size() < kHeader || head.substr(kMagicAt, 5) != "ustar") return false;
  unsigned sum = 0;  // the checksum itself counts as blanks
  unsigned said = 0;
  for (std::size_t i = 0; i < kHeader; ++i) {
    const bool own = i >= kSumAt && i < kSumAt + kSumBytes;
    sum += own ? unsigned{' '} : static_cast<unsigned char>(head[i]);
    if (own && head[i] >= '0' && head[i] <= '7')
      said = said * 8 + static_cast<unsigned>(head[i] - '0');
  }
  return sum == said;
}

/// Most pages say so at once; the longer looks are for the others.
bool begins_as_page(std::string_view head) {
  constexpr std::string_view kDoctype = "<!doctype html";
  while (!head.empty() && " \t\r\n\f"sv.find(head.front()) != std::string_view::npos) {
    head.remove_prefix(1);
  }
  const auto same = [](char c, char small) {
    return (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) == small;
  };
  return std::ranges::equal(head.substr(0, kDoctype.size()), kDoctype, same);
}

/// The head as lower-case ASCII, blanks in front taken off; UTF-16 loses its zero bytes, which is
/// enough to see tags.
std::string lower_head(std::string_view bytes) {
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (wide) bytes.remove_prefix(2);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string head;
  for (const char c : bytes.substr(0, kSniffBytes)) {
    if (wide && c == '\0') continue;
    if (head.empty() && " \t\r\n\f"sv.find(c) != std::string_view::npos) continue;
    head.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
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

Format markup_format(std::string_view head) {
  if (head.starts_with('{') || head.starts_with('[')) return Format::other;  // JSON may quote tags
  if (head.starts_with("<svg")) return Format::xml;
  if (head.starts_with("<?xml")) return has(head, "<html") ? Format::html : Format::xml;
  const std::string_view first = head.substr(0, 1024);
  const bool page = head.starts_with("<!doctype html") || has(first, "<html") ||
                    has(first, "<head>") || has(first, "<body") ||
                    head.starts_with("<!-- saved from url=");
  return page || is_scrap_of_html(head) ? Format::html : Format::other;
}

}  // namespace

Format sniff(std::string_view bytes) {
  if (bytes.empty()) return Format::empty;
  if (begins_gzip(bytes)) return Format::gzip;
  for (const Magic& magic : kMagics) {
    if (bytes.starts_with(magic.bytes)) return magic.format;
  }
  if (is_tar(bytes)) return Format::tar;
  for (const Unread& format : kUnread) {
    if (bytes.starts_with(format.bytes)) return Format::unread;
  }
  bytes = bytes.substr(0, kSniffBytes);
  if (begins_as_page(bytes)) return Format::html;
  if (looks_like_feed(bytes)) return Format::feed;
  if (looks_like_mhtml(bytes)) return Format::mhtml;
  const std::string head = lower_head(bytes);
  const Format markup = markup_format(head);
  if (markup != Format::other) return markup;
  // Of JSON lines one that is broken must not cost the others: the first tells.
  if (head.starts_with('{')) bytes = bytes.substr(0, bytes.find('\n'));
  return text::looks_binary(bytes) ? Format::unread : Format::other;
}

std::string_view why_unread(std::string_view head) {
  for (const Unread& format : kUnread) {
    if (head.starts_with(format.bytes)) return format.reason;
  }
  return "binary data, not text";
}

bool is_page_asset(std::string_view extension) {
  constexpr std::array<std::string_view, 6> kAssets = {".css", ".js",  ".map",
                                                       ".mjs", ".svg", ".wasm"};
  return std::ranges::find(kAssets, extension) != kAssets.end();
}

std::string extension_of(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string extension(name.substr(dot));
  for (char& c : extension) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return extension;
}

}  // namespace wirestem::ingest::detail
