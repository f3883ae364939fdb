// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/cli/arguments.hpp"
#include "apps/cli/exit_status.hpp"
#include "base/result.hpp"
#include "pipeline/make_dossier.hpp"

namespace wirestem::cli {

// One function a command. Each writes data to standard output and words to standard error.
ExitStatus run_dossier(const Arguments& arguments);
ExitStatus run_stages(const Arguments& arguments);
ExitStatus run_why_text(const Arguments& arguments);
ExitStatus run_add(const Arguments& arguments);
ExitStatus run_watch(const Arguments& arguments);
ExitStatus run_articles(const Arguments& arguments);
ExitStatus run_stories(const Arguments& arguments);
ExitStatus run_show(const Arguments& arguments);
ExitStatus run_why(const Arguments& arguments);
ExitStatus run_check(const Arguments& arguments);
ExitStatus run_what_if(const Arguments& arguments);
ExitStatus run_diff(const Arguments& arguments);
ExitStatus run_export(const Arguments& arguments);
ExitStatus run_decide(const Arguments& arguments);
ExitStatus run_decisions(const Arguments& arguments);
ExitStatus run_doctor(const Arguments& arguments);
ExitStatus run_serve(const Arguments& arguments);
ExitStatus run_completions(const Arguments& arguments);
ExitStatus run_man(const Arguments& arguments);
ExitStatus run_help(const Arguments& arguments);

/// The pipeline's options as the flags say. Error (usage) for a value that cannot be.
Result<pipeline::PipelineOptions> pipeline_options(const Arguments& arguments);

/// Says what went wrong; gives the exit status of it.
ExitStatus fail(const Error& error);

/// Says on standard error which inputs were skipped, and why.
void say_skipped(const std::vector<SkippedInput>& skipped);

/// Says which inputs were read but may be damaged.
void say_warnings(const std::vector<SkippedInput>& warnings);

/// `skipped` where inputs were skipped under --strict, else `done`.
ExitStatus finish(const std::vector<SkippedInput>& skipped, const Arguments& arguments);

}  // namespace wirestem::cli
