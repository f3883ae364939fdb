// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <iostream>

#include "apps/cli/commands.hpp"
#include "apps/cli/open_store.hpp"
#include "apps/cli/store_json.hpp"
#include "apps/cli/terminal.hpp"
#include "pipeline/add_to_store.hpp"

namespace wirestem::cli {
namespace {

/// How many so far, and how fast, a few times a second.
class AddProgress {
 public:
  void count(const keep::StoredArticle& stored) {
    ++articles_;
    const auto now = std::chrono::steady_clock::now();
    if (now - shown_ < std::chrono::milliseconds(200)) return;
    shown_ = now;
    const double seconds = std::chrono::duration<double>(now - began_).count();
    const auto rate = static_cast<long>(static_cast<double>(articles_) / seconds);
    line_.show(std::to_string(articles_) + " articles, " + std::to_string(rate) +
               " a second: " + stored.source_path);
  }
  void clear() { line_.clear(); }

 private:
  ProgressLine line_;
  long articles_ = 0;
  const std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point shown_ = began_;
};

bool has_inputs(const Arguments& arguments, const pipeline::PipelineOptions& options) {
  return !arguments.paths.empty() || options.manifest.has_value() ||
         (options.fetch && !options.fetch->url_list.empty());
}

}  // namespace

ExitStatus run_add(const Arguments& arguments) {
  const auto options = pipeline_options(arguments);
  if (!options) return fail(options.error());
  if (!has_inputs(arguments, options.value())) {
    return fail({ErrorCode::usage,
                 "nothing to read: give files, folders or addresses (wirestem help add)"});
  }
  auto opened = open_store(arguments, keep::Access::create);
  if (!opened) return fail(opened.error());
  keep::Store store = std::move(opened).value();

  const bool json = arguments.has("--json");
  AddProgress progress;
  const auto report = pipeline::add_to_store(
      store, arguments.paths, options.value(), [&](const keep::StoredArticle& stored) {
        if (json) std::cout << to_json(stored) << std::endl;  // whoever reads it may rely on it
        progress.count(stored);
      });
  progress.clear();
  if (!report) return fail(report.error());
  say_warnings(report.value().read.warnings);
  say_skipped(report.value().read.skipped);
  if (!json) {
    std::cout << "added " << report.value().added << ", changed " << report.value().changed
              << ", known " << report.value().known << " → " << store.path() << "\n";
  }
  return finish(report.value().read.skipped, arguments);
}

}  // namespace wirestem::cli
