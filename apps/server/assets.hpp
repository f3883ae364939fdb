// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace wirestem::server {

/// A file of the page, compiled in by tools/compile_web.py, so none is looked for at run time.
struct Asset {
  std::string_view path;  ///< "/desk.js"
  std::string_view media_type;
  std::string_view etag;  ///< with its quotation marks
  std::string_view bytes;
};

/// All of them, sorted by path.
std::span<const Asset> all_assets();

}  // namespace wirestem::server
