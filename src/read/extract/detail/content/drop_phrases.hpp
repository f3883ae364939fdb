// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "read/extract/detail/content/furniture_phrases.hpp"
#include "read/extract/detail/content/judging.hpp"

namespace wirestem::extract::detail {

/// Drops blocks that say themselves that they are furniture ("Sign up for …"), and what comes after
/// those that close an article ("Related articles"), where little prose does. Linear.
void drop_phrases(Judging& page, const FurniturePhrases& phrases);

/// Drops paragraphs at either end of the body that begin with an author's name: they are about the
/// author.
void drop_biographies(Judging& page, std::span<const std::string> authors);

/// Drops headings and lines with a colon at the end that announced what has been dropped ("Read
/// also:").
void drop_announcers(Judging& page);

}  // namespace wirestem::extract::detail
