// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "apps/cli/commands.hpp"
#include "apps/cli/flags.hpp"
#include "apps/cli/settings.hpp"
#include "pipeline/check_health.hpp"

namespace wirestem::cli {
namespace {

std::string padded(std::string words, std::size_t columns) {
  words.resize(std::max(words.size() + 1, columns), ' ');
  return words;
}

void print_languages(const pipeline::Health& health) {
  constexpr std::size_t kColumn = 10;
  constexpr std::array<std::string_view, 9> kHeads = {
      "language", "speech", "speakers", "sources", "names", "dates", "frames", "concepts", "pages"};
  std::cout << "\nRows of the lexicon, by what they are looked for\n  ";
  for (const std::string_view head : kHeads) std::cout << padded(std::string(head), kColumn);
  for (const pipeline::LanguageCover& cover : health.languages) {
    std::cout << "\n  " << padded(cover.language, kColumn);
    for (const std::size_t rows : {cover.speech, cover.speakers, cover.sources, cover.names,
                                   cover.dates, cover.frames, cover.concepts, cover.pages}) {
      std::cout << padded(rows == 0 ? "-" : std::to_string(rows), kColumn);
    }
  }
  std::cout << "\n  Where a column has '-', and in every other language, that is not looked for:"
            << "\n  words in quotation marks, names in Latin letters, copied passages and numbers"
            << "\n  are found in all.\n";
}

/// A value in force, and the commands it is in force for.
struct InForce {
  const Flag* flag;
  Settings::Value value;
  std::vector<std::string> commands;
  bool everywhere = true;  ///< for each command that takes the flag
};

std::vector<InForce> values_of(const Settings& settings, const Flag& flag) {
  std::vector<InForce> values;
  std::size_t takers = 0;
  for (const Command& command : all_commands()) {
    if (flag.name == "--help" || !takes(flag, command.name)) continue;
    ++takers;
    const auto found = settings.find(flag, command.name);
    if (!found) continue;
    auto at = std::ranges::find_if(
        values, [&found](const InForce& other) { return other.value.place == found->place; });
    if (at == values.end()) at = values.insert(at, {&flag, *found, {}});
    at->commands.emplace_back(command.name);
  }
  for (InForce& one : values) one.everywhere = one.commands.size() == takers;
  return values;
}

std::vector<InForce> values_in_force(const Settings& settings) {
  std::vector<InForce> all;
  for (const Flag& flag : all_flags()) {
    for (InForce& one : values_of(settings, flag)) all.push_back(std::move(one));
  }
  return all;
}

std::string shown(const InForce& one) {
  if (!one.flag->value.empty()) return one.value.value;
  return one.value.value == "0" ? "off" : "on";
}

void print_settings(const Settings& settings) {
  std::cout << "\nSettings, where a flag does not say otherwise\n";
  const auto all = values_in_force(settings);
  for (const InForce& one : all) {
    std::cout << "  " << padded(std::string(one.flag->name.substr(2)), 14) << padded(shown(one), 20)
              << one.value.place;
    for (std::size_t i = 0; !one.everywhere && i < one.commands.size(); ++i) {
      std::cout << (i == 0 ? " (" : ", ") << one.commands[i];
    }
    std::cout << (one.everywhere ? "\n" : ")\n");
  }
  if (all.empty())
    std::cout << "  none: neither in wirestem.toml, nor the user's file, nor WIRESTEM_…\n";
}

std::string to_json(const pipeline::Health& health, const Settings& settings) {
  auto json = nlohmann::ordered_json::parse(pipeline::health_to_json(health));
  json["settings"] = nlohmann::ordered_json::array();
  for (const InForce& one : values_in_force(settings)) {
    json["settings"].push_back({{"key", one.flag->name.substr(2)},
                                {"value", shown(one)},
                                {"from", one.value.place},
                                {"commands", one.commands}});
  }
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace

ExitStatus run_doctor(const Arguments& arguments) {
  pipeline::Health health = pipeline::check_health();
  health.libraries.emplace_back("toml++", config::toml_version());
  const auto settings = Settings::load(process_environment());
  if (!settings) return fail(settings.error());
  const ExitStatus status = health.well() ? ExitStatus::done : ExitStatus::no;
  if (arguments.has("--json")) {
    std::cout << to_json(health, settings.value());
    return status;
  }
  std::cout << "wirestem " << health.version << "\n";
  for (const auto& [name, version] : health.libraries) {
    std::cout << "  " << padded(name, 24) << version << "\n";
  }
  print_languages(health);
  print_settings(settings.value());
  std::cout << "\nSelf-test\n";
  for (const pipeline::HealthCheck& check : health.checks) {
    std::cout << "  " << (check.passed ? "ok      " : "FAILED  ") << check.what << "\n";
  }
  return status;
}

}  // namespace wirestem::cli
