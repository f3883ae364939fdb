// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

#include "read/ingest/detail/feeds/feed.hpp"

namespace wirestem::ingest::detail {

/// A feed of any format as it is written, before records are made of its entries; nothing where the
/// bytes hold no markup and no JSON Feed. See read_feed.
std::optional<Feed> parse_feed(std::string_view bytes,
                               std::optional<std::string_view> transport = std::nullopt,
                               std::string_view address = {});

}  // namespace wirestem::ingest::detail
