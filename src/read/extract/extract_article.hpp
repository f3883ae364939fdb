// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/source_record.hpp"
#include "read/extract/preset.hpp"

namespace wirestem::extract {

/// Says which language a text is in (BCP 47, "und" where it cannot tell). Stages do not include one
/// another, so the pipeline hands `language::identify_language` in.
using LanguageIdentifier = std::function<std::string(std::string_view)>;

struct ExtractOptions {
  /// The publication date of pages that do not say theirs (ISO 8601).
  std::optional<std::string> given_date = std::nullopt;
  Preset preset = Preset::normal;  ///< for pages of markup
};

/// What was decided about one stretch of a page, for those who ask why their text is as it is.
struct TextDecision {
  std::string text;
  bool kept = false;
  std::string rule;    ///< docs/method.md, "Extraction", explains each
  std::string detail;  ///< the word, tag or phrase that the rule went by; "" where there is none
};

/// Finds in a scraped page what its publisher wrote: sections with roles, title, authors, date,
/// outlet.
///
///     const ArticleExtractor extractor(lexicon);
///     Result<Article> article = extractor.extract(record, identify_language, {});
///     article.value().title;                       // "Lake ferry hits pier"
///     article.value().sections[0].role;            // SectionRole::title
///
/// Takes a SourceRecord of plain text, whose lines are judged first by their form (length, final
/// punctuation, repetition, place), then by the tables boilerplate, bylines, credits, dates,
/// outlets; or of clean text, which keeps every byte and gets its sections only. What is not the
/// article (page furniture, teasers of other stories, appeals, the author's biography) is not in
/// its text; what says where the text comes from stays, as a credit.
///
/// Manifest wins over record, record over page, page over `given_date`. `title` is empty where the
/// page has none: a first sentence is no title. `id` is the record's own or empty; the pipeline
/// numbers the rest. Error `unsupported` for markup, `malformed` where no text is left; nothing
/// else fails. Linear time. The extractor prepares the tables once, with the first text that is not
/// clean (a few milliseconds); extract() is const and safe from several threads. The lexicon must
/// outlive it.
class ArticleExtractor {
 public:
  explicit ArticleExtractor(const lexicon::Lexicon& words);
  ~ArticleExtractor();
  ArticleExtractor(const ArticleExtractor&) = delete;
  ArticleExtractor& operator=(const ArticleExtractor&) = delete;

  Result<Article> extract(const SourceRecord& record, const LanguageIdentifier& identify,
                          const ExtractOptions& options) const;

  /// Every stretch of the page in order, kept or not, with the rule that decided.
  std::vector<TextDecision> explain(const SourceRecord& record, const LanguageIdentifier& identify,
                                    const ExtractOptions& options) const;

 private:
  class Tables;
  std::unique_ptr<Tables> tables_;
};

/// As ArticleExtractor, for one record: prepares the tables anew at each call.
Result<Article> extract_article(const SourceRecord& record, const lexicon::Lexicon& words,
                                const LanguageIdentifier& identify, const ExtractOptions& options);

}  // namespace wirestem::extract
