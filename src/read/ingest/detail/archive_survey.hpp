// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "read/ingest/detail/bytes/archive_entries.hpp"

namespace wirestem::ingest::detail {

/// What the names in an archive tell about the whole of it, before any entry is read.
class ArchiveSurvey {
 public:
  explicit ArchiveSurvey(bool is_wacz = false) : is_wacz_(is_wacz) {}

  /// Looks at all names, without reading content.
  void look_at(ArchiveEntries& entries);

  /// Why the archive is a document of another kind rather than a bundle of files; else empty.
  std::string_view why_unread() const { return why_unread_; }
  /// True where the entry is no input of its own: a hidden file, an index in a WACZ, an image or
  /// script that belongs to a saved page beside it.
  bool leaves_out(std::string_view name) const;

 private:
  bool is_wacz_;
  std::string_view why_unread_;
  std::set<std::string, std::less<>> pages_;  ///< names of pages without their extension
};

/// True for the extensions of pages: .html, .htm, .xhtml, .shtml.
bool is_page_extension(std::string_view extension);

}  // namespace wirestem::ingest::detail
