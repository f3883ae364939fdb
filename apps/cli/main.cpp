// SPDX-License-Identifier: Apache-2.0
//
// The command line: reads what is asked for, hands it to a command, and leaves its exit status. It
// holds no logic of its own. Signals keep their usual effect: Ctrl-C ends the program at once, and
// files are only ever put in place whole.
#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <malloc.h>

#include "apps/cli/arguments.hpp"
#include "apps/cli/commands.hpp"
#include "apps/cli/flags.hpp"
#include "apps/cli/help.hpp"
#include "apps/cli/settings.hpp"
#include "apps/cli/terminal.hpp"

namespace wirestem::cli {
namespace {

struct CommandFunction {
  std::string_view name;
  ExitStatus (*run)(const Arguments&);
};

/// What each command does; what it is called and takes stands in flags.cpp.
constexpr std::array kCommands = {
    CommandFunction{"dossier", run_dossier},
    CommandFunction{"add", run_add},
    CommandFunction{"watch", run_watch},
    CommandFunction{"articles", run_articles},
    CommandFunction{"stories", run_stories},
    CommandFunction{"show", run_show},
    CommandFunction{"export", run_export},
    CommandFunction{"why", run_why},
    CommandFunction{"check", run_check},
    CommandFunction{"what-if", run_what_if},
    CommandFunction{"diff", run_diff},
    CommandFunction{"decide", run_decide},
    CommandFunction{"decisions", run_decisions},
    CommandFunction{"run", run_stages},
    CommandFunction{"why-text", run_why_text},
    CommandFunction{"doctor", run_doctor},
    CommandFunction{"serve", run_serve},
    CommandFunction{"completions", run_completions},
    CommandFunction{"man", run_man},
};

}  // namespace

ExitStatus fail(const Error& error) {
  say(error.message);
  return exit_status_of(error.code);
}

void say_skipped(const std::vector<SkippedInput>& skipped) {
  for (const SkippedInput& input : skipped) {
    say("skipped " + input.source_path + ": " + input.reason);
  }
}

void say_warnings(const std::vector<SkippedInput>& warnings) {
  for (const SkippedInput& input : warnings) {
    say("warning " + input.source_path + ": " + input.reason);
  }
}

ExitStatus finish(const std::vector<SkippedInput>& skipped, const Arguments& arguments) {
  if (skipped.empty() || !arguments.has("--strict")) return ExitStatus::done;
  return ExitStatus::skipped;
}

ExitStatus run_help(const Arguments& arguments) {
  if (arguments.paths.empty()) {
    std::cout << help_text();
    return ExitStatus::done;
  }
  const std::string& name = arguments.paths.front();
  if (find_command(name) == nullptr) {
    const std::string near(nearest_command(name));
    return fail({ErrorCode::usage, "unknown command '" + name + "'" +
                                       (near.empty() ? "" : ": did you mean '" + near + "'?")});
  }
  std::cout << help_text(name);
  return ExitStatus::done;
}

/// A page's tree and texts are freed before the next page is read. What is freed stays with the
/// program instead of going back and forth: half of all page faults are such returns.
void keep_freed_memory() {
  constexpr int kKept = 32 << 20;  // bytes
  mallopt(M_TRIM_THRESHOLD, kKept);
  mallopt(M_MMAP_THRESHOLD, kKept);
}

ExitStatus run(const Arguments& arguments) {
  if (arguments.command == "--version") {
    std::cout << "wirestem " << WIRESTEM_VERSION << "\n";
    return ExitStatus::done;
  }
  if (arguments.has("--help")) {
    std::cout << help_text(arguments.command);
    return ExitStatus::done;
  }
  const auto command = std::ranges::find(kCommands, arguments.command, &CommandFunction::name);
  return command == kCommands.end() ? run_help(arguments) : command->run(arguments);
}

}  // namespace wirestem::cli

int main(int count, char** words) {
  using namespace wirestem::cli;
  keep_freed_memory();
  const std::vector<std::string> given(words + 1, words + std::max(count, 1));
  if (given.empty()) {
    std::cerr << help_text();
    return static_cast<int>(ExitStatus::failed);
  }
  const auto arguments = parse_arguments(given, process_environment());
  ExitStatus status = arguments ? run(arguments.value()) : fail(arguments.error());
  std::cout.flush();
  if (!std::cout && status == ExitStatus::done) {
    status = fail({wirestem::ErrorCode::unreadable, "cannot write to standard output"});
  }
  return static_cast<int>(status);
}
