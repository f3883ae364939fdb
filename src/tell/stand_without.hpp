// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// A claim with and without one medium.
struct StandingClaim {
  std::string id;
  std::string text;
  std::uint32_t origins_before = 0;
  std::uint32_t origins_after = 0;  ///< 0: nothing of it stands
  std::uint32_t pages_after = 0;
};

/// What of a story stands without a medium: its own pages fall, and with them every origin that is
/// the medium, or somebody unnamed who spoke to it alone.
///
///     for (const StandingClaim& claim : stand_without(dossier, story, "The Courier"))
///       if (claim.origins_after == 0) …
///
/// `outlet` is a name as the dossier has it, or one of its aliases. Claims that lose nothing are in
/// the list, too; those that lose most come first. Never fails. Linear in the story.
std::vector<StandingClaim> stand_without(const Dossier& dossier, const StoryDossier& story,
                                         std::string_view outlet);

/// Whether the story has a page or a source of this name.
bool knows_outlet(const Dossier& dossier, const StoryDossier& story, std::string_view outlet);

}  // namespace wirestem::tell
