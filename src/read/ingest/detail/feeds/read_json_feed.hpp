// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "read/ingest/detail/feeds/feed.hpp"

namespace wirestem::ingest::detail {

/// Reads JSON Feed 1.0 and 1.1; nothing where the text is not JSON or has no `items`.
std::optional<Feed> read_json_feed(std::string_view utf8);

/// The same for JSON that is parsed already.
std::optional<Feed> read_json_feed(const nlohmann::json& document);

}  // namespace wirestem::ingest::detail
