// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wirestem::ingest::detail {

/// What a media type promises.
enum class PageType : std::uint8_t { html, text, xml, json, unknown, none };

/// "application/xhtml+xml" → html, "application/rss+xml" → xml, "image/png" → none; unknown for
/// none given and for those that servers give to anything.
PageType page_type(std::string_view media_type);

/// How a type that is no page is named in a report: "image/*", "text/css".
std::string type_group(std::string_view media_type);

/// Why an address is that of no page; empty where it may be one. Crawlers record screenshots, logs
/// and extracted text under addresses of their own ("urn:text:…", "metadata://…").
std::string_view why_no_page_address(std::string_view url);

}  // namespace wirestem::ingest::detail
