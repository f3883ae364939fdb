// SPDX-License-Identifier: Apache-2.0
#include "text/light_stemmer.hpp"

#include <array>
#include <span>

#include "text/utf8.hpp"

namespace wirestem::text {
namespace {

// Longest first. Nouns and adjectives by case and number, then verbs by person, then reflexives.
constexpr std::array<std::string_view, 72> kUkrainian = {
    "уватися", "ювалися", "увалися", "ованого", "ованими", "уватись", "ування", "ювання", "увати",
    "ювати",   "ували",   "ював",    "ується",  "юється",  "ються",   "ється",  "ається", "алися",
    "илися",   "илась",   "ілися",   "енням",   "анням",   "ення",    "ання",   "іння",   "ість",
    "ості",    "істю",    "ського",  "ському",  "ською",   "ських",   "ським",  "ська",   "ське",
    "ські",    "ський",   "ською",   "ами",     "ями",     "ові",     "еві",    "ого",    "ому",
    "ими",     "іми",     "ати",     "яти",     "ити",     "іти",     "али",    "или",    "іли",
    "ала",     "ила",     "ало",     "ило",     "ить",     "ють",     "уть",    "ать",    "ять",
    "ах",      "ях",      "ів",      "ам",      "ям",      "ою",      "ею",     "ий",     "их"};
constexpr std::array<std::string_view, 20> kUkrainianShort = {
    "им", "ій", "ої", "ав", "ив", "ує", "ює", "ає", "ом", "ем",
    "а",  "я",  "о",  "е",  "і",  "ї",  "у",  "ю",  "и",  "ь"};
constexpr std::array<std::string_view, 50> kPolish = {
    "owaniami", "owaniem", "owania", "owanie", "owaniu", "ościami", "ością", "ości", "ość",
    "aniami",   "aniem",   "eniem",  "ania",   "anie",   "aniu",    "enia",  "enie", "eniu",
    "skiego",   "skiemu",  "skimi",  "skich",  "skim",   "ska",     "skie",  "ski",  "ską",
    "owali",    "ował",    "owała",  "ować",   "ujący",  "ują",     "uje",   "iego", "iemu",
    "ego",      "emu",     "ymi",    "imi",    "ami",    "ach",     "owi",   "ów",   "om",
    "em",       "ych",     "ich",    "ym",     "ej"};
constexpr std::array<std::string_view, 20> kPolishShort = {
    "im", "ał", "ił", "ali", "ili", "ała", "iła", "ać", "ić", "ie",
    "a",  "ą",  "e",  "ę",   "i",   "o",   "u",   "y",  "ia", "iu"};

constexpr std::size_t kLettersLeft = 3;

std::string_view cut(std::string_view word, std::span<const std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (!word.ends_with(ending)) continue;
    const std::string_view rest = word.substr(0, word.size() - ending.size());
    if (count_code_points(rest) >= kLettersLeft) return rest;
  }
  return word;
}

}  // namespace

std::string stem_lightly(std::string_view folded_word, std::string_view language) {
  const bool polish = language == "pl";
  const std::span<const std::string_view> endings =
      polish ? std::span<const std::string_view>(kPolish) : kUkrainian;
  const std::string_view stemmed = cut(folded_word, endings);
  if (stemmed.size() != folded_word.size()) return std::string(stemmed);
  const std::span<const std::string_view> rest =
      polish ? std::span<const std::string_view>(kPolishShort) : kUkrainianShort;
  return std::string(cut(folded_word, rest));
}

}  // namespace wirestem::text
