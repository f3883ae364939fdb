// SPDX-License-Identifier: Apache-2.0
#include "read/extract/detail/languages.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "text/utf8.hpp"

namespace wirestem::extract::detail {
bool is_quotation(std::string_view paragraph) {
  constexpr std::array<std::string_view, 7> kOpen = {"\"", "“", "«", "„", "「", "『", "‘"};
  constexpr std::array<std::string_view, 7> kClose = {"\"", "”", "»", "“", "」", "』", "’"};
  const bool opens = std::ranges::any_of(kOpen, [&](auto m) { return paragraph.starts_with(m); });
  const bool closes = std::ranges::any_of(kClose, [&](auto m) { return paragraph.ends_with(m); });
  return opens && closes && paragraph.size() > 2;
}

namespace {

constexpr std::uint32_t kSureLetters = 100;  ///< to be in another language than what is around it
constexpr std::uint32_t kProseForTurn = 60;
constexpr std::uint64_t kPartLetters = 150;  ///< a part in a language of its own has at least these
constexpr std::uint64_t kSummaryShare = 2;  ///< a part half as long as the other is a summary of it

/// On a page that announces its original, what is less than four fifths of that is a summary.
constexpr std::uint64_t kMarkedNumerator = 4;
constexpr std::uint64_t kMarkedDenominator = 5;

bool has_language(const Line& line) { return !line.language.empty() && line.language != "und"; }

std::map<std::string, std::uint64_t> letters_by_language(const Page& page, Part part) {
  std::map<std::string, std::uint64_t> letters;
  for (std::size_t i = part.first; i < part.end; ++i) {
    const Line& line = page.lines[i];
    // A quotation in another language, however long, is not the page's own words.
    const bool counts = line.prose && has_language(line) && !is_quotation(page.view(line));
    if (counts) letters[line.language] += line.letters;
  }
  return letters;
}

std::string main_language(const Page& page, Part part) {
  std::string best;
  std::uint64_t most = 0;
  for (const auto& [language, letters] : letters_by_language(page, part)) {
    if (letters <= most) continue;
    most = letters;
    best = language;
  }
  return best;
}

std::uint64_t letters_of(const Page& page, Part part, const std::string& language) {
  const auto letters = letters_by_language(page, part);
  const auto at = letters.find(language);
  return at == letters.end() ? 0 : at->second;
}

bool is_marker(const Line& line) {
  return line.mark == Mark::original_marker || (line.mark == Mark::summary_marker && !line.prose);
}

/// Halves of a page that a marker line parts, if they are in different languages.
struct Halves {
  Part left;
  Part right;
  bool original_right = false;
  bool found = false;
};

Halves part_at_marker(const Page& page) {
  const Part all{0, page.lines.size()};
  for (std::size_t i = 1; i + 1 < page.lines.size(); ++i) {
    if (!is_marker(page.lines[i])) continue;
    const Halves halves{
        {0, i}, {i + 1, all.end}, page.lines[i].mark == Mark::original_marker, true};
    const std::string left = main_language(page, halves.left);
    const std::string right = main_language(page, halves.right);
    if (left.empty() || right.empty() || left == right) continue;
    if (letters_of(page, halves.left, left) >= kPartLetters &&
        letters_of(page, halves.right, right) >= kPartLetters) {
      return halves;
    }
  }
  return {};
}

/// Without a marker: the place where prose turns from one language to another, once, for good.
Halves part_at_turn(const Page& page) {
  std::vector<std::size_t> turns;
  std::size_t before = page.lines.size();
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& line = page.lines[i];
    if (!line.prose || !has_language(line) || line.letters < kProseForTurn) continue;
    if (is_quotation(page.view(line))) continue;
    if (before < page.lines.size() && page.lines[before].language != line.language)
      turns.push_back(i);
    before = i;
  }
  if (turns.size() != 1) return {};
  // Headlines right above the turn belong to the text below it.
  std::size_t at = turns.front();
  while (at > 1 && !page.lines[at - 1].prose &&
         page.lines[at - 1].language != page.lines[at].language &&
         page.lines[at - 1].mark != Mark::furniture && page.lines[at].gap_before) {
    --at;
  }
  const Halves halves{{0, at}, {at, page.lines.size()}, false, true};
  const std::uint64_t left = letters_of(page, halves.left, main_language(page, halves.left));
  const std::uint64_t right = letters_of(page, halves.right, main_language(page, halves.right));
  return left >= kPartLetters && right >= kPartLetters ? halves : Halves{};
}

}  // namespace

std::vector<PartUse> part_by_language(const Identify& identify, Page& page) {
  for (Line& line : page.lines) {
    if (line.prose) line.language = identify(page.view(line));
  }
  Halves halves = part_at_marker(page);
  if (!halves.found) halves = part_at_turn(page);
  const Part all{0, page.lines.size()};
  if (!halves.found) return {{all, Use::body, main_language(page, all)}};

  PartUse left{halves.left, Use::body, main_language(page, halves.left)};
  PartUse right{halves.right, Use::body, main_language(page, halves.right)};
  const std::uint64_t left_letters = letters_of(page, left.part, left.language);
  const std::uint64_t right_letters = letters_of(page, right.part, right.language);
  PartUse& other =
      halves.original_right || right_letters >= left_letters * kSummaryShare ? left : right;
  const std::uint64_t others = &other == &left ? left_letters : right_letters;
  const std::uint64_t bodys = &other == &left ? right_letters : left_letters;
  const bool summary = halves.original_right
                           ? others * kMarkedDenominator < bodys * kMarkedNumerator
                           : others * kSummaryShare <= bodys;
  other.use = summary ? Use::summary : Use::translation;
  return {left, right};
}

namespace {

/// The script that the part's own language is written in here; "" where the part has none.
std::string_view script_of_part(const PartUse& use, const Page& page) {
  for (std::size_t i = use.part.first; i < use.part.end && !use.language.empty(); ++i) {
    if (page.lines[i].language == use.language) return text::main_script(page.view(i));
  }
  return {};
}

}  // namespace

void fill_languages(const Identify& identify, const std::vector<PartUse>& parts, Page& page) {
  std::vector<std::string_view> scripts;
  for (const PartUse& part : parts) scripts.push_back(script_of_part(part, page));
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::size_t i = parts[p].part.first; i < parts[p].part.end; ++i) {
      Line& line = page.lines[i];
      if (line.use == Use::dropped) continue;
      // An address is in no language, whatever its letters.
      const std::string_view own = page.view(i).substr(0, page.view(i).find("http"));
      if (line.language.empty()) line.language = identify(own);
      const bool unsure = !has_language(line) || line.letters < kSureLetters;
      if (!unsure) continue;
      // Its own part first; a headline in the other part's language may stand here, too.
      const std::string_view script = text::main_script(own);
      const std::size_t count = parts.size();
      for (std::size_t k = 0; k < count; ++k) {
        const std::size_t other = (p + k) % count;
        if (parts[other].language.empty()) continue;
        if (scripts[other] != script && !(k == 0 && line.letters == 0)) continue;
        line.language = parts[other].language;
        break;
      }
      if (line.language.empty()) line.language = "und";
    }
  }
}

}  // namespace wirestem::extract::detail
