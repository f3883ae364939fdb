// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/json_fields.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "read/ingest/detail/feeds/feed_date.hpp"
#include "read/ingest/detail/feeds/feed_text.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

using nlohmann::json;

void add_cell(std::string_view cell, std::vector<std::string>& out) {
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', begin), cell.size());
    std::string name = author_name(cell.substr(begin, end - begin));
    if (!name.empty() && std::ranges::find(out, name) == out.end()) out.push_back(std::move(name));
    begin = end + 1;
  }
}

void add_names(const json& item, std::vector<std::string>& out) {
  if (item.is_string()) add_cell(item.get_ref<const std::string&>(), out);
  if (item.is_object()) {
    if (const auto name = text_at(item, {"name"})) add_cell(*name, out);
  }
}

}  // namespace

std::optional<std::string> text_at(const json& object, JsonKeys keys) {
  for (const char* key : keys) {
    const auto at = object.find(key);
    if (at == object.end() || !at->is_string()) continue;
    const std::string_view value = text::trim(at->get_ref<const std::string&>());
    if (!value.empty()) return std::string(value);
  }
  return std::nullopt;
}

std::optional<std::string> date_at(const json& object, JsonKeys keys) {
  for (const char* key : keys) {
    const auto at = object.find(key);
    if (at == object.end()) continue;
    std::string date;
    if (at->is_string()) date = normalise_date(at->get_ref<const std::string&>());
    if (at->is_number_integer()) date = normalise_date(at->dump());
    if (!date.empty()) return date;
  }
  return std::nullopt;
}

std::optional<std::string> language_at(const json& object, JsonKeys keys) {
  const std::string tag = normalise_language(text_at(object, keys).value_or(""));
  if (tag.empty()) return std::nullopt;
  return tag.substr(0, tag.find('-'));
}

std::vector<std::string> names_at(const json& object, JsonKeys keys) {
  std::vector<std::string> names;
  for (const char* key : keys) {
    const auto at = object.find(key);
    if (at == object.end()) continue;
    if (at->is_array()) {
      for (const json& item : *at) add_names(item, names);
    } else {
      add_names(*at, names);
    }
    if (!names.empty()) break;
  }
  return names;
}

std::optional<std::string> name_at(const json& object, JsonKeys keys) {
  for (const char* key : keys) {
    if (auto text = text_at(object, {key})) return text;
    const json* named = object_at(object, key);
    if (named == nullptr) continue;
    if (auto text = text_at(*named, {"name"})) return text;
  }
  return std::nullopt;
}

const json* object_at(const json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_object() ? &*at : nullptr;
}

const json* array_at(const json& object, const char* key) {
  const auto at = object.find(key);
  return at != object.end() && at->is_array() ? &*at : nullptr;
}

}  // namespace wirestem::ingest::detail
