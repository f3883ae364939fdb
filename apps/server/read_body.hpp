// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "apps/server/desk.hpp"
#include "base/result.hpp"
#include "model/decision.hpp"

namespace wirestem::server {

/// Reads the body of POST /analyses: {"text", "title", "files": [{"name", "content": base64}]}.
///
/// Error (malformed) for what is no JSON of that form, too deep, or no base64; (usage) where there
/// is neither text nor file; (too_large) beyond 500 files. Linear.
Result<PastedPages> read_pasted_pages(std::string_view body);

/// Reads the body of POST /decisions. Error (malformed, usage) as above, and for a kind that is not
/// known. `number` and `at` are the store's to give.
Result<Decision> read_decision(std::string_view body);

}  // namespace wirestem::server
