// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/article.hpp"

namespace wirestem::keep::detail {

/// An address in the form by which pages are known again: without scheme, "www.", fragment, and the
/// parameters that say only where a reader came from (utm_source …); the host in lower case.
///
///     https://www.Courier.example/harbour?utm_source=x#top   →   url:courier.example/harbour
std::string place_of_url(std::string_view url);

/// The file and record that an article came from, made absolute: "file:/home/ada/pile.jsonl#3".
/// Empty for standard input and for what came from an address: there the nth record is another one
/// each time.
std::string place_of_path(std::string_view source_path);

/// "pages/pile.jsonl#3" → "pile.jsonl#3"
std::string_view file_name_of(std::string_view source_path);

/// What tells one article's content from another's: 32 hexadecimal digits of SHA-256 over text,
/// title, outlet, authors and date.
std::string digest_of(const Article& article);

/// Whether two texts are one article before and after an edit, rather than two: at least a tenth of
/// the shorter one's stretches of twelve bytes stand in the longer. Linear but for a sort.
bool is_edit(std::string_view before, std::string_view after);

}  // namespace wirestem::keep::detail
