// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/source_record.hpp"

namespace wirestem::ingest::detail {

enum class AddressKind : std::uint8_t { page, feed, sitemap };

/// An address that a feed gives and no text with it: what a fetch could go on with.
struct FeedAddress {
  std::string url;
  AddressKind kind = AddressKind::page;
};

/// What a feed gave. Nothing of it is lost: each entry is a record, or is in `skipped`.
struct FeedRecords {
  std::vector<SourceRecord> records;   ///< named path#n; n counts all entries, from 1
  std::vector<SkippedInput> skipped;   ///< entries without text, named the same way
  std::vector<FeedAddress> addresses;  ///< of the entries in `skipped`, in the feed's order
};

/// True where the bytes begin a feed: RSS, RDF, Atom, a sitemap or its index, OPML, JSON Feed.
/// 4 KiB of a file are enough; UTF-16 and other marked charsets are seen through. An XHTML page,
/// an SVG or XML of another kind is none.
bool looks_like_feed(std::string_view head);

/// Reads a feed: RSS 0.9x, 1.0, 2.0; Atom 0.3, 1.0; JSON Feed 1.x; sitemaps with Google's news
/// tags; OPML.
///
///     const FeedRecords feed = read_feed(bytes, "wire.xml", sha256_hex(bytes));
///     feed.records[0].source_path               // wire.xml#1
///     feed.records[0].record.published          // 2024-05-06T07:08:09+02:00
///     feed.records[0].record.republished_from   // <source url="…">Harbour Press</source>
///
/// An entry's fullest text is its body: content:encoded, Atom's content, content_html, then
/// description or summary; markup is a Media::html fragment, what is declared or evidently plain
/// is Media::plain_text. Addresses are resolved against xml:base. Dates come out as ISO 8601, and
/// are left out where they cannot be read. `record.outlet` is the feed's title (the publication's
/// name in a news sitemap), whatever an entry says it comes from is `record.republished_from`. An
/// entry without text, a sitemap's above all, is skipped as "only an address". `transport` is the
/// charset of a Content-Type header, `address` where the feed was fetched from.
///
/// Bytes of any charset and any damage: what can be read of it is. No entities are expanded but the
/// predefined and HTML's, nothing outside is opened. Never fails: what is no feed is one entry in
/// `skipped`. Linear.
FeedRecords read_feed(std::string_view bytes, const std::string& source_path,
                      const std::string& sha256,
                      std::optional<std::string_view> transport = std::nullopt,
                      std::string_view address = {});

}  // namespace wirestem::ingest::detail
