// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "model/source_record.hpp"
#include "read/ingest/detail/json_record.hpp"
#include "read/ingest/detail/sniff.hpp"

namespace wirestem::ingest::detail {

/// All bytes of one page, and what is known of it from outside.
struct WholePage {
  std::string bytes;
  Format format = Format::other;  ///< html, mhtml, or other, which is plain text
  std::string charset;            ///< as the server said, lower case; may be empty
  GivenMetadata given;
};

/// The page as a record: bytes, media, charset and `record` are set, the rest is the caller's. A
/// reason where it is empty or no text.
RecordOrReason read_page(WholePage&& page);

}  // namespace wirestem::ingest::detail
