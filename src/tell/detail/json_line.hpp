// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "tell/detail/json_records.hpp"

namespace wirestem::tell {

/// `json` on one line, with the line's end, as nlohmann's dump() writes it: UTF-8 as it is, what is
/// no UTF-8 replaced by U+FFFD. Linear; several times as fast on long texts.
std::string to_line(const Json& json);

}  // namespace wirestem::tell
