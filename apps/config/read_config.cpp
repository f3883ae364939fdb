// SPDX-License-Identifier: Apache-2.0
//
// The only source that knows toml++, whose header is slow to compile. It tells syntax; here stands
// what a file may say. Keys are checked in the order of their lines, so that the first fault of a
// file is the one that is told.
#include "apps/config/read_config.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include <toml++/toml.h>

#include "base/nearest_name.hpp"

namespace wirestem::config {
namespace {

constexpr std::size_t kMostBytes = 1 << 20;

bool has_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::string_view one = list.substr(0, list.find(' '));
    if (one == word) return true;
    list.remove_prefix(std::min(one.size() + 1, list.size()));
  }
  return false;
}

std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    words.push_back(list.substr(0, list.find(' ')));
    list.remove_prefix(std::min(words.back().size() + 1, list.size()));
  }
  return words;
}

/// A name as it can stand in a line of a message, whatever a file calls it.
std::string quoted(std::string_view name) {
  std::string out = "'";
  for (const char c : name.substr(0, 60)) {
    const bool control = static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
    out += control ? '?' : c;
  }
  return out + "'";
}

std::optional<std::string> text_of_plain(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return std::to_string(number->get());
  std::ostringstream out;
  if (const auto* date = node.as_date()) {
    out << date->get();
    return out.str();
  }
  if (const auto* time = node.as_date_time()) {
    out << time->get();
    return out.str();
  }
  return std::nullopt;
}

/// Several values are one with commas, as the flags take them.
std::optional<std::string> text_of(const toml::node& node) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return text_of_plain(node);
  std::string joined;
  for (const toml::node& one : *list) {
    const auto text = text_of_plain(one);
    if (!text) return std::nullopt;
    joined += (joined.empty() ? "" : ",") + *text;
  }
  return joined;
}

class Reader {
 public:
  Reader(const std::string& path, std::span<const Key> keys, Owner owner)
      : path_(path), keys_(keys), owner_(owner) {}

  std::optional<Error> read(const toml::table& file) {
    for (const auto& [key, node] : in_order_of_lines(file)) {
      const toml::table* table = node->as_table();
      auto error = table == nullptr ? take(*key, *node, "") : read_table(*key, *table);
      if (error) return error;
    }
    return std::nullopt;
  }

  std::vector<Setting> settings;

 private:
  using Entry = std::pair<const toml::key*, const toml::node*>;

  static std::vector<Entry> in_order_of_lines(const toml::table& table) {
    std::vector<Entry> entries;
    for (auto at = table.begin(); at != table.end(); ++at) {
      entries.emplace_back(&at->first, &at->second);
    }
    const auto begin_of = [](const Entry& entry) {
      const toml::source_position at = entry.first->source().begin;
      return std::pair(at.line, at.column);
    };
    std::ranges::stable_sort(entries, {}, begin_of);
    return entries;
  }

  Error error_at(const toml::source_region& region, const std::string& words) const {
    return {ErrorCode::malformed, place_of(region) + ": " + words};
  }

  std::string place_of(const toml::source_region& region) const {
    return path_ + ":" + std::to_string(region.begin.line);
  }

  std::optional<Error> read_table(const toml::key& name, const toml::table& table) {
    const std::string_view command = name.str();
    if (const Key* key = find(command); key != nullptr) {
      return error_at(name.source(), quoted(command) + " is a key, no table");
    }
    const auto known = commands();
    if (std::ranges::find(known, command) == known.end()) {
      return error_at(name.source(), unknown("table", command, known));
    }
    for (const auto& [key, node] : in_order_of_lines(table)) {
      if (auto error = take(*key, *node, command)) return error;
    }
    return std::nullopt;
  }

  std::optional<Error> take(const toml::key& name, const toml::node& node,
                            std::string_view command) {
    const Key* key = find(name.str());
    if (key == nullptr || !(command.empty() || has_word(key->commands, command))) {
      return error_at(name.source(),
                      unknown("key", name.str(), names_of(command)) +
                          (command.empty() ? "" : " (in [" + std::string(command) + "])"));
    }
    if (key->least == Owner::user && owner_ == Owner::project) {
      return error_at(name.source(), quoted(key->name) +
                                         " is for the user's own file, the environment or a flag: "
                                         "a project file may come from somebody else");
    }
    const auto value = value_of(*key, node);
    if (!value) return error_at(name.source(), quoted(key->name) + " wants " + wanted(*key));
    settings.push_back(
        {std::string(key->name), std::string(command), *value, place_of(name.source())});
    return std::nullopt;
  }

  static std::optional<std::string> value_of(const Key& key, const toml::node& node) {
    if (key.kind == ValueKind::on_off) {
      const auto* on = node.as_boolean();
      return on == nullptr ? std::nullopt : std::optional<std::string>(on->get() ? "1" : "0");
    }
    if (key.kind == ValueKind::number) {
      const auto* number = node.as_integer();
      if (number == nullptr || number->get() < 0) return std::nullopt;
      return std::to_string(number->get());
    }
    auto text = text_of(node);
    if (!text || text->empty() || text->find('\0') != std::string::npos) return std::nullopt;
    return is_choice(key, *text) ? text : std::nullopt;
  }

  static bool is_choice(const Key& key, std::string_view list) {
    while (!key.choices.empty() && !list.empty()) {
      const std::string_view one = list.substr(0, list.find(','));
      if (!has_word(key.choices, one)) return false;
      list.remove_prefix(std::min(one.size() + 1, list.size()));
    }
    return true;
  }

  static std::string wanted(const Key& key) {
    if (key.kind == ValueKind::on_off) return "true or false";
    if (key.kind == ValueKind::number) return "a whole number";
    if (key.choices.empty()) return "words between quotation marks";
    return "one of: " + std::string(key.choices);
  }

  const Key* find(std::string_view name) const {
    const auto at = std::ranges::find(keys_, name, &Key::name);
    return at == keys_.end() ? nullptr : &*at;
  }

  std::vector<std::string_view> names_of(std::string_view command) const {
    std::vector<std::string_view> names;
    for (const Key& key : keys_) {
      if (command.empty() || has_word(key.commands, command)) names.push_back(key.name);
    }
    return names;
  }

  std::vector<std::string_view> commands() const {
    std::vector<std::string_view> names;
    for (const Key& key : keys_) {
      for (const std::string_view command : words_of(key.commands)) names.push_back(command);
    }
    return names;
  }

  static std::string unknown(std::string_view what, std::string_view name,
                             const std::vector<std::string_view>& known) {
    const std::string near(nearest_name(name, known));
    return "unknown " + std::string(what) + " " + quoted(name) +
           (near.empty() ? "" : ": did you mean '" + near + "'?");
  }

  const std::string& path_;
  std::span<const Key> keys_;
  Owner owner_;
};

}  // namespace

Result<std::vector<Setting>> parse_config(std::string_view text, const std::string& path,
                                          std::span<const Key> keys, Owner owner) {
  try {
    const toml::table file = toml::parse(text);
    Reader reader(path, keys, owner);
    if (auto error = reader.read(file)) return *std::move(error);
    return std::move(reader.settings);
  } catch (const toml::parse_error& fault) {
    std::string words(fault.description());
    std::ranges::replace_if(
        words, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return Error{ErrorCode::malformed,
                 path + ":" + std::to_string(fault.source().begin.line) + ": " + words};
  }
}

Result<std::vector<Setting>> read_config(const std::filesystem::path& path,
                                         std::span<const Key> keys, Owner owner) {
  std::error_code fault;
  const auto status = std::filesystem::symlink_status(path, fault);
  if (status.type() == std::filesystem::file_type::not_found) return std::vector<Setting>();
  std::ifstream file(path, std::ios::binary);
  const std::string name = path.string();
  if (fault || !file || std::filesystem::is_directory(path, fault)) {
    return Error{ErrorCode::unreadable, "cannot read the settings in " + name};
  }
  std::string text(kMostBytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) return Error{ErrorCode::unreadable, "cannot read the settings in " + name};
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > kMostBytes) {
    return Error{ErrorCode::too_large, name + ": settings of more than 1 MiB"};
  }
  return parse_config(text, name, keys, owner);
}

std::string toml_version() {
  return std::to_string(TOML_LIB_MAJOR) + "." + std::to_string(TOML_LIB_MINOR) + "." +
         std::to_string(TOML_LIB_PATCH);
}

}  // namespace wirestem::config
