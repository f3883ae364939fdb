// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wirestem::markup::detail {

/// How far bytes are UTF-8.
struct Utf8Scan {
  std::size_t valid_bytes = 0;  ///< where the first ill-formed sequence begins, or their number
  std::size_t letters = 0;      ///< sequences of two bytes or more up to there
  bool valid = true;
};

/// Checks bytes for well-formed UTF-8. ASCII costs about a memory scan.
Utf8Scan scan_utf8(std::string_view bytes);

/// Bytes with each ill-formed sequence made one U+FFFD, cut where the Encoding standard cuts it
/// (its longest beginning that could have become well-formed), and what was counted on the way.
struct RepairedUtf8 {
  std::string utf8;
  std::size_t letters = 0;  ///< well-formed sequences of two bytes or more
  std::size_t broken = 0;   ///< replacements made
};
RepairedUtf8 repair_utf8(std::string_view bytes);

}  // namespace wirestem::markup::detail
