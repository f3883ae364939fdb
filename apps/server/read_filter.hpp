// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "apps/server/parse_target.hpp"
#include "base/result.hpp"
#include "keep/kept.hpp"

namespace wirestem::server {

// What a list is asked for, from a request's parameters. Error (usage) for a parameter that is not
// known, or whose value cannot be: a misspelt filter must not silently show everything.

/// q, outlet, language, since, until, order (newest, pages, origins, conflicts), conflicts=1,
/// one_origin=1 (two pages or more that go back to one origin), offset, limit.
Result<keep::StoryFilter> read_story_filter(const Target& target);

/// q, outlet, language, since, until, story, offset, limit. Newest first; by relevance where it
/// searches.
Result<keep::ArticleFilter> read_article_filter(const Target& target);

/// Error where the target has a parameter that is not among these, parted by blanks.
std::optional<Error> unknown_parameter(const Target& target, std::string_view known);

}  // namespace wirestem::server
