// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/source_record.hpp"
#include "read/ingest/detail/feeds/read_feed.hpp"

namespace wirestem::ingest::detail {

/// A text as a feed gives it: markup to be read as HTML, or plain.
struct FeedText {
  std::string text;
  bool html = false;

  bool empty() const { return text.empty(); }
};

/// One item, entry, url or outline. Whatever is not given is empty.
struct FeedEntry {
  std::string id;
  std::string title;  ///< plain
  std::string url;
  std::string published;  ///< ISO 8601
  std::string modified;   ///< ISO 8601
  std::string language;   ///< BCP 47
  std::string outlet;     ///< of this entry, where it differs from the feed's
  std::vector<std::string> authors;
  std::optional<RepublishedFrom> source;
  FeedText content;
  FeedText summary;
  AddressKind kind = AddressKind::page;
};

/// What the formats have in common.
struct Feed {
  std::string title;
  std::string outlet;  ///< the publisher, else the title
  std::string url;     ///< of the site
  std::string language;
  std::vector<std::string> authors;
  std::vector<FeedEntry> entries;
};

}  // namespace wirestem::ingest::detail
