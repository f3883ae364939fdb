// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "apps/server/desk.hpp"

namespace wirestem::server {

/// What one listener of /api/v1/events is sent: how far a running task is ("progress"), and what
/// happened to stories since the listener came ("news", with the event's number as its id).
///
///     EventFeed feed(desk);
///     socket.write(feed.next());      // event: progress\ndata: {…}\n\n
///
/// next() gives the text of what has changed since the last call; a comment where nothing has for
/// some 15 calls, so that a connection which is gone is noticed; else nothing. Where the store
/// cannot be read for a moment nothing is sent. One thread at a time.
class EventFeed {
 public:
  explicit EventFeed(Desk& desk) : desk_(desk) {}

  std::string next();

 private:
  Desk& desk_;
  std::string told_;
  std::int64_t last_event_ = -1;
  int silent_ = 0;
};

}  // namespace wirestem::server
