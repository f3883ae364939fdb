// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/feed_records.hpp"

#include <optional>
#include <string_view>
#include <utility>

#include "read/ingest/detail/feeds/feed_text.hpp"

namespace wirestem::ingest::detail {
namespace {

/// The fullest text of an entry.
const FeedText& body_of(const FeedEntry& entry) {
  return has_text(entry.content) ? entry.content : entry.summary;
}

std::string unify_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 == text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

std::optional<std::string> if_any(const std::string& value) {
  return value.empty() ? std::nullopt : std::optional(value);
}

SourceRecord record_of(const Feed& feed, const FeedEntry& entry) {
  SourceRecord record;
  const FeedText& body = body_of(entry);
  record.media = body.html ? Media::html : Media::plain_text;
  record.bytes = body.html ? body.text : unify_line_ends(body.text);
  record.charset = "utf-8";
  GivenMetadata& given = record.record;
  given.url = if_any(entry.url);
  given.title = if_any(entry.title);
  given.outlet = if_any(entry.outlet.empty() ? feed.outlet : entry.outlet);
  given.language = if_any(entry.language.empty() ? feed.language : entry.language);
  given.published = if_any(entry.published);
  if (entry.modified != entry.published) given.modified = if_any(entry.modified);
  given.authors = entry.authors.empty() ? feed.authors : entry.authors;
  given.republished_from = entry.source;
  return record;
}

}  // namespace

std::vector<std::variant<SourceRecord, std::string>> records_of(const Feed& feed) {
  std::vector<std::variant<SourceRecord, std::string>> out;
  out.reserve(feed.entries.size());
  for (const FeedEntry& entry : feed.entries) {
    if (has_text(body_of(entry))) {
      out.emplace_back(record_of(feed, entry));
    } else {
      out.emplace_back(
          std::string(entry.url.empty() ? "an entry without text" : "only an address"));
    }
  }
  return out;
}

}  // namespace wirestem::ingest::detail
