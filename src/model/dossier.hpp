// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/article.hpp"
#include "model/claim.hpp"
#include "model/decision.hpp"
#include "model/findings.hpp"
#include "model/limit.hpp"
#include "model/passage_match.hpp"
#include "model/source_record.hpp"
#include "model/stemma.hpp"
#include "model/story.hpp"
#include "model/timeline_entry.hpp"

namespace wirestem {

/// All that is known of one story.
struct StoryDossier {
  Story story;
  Stemma stemma;
  std::vector<PassageGroup> passages;
  std::vector<QuoteFamily> quotes;
  std::vector<Claim> claims;
  std::vector<Conflict> conflicts;
  std::vector<TimelineEntry> timeline;
  std::vector<Actor> actors;
  std::vector<Decision> decisions;  ///< of analysts, that bear on this story; oldest first
};

/// What this run was: enough to do it again and get the same bytes.
struct RunRecord {
  std::string version;
  std::vector<std::pair<std::string, std::string>> options;  ///< every threshold in force
  std::vector<std::pair<std::string, std::string>> inputs;   ///< source_path, sha256
};

/// The whole result: articles, their findings, and a dossier for each story.
struct Dossier {
  std::vector<Article> articles;
  std::vector<Findings> findings;  ///< same index as articles
  std::vector<StoryDossier> stories;
  std::vector<SkippedInput> skipped;
  std::vector<Limit> limits;  ///< what could not be looked for, and in which articles
  RunRecord run;
};

}  // namespace wirestem
