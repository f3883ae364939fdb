// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

namespace wirestem::pipeline::detail {

/// Hands things from one thread to another, which takes all that have come since it last asked. Who
/// gives waits while `most` are waiting to be taken, so that memory stays bounded.
///
///     Handover<Article> handover(512);
///     // one thread                          // the other
///     handover.give(std::move(article));     for (auto all = handover.take(); !all.empty(); …)
///     handover.close();
template <typename Thing>
class Handover {
 public:
  explicit Handover(std::size_t most) : most_(most) {}

  void give(Thing thing) {
    std::unique_lock lock(mutex_);
    room_.wait(lock, [this] { return waiting_.size() < most_ || closed_; });
    waiting_.push_back(std::move(thing));
    lock.unlock();
    news_.notify_one();
  }

  /// Nothing more comes; or, from the taker, nothing more is wanted.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    news_.notify_all();
    room_.notify_all();
  }

  /// Waits for something; empty when closed and all was taken.
  std::vector<Thing> take() {
    std::unique_lock lock(mutex_);
    news_.wait(lock, [this] { return !waiting_.empty() || closed_; });
    std::vector<Thing> all = std::exchange(waiting_, {});
    lock.unlock();
    room_.notify_all();
    return all;
  }

 private:
  const std::size_t most_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::condition_variable room_;
  std::vector<Thing> waiting_;
  bool closed_ = false;
};

}  // namespace wirestem::pipeline::detail
