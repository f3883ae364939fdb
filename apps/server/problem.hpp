// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "apps/server/http_message.hpp"
#include "base/result.hpp"

namespace wirestem::server {

/// An answer that says what went wrong, as RFC 9457 has it (application/problem+json).
///
///     problem(404, "there is no story 'story-9'")
///
/// `detail` is one sentence for a person; bytes of it that are no UTF-8 become U+FFFD.
Response problem(unsigned status, std::string_view detail);

/// The same for an error of the engine: the one table from its codes to HTTP's.
Response problem(const Error& error);

}  // namespace wirestem::server
