// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "keep/detail/compress.hpp"
#include "keep/detail/database.hpp"
#include "keep/kept.hpp"

namespace wirestem::keep::detail {

// Stories, with the rows that are made of their dossiers. What goes wrong is remembered by the
// Database (see there).

Page<StoryLine> list_stories(Database& database, const StoryFilter& filter);
std::optional<StoryLine> find_story(Database& database, std::string_view id);
std::optional<Dossier> load_dossier(Database& database, Compressor& compressor,
                                    std::string_view story);
std::vector<ClaimLine> find_claims(Database& database, std::string_view text, std::uint64_t limit);

}  // namespace wirestem::keep::detail
