// SPDX-License-Identifier: Apache-2.0
#include "read/fetch/detail/address_guard.hpp"

#include <cstring>
#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/un.h>

namespace wirestem::fetch::detail {
namespace {

/// The socket address of "192.0.2.1" or "2001:db8::1".
sockaddr_storage address_of(const std::string& text) {
  sockaddr_storage storage{};
  sockaddr_in v4{};
  sockaddr_in6 v6{};
  if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
    v4.sin_family = AF_INET;
    std::memcpy(&storage, &v4, sizeof(v4));
  } else if (inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1) {
    v6.sin6_family = AF_INET6;
    std::memcpy(&storage, &v6, sizeof(v6));
  }
  return storage;
}

std::string why(const AddressGuard& guard, const std::string& text) {
  const sockaddr_storage storage = address_of(text);
  return guard.why_refused(reinterpret_cast<const sockaddr&>(storage));
}

TEST(AddressGuard, LetsPublicAddressesThrough) {
  for (const char* text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "172.15.255.255",
        "172.32.0.0", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
        "168.63.129.15", "2001:200::1", "2a00:1450:4001:80b::200e", "2606:4700::1111"}) {
    EXPECT_EQ(why({}, text), "") << text;
  }
}

TEST(AddressGuard, RefusesWhatIsNotOfThePublicInternet) {
  for (const char* text : {"0.0.0.0",
                           "0.1.2.3",
                           "10.0.0.1",
                           "10.255.255.255",
                           "100.64.0.1",
                           "100.100.100.200",
                           "100.127.255.255",
                           "127.0.0.1",
                           "127.255.255.255",
                           "168.63.129.16",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.192",
                           "192.0.2.1",
                           "192.88.99.1",
                           "192.168.1.1",
                           "198.18.0.1",
                           "198.19.255.255",
                           "198.51.100.1",
                           "203.0.113.1",
                           "224.0.0.1",
                           "239.255.255.255",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:8.8.8.8",
                           "::ffff:127.0.0.1",
                           "::7f00:1",
                           "64:ff9b::7f00:1",
                           "64:ff9b:1::1",
                           "100::1",
                           "2001::1",
                           "2001:db8::1",
                           "2002:7f00:1::1",
                           "3fff::1",
                           "fc00::1",
                           "fd00:ec2::254",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1",
                           "4000::1"}) {
    EXPECT_NE(why({}, text), "") << text;
  }
  EXPECT_EQ(why({}, "10.1.2.3"), "10.1.2.3 is no public address (private)");
}

TEST(AddressGuard, LetsThroughWhatIsAllowedAndNoMore) {
  const AddressGuard some{false, {"10.0.0.7", "fd00::7"}};
  EXPECT_EQ(why(some, "10.0.0.7"), "");
  EXPECT_EQ(why(some, "fd00::7"), "");
  EXPECT_NE(why(some, "10.0.0.8"), "");
  const AddressGuard all{true, {}};
  EXPECT_EQ(why(all, "10.0.0.8"), "");
}

TEST(AddressGuard, NeverTakesALocalSocket) {
  sockaddr_un name{};
  name.sun_family = AF_UNIX;
  const AddressGuard all{true, {}};
  EXPECT_NE(all.why_refused(reinterpret_cast<const sockaddr&>(name)), "");
}

}  // namespace
}  // namespace wirestem::fetch::detail
