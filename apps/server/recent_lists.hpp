// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace wirestem::server {

/// The last lists that were asked for, as long as nobody writes to the store: many readers ask for
/// the same ones, and a common word stands in most of a store's pages.
///
///     RecentLists<keep::ArticleFilter, Page> recent;
///     if (auto page = recent.find(filter, revision)) return *page;
///     recent.keep(filter, revision, page);
///
/// Holds 200; the one kept first goes first. A list of another revision of the store is never
/// given. May be called from several threads.
template <typename Filter, typename List>
class RecentLists {
 public:
  std::optional<List> find(const Filter& filter, std::uint64_t revision) const {
    const std::lock_guard lock(mutex_);
    const auto at = lists_.find(filter);
    if (revision != revision_ || at == lists_.end()) return std::nullopt;
    return at->second;
  }

  void keep(const Filter& filter, std::uint64_t revision, const List& list) {
    const std::lock_guard lock(mutex_);
    if (revision != revision_) {
      lists_.clear();
      order_.clear();
      revision_ = revision;
    }
    if (!lists_.insert_or_assign(filter, list).second) return;
    order_.push_back(filter);
    if (order_.size() <= kMost) return;
    lists_.erase(order_.front());
    order_.pop_front();
  }

 private:
  static constexpr std::size_t kMost = 200;

  mutable std::mutex mutex_;  ///< guards what follows
  std::uint64_t revision_ = 0;
  std::map<Filter, List> lists_;
  std::deque<Filter> order_;  ///< as they were kept
};

}  // namespace wirestem::server
