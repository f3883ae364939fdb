// SPDX-License-Identifier: Apache-2.0
#include "tell/detail/json_records.hpp"

#include "tell/enum_names.hpp"

namespace wirestem::tell {

Json article_record(const Article& article, const text::OffsetMap& offsets) {
  Json json;
  json["id"] = article.id;
  json["source_path"] = article.source_path;
  json["url"] = or_null(article.url);
  json["outlet"] = or_null(article.outlet);
  json["title"] = or_null(article.title);
  json["authors"] = article.authors;
  json["published"] = or_null(article.published);
  json["published_from"] = text_or_null(to_string(article.published_from));
  json["languages"] = article.languages;
  json["text"] = article.text;
  json["sections"] = Json::array();
  for (const Section& section : article.sections) {
    json["sections"].push_back({{"start", offsets.to_code_points(section.span.begin)},
                                {"end", offsets.to_code_points(section.span.end)},
                                {"role", to_string(section.role)},
                                {"language", section.language}});
  }
  return json;
}

}  // namespace wirestem::tell
