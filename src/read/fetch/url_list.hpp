// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "model/source_record.hpp"

namespace wirestem::fetch {

/// The web addresses of a list, and its lines that hold none.
struct UrlList {
  std::vector<std::string> urls;      ///< in the order of the list, each once
  std::vector<SkippedInput> skipped;  ///< "list.txt:12" and what is wrong with that line
};

/// Reads a list of web addresses: one a line, blank lines and comments left out.
///
///     # the coast, week 12
///     https://courier.example/harbour        # a comment after white space
///     http://пример.example/новости
///
/// Any charset, any line ends, a byte order mark. Only http and https. An address given twice is
/// skipped the second time, which names the first line. `name` stands in the messages. Never fails.
UrlList parse_url_list(std::string_view bytes, std::string_view name);

/// The same for a file. Errors: not_found, unreadable, too_large (over 64 MiB).
Result<UrlList> read_url_list(const std::string& path);

}  // namespace wirestem::fetch
