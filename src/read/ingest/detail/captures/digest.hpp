// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace wirestem::ingest::detail {

/// True where `bytes` have the digest that a WARC header tells of them ("sha1:2JMJ…"), or where
/// that cannot be told: no digest, or by an algorithm other than SHA-1 and SHA-256. In base32, hex,
/// or base64, with or without padding, as the tools in use write it.
bool has_digest(std::string_view bytes, std::string_view digest);

}  // namespace wirestem::ingest::detail
