// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// What a block is by the element that it stands in.
enum class BlockKind : std::uint8_t {
  paragraph,  ///< <p>, or running text in any other box
  heading,
  list_item,
  quotation,
  preformatted,
  caption,    ///< of a figure or a table
  table_row,  ///< of a table of data, its cells joined
};

/// A stretch of text that a browser would set as lines of their own.
struct Block {
  std::string text;  ///< UTF-8, blanks collapsed; "\n" only in preformatted text and for <br>
  markup::NodeId node = markup::no_node;  ///< the box that it stands in
  markup::NodeId link = markup::no_node;  ///< the first <a> that holds letters of it
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;          ///< of a heading: 1 to 6
  bool emphasised = false;         ///< every letter is bold
  std::uint32_t letters = 0;       ///< an ideograph counts as three
  std::uint32_t link_letters = 0;  ///< those within <a>
  std::uint32_t words = 0;         ///< runs between blanks; an ideograph counts as one
  std::uint32_t stops = 0;         ///< full stops and their like with a blank or the end after them
  std::uint32_t commas = 0;
};

/// Cuts what a browser would show below `root` into blocks, in order.
///
///     read_blocks(parse_html("<div>Quay<p>The <b>ferry</b> hit.</p></div>"), 0)
///       →  "Quay", "The ferry hit."
///
/// Scripts, styles, form controls and what is marked as hidden give no text. A row of a table of
/// data is one block, "a | b"; tables that only lay the page out are boxes. Linear.
std::vector<Block> read_blocks(const markup::Document& page, markup::NodeId root);

}  // namespace wirestem::extract::detail
