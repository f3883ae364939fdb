// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "model/article.hpp"
#include "model/segmentation.hpp"

namespace wirestem::text {

/// Finds paragraphs, sentences and tokens of an article.
///
///     Segmentation s = segment(article);
///     for (const Sentence& sentence : s.sentences) std::cout << slice(article.text,
///     sentence.span);
///
/// Paragraphs are parted by blank lines, or by single line ends where a section has none that are
/// blank. A sentence ends at . ! ? … and their kin of other scripts (closing marks and brackets
/// after them belong to it), but not after an abbreviation, an initial, inside a number or a
/// domain, nor before a lower-case letter; a sentence end inside quotation marks ends the sentence
/// only where a capital follows the closing mark. Sentences never cross a section's border.
///
/// Needs article.text and article.sections. Never fails. Linear time. Keeps nothing between calls.
/// Follows UAX 29 in what a word is, save that inner hyphens join (but for the subject that a
/// French verb carries: "dit-elle" is two words), and ideographs stand alone.
Segmentation segment(const Article& article);

/// Only the tokens of a text, each with `folded` set, and `stem` for the language.
std::vector<Token> tokenize(std::string_view utf8, std::string_view language);

/// The same without stems, which take most of the time: `stem` is as `folded`.
std::vector<Token> tokenize_bare(std::string_view utf8, std::string_view language);

}  // namespace wirestem::text
