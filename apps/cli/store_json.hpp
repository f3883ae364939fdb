// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "keep/kept.hpp"
#include "model/decision.hpp"
#include "model/passage_match.hpp"
#include "tell/stand_without.hpp"

namespace wirestem::cli {

// What is kept, as JSON lines without a line end (docs/cli.md, "The store").

std::string to_json(const keep::StoredArticle& stored);
std::string to_json(const keep::ArticleLine& article);
/// The line, and "snippets".
std::string to_json(const keep::FoundArticle& found);
std::string to_json(const keep::StoryLine& story);
std::string to_json(const keep::ClaimLine& claim);
std::string to_json(const keep::Event& event);
std::string to_json(const Decision& decision);
std::string to_json(const tell::StandingClaim& claim);
std::string to_json(const DiffPart& part);

}  // namespace wirestem::cli
