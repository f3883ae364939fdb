// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wirestem::ingest::detail {

/// The page that an MHTML file was saved from.
struct MhtmlPage {
  std::string html;     ///< its bytes, out of base64 or quoted-printable
  std::string charset;  ///< of its Content-Type, lower case; may be empty
  std::string url;      ///< Snapshot-Content-Location or Content-Location; may be empty
};

/// True where the head has MIME's lines for a multipart/related message or a lone HTML part.
bool looks_like_mhtml(std::string_view head);

/// The main HTML part of an MHTML file (RFC 2557): the one that `start` names, else the first.
/// Nothing where none is in it. Linear: parts in parts are opened three deep.
std::optional<MhtmlPage> find_mhtml_page(std::string_view file);

/// Bytes out of quoted-printable; what is none stands as it is.
std::string decode_quoted_printable(std::string_view text);

}  // namespace wirestem::ingest::detail
