// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/detail/address_guard.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace wirestem::fetch::detail {
namespace {

struct Range {
  const char* first;  ///< in numbers, for inet_pton()
  std::size_t bits;
  std::string_view sort;
};

constexpr std::array kIpv4Ranges = {
    Range{"0.0.0.0", 8, "this-network"},
    Range{"10.0.0.0", 8, "private"},
    Range{"100.64.0.0", 10, "carrier-grade NAT"},
    Range{"127.0.0.0", 8, "loopback"},
    Range{"168.63.129.16", 32, "cloud metadata"},
    Range{"169.254.0.0", 16, "link-local or cloud metadata"},
    Range{"172.16.0.0", 12, "private"},
    Range{"192.0.0.0", 24, "protocol assignment"},
    Range{"192.0.2.0", 24, "documentation"},
    Range{"192.88.99.0", 24, "6to4 relay"},
    Range{"192.168.0.0", 16, "private"},
    Range{"198.18.0.0", 15, "benchmark"},
    Range{"198.51.100.0", 24, "documentation"},
    Range{"203.0.113.0", 24, "documentation"},
    Range{"224.0.0.0", 4, "multicast"},
    Range{"240.0.0.0", 4, "reserved or broadcast"},
};

constexpr std::array kIpv6Ranges = {
    Range{"::1", 128, "loopback"},
    Range{"::ffff:0:0", 96, "IPv4-mapped"},
    Range{"64:ff9b::", 96, "NAT64"},
    Range{"64:ff9b:1::", 48, "NAT64"},
    Range{"fc00::", 7, "private"},
    Range{"fe80::", 10, "link-local"},
    Range{"ff00::", 8, "multicast"},
    Range{"2001::", 23, "protocol assignment"},
    Range{"2001:db8::", 32, "documentation"},
    Range{"2002::", 16, "6to4"},
    Range{"3fff::", 20, "documentation"},
};

bool same_prefix(const std::uint8_t* a, const std::uint8_t* b, std::size_t bits) {
  const std::size_t bytes = bits / 8;
  if (std::memcmp(a, b, bytes) != 0) return false;
  const std::size_t rest = bits % 8;
  return rest == 0 || (a[bytes] >> (8 - rest)) == (b[bytes] >> (8 - rest));
}

std::string_view sort_of(int family, const std::uint8_t* address, std::span<const Range> ranges) {
  for (const Range& range : ranges) {
    std::array<std::uint8_t, sizeof(in6_addr)> first{};
    if (inet_pton(family, range.first, first.data()) == 1 &&
        same_prefix(address, first.data(), range.bits)) {
      return range.sort;
    }
  }
  return {};
}

/// The address alone, in network order, copied out of what may be aligned for less than itself.
std::array<std::uint8_t, sizeof(in6_addr)> bytes_of(const sockaddr& address) {
  std::array<std::uint8_t, sizeof(in6_addr)> bytes{};
  const auto* start = reinterpret_cast<const std::uint8_t*>(&address);
  if (address.sa_family == AF_INET) {
    std::memcpy(bytes.data(), start + offsetof(sockaddr_in, sin_addr), sizeof(in_addr));
  } else if (address.sa_family == AF_INET6) {
    std::memcpy(bytes.data(), start + offsetof(sockaddr_in6, sin6_addr), sizeof(in6_addr));
  }
  return bytes;
}

}  // namespace

std::string_view why_not_public(const sockaddr& address) {
  const auto bytes = bytes_of(address);
  if (address.sa_family == AF_INET) return sort_of(AF_INET, bytes.data(), kIpv4Ranges);
  if (address.sa_family != AF_INET6) return "local socket";
  const std::string_view sort = sort_of(AF_INET6, bytes.data(), kIpv6Ranges);
  const bool is_global_unicast = (bytes[0] >> 5U) == 1;  // 2000::/3
  return !sort.empty() || is_global_unicast ? sort : "reserved";
}

std::string readable_address(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const auto bytes = bytes_of(address);
  if (address.sa_family != AF_INET && address.sa_family != AF_INET6) return {};
  return inet_ntop(address.sa_family, bytes.data(), text.data(), text.size()) == nullptr
             ? std::string()
             : std::string(text.data());
}

std::string AddressGuard::why_refused(const sockaddr& address) const {
  const std::string_view sort = why_not_public(address);
  const std::string text = readable_address(address);
  if (text.empty()) return "neither an IPv4 nor an IPv6 address";
  if (sort.empty() || allow_private) return {};
  if (std::ranges::find(allowed_addresses, text) != allowed_addresses.end()) return {};
  return text + " is no public address (" + std::string(sort) + ")";
}

}  // namespace wirestem::fetch::detail
