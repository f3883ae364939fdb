// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "keep/store.hpp"
#include "model/decision.hpp"

namespace wirestem::pipeline {

/// The story that somebody means by "story-12" or "12". Error (not_found) where there is none.
Result<keep::StoryLine> story_named(const keep::Store& store, const std::string& name);

/// Turns what an analyst says of stories and claims as they are now into a decision that speaks of
/// articles, names and words, so that it holds whatever the next analysis calls them.
///
///     auto decision = read_decision(store, "not-claim", {{"story-3", "claim-2", "harbour"}});
///     if (decision) store.decide(decision.value());
///
///     merge STORY STORY…               split STORY ARTICLE…         not-claim STORY CLAIM ARTICLE
///     rename NAME NEW                  reliability SOURCE A…F       note STORY|ARTICLE|NAME WORDS
///
/// Errors: usage for a kind or number of words that cannot be; not_found for what is not there.
/// `reason` and `author` are the caller's to fill in.
Result<Decision> read_decision(const keep::Store& store, std::string_view kind,
                               std::span<const std::string> words);

}  // namespace wirestem::pipeline
