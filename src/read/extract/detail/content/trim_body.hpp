// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "read/extract/detail/content/judging.hpp"

namespace wirestem::extract::detail {

/// Drops labels that stand between headline and first sentence, but for the heading right above it.
void trim_begin(Judging& page);

/// Drops labels that stand behind the last sentence.
void trim_end(Judging& page);

/// Drops paragraphs that are neither sentences nor behind one: for Preset::precision.
void drop_labels(Judging& page);

/// Keeps what stands between the headline and the body and reads like a lede; without a headline,
/// what is named as one. Comes last.
void keep_lede(Judging& page);

}  // namespace wirestem::extract::detail
