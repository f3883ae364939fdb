// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <mutex>
#include <string_view>

#include "pipeline/make_dossier.hpp"

namespace wirestem::pipeline::detail {

/// Counts what several threads have done, and tells it. A thread that finds another telling goes on
/// with its work: the next one tells a newer number anyway.
class CountDone {
 public:
  CountDone(const TellProgress& tell, std::string_view stage, std::uint64_t all)
      : tell_(tell), stage_(stage), all_(all) {
    if (tell_) tell_({.stage = stage_, .done = 0, .all = all_});
  }

  void one() {
    if (!tell_) return;
    const std::uint64_t done = ++done_;
    const std::unique_lock lock(telling_, std::try_to_lock);
    if (lock.owns_lock()) tell_({.stage = stage_, .done = done, .all = all_});
  }

 private:
  const TellProgress& tell_;
  std::string_view stage_;
  std::uint64_t all_;
  std::atomic<std::uint64_t> done_ = 0;
  std::mutex telling_;
};

}  // namespace wirestem::pipeline::detail
