// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/pages/read_page.hpp"

#include <optional>
#include <utility>

#include "read/ingest/detail/pages/mhtml.hpp"
#include "read/ingest/detail/pages/saved_page.hpp"
#include "read/markup/decode_page.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

/// Text of which a tenth came out as replacement characters was no text in that charset.
bool is_mostly_broken(const text::DecodedText& decoded) {
  if (!decoded.repaired) return false;
  std::size_t broken = 0;
  for (std::size_t at = decoded.utf8.find("\xEF\xBF\xBD"); at != std::string::npos;
       at = decoded.utf8.find("\xEF\xBF\xBD", at + 3)) {
    ++broken;
  }
  return broken * 10 > decoded.utf8.size();
}

bool is_blank(std::string_view bytes) {
  return bytes.find_first_not_of(std::string_view(" \t\r\n\0\xEF\xBB\xBF\xFE\xFF", 10)) ==
         std::string_view::npos;
}

RecordOrReason html_page(WholePage&& page) {
  if (is_blank(page.bytes)) return std::string("empty file");
  SourceRecord record;
  record.media = Media::html;
  record.record = std::move(page.given);
  if (!record.record.url) {
    if (std::string url = find_saved_from(page.bytes); !url.empty()) record.record.url = url;
  }
  record.bytes = std::move(page.bytes);
  record.charset = std::move(page.charset);
  return record;
}

RecordOrReason mhtml_page(WholePage&& page) {
  std::optional<MhtmlPage> main = find_mhtml_page(page.bytes);
  if (!main) return std::string("no HTML page is in this MHTML file");
  page.bytes = std::move(main->html);
  page.charset = std::move(main->charset);
  const bool web = main->url.starts_with("http://") || main->url.starts_with("https://");
  if (web && !page.given.url) page.given.url = std::move(main->url);
  return html_page(std::move(page));
}

text::DecodedText decode(const WholePage& page) {
  if (page.charset.empty()) return text::decode_text(page.bytes);
  markup::DecodedPage told = markup::decode_page(page.bytes, page.charset);
  std::string lines;
  lines.reserve(told.utf8.size());
  for (std::size_t i = 0; i < told.utf8.size(); ++i) {
    if (told.utf8[i] != '\r') {
      lines.push_back(told.utf8[i]);
    } else if (i + 1 == told.utf8.size() || told.utf8[i + 1] != '\n') {
      lines.push_back('\n');
    }
  }
  return {.utf8 = std::move(lines), .charset = std::move(told.charset), .repaired = true};
}

RecordOrReason plain_page(WholePage&& page) {
  if (page.bytes.empty()) return std::string("empty file");
  if (text::looks_binary(page.bytes)) return std::string("binary data, not text");
  text::DecodedText decoded = decode(page);
  if (text::trim(decoded.utf8).empty()) return std::string("empty file");
  if (is_mostly_broken(decoded)) return std::string("binary data, not text");
  SourceRecord record;
  record.record = std::move(page.given);
  record.bytes = std::move(decoded.utf8);
  record.charset = std::move(decoded.charset);
  return record;
}

}  // namespace

RecordOrReason read_page(WholePage&& page) {
  if (page.format == Format::html) return html_page(std::move(page));
  if (page.format == Format::mhtml) return mhtml_page(std::move(page));
  return plain_page(std::move(page));
}

}  // namespace wirestem::ingest::detail
