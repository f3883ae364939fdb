// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "read/ingest/detail/feeds/feed_names.hpp"

namespace wirestem::ingest::detail {

/// What an element of a feed or of an entry tells.
enum class FeedField : std::uint8_t {
  title,
  link,
  guid,
  address,  ///< the text is a web address
  published,
  modified,
  author,
  publisher,
  language,
  source,
  source_name,
  source_address,
  content,
  summary,
};

/// An element's name, what it fills, and its rank among those that fill the same: lower is nearer
/// to what a reader wants.
struct FeedRule {
  Vocabulary vocabulary;
  std::string_view local;
  FeedField field;
  int rank = 0;
};

/// The rule for an element of that name, nullptr where it tells nothing that is kept.
const FeedRule* rule_for(const FeedName& name);

}  // namespace wirestem::ingest::detail
