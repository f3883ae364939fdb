// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/article.hpp"
#include "model/claim.hpp"
#include "model/decision.hpp"
#include "model/dossier.hpp"
#include "model/story.hpp"

namespace wirestem::pipeline::detail {

// What analysts decided, put to work where the stages have decided otherwise. Decisions that speak
// of nothing at hand change nothing; of two that contradict each other the later holds. Linear in
// decisions times what they are compared with.

/// merge and split: moves articles between stories, and numbers the stories anew where that has
/// changed any.
void decide_stories(std::span<const Decision> decisions, std::span<const Article> articles,
                    std::vector<Story>& stories);

/// not_claim: takes words out of a claim and makes them a claim of their own.
void decide_claims(std::span<const Decision> decisions, std::span<const Article> articles,
                   std::vector<Claim>& claims);

/// rename: the new name on actors and sources, the old one among their aliases. Then notes every
/// decision that bears on the story in `story.decisions`.
void mark_decisions(std::span<const Decision> decisions, std::span<const Article> articles,
                    StoryDossier& story);

}  // namespace wirestem::pipeline::detail
