// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wirestem::ingest::detail {

/// What bytes are, by their first ones. A file's name may say anything.
enum class Format : std::uint8_t {
  empty,
  gzip,
  compressed,  ///< bzip2, xz, zstd, lz4
  zip,
  seven_zip,
  tar,
  warc,
  arc,
  mhtml,
  html,
  feed,
  other,   ///< text, or what only the name can tell: JSON lines, plain text
  cdx,     ///< an index of a web archive
  xml,     ///< of a kind that is no feed
  unread,  ///< why_unread() says what it is
};

/// How much of the head sniff() looks at.
inline constexpr std::size_t kSniffBytes = 4096;

Format sniff(std::string_view head);

/// Why bytes of Format::unread are not read: they are of a format of their own, or no text at all.
std::string_view why_unread(std::string_view head);

/// Scripts, styles and the like, which are text but no page; by the extension of a name.
bool is_page_asset(std::string_view extension);

/// The extension in lower case with its dot: "A/Page.HTML" → ".html"; "" where there is none.
std::string extension_of(std::string_view path);

}  // namespace wirestem::ingest::detail
