// SPDX-License-Identifier: Apache-2.0
//
// Files are read by ingest; what is fetched is handed to ingest as if it were a file of that name,
// so that a feed from the network and one from disk are read alike. The pages that a fetched feed
// only points to are fetched in a second round.
#include "pipeline/detail/fetch_inputs.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <vector>

#include "read/fetch/fetch_pages.hpp"
#include "read/fetch/url_list.hpp"
#include "read/ingest/stream_bytes.hpp"

namespace wirestem::pipeline::detail {
namespace {

bool is_address(std::string_view path) {
  return path.starts_with("http://") || path.starts_with("https://");
}

ingest::IngestOptions ingest_options(const PipelineOptions& options) {
  ingest::IngestOptions out;
  out.max_record_bytes = options.max_record_bytes;
  out.manifest = options.manifest;
  out.standard_input = options.standard_input;
  out.digest_inputs = options.digest_inputs;
  return out;
}

void add(std::vector<SkippedInput>&& more, std::vector<SkippedInput>& all) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

class Fetcher {
 public:
  Fetcher(const PipelineOptions& options, const std::function<void(SourceRecord&&)>& sink,
          ingest::IngestReport& report)
      : options_(options), sink_(sink), report_(report) {
    fetch_.cache_folder = options.fetch->cache_folder;
    fetch_.allow_private = options.fetch->allow_private;
    fetch_.max_bytes = std::min<std::uint64_t>(fetch_.max_bytes, options.max_record_bytes);
  }

  /// Fetches, reads, and gives the addresses that fetched feeds point to.
  Result<std::vector<std::string>> fetch(std::span<const std::string> urls) {
    std::vector<std::string> further;
    auto fetched = fetch::fetch_pages(urls, fetch_, [&](fetch::FetchedPage&& page) {
      ingest::InMemoryInput input{.name = page.url,
                                  .url = page.final_url,
                                  .charset = page.charset,
                                  .bytes = std::move(page.bytes)};
      ingest::BytesReport read = ingest::stream_bytes(std::move(input), sink_);
      report_.records += read.records;
      add(std::move(read.skipped), report_.skipped);
      std::ranges::move(read.inputs, std::back_inserter(report_.inputs));
      std::ranges::move(read.addresses, std::back_inserter(further));
    });
    if (!fetched) return fetched.error();
    fetch::FetchReport done = std::move(fetched).value();
    add(std::move(done.skipped), report_.skipped);
    for (std::string& warning : done.warnings) {
      report_.warnings.push_back({"fetch", std::move(warning)});
    }
    return further;
  }

 private:
  const PipelineOptions& options_;
  const std::function<void(SourceRecord&&)>& sink_;
  ingest::IngestReport& report_;
  fetch::FetchOptions fetch_;
};

}  // namespace

Result<ingest::IngestReport> stream_records(std::span<const std::string> paths,
                                            const PipelineOptions& options,
                                            const std::function<void(SourceRecord&&)>& sink) {
  std::vector<std::string> files;
  std::vector<std::string> urls;
  for (const std::string& path : paths) (is_address(path) ? urls : files).push_back(path);
  if (!urls.empty() && !options.fetch) {
    return Error{ErrorCode::usage, urls.front() + ": pages are fetched only with --fetch"};
  }
  ingest::IngestReport report;
  if (options.fetch && !options.fetch->url_list.empty()) {
    auto list = fetch::read_url_list(options.fetch->url_list);
    if (!list) return list.error();
    fetch::UrlList further = std::move(list).value();
    std::ranges::move(further.urls, std::back_inserter(urls));
    add(std::move(further.skipped), report.skipped);
  }
  if (!files.empty() || urls.empty()) {
    auto read = ingest::stream_inputs(files, ingest_options(options), sink);
    if (!read) return read.error();
    std::vector<SkippedInput> of_list = std::move(report.skipped);
    report = std::move(read).value();
    add(std::move(of_list), report.skipped);
  }
  if (urls.empty()) return report;
  Fetcher fetcher(options, sink, report);
  auto fetched = fetcher.fetch(urls);
  if (!fetched) return fetched.error();
  std::vector<std::string> further = std::move(fetched).value();
  if (const auto& wanted = options.fetch->wanted) {
    std::erase_if(further, [&wanted](const std::string& url) { return !wanted(url); });
  }
  if (!further.empty()) {
    auto last = fetcher.fetch(further);
    if (!last) return last.error();
  }
  return report;
}

}  // namespace wirestem::pipeline::detail
