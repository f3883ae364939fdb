// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/passage_match.hpp"

namespace wirestem::tell {

/// What became of one text in another, by words.
///
///     diff_texts("Two boats sank.", "Three boats sank.")
///       → deleted "Two", inserted "Three", equal " boats sank."
///
/// The parts that are equal or deleted make up `before`, those that are equal or inserted `after`,
/// each to the letter. First paragraphs are compared, then the words of those that differ; an
/// ideograph is a word. Never fails. Linear but for what differs: there the number of words times
/// that of the changes, of which 1,000 are looked for, and the rest told as replaced (Myers 1986).
std::vector<DiffPart> diff_texts(std::string_view before, std::string_view after);

/// The parts for a terminal: [-cut-] and {+put in+}, or red and green; paragraphs that are equal
/// are shortened. Control characters of the texts never reach the terminal.
std::string write_diff(const std::vector<DiffPart>& parts, bool colour);

}  // namespace wirestem::tell
