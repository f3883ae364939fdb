// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "model/article.hpp"
#include "text/offsets.hpp"

namespace wirestem::tell {

/// Keys stay in the order in which they were set.
using Json = nlohmann::ordered_json;

inline Json or_null(const std::optional<std::string>& value) {
  return value ? Json(*value) : Json(nullptr);
}

inline Json text_or_null(std::string_view value) {
  return value.empty() ? Json(nullptr) : Json(value);
}

/// An article as the dossier and the stage lines have it. `offsets` belong to its text.
Json article_record(const Article& article, const text::OffsetMap& offsets);

}  // namespace wirestem::tell
