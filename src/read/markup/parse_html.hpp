// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

#include "read/markup/document.hpp"

namespace wirestem::markup {

struct HtmlOptions {
  /// Elements nested deeper become siblings of the element at that depth; browsers do the same.
  /// (Crossed formatting elements, which the standard moves, may come to stand twice as deep.)
  std::uint32_t max_depth = 512;
  std::uint32_t max_nodes = 20'000'000;  ///< where they are reached, the rest is not read
  std::uint32_t max_attributes = 1024;   ///< of one element; the rest are read and dropped
  /// "scripting" of the standard, off: the content of <noscript> is markup.
  bool scripting = false;
};

/// Reads a page by the WHATWG HTML standard (tokenization and tree construction, scripting off).
///
///     const Document page = parse_html("<table><tr><td>42<p>new pier");
///
/// Takes UTF-8 without byte order mark (see decode_page for bytes of another charset); ill-formed
/// bytes stay as they are, NUL is handled as the standard says. Any input is a page: never fails.
/// The input must outlive the Document, whose texts are views into it where nothing had to change.
/// A doctype's identifiers are its attributes "public" and "system".
///
/// Linear time; memory is a constant factor of the input's size. The caps of HtmlOptions hold for
/// what is nested, numbered or repeated without end. Elements that the page did not write (the
/// copies of open <b>, <a>, … in later paragraphs) are made as long as they are fewer than an
/// eighth of the input's bytes and some thousands. Document::capped() tells whether one of these
/// limits was met. Safe from several threads.
Document parse_html(std::string_view utf8, const HtmlOptions& options = {});

/// As parse_html, for a fragment as it would be set by innerHTML on an element `context` (the
/// standard's fragment case). The children of node 0 are the fragment's nodes.
Document parse_html_fragment(std::string_view utf8, std::string_view context,
                             Namespace space = Namespace::html, const HtmlOptions& options = {});

}  // namespace wirestem::markup
