// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace wirestem::markup::detail {

/// "Get an encoding" of the Encoding standard: " Latin1 " → "windows-1252". The name points to
/// static storage.
std::optional<std::string_view> find_encoding(std::string_view label);

}  // namespace wirestem::markup::detail
