// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/source_record.hpp"

namespace wirestem::ingest::detail {

/// A record, or the reason why there is none.
using RecordOrReason = std::variant<SourceRecord, std::string>;

/// Reads one JSON object as a record: bytes, media and `record` are set, the rest is the caller's.
///
/// {id, text, …} is clean text, passim's records among them. What trafilatura, newspaper,
/// news-please and fundus write, schema.org's NewsArticle and ninjs are articles to be cleaned; so
/// is any object with a text under one of their keys. Where only a page stands in it ({url, html}),
/// the record is that page.
RecordOrReason read_json_record(std::string_view json);

/// The records of a whole JSON document: of an object, one; of an array, one for each item; of a
/// JSON Feed and of an object that wraps a list ({"articles": […]}), one for each entry. No entry
/// at all says that the bytes are not one JSON document.
std::vector<RecordOrReason> read_json_document(std::string_view json);

/// The fields {path, published, outlet, url, title, authors} of a manifest line.
struct ManifestLine {
  std::string path;
  GivenMetadata given;
};
std::variant<ManifestLine, std::string> read_manifest_line(std::string_view json);

}  // namespace wirestem::ingest::detail
