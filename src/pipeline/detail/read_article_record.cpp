// SPDX-License-Identifier: Apache-2.0
#include "pipeline/detail/read_article_record.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "tell/enum_names.hpp"
#include "text/offsets.hpp"
#include "text/utf8.hpp"

namespace wirestem::pipeline::detail {
namespace {

using Json = nlohmann::json;

Error malformed(std::string message) { return {ErrorCode::malformed, std::move(message)}; }

std::optional<std::string> text_at(const Json& record, const char* key) {
  const auto at = record.find(key);
  if (at == record.end() || !at->is_string()) return std::nullopt;
  return at->get<std::string>();
}

std::vector<std::string> texts_at(const Json& record, const char* key) {
  std::vector<std::string> texts;
  const auto at = record.find(key);
  if (at == record.end() || !at->is_array()) return texts;
  for (const Json& item : *at) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

/// The value of an enum whose names end with `last`.
template <typename Enum>
std::optional<Enum> value_named(std::string_view name, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (tell::to_string(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> offset_at(const Json& section, const char* key, std::size_t most) {
  const auto at = section.find(key);
  if (at == section.end() || !at->is_number_unsigned()) return std::nullopt;
  const auto offset = at->get<std::uint64_t>();
  if (offset > most) return std::nullopt;
  return static_cast<std::uint32_t>(offset);
}

/// Reads the sections into `article`, whose text is set.
std::optional<Error> read_sections(const Json& record, Article& article) {
  const auto list = record.find("sections");
  if (list == record.end() || !list->is_array()) return malformed("no list 'sections'");
  const text::OffsetMap offsets(article.text);
  const std::size_t length = text::count_code_points(article.text);
  std::uint32_t reached = 0;
  for (const Json& item : *list) {
    if (!item.is_object()) return malformed("a section that is no object");
    const auto start = offset_at(item, "start", length);
    const auto end = offset_at(item, "end", length);
    if (!start || !end || *start < reached || *end < *start) {
      return malformed("sections that lie outside the text or out of order");
    }
    reached = *end;
    const auto role = value_named(text_at(item, "role").value_or(""), SectionRole::notice);
    if (!role) return malformed("a section of unknown role");
    article.sections.push_back({.span = {offsets.to_bytes(*start), offsets.to_bytes(*end)},
                                .role = *role,
                                .language = text_at(item, "language").value_or("und")});
  }
  return std::nullopt;
}

}  // namespace

Result<Article> read_article_record(std::string_view line) {
  const Json record = Json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (record.is_discarded() || !record.is_object()) return malformed("no JSON object");
  Article article;
  for (const auto& [key, field] :
       {std::pair{"id", &Article::id}, std::pair{"source_path", &Article::source_path},
        std::pair{"text", &Article::text}}) {
    auto value = text_at(record, key);
    if (!value) return malformed("no text '" + std::string(key) + "'");
    article.*field = std::move(*value);
  }
  if (article.id.empty()) return malformed("an empty 'id'");
  article.url = text_at(record, "url");
  article.outlet = text_at(record, "outlet");
  article.title = text_at(record, "title");
  article.authors = texts_at(record, "authors");
  article.published = text_at(record, "published");
  article.published_from =
      value_named(text_at(record, "published_from").value_or(""), PublishedFrom::text)
          .value_or(PublishedFrom::unknown);
  article.languages = texts_at(record, "languages");
  if (auto error = read_sections(record, article)) return *error;
  return article;
}

}  // namespace wirestem::pipeline::detail
