// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "apps/server/desk.hpp"
#include "apps/server/http_message.hpp"
#include "apps/server/recent_answers.hpp"

namespace wirestem::server {

/// Answers requests: the page, its parts, and the JSON API that docs/openapi.json describes.
///
///     Router router(desk);
///     Response response = router.answer({.method = "GET", .target = "/", .host = "localhost"});
///
/// Every answer has the headers that keep a browser from doing harm with it: the content security
/// policy allows nothing but the page's own script and style, no address but this one, and no text
/// as markup (trusted types). What can be kept by the browser has an ETag, and is answered with 304
/// where the browser has it. Errors are RFC 9457 problems. Never throws for any request. Lists are
/// remembered as they were written until somebody writes to the store.
///
/// Nothing else but the desk is touched; answer() may be called from several threads.
class Router {
 public:
  explicit Router(Desk& desk) : desk_(desk) {}

  Response answer(const Request& request) const;

  /// Whether a request may take seconds, so that it is not to stand before others.
  static bool is_slow(const Request& request);

  /// How large a body this request may have, from its head alone; 0 where it may have none.
  static std::uint64_t most_body_bytes(const Request& request);

 private:
  Desk& desk_;
  mutable RecentAnswers recent_;  ///< of lists, by target
};

}  // namespace wirestem::server
