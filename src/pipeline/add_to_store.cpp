// SPDX-License-Identifier: Apache-2.0
#include "pipeline/add_to_store.hpp"

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "pipeline/detail/handover.hpp"

namespace wirestem::pipeline {
namespace {

constexpr std::size_t kMostWaiting = 512;
constexpr std::chrono::milliseconds kTellEvery{1000};

/// Takes articles from the reading thread and writes them, until there are no more or one fails.
class Writer {
 public:
  Writer(keep::Store& store, const Acknowledge& acknowledge, AddReport& report)
      : store_(store), acknowledge_(acknowledge), report_(report) {}

  void give(Article&& article) { handover_.give(std::move(article)); }
  void close() { handover_.close(); }
  const std::atomic<bool>& stopped() const { return stopped_; }
  const std::optional<Error>& error() const { return error_; }

  void run() {
    auto task = store_.begin_task("add");
    if (!task) return stop(task.error());
    for (auto articles = handover_.take(); !articles.empty(); articles = handover_.take()) {
      auto stored = store_.add(articles);
      if (!stored) return stop(stored.error());
      for (const keep::StoredArticle& one : stored.value()) {
        count(one);
        acknowledge_(one);
      }
      tell(task.value(), articles.back().source_path);
    }
    if (auto error = store_.end_task(task.value())) stop(*error);
  }

 private:
  void count(const keep::StoredArticle& one) {
    switch (one.arrival) {
      case keep::Arrival::added:
        ++report_.added;
        break;
      case keep::Arrival::changed:
        ++report_.changed;
        break;
      case keep::Arrival::known:
        ++report_.known;
        break;
    }
  }

  /// Progress for others is worth no sync of its own more than once a second.
  void tell(std::int64_t task, const std::string& path) {
    const auto now = std::chrono::steady_clock::now();
    if (now - told_ < kTellEvery) return;
    told_ = now;
    if (auto error = store_.tell_task(task, report_.all(), 0, path)) stop(*error);
  }

  void stop(const Error& error) {
    if (!error_) error_ = error;
    stopped_ = true;
    handover_.close();
  }

  keep::Store& store_;
  const Acknowledge& acknowledge_;
  AddReport& report_;
  detail::Handover<Article> handover_{kMostWaiting};
  std::atomic<bool> stopped_ = false;
  std::optional<Error> error_;
  std::chrono::steady_clock::time_point told_ = std::chrono::steady_clock::now();
};

}  // namespace

Result<AddReport> add_to_store(keep::Store& store, std::span<const std::string> paths,
                               const PipelineOptions& options, const Acknowledge& acknowledge) {
  AddReport report;
  Writer writer(store, acknowledge, report);
  PipelineOptions reading = options;
  reading.digest_inputs = false;
  reading.stop = &writer.stopped();
  std::jthread thread([&writer] { writer.run(); });
  auto read = read_articles(paths, reading, [&writer](Article&& article) {
    if (!writer.stopped()) writer.give(std::move(article));
  });
  writer.close();
  thread.join();
  if (writer.error()) return *writer.error();
  if (!read) return read.error();
  report.read = std::move(read).value();
  return report;
}

}  // namespace wirestem::pipeline
