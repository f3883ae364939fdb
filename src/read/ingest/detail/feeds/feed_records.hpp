// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "read/ingest/detail/feeds/feed.hpp"

namespace wirestem::ingest::detail {

/// One record for each entry of a feed, or the reason why it gives none, in the feed's order. Names
/// and digests are the caller's.
std::vector<std::variant<SourceRecord, std::string>> records_of(const Feed& feed);

}  // namespace wirestem::ingest::detail
