// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "read/extract/detail/content/judging.hpp"

namespace wirestem::extract::detail {

/// The article's box: the innermost one named as a body that holds half of the good prose; else
/// the innermost <article> or <main> that does; else the innermost of all that holds nearly all of
/// it. Linear but for the depth of the tree.
ArticleBox find_article_box(PageMap& map, const std::vector<JudgedBlock>& blocks);

/// The one box of the page that is named as a body, where its text is too short to outweigh the
/// rest: a picture with three lines beside a sidebar of sentences. None where there are several.
markup::NodeId find_only_named_body(PageMap& map, const std::vector<JudgedBlock>& blocks);

}  // namespace wirestem::extract::detail
