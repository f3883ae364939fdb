// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "apps/server/desk.hpp"
#include "keep/kept.hpp"
#include "model/decision.hpp"

namespace wirestem::server {

// The API's answers as JSON (docs/openapi.json). UTF-8 always: bytes that are none become U+FFFD.
// Keys stand in a fixed order. Never fails; linear.

std::string problem_to_json(unsigned status, std::string_view title, std::string_view detail);
std::string status_to_json(const keep::StoreState& state, const std::string& path);
std::string facets_to_json(const Facets& facets);
std::string stories_to_json(const keep::Page<keep::StoryLine>& page, std::uint64_t offset);
std::string articles_to_json(const keep::Page<keep::FoundArticle>& page, std::uint64_t offset);
std::string article_to_json(const keep::KeptArticle& article);
std::string analysis_to_json(const PastedAnalysis& analysis);

/// What the newest task that runs has done and has left; of none, how much is kept.
std::string progress_to_json(const Progress& progress);
std::string decisions_to_json(const std::vector<Decision>& decisions);
std::string decided_to_json(std::int64_t number);
std::string event_to_json(const keep::Event& event);

}  // namespace wirestem::server
