// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/text_span.hpp"

namespace wirestem::text {

/// Turns byte offsets of one text into code point offsets and back (W3C TextPositionSelector counts
/// code points). Built once for each text, linear; each look-up takes constant time.
///
///     OffsetMap map("é1");  map.to_code_points(2) == 1;  map.to_bytes(1) == 2;
class OffsetMap {
 public:
  explicit OffsetMap(std::string_view utf8);

  std::uint32_t to_code_points(std::uint32_t byte_offset) const;
  std::uint32_t to_bytes(std::uint32_t code_point_offset) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> every_64th_byte_;        ///< code points before byte 64·i
  std::vector<std::uint32_t> every_64th_code_point_;  ///< byte at code point 64·i
};

}  // namespace wirestem::text
