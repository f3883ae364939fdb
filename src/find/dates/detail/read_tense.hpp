// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "lexicon/lexicon.hpp"
#include "model/segmentation.hpp"
#include "model/text_span.hpp"

namespace wirestem::dates {

/// Whether the words next to a date speak of what is to come.
///
///     "it will vote on Monday"      true      "it said on Monday that it will vote"      false
///
/// A sign of a plan (table `frames`, or a verb in the future tense where `dates` gives its endings)
/// must stand nearer to the date than a verb of saying (table
/// `cues`); marks count as distance. Looks eight tokens either way, so it takes constant time.
bool is_ahead(std::span<const Token> tokens, const Sentence& sentence, TextSpan date,
              std::string_view language, const lexicon::Lexicon& lexicon);

}  // namespace wirestem::dates
