// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "find/quotes/detail/attach_speech.hpp"

namespace wirestem::quotes::detail {

/// Makes one draft of what belongs together, and finds a place for the runs that no cue governs.
///
/// A run that opens the sentence after “…,” said A goes on with A's words; one that goes on over a
/// paragraph's border is one with its beginning; a run alone in its paragraph is a quotation whose
/// speaker stands before it. What is left are scare quotes, titles and nicknames, and is dropped,
/// as is speech within speech that has no speaker of its own. In the order of the text. Linear.
std::vector<Draft> join_speech(const WordGrid& grid, const std::vector<SpeechUnit>& units,
                               std::vector<Draft> drafts);

}  // namespace wirestem::quotes::detail
