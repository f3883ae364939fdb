// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <utility>

#include "base/result.hpp"

namespace wirestem::cli {

/// What the program leaves behind for scripts.
enum class ExitStatus {
  done = 0,
  no = 1,       ///< the answer is no
  failed = 2,   ///< usage, or nothing could be read or written
  skipped = 3,  ///< done, but inputs were skipped, under --strict
};

/// The exit status of each error.
constexpr std::array kExitStatus = {
    std::pair{ErrorCode::not_found, ExitStatus::failed},
    std::pair{ErrorCode::unreadable, ExitStatus::failed},
    std::pair{ErrorCode::malformed, ExitStatus::failed},
    std::pair{ErrorCode::unsupported, ExitStatus::failed},
    std::pair{ErrorCode::too_large, ExitStatus::failed},
    std::pair{ErrorCode::usage, ExitStatus::failed},
};

constexpr ExitStatus exit_status_of(ErrorCode code) {
  for (const auto& [error, status] : kExitStatus) {
    if (error == code) return status;
  }
  return ExitStatus::failed;
}

}  // namespace wirestem::cli
