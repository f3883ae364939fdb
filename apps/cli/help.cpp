// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/help.hpp"

#include <algorithm>

#include "apps/cli/flags.hpp"

namespace wirestem::cli {
namespace {

constexpr std::size_t kHelpColumn = 26;
constexpr std::size_t kHelpWidth = 70;

/// Two columns; what is too long for the right one goes on below.
std::string row(std::string left, std::string_view right) {
  left.resize(std::max(left.size() + 2, kHelpColumn), ' ');
  std::string text = "  " + left;
  while (right.size() > kHelpWidth) {
    const std::size_t space = std::min(right.rfind(' ', kHelpWidth), right.size());
    text += std::string(right.substr(0, space)) + "\n" + std::string(kHelpColumn + 2, ' ');
    right.remove_prefix(std::min(space + 1, right.size()));
  }
  return text + std::string(right) + "\n";
}

std::string left_of(const Flag& flag) {
  std::string left = flag.letter.empty() ? "    " : std::string(flag.letter) + ", ";
  left += flag.name;
  if (!flag.value.empty()) left += " " + std::string(flag.value);
  return left;
}

}  // namespace

std::string help_text() {
  std::string text =
      "Wirestem reads a pile of news pages and tells who copied, cited or translated whom,\n"
      "how many independent origins each claim has, and where accounts conflict.\n"
      "It works offline and sends nothing anywhere.\n\n"
      "usage: wirestem COMMAND …\n\n";
  for (const Command& command : all_commands()) {
    text += row(std::string(command.name), command.help);
  }
  text += row("--version", "the version");
  text +=
      "\n"
      "wirestem help COMMAND tells more. Every flag with a value may also stand in the "
      "environment:\n"
      "--given-date in WIRESTEM_GIVEN_DATE, and as given-date = 2024-08-06 in ./wirestem.toml or\n"
      "~/.config/wirestem/config.toml. Exit status: 0 done, 1 the answer is no, 2 usage or "
      "nothing\n"
      "could be read, 3 done but inputs were skipped (--strict).\n";
  return text;
}

std::string help_text(std::string_view name) {
  const Command& command = *find_command(name);
  std::string text = "usage: wirestem " + std::string(name);
  if (!command.arguments.empty()) text += " " + std::string(command.arguments);
  text += " [FLAG]…\n\n" + std::string(command.help) + "\n";
  if (!command.more.empty()) text += "\n" + std::string(command.more) + "\n";
  text += "\n";
  for (const Flag& flag : all_flags()) {
    if (takes(flag, name)) text += row(left_of(flag), flag.help);
  }
  return text;
}

}  // namespace wirestem::cli
