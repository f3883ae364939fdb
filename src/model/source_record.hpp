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

/// The publisher that an item says it was taken over from: RSS's <source>, Atom's <source>, the
/// info source of ninjs.
struct RepublishedFrom {
  std::string name;  ///< may be empty where only an address is given
  std::string url;   ///< of the publisher or its feed; may be empty
};

/// What is known of a page besides its own bytes: from a manifest line, a JSON record, a feed.
struct GivenMetadata {
  std::optional<std::string> id;
  std::optional<std::string> url;
  std::optional<std::string> outlet;
  std::optional<std::string> title;
  std::optional<std::string> language;   ///< BCP 47
  std::optional<std::string> published;  ///< ISO 8601 date or date-time
  std::optional<std::string> fetched;    ///< when a crawler had it; ISO 8601 date-time
  std::vector<std::string> authors;
  std::optional<std::string> modified;              ///< ISO 8601 date or date-time
  std::optional<RepublishedFrom> republished_from;  ///< provenance, kept as it is given
};

/// One record as it came in: a file, a line of JSON lines, later an item of a feed or a WARC.
struct SourceRecord {
  std::string source_path;  ///< as given; "pile.jsonl#3" for the third record of a container
  Media media = Media::plain_text;
  std::string bytes;    ///< UTF-8 text for plain_text and clean_text; a page as it came
  std::string charset;  ///< what the text was decoded from; of a page, what its server said, or ""
  std::string sha256;   ///< of the input file's bytes, lower-case hex; see stream_inputs()
  GivenMetadata manifest;  ///< wins over the page's own words (published_from: given)
  GivenMetadata record;    ///< from the container, e.g. the fields of a JSON record
};

/// An input that gave no article, and why. Nothing is dropped without one of these.
struct SkippedInput {
  std::string source_path;
  std::string reason;
};

}  // namespace wirestem
