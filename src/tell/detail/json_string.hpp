// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wirestem::tell {

enum class JsonPlace : std::uint8_t {
  alone,      ///< a document or line of its own
  in_markup,  ///< perhaps inside a <script> element, which "<" could end: written \u003c
};

/// Appends `utf8`, which is well-formed, as a JSON string with its quotes. Runs between the few
/// characters that are escaped are copied as they are. Linear.
void append_json_string(std::string_view utf8, JsonPlace place, std::string& out);

}  // namespace wirestem::tell
