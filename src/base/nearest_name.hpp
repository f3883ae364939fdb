// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace wirestem {

/// The name that a misspelt one is meant to be: the fewest bytes to change, or the one that begins
/// so; empty where none is near. Names are short: one of more than 40 bytes has no neighbour.
///
///     nearest_name("thread", {"--threads", "threads"})  →  "threads"
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known);

}  // namespace wirestem
