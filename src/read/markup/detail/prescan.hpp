// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace wirestem::markup::detail {

/// The standard's bytes to look at for a declaration.
inline constexpr std::size_t kPrescanBytes = 1024;

/// "Prescan a byte stream to determine its encoding" of the HTML standard over all of `bytes`;
/// with `head_only`, no further than a <body> tag.
std::optional<std::string_view> prescan(std::string_view bytes, bool head_only);

/// "Get an XML encoding": what <?xml … encoding="…"?> at the very beginning names.
std::optional<std::string_view> xml_declaration_encoding(std::string_view bytes);

}  // namespace wirestem::markup::detail
