// SPDX-License-Identifier: Apache-2.0
#include "read/markup/detail/foreign_names.hpp"

#include <algorithm>
#include <array>

#include "read/markup/detail/characters.hpp"
#include "read/markup/detail/open_elements.hpp"

namespace wirestem::markup::detail {
namespace {

// Sorted by their lower-case spelling, as all tags have it.
constexpr std::string_view svg_elements[] = {"altGlyph",
                                             "altGlyphDef",
                                             "altGlyphItem",
                                             "animateColor",
                                             "animateMotion",
                                             "animateTransform",
                                             "clipPath",
                                             "feBlend",
                                             "feColorMatrix",
                                             "feComponentTransfer",
                                             "feComposite",
                                             "feConvolveMatrix",
                                             "feDiffuseLighting",
                                             "feDisplacementMap",
                                             "feDistantLight",
                                             "feDropShadow",
                                             "feFlood",
                                             "feFuncA",
                                             "feFuncB",
                                             "feFuncG",
                                             "feFuncR",
                                             "feGaussianBlur",
                                             "feImage",
                                             "feMerge",
                                             "feMergeNode",
                                             "feMorphology",
                                             "feOffset",
                                             "fePointLight",
                                             "feSpecularLighting",
                                             "feSpotLight",
                                             "feTile",
                                             "feTurbulence",
                                             "foreignObject",
                                             "glyphRef",
                                             "linearGradient",
                                             "radialGradient",
                                             "textPath"};

constexpr std::string_view svg_attributes[] = {"attributeName",
                                               "attributeType",
                                               "baseFrequency",
                                               "baseProfile",
                                               "calcMode",
                                               "clipPathUnits",
                                               "diffuseConstant",
                                               "edgeMode",
                                               "filterUnits",
                                               "glyphRef",
                                               "gradientTransform",
                                               "gradientUnits",
                                               "kernelMatrix",
                                               "kernelUnitLength",
                                               "keyPoints",
                                               "keySplines",
                                               "keyTimes",
                                               "lengthAdjust",
                                               "limitingConeAngle",
                                               "markerHeight",
                                               "markerUnits",
                                               "markerWidth",
                                               "maskContentUnits",
                                               "maskUnits",
                                               "numOctaves",
                                               "pathLength",
                                               "patternContentUnits",
                                               "patternTransform",
                                               "patternUnits",
                                               "pointsAtX",
                                               "pointsAtY",
                                               "pointsAtZ",
                                               "preserveAlpha",
                                               "preserveAspectRatio",
                                               "primitiveUnits",
                                               "refX",
                                               "refY",
                                               "repeatCount",
                                               "repeatDur",
                                               "requiredExtensions",
                                               "requiredFeatures",
                                               "specularConstant",
                                               "specularExponent",
                                               "spreadMethod",
                                               "startOffset",
                                               "stdDeviation",
                                               "stitchTiles",
                                               "surfaceScale",
                                               "systemLanguage",
                                               "tableValues",
                                               "targetX",
                                               "targetY",
                                               "textLength",
                                               "viewBox",
                                               "viewTarget",
                                               "xChannelSelector",
                                               "yChannelSelector",
                                               "zoomAndPan"};

constexpr bool folded_less(std::string_view one, std::string_view other) {
  return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end(),
                                      [](char a, char b) { return lower(a) < lower(b); });
}
static_assert(std::is_sorted(std::begin(svg_elements), std::end(svg_elements), folded_less));
static_assert(std::is_sorted(std::begin(svg_attributes), std::end(svg_attributes), folded_less));

template <std::size_t Size>
std::string_view adjusted(const std::string_view (&names)[Size], std::string_view name) {
  const auto* const found = std::lower_bound(std::begin(names), std::end(names), name, folded_less);
  return found != std::end(names) && equals_folded(*found, name) ? *found : name;
}

}  // namespace

std::string_view adjusted_svg_element(std::string_view name) {
  return adjusted(svg_elements, name);
}

std::string_view adjusted_attribute(std::string_view name, Namespace space) {
  if (space == Namespace::svg) return adjusted(svg_attributes, name);
  return space == Namespace::mathml && name == "definitionurl" ? "definitionURL" : name;
}

std::uint8_t flags_of_foreign(std::string_view name, Namespace space) {
  if (space == Namespace::svg) {
    const bool takes = name == "foreignObject" || name == "desc" || name == "title";
    return takes ? is_foreign | takes_html : is_foreign;
  }
  if (name == "annotation-xml") return is_foreign | is_mathml | is_annotation_xml;
  for (const std::string_view text : {"mi", "mo", "mn", "ms", "mtext"}) {
    if (name == text) return is_foreign | is_mathml | takes_html_text;
  }
  return is_foreign | is_mathml;
}

}  // namespace wirestem::markup::detail
