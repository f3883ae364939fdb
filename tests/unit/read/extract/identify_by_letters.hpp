// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "text/utf8.hpp"

namespace wirestem::extract {

/// Stands in for the real identifier, which belongs to another stage: scripts, and for Latin and
/// Cyrillic the language whose small words stand in the text most often.
inline std::string identify_by_letters(std::string_view text) {
  const std::string_view script = text::main_script(text);
  if (script == "Hani") return "zh";
  if (script == "Arab") return "ar";
  struct Language {
    std::string_view tag;
    std::array<std::string_view, 5> words;
  };
  constexpr std::array<Language, 8> kLanguages = {{
      {"en", {" the ", " and ", " of ", " was ", " to "}},
      {"de", {" der ", " die ", " und ", " das ", " ist "}},
      {"fr", {" le ", " les ", " des ", " et ", " est "}},
      {"es", {" el ", " los ", " del ", " que ", " la "}},
      {"pt", {" o ", " os ", " do ", " não ", " uma "}},
      {"pl", {" w ", " na ", " się ", " że ", " nie "}},
      {"ru", {" в ", " на ", " и ", " что ", " ы"}},
      {"uk", {" у ", " та ", " і ", " що ", "ї"}},
  }};
  std::string best = "und";
  std::size_t most = 0;
  for (const Language& language : kLanguages) {
    std::size_t count = 0;
    for (const std::string_view word : language.words) {
      for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
    }
    if (count > most) {
      most = count;
      best = language.tag;
    }
  }
  return best;
}

}  // namespace wirestem::extract
