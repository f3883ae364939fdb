// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "read/extract/detail/content/find_content.hpp"
#include "read/extract/detail/content/page_map.hpp"

namespace wirestem::extract::detail {

/// The box that the article stands in.
struct ArticleBox {
  markup::NodeId node = markup::no_node;
  bool named_body = false;  ///< its name says that it holds the body and nothing else
};

/// A page whose blocks are being judged. The steps of find_content each take it and write rules
/// into its blocks, one step after the other.
struct Judging {
  PageMap map;
  std::vector<JudgedBlock> blocks;
  ArticleBox box;
  Preset preset = Preset::normal;
  bool is_article = false;  ///< says so itself
};

}  // namespace wirestem::extract::detail
