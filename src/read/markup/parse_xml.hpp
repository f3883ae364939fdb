// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "read/markup/document.hpp"

namespace wirestem::markup {

/// Reads XML as feeds are written: strictly where it is well-formed, leniently where it is not.
///
///     Result<Document> feed = parse_xml("<rss><channel><title>Quay &amp; Pier</title>…");
///
/// Takes UTF-8. Element and attribute names keep their case and prefix ("dc:creator"); Node::tag
/// is Tag::unknown throughout. CDATA is text. The five entities of XML and those of HTML by name
/// are resolved; a DOCTYPE is passed over, its entity declarations are never expanded and nothing
/// outside is fetched. An unclosed or crossed end tag closes what it can. Elements nested deeper
/// than 512 become children of the element at that depth. Error `malformed` where no element
/// stands in it. Linear; the input must outlive the Document.
Result<Document> parse_xml(std::string_view utf8);

}  // namespace wirestem::markup
