// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/man_page.hpp"

#include <string_view>

#include "apps/cli/flags.hpp"

namespace wirestem::cli {
namespace {

/// Text as groff takes it: hyphens stay hyphens, and no line is read as a request.
std::string roff(std::string_view text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    line_begins = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }

std::string flag_entry(const Flag& flag) {
  std::string text = ".TP\n";
  if (!flag.letter.empty()) text += bold(flag.letter) + ", ";
  text += bold(flag.name);
  if (!flag.value.empty()) text += " \\fI" + roff(flag.value) + "\\fR";
  return text + "\n" + roff(flag.help) + "\n";
}

std::string command_section(const Command& command) {
  std::string text = ".SS \"" + roff("wirestem " + std::string(command.name)) + "\"\n";
  text += bold("wirestem " + std::string(command.name));
  if (!command.arguments.empty()) text += " \\fI" + roff(command.arguments) + "\\fR";
  text += " [\\fIFLAG\\fR]…\n.PP\n" + roff(command.help) + "\n";
  if (!command.more.empty()) text += ".PP\n.nf\n" + roff(command.more) + "\n.fi\n";
  for (const Flag& flag : all_flags()) {
    if (flag.name != "--help" && takes(flag, command.name)) text += flag_entry(flag);
  }
  return text;
}

}  // namespace

std::string man_page() {
  std::string text =
      ".\\\" Printed by `wirestem man`.\n"
      ".TH WIRESTEM 1 \"\" \"wirestem " +
      std::string(WIRESTEM_VERSION) +
      "\" \"User Commands\"\n"
      ".SH NAME\n"
      "wirestem \\- tells who copied, cited or translated whom in a pile of news pages\n"
      ".SH SYNOPSIS\n"
      "\\fBwirestem\\fR \\fICOMMAND\\fR [\\fIARGUMENT\\fR]… [\\fIFLAG\\fR]…\n"
      ".SH DESCRIPTION\n" +
      roff(
          "Wirestem reads a pile of news pages and tells who copied, cited or translated whom, "
          "how many independent origins each claim has, and where accounts conflict. It works "
          "offline and sends nothing anywhere. What it states points to the words it rests on.") +
      "\n.SH COMMANDS\n";
  for (const Command& command : all_commands()) text += command_section(command);
  text +=
      ".SH ENVIRONMENT\n" +
      roff(
          "Every flag with a value may stand in the environment: --given-date in "
          "WIRESTEM_GIVEN_DATE. With NO_COLOR set, or TERM=dumb, nothing is coloured.") +
      "\n.SH FILES\n" +
      roff(
          "What neither a flag nor the environment says, wirestem.toml in the current folder may "
          "say, and after it wirestem/config.toml in $XDG_CONFIG_HOME or ~/.config. Keys are "
          "flags without their dashes; those in a table [COMMAND] are for that command alone. A "
          "file with a fault stops the command. fetch, allow-private, urls and on-change are "
          "read from the user's own file only. wirestem doctor shows what is in force, and from "
          "where.") +
      "\n.SH EXIT STATUS\n.TP\n0\ndone\n.TP\n1\nthe answer is no\n.TP\n2\nusage, or nothing "
      "could be read\n.TP\n3\n" +
      roff("done, but inputs were skipped (--strict)") + "\n";
  return text;
}

}  // namespace wirestem::cli
