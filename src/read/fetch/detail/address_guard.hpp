// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/socket.h>

namespace wirestem::fetch::detail {

/// What sort of address keeps it from being a page of the public web ("private", "loopback", …);
/// empty for a public one. After the special-purpose registries of RFC 6890; what embeds an IPv4
/// address (mapped, NAT64, 6to4, Teredo) is refused whole, and of IPv6 all but 2000::/3.
std::string_view why_not_public(const sockaddr& address);

/// The address in numbers, "192.0.2.1" or "2001:db8::1"; empty for neither IPv4 nor IPv6.
std::string readable_address(const sockaddr& address);

/// Decides at each connection, with the very address that is connected to, so that a name which
/// resolves anew to something else (DNS rebinding) gains nothing.
struct AddressGuard {
  bool allow_private = false;
  std::vector<std::string> allowed_addresses;

  /// Empty, or why no connection is made: "127.0.0.1 is no public address (loopback)".
  std::string why_refused(const sockaddr& address) const;
};

}  // namespace wirestem::fetch::detail
