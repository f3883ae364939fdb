// SPDX-License-Identifier: Apache-2.0
#include <iostream>
#include <utility>

#include "apps/cli/commands.hpp"
#include "apps/cli/open_store.hpp"
#include "apps/cli/progress_bar.hpp"
#include "apps/cli/store_json.hpp"
#include "pipeline/add_to_store.hpp"

namespace wirestem::cli {
namespace {

bool has_inputs(const Arguments& arguments, const pipeline::PipelineOptions& options) {
  return !arguments.paths.empty() || options.manifest.has_value() ||
         (options.fetch && !options.fetch->url_list.empty());
}

}  // namespace

ExitStatus run_add(const Arguments& arguments) {
  auto options = pipeline_options(arguments);
  if (!options) return fail(options.error());
  if (!has_inputs(arguments, options.value())) {
    return fail({ErrorCode::usage,
                 "nothing to read: give files, folders or addresses (wirestem help add)"});
  }
  auto opened = open_store(arguments, keep::Access::create);
  if (!opened) return fail(opened.error());
  keep::Store store = std::move(opened).value();

  const bool json = arguments.has("--json");
  ProgressBar progress(arguments, json);
  pipeline::PipelineOptions adding = std::move(options).value();
  adding.progress = progress.teller();
  const auto report = pipeline::add_to_store(
      store, arguments.paths, adding, [&](const keep::StoredArticle& stored) {
        if (json) std::cout << to_json(stored) << std::endl;  // whoever reads it may rely on it
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
