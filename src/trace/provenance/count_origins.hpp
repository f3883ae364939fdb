// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "model/claim.hpp"
#include "model/findings.hpp"
#include "model/passage_match.hpp"
#include "model/stemma.hpp"
#include "model/story.hpp"

namespace wirestem::provenance {

/// Counts the independent origins of each claim, in place: sets origins, independent_origins,
/// circular.
///
/// An occurrence points to whom it says it has the statement from, else to the article it copies,
/// rewrites or translates there, else to the one medium its article leans on. What is left without
/// a pointer is a root. An unnamed source reached through an outlet counts as that outlet; a named
/// person's public statement is a root of its own. Where the way cannot be told the lower number is
/// given and the origin's reasons say so. A chain that comes back to itself is kept as the loop.
///
/// Cost: linear in occurrences and edges. Never fails.
void count_origins(const Story& story, std::span<const ReadArticle> pile, const Stemma& stemma,
                   std::vector<Claim>& claims);

}  // namespace wirestem::provenance
