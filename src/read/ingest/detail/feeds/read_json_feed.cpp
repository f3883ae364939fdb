// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/feeds/read_json_feed.hpp"

#include <algorithm>
#include <string>

#include <nlohmann/json.hpp>

#include "read/ingest/detail/feeds/feed_date.hpp"
#include "read/ingest/detail/feeds/feed_text.hpp"
#include "read/ingest/detail/feeds/resolve_address.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

using nlohmann::json;

std::string text_at(const json& object, const char* key) {
  const auto at = object.find(key);
  if (at == object.end() || !at->is_string()) return {};
  return std::string(text::trim(at->get_ref<const std::string&>()));
}

void add_author(const json& author, std::vector<std::string>& names) {
  std::string name = author.is_object() ? author_name(text_at(author, "name")) : std::string();
  if (author.is_string()) name = author_name(author.get_ref<const std::string&>());
  if (!name.empty() && std::ranges::find(names, name) == names.end()) {
    names.push_back(std::move(name));
  }
}

/// Version 1.1 has `authors`, version 1 `author`.
std::vector<std::string> authors_of(const json& object) {
  std::vector<std::string> names;
  if (const auto at = object.find("authors"); at != object.end() && at->is_array()) {
    for (const json& author : *at) add_author(author, names);
  }
  if (const auto at = object.find("author"); at != object.end()) add_author(*at, names);
  return names;
}

FeedEntry entry_of(const json& item, const std::string& base) {
  FeedEntry entry;
  entry.id = text_at(item, "id");
  entry.title = collapse_space(text_at(item, "title"));
  entry.url = text_at(item, "url");
  if (entry.url.empty()) entry.url = text_at(item, "external_url");
  if (entry.url.empty() && is_web_address(entry.id)) entry.url = entry.id;
  if (!entry.url.empty()) entry.url = resolve_address(entry.url, base);
  entry.published = normalise_date(text_at(item, "date_published"));
  entry.modified = normalise_date(text_at(item, "date_modified"));
  if (entry.published.empty()) entry.published = entry.modified;
  entry.language = normalise_language(text_at(item, "language"));
  entry.authors = authors_of(item);
  entry.content = {text_at(item, "content_html"), true};
  if (!has_text(entry.content)) entry.content = {text_at(item, "content_text"), false};
  entry.summary = {text_at(item, "summary"), false};
  return entry;
}

}  // namespace

std::optional<Feed> read_json_feed(const json& document) {
  if (!document.is_object()) return std::nullopt;
  const auto items = document.find("items");
  if (items == document.end() || !items->is_array()) return std::nullopt;
  Feed feed;
  feed.title = collapse_space(text_at(document, "title"));
  feed.outlet = feed.title;
  feed.url = text_at(document, "home_page_url");
  feed.language = normalise_language(text_at(document, "language"));
  feed.authors = authors_of(document);
  const std::string feed_url = text_at(document, "feed_url");
  const std::string& base = feed_url.empty() ? feed.url : feed_url;
  for (const json& item : *items) {
    feed.entries.push_back(item.is_object() ? entry_of(item, base) : FeedEntry());
  }
  return feed;
}

std::optional<Feed> read_json_feed(std::string_view utf8) {
  const json document = json::parse(utf8, nullptr, false);
  return document.is_discarded() ? std::nullopt : read_json_feed(document);
}

}  // namespace wirestem::ingest::detail
