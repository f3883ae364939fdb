// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "tell/detail/page.hpp"

namespace wirestem::tell {

// The parts of the page, in the order in which a reader meets them. Each writes itself, or nothing
// where it has nothing to say, and marks in the texts what it links to.

void write_verdict(Page& page, const StoryDossier& story);
void write_claims(Page& page, const StoryDossier& story);
void write_stemma(Page& page, const StoryDossier& story);
void write_conflicts(Page& page, const StoryDossier& story);
void write_quotes(Page& page, const StoryDossier& story);
void write_timeline(Page& page, const StoryDossier& story);
void write_sources(Page& page, const StoryDossier& story);
void write_actors(Page& page, const StoryDossier& story);

/// All texts with their marks: to be written after every other part of every story.
void write_reader(Page& page);

/// Inputs with their hashes, what was skipped, options in force, how it was done and what it cannot
/// do.
void write_method(Page& page);

/// The list of all parts, for the side of the page.
void write_contents(Page& page);

/// The drawing alone.
void write_stemma_drawing(Page& page, const StoryDossier& story);

/// The style sheet.
std::string_view page_style();

}  // namespace wirestem::tell
