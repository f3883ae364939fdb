// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "apps/cli/commands.hpp"
#include "apps/cli/man_page.hpp"
#include "apps/cli/shell_completions.hpp"

namespace wirestem::cli {

ExitStatus run_completions(const Arguments& arguments) {
  const std::string shell = arguments.paths.empty() ? "" : arguments.paths.front();
  const auto script = shell_completions(shell);
  if (!script || arguments.paths.size() > 1) {
    return fail({ErrorCode::usage, "name a shell: bash, zsh or fish"});
  }
  std::cout << *script;
  return ExitStatus::done;
}

ExitStatus run_man(const Arguments& arguments) {
  if (!arguments.paths.empty()) return fail({ErrorCode::usage, "man takes no arguments"});
  std::cout << man_page();
  return ExitStatus::done;
}

}  // namespace wirestem::cli
