// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "read/markup/document.hpp"

namespace wirestem::extract::detail {

/// A heading, and how many bytes of visible text stand before it.
struct Heading {
  markup::NodeId node = markup::no_node;
  std::uint32_t at = 0;
  markup::Tag tag = markup::Tag::h1;
};

/// The heading near which the page's own date is to be looked for: the one that shares most with
/// the title, else the first h1; an empty Heading where neither is. Headings with hardly any text
/// do not count. Linear in headings and title.
Heading find_headline(const markup::Document& page, const std::vector<Heading>& headings,
                      std::string_view title);

}  // namespace wirestem::extract::detail
