// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iostream>

#include "apps/cli/commands.hpp"
#include "apps/cli/flags.hpp"
#include "apps/cli/progress_bar.hpp"
#include "apps/cli/terminal.hpp"
#include "pipeline/stage_lines.hpp"

namespace wirestem::cli {
namespace {

Result<pipeline::Pile> read_lines_of(const std::string& from) {
  if (from == "-") return pipeline::read_stage_lines(std::cin, from);
  std::ifstream file(from, std::ios::binary);
  if (!file) return Error{ErrorCode::not_found, "cannot open " + from};
  return pipeline::read_stage_lines(file, from);
}

bool has_inputs(const Arguments& arguments, const pipeline::PipelineOptions& options) {
  return !arguments.paths.empty() || options.manifest.has_value() ||
         (options.fetch && !options.fetch->url_list.empty());
}

const Error kNothingToRead = {
    ErrorCode::usage, "nothing to read: give files or folders, or --from FILE (wirestem help run)"};

/// Stage read needs no pile: its inputs may be larger than memory.
ExitStatus stream_articles(const Arguments& arguments, pipeline::PipelineOptions options) {
  if (!has_inputs(arguments, options)) return fail(kNothingToRead);
  ProgressBar progress(arguments, true);
  options.progress = progress.teller();
  const auto report = pipeline::write_read_lines(arguments.paths, options, std::cout);
  progress.clear();
  if (!report) return fail(report.error());
  say_warnings(report.value().warnings);
  say_skipped(report.value().skipped);
  return finish(report.value().skipped, arguments);
}

Result<pipeline::Pile> pile_of(const Arguments& arguments,
                               const pipeline::PipelineOptions& options) {
  const auto from = arguments.value("--from");
  const bool other_inputs = has_inputs(arguments, options);
  if (from && other_inputs) {
    return Error{ErrorCode::usage, "--from takes the place of paths and --manifest"};
  }
  if (from) return read_lines_of(*from);
  if (!other_inputs) {
    return kNothingToRead;
  }
  return pipeline::read_pile(arguments.paths, options);
}

}  // namespace

ExitStatus run_stages(const Arguments& arguments) {
  const auto given = pipeline_options(arguments);
  if (!given) return fail(given.error());
  const std::string name = arguments.value("--stop-after").value_or("trace");
  const auto stage = pipeline::stage_named(name);
  if (!stage) {
    return fail(wrong_value(arguments, "--stop-after", "read, find, link or trace"));
  }
  if (*stage == pipeline::Stage::read && !arguments.value("--from")) {
    return stream_articles(arguments, given.value());
  }
  pipeline::PipelineOptions options = given.value();
  options.digest_inputs = *stage == pipeline::Stage::trace;  // the others' lines tell none
  ProgressBar progress(arguments, true);
  options.progress = progress.teller();
  auto pile = pile_of(arguments, options);
  if (!pile) return fail(pile.error());
  const std::vector<SkippedInput> skipped = pile.value().skipped;
  const std::vector<SkippedInput> warnings = pile.value().warnings;
  pipeline::write_stage_lines(std::move(pile).value(), *stage, options, std::cout);
  progress.clear();
  say_warnings(warnings);
  say_skipped(skipped);
  return finish(skipped, arguments);
}

}  // namespace wirestem::cli
