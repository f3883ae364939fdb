// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "apps/server/http_message.hpp"

namespace wirestem::server {

/// The last answers that were given, as long as nobody writes to the store: many readers ask for
/// the same lists, a common word stands in most of a store's pages, and writing a list as JSON
/// costs more than finding it.
///
///     RecentAnswers recent;
///     if (auto answer = recent.find(target, revision)) return *answer;
///     recent.keep(target, revision, answer);
///
/// Holds 400 of no more than 32 MiB in all; the one kept first goes first. An answer of another
/// revision of the store is never given. May be called from several threads.
class RecentAnswers {
 public:
  std::optional<Response> find(const std::string& target, std::uint64_t revision) const {
    const std::lock_guard lock(mutex_);
    const auto at = answers_.find(target);
    if (revision != revision_ || at == answers_.end()) return std::nullopt;
    return at->second;
  }

  void keep(const std::string& target, std::uint64_t revision, const Response& answer) {
    const std::lock_guard lock(mutex_);
    if (revision != revision_) {
      answers_.clear();
      order_.clear();
      bytes_ = 0;
      revision_ = revision;
    }
    // Two who asked at once got the same; the first is kept.
    if (answer.body.size() > kMostBytes || !answers_.emplace(target, answer).second) return;
    order_.push_back(target);
    bytes_ += answer.body.size();
    while (order_.size() > kMost || bytes_ > kMostBytes) drop_first();
  }

 private:
  static constexpr std::size_t kMost = 400;
  static constexpr std::size_t kMostBytes = std::size_t{32} << 20U;

  void drop_first() {
    const auto first = answers_.find(order_.front());
    bytes_ -= first->second.body.size();
    answers_.erase(first);
    order_.pop_front();
  }

  mutable std::mutex mutex_;  ///< guards what follows
  std::uint64_t revision_ = 0;
  std::map<std::string, Response> answers_;
  std::deque<std::string> order_;  ///< as they were kept
  std::size_t bytes_ = 0;          ///< of all bodies
};

}  // namespace wirestem::server
