// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace wirestem::text {

/// Unicode case folding; curly apostrophes made straight, soft hyphens and zero-width marks
/// dropped.
///
///     fold_case("DIDN’T")  →  "didn't"        fold_case("Ёлка")  →  "ёлка"
///
/// ICU for what is not ASCII. Never fails. Linear. Safe from several threads.
std::string fold_case(std::string_view utf8);

/// As fold_case, and diacritics taken off: "São" → "sao", "Ёлка" → "елка".
std::string fold_marks(std::string_view utf8);

/// The stem of one case-folded word in a language (BCP 47 primary tag).
///
/// Snowball for ar de en es fr pt ru; for uk and pl, which Snowball lacks, `light_stemmer.hpp`. Any
/// other language: the word itself.
std::string stem(std::string_view folded_word, std::string_view language);

/// `utf8` in Latin letters (ICU Any-Latin; Latin-ASCII), lower case, for comparing names across
/// scripts: "Зеленский" → "zelenskij", "泽连斯基" → "ze lian si ji". Slow (ICU); cache where it
/// matters.
std::string to_latin(std::string_view utf8);

/// The consonant skeleton of a Latin name, for a first comparison of spellings across
/// transliterations: vowels dropped, letters that transliterations swap made one. "zelenskyy",
/// "zelensky", "selenskyj" → "slnsk".
std::string skeleton(std::string_view latin);

}  // namespace wirestem::text
