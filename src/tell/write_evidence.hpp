// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/dossier.hpp"

namespace wirestem::tell {

/// What a claim ("claim-2"), an edge ("edge-4", counted as the dossier lists them) or a source
/// ("source-1") of a dossier's first story rests on, for a terminal: each span with its page, what
/// it goes back to and why, and what was ruled out as an origin of its own.
///
///     std::cout << *write_evidence(dossier, "claim-2");
///
/// Nothing where the story has no such thing. All of it is quoted or a fixed phrase; control
/// characters of pages never reach the terminal. Linear in the story.
std::optional<std::string> write_evidence(const Dossier& dossier, std::string_view id);

}  // namespace wirestem::tell
