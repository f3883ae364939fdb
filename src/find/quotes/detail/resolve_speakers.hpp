// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "find/quotes/detail/attach_speech.hpp"

namespace wirestem::quotes::detail {

/// Leads each draft's speaker back to the fullest name or phrase that the text gave before.
///
/// "he" and "she" to the speaker or the first person of a sentence before, by gender; "they" to
/// people or bodies; "the minister" to the person with that title; "the official", "the person" to
/// the unnamed source told of before ("a Lornian official hired for the sale"); "the newspaper"
/// to the outlet named last. Looks back a bounded way. Changes name, kind and named of each draft's
/// first speaker.
void resolve_speakers(const WordGrid& grid, const lexicon::Lexicon& lexicon,
                      std::vector<Draft>& drafts);

}  // namespace wirestem::quotes::detail
