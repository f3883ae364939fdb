// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::text {

/// A light stemmer for Ukrainian ("uk") and Polish ("pl"), which Snowball does not cover.
///
///     stem_lightly("переговорів", "uk") == stem_lightly("переговори", "uk")
///
/// Takes the longest inflectional ending off, in one step, and leaves at least three letters. What
/// is joined wrongly (a few short nouns) costs a comparison, never a statement: stems only
/// nominate. After the idea of Savoy's light stemmers (Savoy 2006, "Light stemming approaches").
std::string stem_lightly(std::string_view folded_word, std::string_view language);

}  // namespace wirestem::text
