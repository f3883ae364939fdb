// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/ingest/detail/feeds/feed.hpp"
#include "read/markup/document.hpp"

namespace wirestem::ingest::detail {

/// The characters of a fragment of HTML, white space collapsed, scripts and styles left out.
std::string plain_of_html(std::string_view html);

/// "a  b\n" → "a b".
std::string collapse_space(std::string_view text);

/// True where a text that does not say what it is holds tags or character references.
bool looks_like_html(std::string_view text);

/// True where anything but white space stands between the tags.
bool has_text(const FeedText& text);

/// What stands inside an element as HTML: XHTML without its prefixes and namespaces.
std::string html_inside(const markup::Document& document, markup::NodeId element);

/// The text of an element by its `type` and `mode` attributes, as Atom 0.3 and 1.0 mean them.
/// Without these, HTML where it looks like that. HTML that was escaped twice is unescaped again.
FeedText text_of_element(const markup::Document& document, markup::NodeId element);

/// The same, plain and on one line: a title.
std::string title_of_element(const markup::Document& document, markup::NodeId element);

/// An author's name without the e-mail address that RSS wants with it: "me@pier.example (Ms
/// Okafor)" → "Ms Okafor"; empty where there is only the address.
std::string author_name(std::string_view text);

/// BCP 47 as it is written: "en_us" → "en-US"; empty where it is no language tag.
std::string normalise_language(std::string_view tag);

/// Bytes of base64, white space passed over; nothing where other characters stand in it.
std::optional<std::string> decode_base64(std::string_view text);

}  // namespace wirestem::ingest::detail
