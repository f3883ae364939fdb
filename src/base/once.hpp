// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <mutex>

namespace wirestem {

/// Work that is done once, by whichever thread asks first.
///
///     built_.run([this] { build(); });     // then the others may read what was built
///
/// The flag before std::call_once is there because that costs much more than the rest of a look-up.
class Once {
 public:
  template <typename Work>
  void run(const Work& work) const {
    if (is_done_.load(std::memory_order_acquire)) return;
    std::call_once(flag_, [&] {
      work();
      is_done_.store(true, std::memory_order_release);
    });
  }

 private:
  mutable std::once_flag flag_;
  mutable std::atomic<bool> is_done_{false};
};

}  // namespace wirestem
