// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "read/markup/document.hpp"

namespace wirestem::markup::detail {

/// The name that an SVG element has where its tag says it in lower case: "foreignobject" is
/// "foreignObject". Other names stay.
std::string_view adjusted_svg_element(std::string_view name);
/// So for attributes: "viewbox" is "viewBox" in SVG, "definitionurl" "definitionURL" in MathML.
std::string_view adjusted_attribute(std::string_view name, Namespace space);

/// The ElementFlags that a foreign element has by its name. (An <annotation-xml> takes HTML only
/// with a certain attribute.)
std::uint8_t flags_of_foreign(std::string_view name, Namespace space);

}  // namespace wirestem::markup::detail
