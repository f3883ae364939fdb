// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "apps/server/desk.hpp"
#include "base/result.hpp"

namespace wirestem::server {

struct ServeOptions {
  std::uint16_t port = 8642;  ///< 0 takes any that is free
  unsigned threads = 2;       ///< that answer; one more reads and writes, one more analyses
  /// Called once, when requests are taken, with the port.
  std::function<void(std::uint16_t)> on_ready = {};
};

/// Serves the desk over HTTP/1.1 on the loopback address until SIGINT or SIGTERM.
///
/// Nobody but this machine can reach it. Heads may have 16 KiB, bodies what their path allows, and
/// both must come within a minute; 512 connections are held at most, 64 of them listening for
/// events. What is slow (comparing a pasted text) waits in a line of its own, of four at most;
/// others are told to come again. On a signal no more is taken, what was begun is finished within
/// five seconds, and the call returns; a second signal ends the program at once.
///
/// Error (unreadable) where the port cannot be had.
std::optional<Error> serve(Desk& desk, const ServeOptions& options);

}  // namespace wirestem::server
