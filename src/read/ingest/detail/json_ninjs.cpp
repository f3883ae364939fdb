// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/json_ninjs.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "read/ingest/detail/feeds/feed_text.hpp"
#include "read/ingest/detail/feeds/resolve_address.hpp"
#include "read/ingest/detail/json_fields.hpp"

namespace wirestem::ingest::detail {
namespace {

using nlohmann::json;

/// The value of the list's item of that role, else of its first with a value: ninjs 2 and 3 write
/// [{"role": "main", "value": "…"}].
std::optional<std::string> value_of_role(const json& object, const char* key,
                                         std::string_view role) {
  const json* list = array_at(object, key);
  if (list == nullptr) return std::nullopt;
  std::optional<std::string> first;
  for (const json& item : *list) {
    if (!item.is_object()) continue;
    auto value = text_at(item, {"value"});
    if (value && text_at(item, {"role"}) == role) return value;
    if (!first) first = std::move(value);
  }
  return first;
}

/// Markup tells paragraphs from lines, so it goes before plain text.
FeedText body_of(const json& object) {
  if (auto html = text_at(object, {"body_html", "body_xhtml"})) return {std::move(*html), true};
  if (auto text = text_at(object, {"body_text"})) return {std::move(*text), false};
  FeedText body;
  if (const json* bodies = array_at(object, "bodies")) {
    for (const json& item : *bodies) {
      if (!item.is_object()) continue;
      auto value = text_at(item, {"value"});
      if (!value) continue;
      const std::string type = text_at(item, {"contenttype", "contentType"}).value_or("");
      const bool html = type.empty() ? looks_like_html(*value) && value->starts_with('<')
                                     : type.find("html") != std::string::npos;
      if (body.empty() || (html && !body.html)) body = {std::move(*value), html};
    }
  }
  if (!body.empty()) return body;
  for (const auto& [key, value] : object.items()) {
    if (!key.starts_with("body_") || !value.is_string()) continue;
    const std::string& text = value.get_ref<const std::string&>();
    return {text, looks_like_html(text)};
  }
  return body;
}

std::optional<RepublishedFrom> info_source(const json& object, const std::string& outlet) {
  for (const char* key : {"infosources", "infoSources", "infosource", "infoSource"}) {
    const json* list = array_at(object, key);
    if (list == nullptr) continue;
    for (const json& item : *list) {
      if (!item.is_object()) continue;
      const std::string name = text_at(item, {"name", "literal"}).value_or("");
      const std::string url = text_at(item, {"uri", "url"}).value_or("");
      if (name.empty() || name == outlet) continue;
      return RepublishedFrom{name, is_web_address(url) ? url : std::string()};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_ninjs(const json& object) {
  constexpr std::array<const char*, 8> kOwn = {"versioncreated", "versionCreated", "pubstatus",
                                               "pubStatus",      "headlines",      "bodies",
                                               "body_html",      "body_xhtml"};
  if (!object.contains("uri") && !object.contains("guid")) return false;
  return std::ranges::any_of(kOwn, [&](const char* key) { return object.contains(key); });
}

RecordOrReason read_ninjs(const json& object) {
  SourceRecord record;
  FeedText body = body_of(object);
  if (!has_text(body)) return std::string("no text field");
  record.media = body.html ? Media::html : Media::plain_text;
  record.bytes = std::move(body.text);
  record.charset = "utf-8";
  GivenMetadata& given = record.record;
  given.title = value_of_role(object, "headlines", "main");
  if (!given.title) given.title = text_at(object, {"headline", "headline_main", "title"});
  const auto uri = text_at(object, {"uri", "guid"});
  if (uri && is_web_address(*uri)) given.url = uri;
  given.outlet = text_at(object, {"copyrightholder", "copyrightHolder", "source"});
  given.language = language_at(object, {"language"});
  given.published = date_at(object, {"firstcreated", "firstCreated", "contentcreated",
                                     "contentCreated", "versioncreated", "versionCreated"});
  given.modified = date_at(object, {"versioncreated", "versionCreated"});
  if (given.modified == given.published) given.modified.reset();
  given.authors = names_at(object, {"byline", "by", "authors"});
  given.republished_from = info_source(object, given.outlet.value_or(""));
  return record;
}

}  // namespace wirestem::ingest::detail
