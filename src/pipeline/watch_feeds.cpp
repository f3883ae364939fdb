// SPDX-License-Identifier: Apache-2.0
#include "pipeline/watch_feeds.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "pipeline/analyse_store.hpp"

namespace wirestem::pipeline {
namespace {

constexpr std::int64_t kAskAgainSeconds = std::int64_t{6} * 3600;

/// Which pages were asked for in a round, and whether they should be.
class Asker {
 public:
  explicit Asker(keep::Store&& store) : store_(std::move(store)) {}

  bool wants(const std::string& url) {
    const auto asked = store_.asked_within(url, kAskAgainSeconds);
    if (asked && asked.value()) return false;
    asked_.push_back(url);
    return true;
  }

  /// Those that were answered: a page that failed is asked for in the next round.
  std::vector<std::string> answered(const std::vector<SkippedInput>& skipped) const {
    std::vector<std::string> urls = asked_;
    std::erase_if(urls, [&](const std::string& url) {
      return std::ranges::find(skipped, url, &SkippedInput::source_path) != skipped.end();
    });
    return urls;
  }

 private:
  keep::Store store_;
  std::vector<std::string> asked_;
};

}  // namespace

Result<RoundReport> watch_round(keep::Store& store, std::span<const std::string> feeds,
                                const PipelineOptions& options, const Acknowledge& acknowledge) {
  RoundReport round;
  const auto told = store.told_event();
  if (!told) return told.error();
  // Reading and writing go on in two threads, each with a Store of its own.
  auto second = keep::Store::open(store.path());
  if (!second) return second.error();
  Asker asker(std::move(second).value());
  PipelineOptions reading = options;
  reading.fetch->wanted = [&asker](const std::string& url) { return asker.wants(url); };
  reading.allow_empty = true;
  auto added = add_to_store(store, feeds, reading, acknowledge);
  if (!added) return added.error();
  round.added = added.value().added;
  round.changed = added.value().changed;
  round.skipped = added.value().read.skipped;
  if (auto error = store.note_asked(asker.answered(round.skipped))) return *error;
  const auto analysed = analyse_store(store, options, Anew::as_needed, {});
  if (!analysed) return analysed.error();
  constexpr std::uint64_t kAll = std::numeric_limits<std::int64_t>::max();
  auto events = store.events(told.value(), kAll);
  if (!events) return events.error();
  round.events = std::move(events).value();
  return round;
}

}  // namespace wirestem::pipeline
