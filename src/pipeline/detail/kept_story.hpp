// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "keep/kept.hpp"
#include "model/dossier.hpp"

namespace wirestem::pipeline::detail {

/// One story of a dossier as the store wants it: its dossier alone, with its articles counted from
/// 0 and of the findings only what tell/ shows, and the rows made of it.
keep::AnalysedStory kept_story(const Dossier& dossier, std::uint32_t story);

/// The row of one claim, which has an occurrence; without its story.
keep::ClaimLine claim_row(const Dossier& dossier, const Claim& claim);

}  // namespace wirestem::pipeline::detail
