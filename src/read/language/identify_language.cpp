// SPDX-License-Identifier: Apache-2.0
//
// Scripts first, since they are sure and need no statistics; then CLD2 (Sites 2013, the detector of
// Chrome), whose tables are compiled into its library. CLD2 calls short Latin text by whatever rare
// language has the same letter groups, so its answer on little text counts only where it says
// itself that it is reliable.
#include "read/language/identify_language.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include "text/utf8.hpp"

namespace wirestem::language {
namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 10U;
constexpr std::size_t kFewLetters = 24;   ///< below this CLD2 must call itself reliable
constexpr std::size_t kLeastLetters = 3;  ///< below this nobody can tell

struct ScriptCount {
  std::size_t letters = 0;
  std::size_t han = 0;
  std::size_t kana = 0;
  std::size_t cyrillic = 0;
  std::size_t arabic = 0;
  std::map<std::string_view, std::size_t> others;  ///< but for Latin
};

ScriptCount count_scripts(std::string_view utf8) {
  ScriptCount count;
  for (std::size_t i = 0; i < utf8.size();) {
    if (static_cast<unsigned char>(utf8[i]) < 0x80) {  // most bytes, and Latin if a letter
      const char small = static_cast<char>(utf8[i++] | 0x20);
      if (small >= 'a' && small <= 'z') ++count.letters;
      continue;
    }
    const text::CodePoint at = text::code_point_at(utf8, i);
    i += at.size;
    if (!text::is_letter(at.value)) continue;
    ++count.letters;
    const std::string_view script = text::script_of(at.value);
    if (script == "Hani") {
      ++count.han;
    } else if (script == "Hira" || script == "Kana") {
      ++count.kana;
    } else if (script == "Cyrl") {
      ++count.cyrillic;
    } else if (script == "Arab") {
      ++count.arabic;
    } else if (script != "Latn") {
      ++count.others[script];
    }
  }
  return count;
}

/// Scripts that (nearly) one language of today's news is written in.
std::string_view owner_of(std::string_view script) {
  struct Owner {
    std::string_view script;
    std::string_view language;
  };
  constexpr std::array<Owner, 12> kOwners = {{{"Hang", "ko"},
                                              {"Grek", "el"},
                                              {"Hebr", "he"},
                                              {"Thai", "th"},
                                              {"Geor", "ka"},
                                              {"Armn", "hy"},
                                              {"Khmr", "km"},
                                              {"Laoo", "lo"},
                                              {"Taml", "ta"},
                                              {"Telu", "te"},
                                              {"Knda", "kn"},
                                              {"Mlym", "ml"}}};
  const auto at = std::ranges::find(kOwners, script, &Owner::script);
  return at == kOwners.end() ? std::string_view() : at->language;
}

/// The language of a text whose script has one, else "".
std::string_view by_script(const ScriptCount& count) {
  const std::size_t east_asian = count.han + count.kana;
  // One ideograph says as much as some three letters of an alphabet, so names in Latin letters
  // inside a Chinese sentence do not outweigh it.
  if (east_asian * 3 > count.letters - east_asian && east_asian > 0) {
    return count.kana * 10 > east_asian ? "ja" : "zh";
  }
  for (const auto& [script, letters] : count.others) {
    if (letters * 2 > count.letters && !owner_of(script).empty()) return owner_of(script);
  }
  return {};
}

bool has_any(std::string_view utf8, std::u32string_view letters) {
  for (std::size_t i = 0; i < utf8.size();) {
    const text::CodePoint at = text::code_point_at(utf8, i);
    if (letters.find(at.value) != std::u32string_view::npos) return true;
    i += at.size;
  }
  return false;
}

/// What the letters alone leave as a choice, for text that is too short for statistics; else "".
std::string_view by_letters(std::string_view utf8, const ScriptCount& count) {
  if (count.cyrillic * 2 > count.letters) {
    if (has_any(utf8, U"ўЎ")) return "be";
    if (has_any(utf8, U"їєґЇЄҐ")) return "uk";
    if (has_any(utf8, U"ыэёЫЭЁ")) return "ru";
    if (has_any(utf8, U"іІ")) return "uk";
    if (has_any(utf8, U"јљњћђЈЉЊЋЂ")) return "sr";
  }
  if (count.arabic * 2 > count.letters) {
    if (has_any(utf8, U"ٹڈڑےں")) return "ur";
    if (has_any(utf8, U"پچژگکی")) return "fa";
    return "ar";
  }
  return {};
}

/// CLD2's tag as BCP 47 primary: its old codes renewed, its script and region parts taken off.
std::string primary_tag(CLD2::Language language) {
  if (language == CLD2::UNKNOWN_LANGUAGE || language == CLD2::TG_UNKNOWN_LANGUAGE) return "und";
  std::string tag = CLD2::LanguageCode(language);
  tag.resize(std::min(tag.size(), tag.find('-')));
  if (tag == "iw") return "he";
  if (tag == "jw") return "jv";
  if (tag == "un" || tag == "xxx") return "und";
  return tag;
}

struct Detected {
  std::string tag = "und";
  bool reliable = false;
};

Detected detect(std::string_view utf8) {
  const CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  int valid_bytes = 0;
  Detected out;
  const CLD2::Language language = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      utf8.data(), static_cast<int>(utf8.size()), true, &hints, 0, languages.data(),
      percents.data(), scores.data(), nullptr, &text_bytes, &out.reliable, &valid_bytes);
  out.tag = primary_tag(language);
  return out;
}

/// The head of a long text, cut between two characters.
std::string_view head_of(std::string_view utf8) {
  if (utf8.size() <= kMostBytes) return utf8;
  std::size_t end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) --end;
  return utf8.substr(0, end);
}

}  // namespace

std::string identify_language(std::string_view utf8) {
  const std::string_view head = head_of(utf8);
  const ScriptCount count = count_scripts(head);
  if (count.letters == 0) return "und";
  if (const std::string_view owned = by_script(count); !owned.empty()) return std::string(owned);
  if (count.letters < kLeastLetters) return "und";
  const Detected detected = detect(head);
  if (detected.reliable && detected.tag != "und") return detected.tag;
  if (const std::string_view only = by_letters(head, count); !only.empty()) {
    return std::string(only);
  }
  return count.letters < kFewLetters ? "und" : detected.tag;
}

std::string identify_section_language(std::string_view utf8) {
  std::map<std::string, std::size_t> votes;
  for (std::size_t begin = 0; begin < utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', begin), utf8.size());
    const std::string_view line = utf8.substr(begin, end - begin);
    if (const std::string tag = identify_language(line); tag != "und") {
      votes[tag] += text::is_ideograph(text::code_point_at(text::trim(line), 0).value)
                        ? 3 * text::count_code_points(line)
                        : text::count_code_points(line);
    }
    begin = end + 1;
  }
  std::string best = "und";
  std::size_t most = 0;
  for (const auto& [tag, letters] : votes) {
    if (letters <= most) continue;
    most = letters;
    best = tag;
  }
  return best == "und" ? identify_language(utf8) : best;
}

}  // namespace wirestem::language
