// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "read/fetch/detail/address_guard.hpp"

namespace wirestem::fetch::detail {

struct HttpRequest {
  std::string url;
  std::string etag;           ///< sent as If-None-Match where not empty
  std::string last_modified;  ///< sent as If-Modified-Since where not empty
  std::uint64_t max_bytes = 0;
  std::chrono::milliseconds max_time{0};
  bool cut_at_max = false;  ///< keep the first max_bytes of a longer body, rather than fail
};

struct HttpAnswer {
  std::string failure;  ///< why there is no answer; empty where there is one
  long status = 0;
  std::string body;  ///< decompressed
  std::string content_type;
  std::string etag;
  std::string last_modified;
  std::string location;  ///< as sent, perhaps relative
  bool no_store = false;
  std::chrono::seconds retry_after{0};
  std::chrono::milliseconds took{0};
};

/// One GET after the other over libcurl, without following redirects.
///
/// Speaks http and https only, verifies certificates, keeps no cookies, reads no .netrc and uses
/// no proxy. Every address is shown to the guard before a connection is made. What is counted
/// against max_bytes is the decompressed body, so that a small bomb is stopped at that size.
/// A body shorter than its Content-Length is a failure. One client for one thread.
class HttpClient {
 public:
  HttpClient(std::string user_agent, AddressGuard guard);

  /// False where libcurl could not be set up at all.
  bool is_ready() const { return handle_ != nullptr; }

  HttpAnswer get(const HttpRequest& request);

 private:
  struct Close {
    void operator()(void* handle) const;
  };
  std::string user_agent_;
  AddressGuard guard_;
  std::unique_ptr<void, Close> handle_;  ///< a CURL*: keeps connections open between requests
};

}  // namespace wirestem::fetch::detail
