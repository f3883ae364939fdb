// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "model/article.hpp"
#include "model/source_record.hpp"
#include "pipeline/make_dossier.hpp"

namespace wirestem::pipeline {

/// What reading came to, besides the articles.
struct ReadReport {
  std::vector<SkippedInput> skipped;   ///< by source_path
  std::vector<SkippedInput> warnings;  ///< inputs that were read, but may be damaged
  std::vector<std::pair<std::string, std::string>> inputs;  ///< path, sha256
};

/// Stage read as a stream: inputs to articles, handed on one after the other in the order of their
/// source_path, each with an id that no other has.
///
///     auto report = read_articles(paths, options, [&](Article&& article) { … });
///
/// Memory holds some 2 MiB of records and the articles' ids, whatever the size of the inputs. The
/// pages of one article are joined where they stand within some dozens of records of one another.
/// Threads extract; `sink` is called from the caller's. The same articles for any number of
/// threads. Error where not one article came out.
Result<ReadReport> read_articles(std::span<const std::string> paths, const PipelineOptions& options,
                                 const std::function<void(Article&&)>& sink);

/// What was decided about one stretch of an input, for `wirestem why-text`.
struct TextLine {
  bool kept = false;
  std::string rule;
  std::string detail;
  std::string text;
};

/// Every stretch of every input in order, with the rule that kept or dropped it.
Result<ReadReport> explain_texts(
    std::span<const std::string> paths, const PipelineOptions& options,
    const std::function<void(const std::string& source_path, std::vector<TextLine>&&)>& sink);

}  // namespace wirestem::pipeline
