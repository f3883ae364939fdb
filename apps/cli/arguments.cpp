// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/arguments.hpp"

#include <algorithm>
#include <array>

#include "apps/cli/flags.hpp"

namespace wirestem::cli {
namespace {

Error usage(std::string message) { return {ErrorCode::usage, std::move(message)}; }

std::string in_marks(std::string_view word) { return "'" + std::string(word) + "'"; }

Error unknown(std::string_view what, std::string_view word, std::string_view near) {
  std::string message = "unknown " + std::string(what) + " " + in_marks(word);
  if (!near.empty()) message += ": did you mean " + in_marks(near) + "?";
  return usage(std::move(message));
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

/// Of these only one can be: where one is given, what weaker layers say of its neighbours is moot.
constexpr std::array<std::string_view, 3> kPresets = {"--precision", "--recall", "--fast"};

bool is_moot(const Arguments& arguments, std::string_view flag) {
  if (std::ranges::find(kPresets, flag) == kPresets.end()) return false;
  return std::ranges::any_of(kPresets,
                             [&](std::string_view preset) { return arguments.has(preset); });
}

void take_settings(Arguments& arguments, const Settings& settings) {
  const Arguments on_the_line = arguments;
  for (const Flag& flag : all_flags()) {
    if (!takes(flag, arguments.command) || flag.name == "--help") continue;
    if (on_the_line.has(flag.name) || is_moot(on_the_line, flag.name)) continue;
    const auto found = settings.find(flag, arguments.command);
    if (!found || (flag.value.empty() && found->value == "0")) continue;
    arguments.given.emplace(flag.name, found->value);
    arguments.places.emplace(flag.name, found->place);
  }
}

/// Commands that only tell of the program itself go without settings, so that a file with a fault
/// does not keep help from being read.
bool wants_settings(const Arguments& arguments) {
  constexpr std::array<std::string_view, 3> kWithout = {"help", "man", "completions"};
  return !arguments.has("--help") &&
         std::ranges::find(kWithout, arguments.command) == kWithout.end();
}

}  // namespace

Error wrong_value(const Arguments& arguments, std::string_view flag, const std::string& wanted) {
  const auto place = arguments.places.find(flag);
  const std::string where = place == arguments.places.end() ? "" : place->second + ": ";
  return usage(where + std::string(flag) + " wants " + wanted + ", not " +
               in_marks(arguments.value(flag).value_or("")));
}

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
  if (!wants_settings(arguments)) return arguments;
  const auto settings = Settings::load(environment);
  if (!settings) return settings.error();
  take_settings(arguments, settings.value());
  return arguments;
}

}  // namespace wirestem::cli
