// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "model/decision.hpp"

namespace wirestem::tell {

/// Analysts' decisions for a terminal, a line each, under a heading; nothing where there are none.
///
///     Decided
///       4  reliability  Norholm Post = C                    (often first, often wrong)
///
/// No line is wider than `width`; control characters never reach the terminal. Never fails.
std::string write_decisions(std::span<const Decision> decisions, std::size_t width);

}  // namespace wirestem::tell
