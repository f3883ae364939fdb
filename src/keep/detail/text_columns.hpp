// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/article.hpp"

namespace wirestem::keep::detail {

// How lists stand in one column, so that a person can read them in any SQLite tool.

/// Entries parted by `mark`, which is taken out of the entries themselves.
std::string join(const std::vector<std::string>& list, char mark);
std::vector<std::string> split(std::string_view column, char mark);

/// A section a line: "0 34 title en", bytes of the text.
std::string sections_to_text(const std::vector<Section>& sections);
/// Lines that are none, or do not fit a text of `size` bytes, are left out.
std::vector<Section> sections_from_text(std::string_view column, std::size_t size);

/// The first words of the body on one line, at most about `most` bytes, "…" where cut.
std::string lead_of(const Article& article, std::size_t most);

/// `text` as the search index wants it: blanks around each ideograph, which have none of their own.
/// The same bytes where there is no ideograph.
std::string words_to_index(std::string_view text);

/// 2024-03-04T10:20:30Z for seconds since 1970.
std::string time_text(std::int64_t seconds);

}  // namespace wirestem::keep::detail
