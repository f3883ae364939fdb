// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "apps/server/http_message.hpp"

namespace wirestem::server {

/// Refuses what a page of some other site could make a browser send here.
///
/// The desk has no password: whoever can send it requests as this user may read the store. A
/// browser will send them for any site that the user visits, so two things are asked of a request:
/// - It is addressed to this machine by name (localhost, 127.0.0.1, [::1], with any port). A
///   foreign name that was made to point here (DNS rebinding) is answered with 421.
/// - Where the browser says which site it comes from, that is this one: for everything but the
///   page itself. What writes must be JSON, which a browser never sends across sites unasked.
///
/// Gives the refusal, or nothing where the request may pass. Pure.
std::optional<Response> guard_request(const Request& request);

/// Whether a Host header, or what stands behind "http://" in an Origin, names this machine.
bool is_own_host(std::string_view host);

}  // namespace wirestem::server
