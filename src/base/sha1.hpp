// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem {

/// The 20 bytes of SHA-1 (OpenSSL behind it). It guards against accidents, not against malice: use
/// it only to check what others have written down.
std::string sha1_bytes(std::string_view bytes);

}  // namespace wirestem
