// SPDX-License-Identifier: Apache-2.0
//
// The key names are those that the programs in question write; where several mean the same, the
// first that holds something counts.
#include "read/ingest/detail/json_record.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "read/ingest/detail/feeds/feed_records.hpp"
#include "read/ingest/detail/feeds/feed_text.hpp"
#include "read/ingest/detail/feeds/read_json_feed.hpp"
#include "read/ingest/detail/feeds/resolve_address.hpp"
#include "read/ingest/detail/json_fields.hpp"
#include "read/ingest/detail/json_ninjs.hpp"
#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

using nlohmann::json;

std::optional<std::string> id_at(const json& object) {
  const auto at = object.find("id");
  if (at == object.end()) return std::nullopt;
  if (at->is_number_integer()) return at->dump();
  return text_at(object, {"id"});
}

/// Keys that only programs write which extract pages: their `text` is not clean in our sense.
bool is_extractors_shape(const json& object) {
  constexpr std::array<const char*, 15> kKeys = {
      "raw_text",  "fingerprint",     "hostname",     "source-hostname", "filedate",
      "maintext",  "source_domain",   "publish_date", "@type",           "sitename",
      "meta_lang", "publishing_date", "plaintext",    "date_download",   "canonical_link"};
  return std::ranges::any_of(kKeys, [&](const char* key) { return object.contains(key); });
}

/// Passim's `series` is the newspaper that an issue or page belongs to.
RecordOrReason clean_record(const json& object, std::string&& body) {
  SourceRecord record;
  record.media = Media::clean_text;
  record.charset = "utf-8";
  record.record.id = id_at(object);
  record.record.title = text_at(object, {"title"});
  record.record.url = text_at(object, {"url"});
  record.record.outlet = text_at(object, {"outlet", "series"});
  record.record.language = language_at(object, {"lang", "language"});
  record.record.published = date_at(object, {"published", "date"});
  record.record.authors = names_at(object, {"authors", "author"});
  record.bytes = std::move(body);
  return record;
}

/// fundus keeps the addresses with the page: {"html": {"requested_url", "responded_url",
/// "content"}}.
std::optional<std::string> url_of(const json& object) {
  if (auto url = text_at(object, {"url", "canonical_link", "canonical", "link", "page_url"})) {
    return url;
  }
  if (const json* page = object_at(object, "html")) {
    if (auto url = text_at(*page, {"responded_url", "requested_url"})) return url;
  }
  for (const char* key : {"source", "mainEntityOfPage", "@id"}) {
    auto url = name_at(object, {key});
    if (!url) {
      if (const json* entity = object_at(object, key)) url = text_at(*entity, {"@id"});
    }
    if (url && is_web_address(*url)) return url;
  }
  return std::nullopt;
}

std::optional<std::string> outlet_of(const json& object) {
  auto outlet = name_at(object, {"outlet", "sitename", "site_name", "meta_site_name",
                                 "source-hostname", "publisher", "source_domain"});
  if (outlet) return outlet;
  if (const json* source = object_at(object, "source")) return text_at(*source, {"name"});
  if (const json* page = object_at(object, "html")) {
    if (const json* info = object_at(*page, "source_info")) return text_at(*info, {"publisher"});
  }
  return text_at(object, {"hostname"});
}

GivenMetadata given_of(const json& object) {
  GivenMetadata given;
  given.title = text_at(object, {"title", "headline"});
  if (const json* title = object_at(object, "title"); title != nullptr && !given.title) {
    given.title = plain_of_html(text_at(*title, {"rendered"}).value_or(""));
  }
  given.url = url_of(object);
  given.outlet = outlet_of(object);
  given.language = language_at(object, {"lang", "language", "meta_lang", "inLanguage"});
  given.published =
      date_at(object, {"published", "date", "publish_date", "date_publish", "publishing_date",
                       "datePublished", "publishedAt", "pub_date"});
  given.modified = date_at(object, {"modified", "date_modify", "dateModified", "date_modified"});
  if (given.modified == given.published) given.modified.reset();
  given.authors = names_at(object, {"authors", "author"});
  return given;
}

void append_paragraphs(const json& object, const char* key, std::string& out) {
  const auto add = [&out](const json& item) {
    if (!item.is_string()) return;
    const std::string_view paragraph = text::trim(item.get_ref<const std::string&>());
    if (paragraph.empty()) return;
    if (!out.empty()) out += "\n\n";
    out += paragraph;
  };
  const auto at = object.find(key);
  if (at == object.end()) return;
  if (!at->is_array()) {
    add(*at);
    return;
  }
  for (const json& item : *at) add(item);
}

/// fundus' body: {"summary": […], "sections": [{"headline": […], "paragraphs": […]}]}.
std::string text_of_sections(const json& body) {
  std::string out;
  append_paragraphs(body, "summary", out);
  const json* sections = array_at(body, "sections");
  if (sections == nullptr) return out;
  for (const json& section : *sections) {
    if (!section.is_object()) continue;
    append_paragraphs(section, "headline", out);
    append_paragraphs(section, "paragraphs", out);
  }
  return out;
}

/// A key of which nobody can say whether it holds text or markup.
FeedText told_by_looks(std::string&& text) {
  const bool html = text.starts_with('<') && looks_like_html(text);
  return {std::move(text), html};
}

/// What an extractor found goes before the page that it found it in: the record is taken as it is.
FeedText body_of(const json& object) {
  if (auto text = text_at(object, {"maintext", "text", "plaintext"})) {
    return {std::move(*text), false};
  }
  if (const json* body = object_at(object, "body")) {
    if (std::string text = text_of_sections(*body); !text.empty()) return {std::move(text), false};
  }
  if (auto text = text_at(object, {"content", "articleBody", "body", "raw_text"})) {
    return told_by_looks(std::move(*text));
  }
  // WordPress hands its posts out so.
  if (const json* content = object_at(object, "content")) {
    if (auto html = text_at(*content, {"rendered"})) return {std::move(*html), true};
  }
  if (auto html = text_at(object, {"html", "raw_html", "page_html", "rawHtml", "article_html"})) {
    return {std::move(*html), true};
  }
  if (const json* page = object_at(object, "html")) {
    if (auto html = text_at(*page, {"content"})) return {std::move(*html), true};
  }
  return {};
}

RecordOrReason scraped_record(const json& object, FeedText&& body) {
  SourceRecord record;
  record.media = body.html ? Media::html : Media::plain_text;
  record.charset = "utf-8";
  record.record = given_of(object);
  record.bytes = std::move(body.text);
  return record;
}

RecordOrReason record_of(const json& object) {
  if (!object.is_object()) return std::string("not a JSON object");
  const auto at = object.find("text");
  if (at != object.end() && at->is_string() && id_at(object) && !is_extractors_shape(object)) {
    std::string body = at->get<std::string>();
    if (text::trim(body).empty()) return std::string("its text is empty");
    return clean_record(object, std::move(body));
  }
  if (is_ninjs(object)) return read_ninjs(object);
  FeedText body = body_of(object);
  if (!body.empty()) return scraped_record(object, std::move(body));
  const bool has_field = object.contains("text") || object.contains("maintext") ||
                         object.contains("plaintext") || object.contains("html");
  return std::string(has_field ? "its text is empty" : "no text field");
}

/// Bytes that are no UTF-8 are mended first: a broken character is no reason to lose a record.
json parse(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (text::is_utf8(bytes)) return json::parse(bytes, nullptr, false);
  return json::parse(text::decode_text(bytes).utf8, nullptr, false);
}

/// The list that an object was made to wrap, nullptr where it is a record itself.
const json* wrapped_list(const json& document) {
  if (!document.is_object() || !body_of(document).empty() || is_ninjs(document)) return nullptr;
  for (const char* key : {"articles", "items", "results", "documents", "records", "data"}) {
    const json* list = array_at(document, key);
    if (list != nullptr && !list->empty() && list->front().is_object()) return list;
  }
  return nullptr;
}

}  // namespace

RecordOrReason read_json_record(std::string_view line) {
  const json object = parse(line);
  if (object.is_discarded()) return std::string("not JSON");
  return record_of(object);
}

std::vector<RecordOrReason> read_json_document(std::string_view bytes) {
  const json document = parse(bytes);
  std::vector<RecordOrReason> out;
  if (document.is_discarded()) return out;
  const bool feed =
      document.is_object() &&
      text_at(document, {"version"}).value_or("").find("jsonfeed.org") != std::string::npos;
  if (feed) {
    if (const auto read = read_json_feed(document)) return records_of(*read);
  }
  const json* list = document.is_array() ? &document : wrapped_list(document);
  if (list == nullptr) {
    out.push_back(record_of(document));
    return out;
  }
  for (const json& item : *list) out.push_back(record_of(item));
  if (out.empty()) out.emplace_back(std::string("an empty array"));
  return out;
}

std::variant<ManifestLine, std::string> read_manifest_line(std::string_view line) {
  const json object = parse(line);
  if (object.is_discarded()) return std::string("not JSON");
  if (!object.is_object()) return std::string("not a JSON object");
  const auto path = text_at(object, {"path"});
  if (!path) return std::string("no path field");
  ManifestLine out;
  out.path = *path;
  out.given.published = date_at(object, {"published"});
  out.given.outlet = text_at(object, {"outlet"});
  out.given.url = text_at(object, {"url"});
  out.given.title = text_at(object, {"title"});
  out.given.language = language_at(object, {"lang"});
  out.given.authors = names_at(object, {"authors"});
  return out;
}

}  // namespace wirestem::ingest::detail
