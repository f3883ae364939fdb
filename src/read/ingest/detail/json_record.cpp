// SPDX-License-Identifier: Apache-2.0
//
// The key names are those that the programs in question write; where several mean the same, the
// first that holds something counts.
#include "read/ingest/detail/json_record.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include <nlohmann/json.hpp>

#include "text/charset.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

using nlohmann::json;

using Keys = std::initializer_list<const char*>;

std::optional<std::string> text_at(const json& object, Keys keys) {
  for (const char* key : keys) {
    const auto at = object.find(key);
    if (at == object.end() || !at->is_string()) continue;
    const std::string_view value = text::trim(at->get_ref<const std::string&>());
    if (!value.empty()) return std::string(value);
  }
  return std::nullopt;
}

bool is_date(std::string_view s) {
  constexpr std::string_view kForm = "0000-00-00";
  if (s.size() < kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i) {
    const bool digit = s[i] >= '0' && s[i] <= '9';
    if (kForm[i] == '0' ? !digit : s[i] != '-') return false;
  }
  const int month = (s[5] - '0') * 10 + (s[6] - '0');
  const int day = (s[8] - '0') * 10 + (s[9] - '0');
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/// ISO 8601 as it is; with a blank between date and time, as Python prints it, too. Anything else
/// is not a date that a machine wrote.
std::optional<std::string> date_at(const json& object, Keys keys) {
  std::optional<std::string> value = text_at(object, keys);
  if (!value || !is_date(*value)) return std::nullopt;
  if (value->size() == 10) return value;
  if ((*value)[10] != 'T' && (*value)[10] != ' ') return value->substr(0, 10);
  (*value)[10] = 'T';
  if (value->size() < 16) value->resize(10);
  return value;
}

std::optional<std::string> language_at(const json& object, Keys keys) {
  std::optional<std::string> value = text_at(object, keys);
  if (!value) return value;
  value->resize(std::min(value->find_first_of("-_"), value->size()));
  for (char& c : *value) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  const bool letters = std::ranges::all_of(*value, [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (value->size() == 2 || value->size() == 3) ? value : std::nullopt;
}

void add_names(std::string_view cell, std::vector<std::string>& out) {
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(';', begin), cell.size());
    const std::string name(text::trim(cell.substr(begin, end - begin)));
    if (!name.empty() && std::ranges::find(out, name) == out.end()) out.push_back(name);
    begin = end + 1;
  }
}

/// A string ("A; B"), an array of strings, or schema.org's objects with a name.
std::vector<std::string> names_at(const json& object, Keys keys) {
  std::vector<std::string> names;
  for (const char* key : keys) {
    const auto at = object.find(key);
    if (at == object.end()) continue;
    const json list = at->is_array() ? *at : json::array({*at});
    for (const json& item : list) {
      if (item.is_string()) add_names(item.get_ref<const std::string&>(), names);
      if (item.is_object()) {
        if (const auto name = text_at(item, {"name"})) add_names(*name, names);
      }
    }
    if (!names.empty()) break;
  }
  return names;
}

std::optional<std::string> id_at(const json& object) {
  const auto at = object.find("id");
  if (at == object.end()) return std::nullopt;
  if (at->is_number_integer()) return at->dump();
  return text_at(object, {"id"});
}

/// Keys that only programs write which extract pages: their `text` is not clean in our sense.
bool is_extractors_shape(const json& object) {
  constexpr std::array<const char*, 10> kKeys = {
      "raw_text", "fingerprint",   "hostname",     "source-hostname", "filedate",
      "maintext", "source_domain", "publish_date", "@type",           "sitename"};
  return std::ranges::any_of(kKeys, [&](const char* key) { return object.contains(key); });
}

RecordOrReason clean_record(const json& object, std::string&& body) {
  SourceRecord record;
  record.media = Media::clean_text;
  record.charset = "utf-8";
  record.record.id = id_at(object);
  record.record.title = text_at(object, {"title"});
  record.record.url = text_at(object, {"url"});
  record.record.outlet = text_at(object, {"outlet"});
  record.record.language = language_at(object, {"lang", "language"});
  record.record.published = date_at(object, {"published", "date"});
  record.record.authors = names_at(object, {"authors", "author"});
  record.bytes = std::move(body);
  return record;
}

RecordOrReason scraped_record(const json& object, std::string&& body) {
  SourceRecord record;
  record.media = Media::plain_text;
  record.charset = "utf-8";
  record.record.title = text_at(object, {"title", "headline"});
  record.record.url = text_at(object, {"url", "canonical_link", "canonical", "link", "source_url"});
  record.record.outlet = text_at(
      object, {"outlet", "sitename", "site_name", "source-hostname", "publisher", "source_domain"});
  record.record.language = language_at(object, {"lang", "language", "meta_lang", "inLanguage"});
  record.record.published = date_at(
      object, {"published", "date", "publish_date", "date_publish", "datePublished", "pub_date"});
  record.record.authors = names_at(object, {"authors", "author"});
  if (!record.record.url) {
    const auto source = text_at(object, {"source"});
    if (source && source->starts_with("http")) record.record.url = source;
  }
  record.bytes = std::move(body);
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
  std::optional<std::string> body =
      text_at(object, {"text", "maintext", "content", "articleBody", "body", "raw_text"});
  if (body) return scraped_record(object, std::move(*body));
  return std::string(at == object.end() ? "no text field" : "its text is empty");
}

/// Bytes that are no UTF-8 are mended first: a broken character is no reason to lose a record.
json parse(std::string_view bytes) {
  if (text::is_utf8(bytes)) return json::parse(bytes, nullptr, false);
  return json::parse(text::decode_text(bytes).utf8, nullptr, false);
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
  if (!document.is_array()) {
    out.push_back(record_of(document));
    return out;
  }
  for (const json& item : document) out.push_back(record_of(item));
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
