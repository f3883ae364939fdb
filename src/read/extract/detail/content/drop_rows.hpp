// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "read/extract/detail/content/judging.hpp"

namespace wirestem::extract::detail {

/// Drops what a page sets twice, for two kinds of screen. A line that is short may be a refrain and
/// goes only where the one before it came twice, too. Linear.
void drop_repeated(Judging& page);

/// Drops rows of cards that have one heading each which leads elsewhere: they are lists of other
/// articles however much of the page's prose they hold. To be called before the article's box is
/// looked for; what they drop is no good prose any more. Linear but for the depth of the tree.
void drop_headed_rows(Judging& page);

/// Drops rows of three and more like boxes that each lead elsewhere: a headline that is a link, and
/// a few lines. Linear but for the depth of the tree.
void drop_teasers(Judging& page);

}  // namespace wirestem::extract::detail
