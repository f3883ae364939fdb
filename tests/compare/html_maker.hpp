// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace wirestem::markup {

/// Makes pages that no author would write: tags of all kinds in any order, closed or not, crossed,
/// with attributes, references and comments between them. The same pages for the same seed on
/// every machine.
class HtmlMaker {
 public:
  explicit HtmlMaker(std::uint64_t seed) : state_(seed) {}

  std::string make() {
    std::string page;
    if (below(3) != 0) page += "<!DOCTYPE html>";
    const std::size_t pieces = 1 + below(40);
    for (std::size_t i = 0; i < pieces; ++i) put_piece(page);
    return page;
  }

 private:
  // SplitMix64 (Steele, Lea, Flood 2014)
  std::size_t below(std::size_t bound) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % bound);
  }

  void put_piece(std::string& page) {
    const std::string_view tag = tags[below(tags.size())];
    switch (below(10)) {
      case 0:
      case 1:
      case 2:
      case 3:
        page += '<';
        page += tag;
        if (below(4) == 0) page += attributes[below(attributes.size())];
        page += below(12) == 0 ? "/>" : ">";
        break;
      case 4:
      case 5:
      case 6:
        page += "</";
        page += tag;
        page += '>';
        break;
      default:
        page += texts[below(texts.size())];
    }
  }

  static constexpr std::array<std::string_view, 75> tags = {"a",        "a",
                                                            "b",        "b",
                                                            "i",        "em",
                                                            "font",     "nobr",
                                                            "code",     "p",
                                                            "p",        "div",
                                                            "div",      "span",
                                                            "section",  "article",
                                                            "ul",       "ol",
                                                            "li",       "dl",
                                                            "dt",       "dd",
                                                            "h1",       "h2",
                                                            "table",    "table",
                                                            "tr",       "td",
                                                            "th",       "tbody",
                                                            "thead",    "caption",
                                                            "colgroup", "col",
                                                            "form",     "button",
                                                            "input",    "textarea",
                                                            "pre",      "blockquote",
                                                            "br",       "hr",
                                                            "img",      "address",
                                                            "center",   "main",
                                                            "details",  "summary",
                                                            "ruby",     "rb",
                                                            "rt",       "rp",
                                                            "svg",      "title",
                                                            "desc",     "foreignObject",
                                                            "math",     "mi",
                                                            "mtext",    "object",
                                                            "marquee",  "applet",
                                                            "script",   "style",
                                                            "noscript", "iframe",
                                                            "head",     "body",
                                                            "html",     "figure",
                                                            "header",   "x-card",
                                                            "xmp",      "annotation-xml",
                                                            "meta"};
  static constexpr std::array<std::string_view, 10> attributes = {" class=lead",
                                                                  " id='quay'",
                                                                  " class=lead class=other",
                                                                  " HREF=\"?a=1&copy=2\"",
                                                                  " type=hidden",
                                                                  " title='a&amp;b'",
                                                                  " color=red",
                                                                  " encoding=text/html",
                                                                  " data-x = \"\n\"",
                                                                  " viewbox=0"};
  static constexpr std::array<std::string_view, 16> texts = {
      "ferry",         " ",         "\n",         "pier & quay",
      "&eacute;",      "&notit;",   "&#x80;",     "a < b",
      "<!-- note -->", "<!--a--!>", "<?php x ?>", "<![CDATA[tide]]>",
      "\r\n",          "</ >",      "&#0;",       "Ü"};

  std::uint64_t state_;
};

}  // namespace wirestem::markup
