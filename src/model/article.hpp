// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/text_span.hpp"

namespace wirestem {

/// What a section of an article is for.
enum class SectionRole : std::uint8_t {
  title,
  dek,  ///< the line under the title that sums the article up
  byline,
  dateline,
  body,
  translation,  ///< the body once more in another language, given on the same page
  summary,      ///< a summary, often machine-made, often in another language than the body
  caption,
  credit,  ///< agency, licence, "first appeared in": where the text comes from
  notice,  ///< that the text was corrected, or that the rest of it is for subscribers
};

/// A stretch of Article::text with one role and one language.
struct Section {
  TextSpan span;
  SectionRole role = SectionRole::body;
  std::string language;  ///< BCP 47: "en", "zh", "uk"; "und" where it cannot be told
};

/// How the publication time came to be known.
enum class PublishedFrom : std::uint8_t { unknown, meta, given, text };

/// A page after reading: what the publisher wrote, and nothing else.
///
/// `text` is UTF-8 in NFC with paragraphs parted by "\n\n"; sections lie in it in order, do not
/// overlap, and each begins and ends at a paragraph's border. A JSON-lines record that is already
/// clean text keeps its bytes as they were.
struct Article {
  std::string id;
  std::string source_path;
  std::optional<std::string> url;
  std::optional<std::string> outlet;
  std::optional<std::string> title;
  std::vector<std::string> authors;      ///< persons, one each
  std::optional<std::string> published;  ///< ISO 8601 date or date-time
  PublishedFrom published_from = PublishedFrom::unknown;
  std::vector<std::string> languages;  ///< BCP 47, most text first
  std::string text;
  std::vector<Section> sections;
};

}  // namespace wirestem
