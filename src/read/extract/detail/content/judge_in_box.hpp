// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "read/extract/detail/content/judging.hpp"

namespace wirestem::extract::detail {

/// Judges each kept block by where it stands and what it is made of: not in the article's box, a
/// caption, a line of date and section, links.
///
///     judge_in_box(page);   // "20 May | Politics"  →  Rule::details
///
/// Needs `page.box`. Linear but for the depth of the tree.
void judge_in_box(Judging& page);

/// True for the caption of a picture, by its tag or by the names of the boxes near it.
bool is_caption(Judging& page, const Block& block);

}  // namespace wirestem::extract::detail
