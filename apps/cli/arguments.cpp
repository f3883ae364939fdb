// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/arguments.hpp"

#include "apps/cli/flags.hpp"

namespace wirestem::cli {
namespace {

Error usage(std::string message) { return {ErrorCode::usage, std::move(message)}; }

std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

Error unknown(std::string_view what, std::string_view word, std::string_view near) {
  std::string message = "unknown " + std::string(what) + " " + quoted(word);
  if (!near.empty()) message += ": did you mean " + quoted(near) + "?";
  return usage(std::move(message));
}

/// --given-date → WIRESTEM_GIVEN_DATE
std::string variable_of(const Flag& flag) {
  std::string variable = "WIRESTEM_";
  for (const char c : flag.name.substr(2)) {
    variable += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
  }
  return variable;
}

class Parser {
 public:
  Parser(std::span<const std::string> words, Arguments& into) : words_(words), into_(into) {}

  std::optional<Error> parse() {
    while (at_ < words_.size()) {
      const std::string& word = words_[at_++];
      if (word == "--" && !only_paths_) {
        only_paths_ = true;
      } else if (only_paths_ || word == "-" || !word.starts_with('-')) {
        into_.paths.push_back(word);
      } else if (auto error = parse_flag(word)) {
        return error;
      }
    }
    return std::nullopt;
  }

 private:
  std::optional<Error> parse_flag(const std::string& word) {
    const bool is_long = word.starts_with("--");
    const std::size_t equals = is_long ? word.find('=') : std::string::npos;
    const std::string name = is_long ? word.substr(0, equals) : word.substr(0, 2);
    const Flag* flag = find_flag(name, into_.command);
    if (flag == nullptr) {
      return unknown("flag", name, nearest_flag(name, into_.command));
    }
    std::optional<std::string> value;
    if (equals != std::string::npos) value = word.substr(equals + 1);
    if (!is_long && word.size() > 2) value = word.substr(2);
    return take(*flag, std::move(value));
  }

  std::optional<Error> take(const Flag& flag, std::optional<std::string> value) {
    const std::string name(flag.name);
    if (flag.value.empty()) {
      if (value) return usage(name + " takes no value");
      value = "1";
    } else if (!value) {
      if (at_ == words_.size()) return usage(name + " wants a value: " + std::string(flag.value));
      value = words_[at_++];
    }
    if (value->empty()) return usage(name + " wants a value: " + std::string(flag.value));
    if (!into_.given.emplace(name, *value).second) return usage(name + " is given twice");
    return std::nullopt;
  }

  std::span<const std::string> words_;
  Arguments& into_;
  std::size_t at_ = 0;
  bool only_paths_ = false;
};

void take_from_environment(Arguments& arguments, const Environment& environment) {
  for (const Flag& flag : all_flags()) {
    if (!takes(flag, arguments.command) || flag.name == "--help") continue;
    if (arguments.has(flag.name)) continue;
    const auto value = environment(variable_of(flag));
    if (!value || value->empty() || (flag.value.empty() && *value == "0")) continue;
    arguments.given.emplace(flag.name, *value);
  }
}

}  // namespace

Result<Arguments> parse_arguments(std::span<const std::string> words,
                                  const Environment& environment) {
  Arguments arguments;
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    arguments.command = "help";
    return arguments;
  }
  if (words[0] == "--version") {
    arguments.command = "--version";
    return arguments;
  }
  if (find_command(words[0]) == nullptr) {
    return unknown("command", words[0], nearest_command(words[0]));
  }
  arguments.command = words[0];
  if (auto error = Parser(words.subspan(1), arguments).parse()) return *error;
  take_from_environment(arguments, environment);
  return arguments;
}

}  // namespace wirestem::cli
