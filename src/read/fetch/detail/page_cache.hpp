// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace wirestem::fetch::detail {

/// A page as it was when last fetched, with what asks the server whether it has changed.
struct CachedPage {
  std::string etag;
  std::string last_modified;
  std::string content_type;
  std::string bytes;
};

/// Pages kept in a folder, one file a URL, named by the URL's SHA-256:
///
///     wirestem-page 1
///     https://courier.example/harbour
///     "33a64df5"                         ETag, or an empty line
///     Wed, 12 Mar 2025 07:28:00 GMT      Last-Modified, or an empty line
///     text/html; charset=utf-8           Content-Type, or an empty line
///     9f86d081…                          SHA-256 of the body
///     <body>
///
/// A file that is cut, changed, of another URL or over the size asked counts as absent. A file is
/// put in place whole, so two runs may share a folder.
class PageCache {
 public:
  /// An empty folder name keeps nothing.
  explicit PageCache(std::string folder) : folder_(std::move(folder)) {}

  /// Makes the folder; false where that fails.
  bool open() const;

  std::optional<CachedPage> load(const std::string& url, std::uint64_t max_bytes) const;

  /// False where the page could not be written.
  bool save(const std::string& url, const CachedPage& page) const;

 private:
  std::string path_of(const std::string& url) const;

  std::string folder_;
};

}  // namespace wirestem::fetch::detail
