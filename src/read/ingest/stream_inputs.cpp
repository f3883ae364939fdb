// SPDX-License-Identifier: Apache-2.0
//
// First the list of files (detail/list_files), sorted; then each by itself (detail/input_reader).
// Records go out in the order of the list, so they are sorted by construction, records 2 and 10 of
// a container included.
#include "read/ingest/stream_inputs.hpp"

#include <algorithm>

#include "read/ingest/detail/input_reader.hpp"
#include "read/ingest/detail/list_files.hpp"
#include "read/ingest/detail/manifest.hpp"
#include "read/ingest/detail/output.hpp"

namespace wirestem::ingest {
namespace {

Error nothing_read(const std::vector<SkippedInput>& skipped) {
  if (skipped.empty()) return {ErrorCode::usage, "no inputs were given"};
  constexpr std::size_t kShown = 3;
  std::string message = "nothing could be read: ";
  for (std::size_t i = 0; i < std::min(kShown, skipped.size()); ++i) {
    if (i > 0) message += "; ";
    message += skipped[i].source_path + ": " + skipped[i].reason;
  }
  if (skipped.size() > kShown) {
    message += "; and " + std::to_string(skipped.size() - kShown) + " more";
  }
  const bool missing = std::ranges::all_of(
      skipped, [](const SkippedInput& s) { return s.reason == "no such file or folder"; });
  return {missing ? ErrorCode::not_found : ErrorCode::unreadable, message};
}

void sort_lines(std::vector<SkippedInput>& lines) {
  std::ranges::stable_sort(lines, {}, [](const SkippedInput& line) {
    return line.source_path.substr(0, line.source_path.rfind('#'));
  });
}

}  // namespace

Result<IngestReport> stream_inputs(std::span<const std::string> paths, const IngestOptions& options,
                                   const std::function<void(SourceRecord&&)>& sink) {
  Result<detail::Manifest> loaded =
      detail::load_manifest(options.manifest, options.max_record_bytes);
  if (!loaded) return loaded.error();
  const detail::Manifest& manifest = loaded.value();
  const std::string left_out =
      options.manifest ? detail::real_path(*options.manifest) : std::string();
  const std::span<const std::string> wanted = paths.empty() ? manifest.paths : paths;
  const detail::FileList list = detail::list_files(wanted, left_out);

  IngestReport report;
  detail::Output output(manifest, sink, report);
  detail::InputReader reader(options, output);
  for (const detail::InputFile& file : list.files) reader.read(file);
  report.skipped.insert(report.skipped.end(), list.skipped.begin(), list.skipped.end());
  report.skipped.insert(report.skipped.end(), manifest.skipped.begin(), manifest.skipped.end());
  sort_lines(report.skipped);
  sort_lines(report.warnings);
  if (report.records == 0) return nothing_read(report.skipped);
  return report;
}

}  // namespace wirestem::ingest
