// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace wirestem::ingest::detail {

/// Names of fields that mean the same, the likeliest first: the first that holds something counts.
using JsonKeys = std::initializer_list<const char*>;

/// A string, white space around it taken off; nothing where it is empty.
std::optional<std::string> text_at(const nlohmann::json& object, JsonKeys keys);

/// A date as a machine writes it, or seconds since 1970, as ISO 8601.
std::optional<std::string> date_at(const nlohmann::json& object, JsonKeys keys);

/// The primary subtag of a language tag: "en-GB" → "en".
std::optional<std::string> language_at(const nlohmann::json& object, JsonKeys keys);

/// A string ("A; B"), an array of strings, or schema.org's objects with a name. Each name once.
std::vector<std::string> names_at(const nlohmann::json& object, JsonKeys keys);

/// A string, or the name of an object: {"name": "Harbour Press"}.
std::optional<std::string> name_at(const nlohmann::json& object, JsonKeys keys);

/// The object at `key`, nullptr where there is none.
const nlohmann::json* object_at(const nlohmann::json& object, const char* key);

/// The array at `key`, nullptr where there is none.
const nlohmann::json* array_at(const nlohmann::json& object, const char* key);

}  // namespace wirestem::ingest::detail
