// SPDX-License-Identifier: Apache-2.0
//
// The command line: reads what is asked for, hands it to a command, and leaves its exit status. It
// holds no logic of its own. Signals keep their usual effect: Ctrl-C ends the program at once, and
// files are only ever put in place whole.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "apps/cli/arguments.hpp"
#include "apps/cli/commands.hpp"
#include "apps/cli/flags.hpp"
#include "apps/cli/help.hpp"
#include "apps/cli/terminal.hpp"

namespace wirestem::cli {

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

ExitStatus run(const Arguments& arguments) {
  if (arguments.command == "--version") {
    std::cout << "wirestem " << WIRESTEM_VERSION << "\n";
    return ExitStatus::done;
  }
  if (arguments.has("--help")) {
    std::cout << help_text(arguments.command);
    return ExitStatus::done;
  }
  if (arguments.command == "dossier") return run_dossier(arguments);
  if (arguments.command == "run") return run_stages(arguments);
  if (arguments.command == "why-text") return run_why_text(arguments);
  if (arguments.command == "doctor") return run_doctor(arguments);
  return run_help(arguments);
}

}  // namespace wirestem::cli

int main(int count, char** words) {
  using namespace wirestem::cli;
  const std::vector<std::string> given(words + 1, words + std::max(count, 1));
  if (given.empty()) {
    std::cerr << help_text();
    return static_cast<int>(ExitStatus::failed);
  }
  const auto arguments = parse_arguments(given, [](const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  });
  ExitStatus status = arguments ? run(arguments.value()) : fail(arguments.error());
  std::cout.flush();
  if (!std::cout && status == ExitStatus::done) {
    status = fail({wirestem::ErrorCode::unreadable, "cannot write to standard output"});
  }
  return static_cast<int>(status);
}
