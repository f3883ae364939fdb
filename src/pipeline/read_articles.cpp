// SPDX-License-Identifier: Apache-2.0
//
// Records come one by one; a batch of them is extracted by all threads at once, joined, named, and
// handed on before the next record is taken. Batches are cut by count and size alone, so that the
// number of threads changes nothing.
#include "pipeline/read_articles.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "base/parallel_for.hpp"
#include "pipeline/detail/built_in_lexicon.hpp"
#include "pipeline/detail/fetch_inputs.hpp"
#include "read/extract/extract_article.hpp"
#include "read/extract/join_pages.hpp"
#include "read/ingest/stream_inputs.hpp"
#include "read/language/identify_language.hpp"

namespace wirestem::pipeline {
namespace {

constexpr std::size_t kBatchRecords = 64;
constexpr std::size_t kBatchBytes = std::size_t{2} << 20U;

/// "pages/012_report.txt" → "012_report"; "pile.jsonl#3" → "pile#3".
std::string id_from_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t hash = name.rfind('#');
  const std::string_view number = hash == std::string_view::npos ? "" : name.substr(hash);
  name = name.substr(0, hash);
  const std::size_t dot = name.rfind('.');
  if (dot != std::string_view::npos && dot > 0) name = name.substr(0, dot);
  return std::string(name) + std::string(number);
}

/// Gives each article an id that no other has, by its place in the order of paths.
class Ids {
 public:
  void give(Article& article) {
    if (article.id.empty()) article.id = id_from_path(article.source_path);
    const std::string wanted = article.id;
    while (++seen_[article.id] > 1) article.id = wanted + "-" + std::to_string(seen_[wanted]);
  }

 private:
  std::unordered_map<std::string, int> seen_;
};

/// An Error names its input first; `skipped` has a field for that.
SkippedInput skip(const std::string& path, std::string_view message) {
  if (message.starts_with(path + ": ")) message.remove_prefix(path.size() + 2);
  return {path, std::string(message)};
}

class BatchReader {
 public:
  BatchReader(const PipelineOptions& options, const std::function<void(Article&&)>& sink)
      : options_(options), sink_(sink), extractor_(detail::built_in_lexicon()) {}

  void take(SourceRecord&& record) {
    if (options_.stop != nullptr && *options_.stop) return;
    bytes_ += record.bytes.size();
    batch_.push_back(std::move(record));
    if (batch_.size() >= kBatchRecords || bytes_ >= kBatchBytes) flush();
  }

  void flush() {
    std::vector<std::optional<Result<Article>>> extracted(batch_.size());
    parallel_for(batch_.size(), options_.threads, [&](std::size_t i) {
      extracted[i] =
          extractor_.extract(batch_[i], language::identify_language,
                             {.given_date = options_.given_date, .preset = options_.preset});
      batch_[i].bytes = std::string();
    });
    std::vector<Article> articles;
    for (std::size_t i = 0; i < extracted.size(); ++i) {
      Result<Article>& result = *extracted[i];
      if (result.ok()) {
        articles.push_back(std::move(result).value());
      } else {
        skipped_.push_back(skip(batch_[i].source_path, result.error().message));
      }
    }
    extract::join_pages(articles);
    for (Article& article : articles) {
      ids_.give(article);
      ++count_;
      if (options_.progress) {
        options_.progress({.stage = "read", .done = count_, .source_path = article.source_path});
      }
      sink_(std::move(article));
    }
    batch_.clear();
    bytes_ = 0;
  }

  std::size_t count() const { return count_; }
  std::vector<SkippedInput>& skipped() { return skipped_; }

 private:
  const PipelineOptions& options_;
  const std::function<void(Article&&)>& sink_;
  extract::ArticleExtractor extractor_;
  std::vector<SourceRecord> batch_;
  std::size_t bytes_ = 0;
  std::vector<SkippedInput> skipped_;
  Ids ids_;
  std::size_t count_ = 0;
};

ReadReport report_of(ingest::IngestReport&& inputs, std::vector<SkippedInput>&& more) {
  ReadReport report;
  report.skipped = std::move(inputs.skipped);
  report.skipped.insert(report.skipped.end(), more.begin(), more.end());
  std::ranges::stable_sort(report.skipped, {}, &SkippedInput::source_path);
  report.warnings = std::move(inputs.warnings);
  report.inputs = std::move(inputs.inputs);
  return report;
}

}  // namespace

Result<ReadReport> read_articles(std::span<const std::string> paths, const PipelineOptions& options,
                                 const std::function<void(Article&&)>& sink) {
  BatchReader reader(options, sink);
  auto inputs = detail::stream_records(
      paths, options, [&](SourceRecord&& record) { reader.take(std::move(record)); });
  if (!inputs) return inputs.error();
  reader.flush();
  ReadReport report = report_of(std::move(inputs).value(), std::move(reader.skipped()));
  if (reader.count() == 0 && !options.allow_empty) {
    const std::string why = report.skipped.empty() ? "no input"
                                                   : report.skipped.front().source_path + ": " +
                                                         report.skipped.front().reason;
    return Error{ErrorCode::unreadable, "no article could be read (" + why + ")"};
  }
  return report;
}

Result<ReadReport> explain_texts(
    std::span<const std::string> paths, const PipelineOptions& options,
    const std::function<void(const std::string& source_path, std::vector<TextLine>&&)>& sink) {
  const extract::ArticleExtractor extractor(detail::built_in_lexicon());
  PipelineOptions undigested = options;
  undigested.digest_inputs = false;
  auto inputs = detail::stream_records(paths, undigested, [&](SourceRecord&& record) {
    std::vector<TextLine> lines;
    for (extract::TextDecision& decision :
         extractor.explain(record, language::identify_language, {.preset = options.preset})) {
      lines.push_back({decision.kept, std::move(decision.rule), std::move(decision.detail),
                       std::move(decision.text)});
    }
    sink(record.source_path, std::move(lines));
  });
  if (!inputs) return inputs.error();
  return report_of(std::move(inputs).value(), {});
}

}  // namespace wirestem::pipeline
