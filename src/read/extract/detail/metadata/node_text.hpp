// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// Elements that stand in a line of text and do not end it.
bool is_inline(markup::Tag tag);

/// Stands in lines_below where a <span>, <a> or the like begins or ends within a line.
inline constexpr char kSeam = '\x1f';

/// The visible text below a node: blanks collapsed within a line, "\n" where a block or <br> begins
/// or ends, kSeam where an element does that is no mere emphasis. Scripts, styles, pictures, form
/// fields and ruby's readings are left out. Reading stops after `most` bytes.
std::string lines_below(const markup::Document& page, markup::NodeId node, std::size_t most);

/// As lines_below, but from `first` on to the end of the tree, for at most `lines` lines.
std::string lines_from(const markup::Document& page, markup::NodeId first, std::size_t lines,
                       std::size_t most);

}  // namespace wirestem::extract::detail
