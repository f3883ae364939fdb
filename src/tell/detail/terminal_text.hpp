// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wirestem::tell {

/// How many columns a terminal gives to `utf8`: two for wide East Asian characters, none for marks
/// that combine (UAX 11, by ICU). `utf8` holds no control characters.
std::size_t columns_of(std::string_view utf8);

/// `utf8` as one line that a terminal shows as it stands: runs of white space and control
/// characters become one space, and marks that turn the direction of writing are left out, so that
/// no text of a page can move the cursor, set a colour or disguise its order.
std::string one_line(std::string_view utf8);

/// `line` cut to at most `columns` columns; what is cut ends in "…".
std::string cut(std::string_view line, std::size_t columns);

/// `line` broken into lines of at most `columns` (≥ 2) columns, at spaces, between ideographs, or
/// inside a word that is too long alone. Never empty.
std::vector<std::string> wrap(std::string_view line, std::size_t columns);

}  // namespace wirestem::tell
