// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::ingest::detail {

/// An address made absolute against a base (RFC 3986, section 5.2): ("../pier",
/// "http://a.example/b/c") → "http://a.example/pier". Without a base, or where it has no scheme,
/// the address as it is. White space around is taken off, and line ends within.
std::string resolve_address(std::string_view address, std::string_view base);

/// True for http and https addresses.
bool is_web_address(std::string_view address);

}  // namespace wirestem::ingest::detail
