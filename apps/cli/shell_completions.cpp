// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/shell_completions.hpp"

#include <algorithm>

#include "apps/cli/flags.hpp"

namespace wirestem::cli {
namespace {

/// `text` within single quotes, as each of the three shells reads them.
std::string quoted(std::string_view text, std::string_view quote_within) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += quote_within;
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string quoted(std::string_view text) { return quoted(text, R"('\'')"); }

bool names_file(const Flag& flag) {
  return flag.value.find("FILE") != std::string_view::npos || flag.value == "FOLDER";
}

std::string command_names() {
  std::string names;
  for (const Command& command : all_commands()) {
    names += (names.empty() ? "" : " ") + std::string(command.name);
  }
  return names;
}

std::string flag_names(std::string_view command) {
  std::string names;
  for (const Flag& flag : all_flags()) {
    if (!takes(flag, command)) continue;
    names += (names.empty() ? "" : " ") + std::string(flag.name);
    if (!flag.letter.empty()) names += " " + std::string(flag.letter);
  }
  return names;
}

/// "--output|-o" for a shell's case.
std::string pattern_of(const Flag& flag) {
  std::string pattern(flag.name);
  if (!flag.letter.empty()) pattern += "|" + std::string(flag.letter);
  return pattern;
}

std::string bash_completions() {
  std::string text =
      "# bash completion for wirestem; printed by `wirestem completions bash`\n"
      "_wirestem() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
      "  COMPREPLY=()\n"
      "  case $before in\n";
  for (const Flag& flag : all_flags()) {
    if (flag.value.empty()) continue;
    text += "    " + pattern_of(flag) + ") ";
    if (!flag.choices.empty()) {
      text += "mapfile -t COMPREPLY < <(compgen -W " + quoted(flag.choices) + " -- \"$word\"); ";
    } else if (names_file(flag)) {
      text += "mapfile -t COMPREPLY < <(compgen -f -- \"$word\"); ";
    }
    text += "return ;;\n";
  }
  text +=
      "  esac\n"
      "  if ((COMP_CWORD == 1)); then\n"
      "    mapfile -t COMPREPLY < <(compgen -W " +
      quoted(command_names() + " --version --help") +
      " -- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  if [[ $word != -* ]]; then\n"
      "    if [[ ${COMP_WORDS[1]} == help ]]; then\n"
      "      mapfile -t COMPREPLY < <(compgen -W " +
      quoted(command_names()) +
      " -- \"$word\")\n"
      "    else\n"
      "      mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n"
      "    fi\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const Command& command : all_commands()) {
    text += "    " + std::string(command.name) + ") mapfile -t COMPREPLY < <(compgen -W " +
            quoted(flag_names(command.name)) + " -- \"$word\") ;;\n";
  }
  return text + "  esac\n}\ncomplete -o filenames -F _wirestem wirestem\n";
}

/// What zsh shows beside a word; its own marks are escaped.
std::string zsh_words(std::string_view help) {
  std::string out;
  for (const char c : help) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_flag(const Flag& flag) {
  std::string after = "[" + zsh_words(flag.help) + "]";
  if (!flag.value.empty()) {
    after += ":" + zsh_words(flag.value) + ":";
    if (!flag.choices.empty()) {
      after += "(" + std::string(flag.choices) + ")";
    } else if (names_file(flag)) {
      after += flag.value == "FOLDER" ? "_files -/" : "_files";
    }
  }
  std::string text = "        " + quoted(std::string(flag.name) + after) + " \\\n";
  if (!flag.letter.empty()) {
    text += "        " + quoted(std::string(flag.letter) + after) + " \\\n";
  }
  return text;
}

std::string zsh_completions() {
  std::string text =
      "#compdef wirestem\n"
      "# zsh completion for wirestem; printed by `wirestem completions zsh`\n"
      "_wirestem() {\n"
      "  local -a commands=(\n";
  for (const Command& command : all_commands()) {
    text += "    " + quoted(std::string(command.name) + ":" + zsh_words(command.help)) + "\n";
  }
  text +=
      "  )\n"
      "  if ((CURRENT == 2)); then\n"
      "    _describe command commands\n"
      "    return\n"
      "  fi\n"
      "  local command=$words[2]\n"
      "  shift words\n"
      "  ((CURRENT--))\n"
      "  case $command in\n";
  for (const Command& command : all_commands()) {
    text += "    " + std::string(command.name) + ")\n      _arguments \\\n";
    for (const Flag& flag : all_flags()) {
      if (takes(flag, command.name)) text += zsh_flag(flag);
    }
    text += command.name == "help" ? "        '*:command:(" + command_names() + ")' ;;\n"
                                   : std::string("        '*:file:_files' ;;\n");
  }
  return text + "  esac\n}\n_wirestem \"$@\"\n";
}

std::string fish_completions() {
  constexpr std::string_view kQuote = R"(\')";
  std::string text =
      "# fish completion for wirestem; printed by `wirestem completions fish`\n"
      "complete -c wirestem -n __fish_use_subcommand -f\n";
  for (const Command& command : all_commands()) {
    text += "complete -c wirestem -n __fish_use_subcommand -a " + std::string(command.name) +
            " -d " + quoted(command.help, kQuote) + "\n";
  }
  for (const Command& command : all_commands()) {
    for (const Flag& flag : all_flags()) {
      if (!takes(flag, command.name)) continue;
      text += "complete -c wirestem -n '__fish_seen_subcommand_from " + std::string(command.name) +
              "' -l " + std::string(flag.name.substr(2));
      if (!flag.letter.empty()) text += " -s " + std::string(flag.letter.substr(1));
      if (!flag.choices.empty()) {
        text += " -x -a " + quoted(flag.choices, kQuote);
      } else if (!flag.value.empty()) {
        text += names_file(flag) ? " -r -F" : " -x";
      }
      text += " -d " + quoted(flag.help, kQuote) + "\n";
    }
  }
  return text;
}

}  // namespace

std::optional<std::string> shell_completions(std::string_view shell) {
  if (shell == "bash") return bash_completions();
  if (shell == "zsh") return zsh_completions();
  if (shell == "fish") return fish_completions();
  return std::nullopt;
}

}  // namespace wirestem::cli
