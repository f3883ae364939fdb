// SPDX-License-Identifier: Apache-2.0
#include "read/ingest/detail/archive_survey.hpp"

#include <optional>

#include "read/ingest/detail/pages/saved_page.hpp"
#include "read/ingest/detail/sniff.hpp"

namespace wirestem::ingest::detail {
namespace {

/// Beyond so many names an archive's saved pages are not told from their folders: memory is
/// bounded.
constexpr std::size_t kMostNames = 100'000;

bool is_recording(std::string_view name) {
  if (!name.starts_with("archive/")) return false;
  return name.ends_with(".warc") || name.ends_with(".warc.gz") || name.ends_with(".arc") ||
         name.ends_with(".arc.gz");
}

std::string_view kind_of_document(std::string_view name) {
  if (name == "[Content_Types].xml" || name == "content.xml") {
    return "office documents are not read by this version";
  }
  if (name == "META-INF/container.xml") return "e-books are not read by this version";
  if (name == "META-INF/MANIFEST.MF" || name == "AndroidManifest.xml") {
    return "a program, not a bundle of pages";
  }
  return {};
}

}  // namespace

bool is_page_extension(std::string_view extension) {
  return extension == ".html" || extension == ".htm" || extension == ".xhtml" ||
         extension == ".shtml";
}

void ArchiveSurvey::look_at(ArchiveEntries& entries) {
  bool has_package = false;
  bool has_recording = false;
  for (std::size_t i = 0; i < kMostNames; ++i) {
    const std::optional<ArchiveEntry> entry = entries.next();
    if (!entry) break;
    const std::string_view name = entry->name;
    has_package = has_package || name == "datapackage.json";
    has_recording = has_recording || is_recording(name);
    if (why_unread_.empty()) why_unread_ = kind_of_document(name);
    const std::string extension = extension_of(name);
    if (is_page_extension(extension))
      pages_.emplace(name.substr(0, name.size() - extension.size()));
  }
  is_wacz_ = is_wacz_ || (has_package && has_recording);
}

bool ArchiveSurvey::leaves_out(std::string_view name) const {
  if (is_wacz_ && !is_recording(name)) return true;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t slash = name.find('/', begin);
    const std::string_view part = name.substr(begin, slash - begin);
    if (part.starts_with('.') && part != "." && part != "..") return true;
    if (part == "__MACOSX") return true;
    std::string_view stem;
    if (slash != std::string_view::npos && is_folder_of_saved_page(part, stem) &&
        pages_.contains(name.substr(0, begin + stem.size()))) {
      return true;
    }
    if (slash == std::string_view::npos) break;
    begin = slash + 1;
  }
  return false;
}

}  // namespace wirestem::ingest::detail
