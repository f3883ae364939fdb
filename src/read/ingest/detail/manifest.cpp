// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/manifest.hpp"

#include <filesystem>
#include <fstream>

#include "read/ingest/detail/bytes/line_reader.hpp"
#include "read/ingest/detail/json_record.hpp"
#include "read/ingest/detail/list_files.hpp"
#include "text/utf8.hpp"

namespace wirestem::ingest::detail {
namespace {

namespace fs = std::filesystem;

/// A path of a record in a container, taken apart.
struct Place {
  std::string file;    ///< that there is; empty where there is none
  std::string behind;  ///< "#3", "/inner/page.html"
};

/// The longest beginning of `path` that is a file; what follows names a record in it. A file of
/// that very name comes first.
Place place_of(const std::string& path) {
  if (!real_path(path).empty()) return {path, {}};
  for (std::size_t end = path.find_last_of("/#"); end != std::string::npos && end > 0;
       end = path.find_last_of("/#", end - 1)) {
    std::string file = path.substr(0, end);
    std::error_code error;
    if (fs::is_regular_file(file, error)) return {std::move(file), path.substr(end)};
  }
  return {};
}

}  // namespace

Result<Manifest> load_manifest(const std::optional<std::string>& name,
                               std::uint64_t max_line_bytes) {
  Manifest out;
  if (!name) return out;
  std::ifstream file(*name, std::ios::binary);
  if (!file || fs::is_directory(*name)) {
    return Error{ErrorCode::not_found, *name + ": the manifest cannot be read"};
  }
  const fs::path folder = fs::path(*name).parent_path();
  StreamSource source(file, Digest::none);
  ByteReader in(source);
  LineReader lines(in, max_line_bytes);
  while (lines.next()) {
    const std::string where = *name + "#" + std::to_string(lines.number());
    if (text::trim(lines.line()).empty() && !lines.too_long()) continue;
    auto line = read_manifest_line(lines.line());
    if (std::string* reason = std::get_if<std::string>(&line)) {
      out.skipped.push_back({where, *reason});
      continue;
    }
    ManifestLine& entry = std::get<ManifestLine>(line);
    const std::string path = (folder / entry.path).lexically_normal().string();
    const Place place = place_of(path);
    out.paths.push_back(place.file.empty() ? path : place.file);
    if (!place.file.empty()) {
      out.entries.emplace(real_path(place.file) + place.behind, std::move(entry.given));
    }
  }
  return out;
}

}  // namespace wirestem::ingest::detail
