// SPDX-License-Identifier: Apache-2.0
#include "apps/cli/settings.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace wirestem::cli {
namespace {

constexpr std::string_view kProjectFile = "wirestem.toml";

/// --given-date → WIRESTEM_GIVEN_DATE
std::string variable_of(const Flag& flag) {
  std::string variable = "WIRESTEM_";
  for (const char c : flag.name.substr(2)) {
    variable += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
  }
  return variable;
}

/// These fetch, or start a program.
bool is_for_the_user_alone(std::string_view flag) {
  constexpr std::array<std::string_view, 4> kFlags = {"--fetch", "--allow-private", "--urls",
                                                      "--on-change"};
  return std::ranges::find(kFlags, flag) != kFlags.end();
}

config::ValueKind kind_of(const Flag& flag) {
  if (flag.value.empty()) return config::ValueKind::on_off;
  return flag.value == "N" ? config::ValueKind::number : config::ValueKind::text;
}

/// Each flag is a key, without its dashes.
std::vector<config::Key> known_keys() {
  std::vector<config::Key> keys;
  for (const Flag& flag : all_flags()) {
    if (flag.name == "--help") continue;
    const bool user = is_for_the_user_alone(flag.name);
    keys.push_back({flag.name.substr(2), kind_of(flag), flag.commands, flag.choices,
                    user ? config::Owner::user : config::Owner::project});
  }
  return keys;
}

/// A relative XDG_CONFIG_HOME is to be ignored, says the XDG specification.
std::optional<std::string> user_file(const Environment& environment) {
  const auto base = environment("XDG_CONFIG_HOME");
  if (base && base->starts_with('/')) return *base + "/wirestem/config.toml";
  const auto home = environment("HOME");
  if (!home || home->empty()) return std::nullopt;
  return *home + "/.config/wirestem/config.toml";
}

const config::Setting* find_in(const std::vector<config::Setting>& layer, std::string_view key,
                               std::string_view command) {
  const auto at = std::ranges::find_if(layer, [&](const config::Setting& setting) {
    return setting.key == key && setting.command == command;
  });
  return at == layer.end() ? nullptr : &*at;
}

}  // namespace

Environment process_environment() {
  return [](const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value == nullptr ? std::nullopt : std::optional<std::string>(value);
  };
}

std::optional<Error> Settings::read(const std::string& path, config::Owner owner) {
  const auto keys = known_keys();
  auto settings = config::read_config(path, keys, owner);
  if (!settings) return settings.error();
  layers_.push_back(std::move(settings).value());
  return std::nullopt;
}

Result<Settings> Settings::load(const Environment& environment) {
  Settings settings;
  settings.environment_ = environment;
  if (auto error = settings.read(std::string(kProjectFile), config::Owner::project)) return *error;
  if (const auto path = user_file(environment)) {
    if (auto error = settings.read(*path, config::Owner::user)) return *error;
  }
  return settings;
}

std::optional<Settings::Value> Settings::find(const Flag& flag, std::string_view command) const {
  const std::string variable = variable_of(flag);
  const auto value = environment_(variable);
  if (value && !value->empty()) return Value{*value, variable};
  for (const Layer& layer : layers_) {
    const std::string_view key = flag.name.substr(2);
    const config::Setting* setting = find_in(layer, key, command);
    if (setting == nullptr) setting = find_in(layer, key, "");
    if (setting != nullptr) return Value{setting->value, setting->place};
  }
  return std::nullopt;
}

}  // namespace wirestem::cli
