// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace wirestem {

/// What sort of bytes a SourceRecord holds.
enum class Media {
  plain_text,  ///< scraped text, to be cleaned
  html,        ///< a page, to be read by markup/
  clean_text,  ///< a JSON-lines record with `id` and `text`: comes out unchanged
};

/// What is known of a page besides its own bytes: from a manifest line, a JSON record, a feed.
struct GivenMetadata {
  std::optional<std::string> id;
  std::optional<std::string> url;
  std::optional<std::string> outlet;
  std::optional<std::string> title;
  std::optional<std::string> language;   ///< BCP 47
  std::optional<std::string> published;  ///< ISO 8601 date or date-time
  std::vector<std::string> authors;
};

/// One record as it came in: a file, a line of JSON lines, later an item of a feed or a WARC.
struct SourceRecord {
  std::string source_path;  ///< as given; "pile.jsonl#3" for the third record of a container
  Media media = Media::plain_text;
  std::string bytes;       ///< UTF-8 text for plain_text and clean_text, whatever it was before
  std::string charset;     ///< what the bytes were decoded from: "utf-8", "windows-1251", …
  std::string sha256;      ///< of the input file's bytes, lower-case hex
  GivenMetadata manifest;  ///< wins over the page's own words (published_from: given)
  GivenMetadata record;    ///< from the container, e.g. the fields of a JSON record
};

/// An input that gave no article, and why. Nothing is dropped without one of these.
struct SkippedInput {
  std::string source_path;
  std::string reason;
};

}  // namespace wirestem
