// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// The paragraphs of an article that stands only in data: the articleBody of JSON-LD, or the state
/// that a script carries along ("window.__STATE__ = {…}", <script type="application/json">).
///
///     find_embedded_body(page, "First sentence.\n\nSecond.", 0)  →  {"First sentence.", "Second."}
///
/// Of scripts, the strings of JSON that read as prose are taken, in order, of that one key under
/// which most of it stands ("text", "content", "html" …). Empty where there are not at least
/// `least` letters of it (and of scripts, some hundreds). Markup in the strings is read as markup.
/// Linear.
std::vector<std::string> find_embedded_body(const markup::Document& page,
                                            std::string_view article_body, std::uint64_t least);

}  // namespace wirestem::extract::detail
