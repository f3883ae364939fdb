// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/findings.hpp"
#include "model/name_mention.hpp"
#include "model/passage_match.hpp"
#include "model/story.hpp"
#include "model/threshold.hpp"

namespace wirestem::stories {

/// Sorts a pile into stories: the articles that tell of one event.
///
///     const StoryFindings found = cluster_stories(pile, names, links, lexicon);
///     for (const Story& story : found.stories)
///       std::cout << story.id << ' ' << story.label << '\n';   // story-1 Ferry runs aground
///
/// Articles are compared by whom and what they name, by the words of these names wherever they
/// stand, by numbers, dates and concepts (in any language), by words within one language, by their
/// titles, their time, and by the passages they share; then joined by average link. How much a
/// feature says is a matter of its kind first (a person or a small place says much, a state little)
/// and of the pile second, so that five pages are sorted as well as five thousand. Events of one
/// kind in different towns, companies or years stay apart. What names the same people but tells of
/// another event is a story of its own, listed in `related`.
///
/// Every article is in exactly one story. Stories stand by size, then by first article. The same
/// articles in another order give the same stories. Never fails. Cost: articles times the articles
/// they share rare features with (at most 200 for a feature). Each is compared with the sixty most
/// like it, so that a story of hundreds of pages that are no copies may stand in parts; where that
/// was so, `limits` says it. Keeps nothing.
StoryFindings cluster_stories(std::span<const ReadArticle> articles, const LinkedNames& names,
                              std::span<const ReuseLink> links, const lexicon::Lexicon& lexicon);

/// The numbers that cluster_stories decides by.
std::span<const Threshold> thresholds();

}  // namespace wirestem::stories
