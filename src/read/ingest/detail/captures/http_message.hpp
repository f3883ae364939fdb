// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wirestem::ingest::detail {

/// What the head of a recorded HTTP response says.
struct HttpHead {
  int status = 0;                       ///< 0 where the bytes are no response
  std::string media_type;               ///< bare and in lower case: "text/html"; may be empty
  std::string charset;                  ///< of the Content-Type, in lower case; may be empty
  std::string encoding;                 ///< Content-Encoding, in lower case; may be empty
  bool is_chunked = false;              ///< by its Transfer-Encoding
  std::optional<std::uint64_t> length;  ///< of the body, by its Content-Length
  std::size_t body_begin = 0;
};

/// Reads status line and headers; a head that is cut counts as far as it goes.
HttpHead read_http_head(std::string_view block);

/// A body out of its chunks. Where it holds none in spite of the header (many crawlers store it
/// joined), the body as it is; where they go wrong halfway, the rest as it is.
std::string join_chunks(std::string_view body);

enum class Decoded : std::uint8_t {
  whole,
  cut,          ///< it ends early or is damaged: `out` holds what came before
  unsupported,  ///< an encoding that is not read
  too_large,
};

/// Undoes a Content-Encoding: gzip, deflate, several of them in a row. A body that is plain markup
/// in spite of the header stands as it is.
Decoded decode_content(std::string_view body, std::string_view encoding, std::uint64_t limit,
                       std::string& out);

}  // namespace wirestem::ingest::detail
