// SPDX-License-Identifier: Apache-2.0
//
// Names become tags by a small hash table that the compiler fills: a name of up to 16 bytes is two
// machine words, so that one multiplication finds the slot and two comparisons prove the match.
#include "read/markup/tag.hpp"

#include <array>
#include <cstddef>

#include "read/markup/detail/tag_key.hpp"

namespace wirestem::markup {
namespace {

constexpr std::array<std::string_view, detail::tag_count> names = {
    "",           "a",          "abbr",       "acronym",
    "address",    "applet",     "area",       "article",
    "aside",      "audio",      "b",          "base",
    "basefont",   "bdi",        "bdo",        "bgsound",
    "big",        "blink",      "blockquote", "body",
    "br",         "button",     "canvas",     "caption",
    "center",     "cite",       "code",       "col",
    "colgroup",   "data",       "datalist",   "dd",
    "del",        "desc",       "details",    "dfn",
    "dialog",     "dir",        "div",        "dl",
    "dt",         "em",         "embed",      "fieldset",
    "figcaption", "figure",     "font",       "footer",
    "form",       "frame",      "frameset",   "h1",
    "h2",         "h3",         "h4",         "h5",
    "h6",         "head",       "header",     "hgroup",
    "hr",         "html",       "i",          "iframe",
    "image",      "img",        "input",      "ins",
    "isindex",    "kbd",        "keygen",     "label",
    "legend",     "li",         "link",       "listing",
    "main",       "malignmark", "map",        "mark",
    "marquee",    "math",       "menu",       "menuitem",
    "meta",       "meter",      "mglyph",     "mi",
    "mn",         "mo",         "ms",         "mtext",
    "multicol",   "nav",        "nextid",     "nobr",
    "noembed",    "noframes",   "noscript",   "object",
    "ol",         "optgroup",   "option",     "output",
    "p",          "param",      "picture",    "plaintext",
    "portal",     "pre",        "progress",   "q",
    "rb",         "rp",         "rt",         "rtc",
    "ruby",       "s",          "samp",       "script",
    "search",     "section",    "select",     "selectedcontent",
    "slot",       "small",      "source",     "spacer",
    "span",       "strike",     "strong",     "style",
    "sub",        "summary",    "sup",        "svg",
    "table",      "tbody",      "td",         "template",
    "textarea",   "tfoot",      "th",         "thead",
    "time",       "title",      "tr",         "track",
    "tt",         "u",          "ul",         "var",
    "video",      "wbr",        "xmp"};

// Four slots for each name: nearly every one stands where it is looked for first.
constexpr std::size_t slot_count = 1024;

constexpr std::size_t slot_of(detail::TagKey key) {
  const std::uint64_t mixed = (key.head ^ (key.tail * 0x9E3779B97F4A7C15U)) * 0xBF58476D1CE4E5B9U;
  return mixed >> 54U;
}

struct Table {
  std::array<detail::TagKey, slot_count> keys{};
  std::array<Tag, slot_count> tags{};
};

constexpr Table make_table() {
  Table table;
  for (std::size_t i = 1; i < names.size(); ++i) {
    const detail::TagKey key = detail::tag_key(names[i]);
    std::size_t slot = slot_of(key);
    while (table.tags[slot] != Tag::unknown) slot = (slot + 1) % slot_count;
    table.keys[slot] = key;
    table.tags[slot] = static_cast<Tag>(i);
  }
  return table;
}

constexpr Table table = make_table();

}  // namespace

namespace detail {

Tag tag_of_key(TagKey key) {
  for (std::size_t slot = slot_of(key);; slot = (slot + 1) % slot_count) {
    if (table.keys[slot] == key) return table.tags[slot];
    if (table.tags[slot] == Tag::unknown) return Tag::unknown;
  }
}

}  // namespace detail

Tag tag_of_name(std::string_view name) {
  if (name.size() > detail::longest_tag) return Tag::unknown;
  return detail::tag_of_key(detail::tag_key(name));
}

std::string_view name_of_tag(Tag tag) { return names[static_cast<std::size_t>(tag)]; }

}  // namespace wirestem::markup
