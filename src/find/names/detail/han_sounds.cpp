// SPDX-License-Identifier: Apache-2.0
//
// Newsrooms in Chinese write foreign names by tables that give each syllable a character (Xinhua's
// "Names of the world's peoples", and Taipei's and Hong Kong's own ways, which take other
// characters of much the same sound). The sound in pinyin therefore says nearly all; the characters
// whose reading as a word is another than in names are listed.
#include "find/names/detail/han_sounds.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

struct Spelling {
  std::string_view text;
  std::string_view codes;
};

/// Characters that sound otherwise in foreign names than ICU reads them.
constexpr auto kCharacters = std::to_array<Spelling>({
    {"什", "S."},  {"伽", "ga"},  {"茜", "Xi"},  {"柏", "bo"},  {"勒", "Le"},   {"朴", "pu"},
    {"佛", "fo"},  {"翰", "aN"},  {"賈", "Ga"},  {"贾", "Ga"},  {"厄", "e"},    {"可", "ko"},
    {"戈", "go"},  {"科", "ko"},  {"柯", "ko"},  {"哥", "go"},  {"歌", "go"},   {"葛", "g."},
    {"考", "k6,"}, {"洛", "Lo"},  {"罗", "Lo"},  {"羅", "Lo"},  {"諾", "no"},   {"诺", "no"},
    {"佐", "zo"},  {"索", "so"},  {"托", "to"},  {"多", "do"},  {"霍", "Yo"},   {"沃", "Wo"},
    {"若", "Ro"},  {"郭", "go"},  {"阔", "ko"},  {"措", "co"},  {"绰", "Co"},   {"卓", "Do"},
    {"崔", "tLi"}, {"翠", "tLi"}, {"莎", "Sa"},  {"热", "Re"},  {"熱", "Re"},   {"车", "Ce"},
    {"車", "Ce"},  {"尼", "ni"},  {"奈", "n5;"}, {"华", "Wa"},  {"華", "Wa"},   {"万", "WaN"},
    {"萬", "WaN"}, {"雪", "Se"},  {"薛", "Se"},  {"谢", "Se"},  {"謝", "Se"},   {"夏", "Sa"},
    {"肖", "So"},  {"萧", "So"},  {"蕭", "So"},  {"香", "SaN"}, {"尚", "SaN"},  {"乔", "Go"},
    {"喬", "Go"},  {"久", "Gu"},  {"朱", "Gu"},  {"丘", "Qu"},  {"邱", "Qu"},   {"秋", "Qu"},
    {"舒", "Su"},  {"休", "Yju"}, {"修", "Xju"}, {"卡", "ka"},  {"切", "Ce"},   {"恰", "Ca"},
    {"佳", "Ga"},  {"加", "ga"},  {"嘉", "ga"},  {"杰", "Ge"},  {"傑", "Ge"},   {"捷", "Ge"},
    {"兹", "z."},  {"茲", "z."},  {"斯", "s."},  {"丝", "s."},  {"絲", "s."},   {"史", "s."},
    {"士", "s."},  {"思", "si"},  {"西", "Xi"},  {"锡", "Xi"},  {"錫", "Xi"},   {"辛", "siN"},
    {"姆", "m."},  {"佩", "pe"},  {"貝", "be"},  {"贝", "be"},  {"梅", "me"},   {"内", "ne"},
    {"內", "ne"},  {"黑", "Ye"},  {"韦", "We"},  {"韋", "We"},  {"约", "jo"},   {"約", "jo"},
    {"宙", "so"},  {"莫", "mo"},  {"喜", "Si"},  {"什", "S."},  {"仕", "s."},   {"夸", "kWa"},
    {"奎", "kWi"}, {"阙", "kWe"}, {"瓜", "gWa"}, {"圭", "gWi"}, {"双", "SuaN"}, {"俄", "o"},
    {"娥", "o"},   {"額", "e"},   {"额", "e"},   {"頓", "d.N"}, {"顿", "d.N"},  {"敦", "d.N"},
    {"森", "s.N"}, {"生", "s.N"}, {"逊", "s.N"}, {"遜", "s.N"}, {"松", "s.N"},  {"孙", "s.N"},
    {"臣", "s.N"}, {"珊", "saN"}, {"山", "saN"}, {"桑", "saN"}, {"姗", "saN"},  {"恩", ".N"},
});

/// Pinyin initials; what a syllable begins with.
constexpr auto kInitials = std::to_array<Spelling>({
    {"zh", "D"}, {"ch", "C"}, {"sh", "S"}, {"b", "b"}, {"p", "p"}, {"m", "m"},
    {"f", "f"},  {"d", "d"},  {"t", "t"},  {"n", "n"}, {"l", "L"}, {"g", "g"},
    {"k", "k"},  {"h", "Y"},  {"j", "G"},  {"q", "Q"}, {"x", "X"}, {"r", "R"},
    {"z", "z"},  {"c", "c"},  {"s", "s"},  {"y", "j"}, {"w", "W"},
});

/// Syllables whose vowel Han cannot leave out: they also stand for the consonant alone.
constexpr auto kBare = std::to_array<std::string_view>({
    "si", "zi", "ci", "shi", "zhi", "chi", "qi", "te", "de", "ke", "ge", "se",
    "ze", "ce", "fu", "bu",  "pu",  "mu",  "du", "tu", "bo", "po", "mo",
});

/// Finals, the longer first. Of a diphthong one half is weak (; as i, , as u), since names with a
/// plain vowel are written so too.
constexpr auto kFinals = std::to_array<Spelling>({
    {"iang", "jaN"}, {"iong", "joN"}, {"uang", ",aN"}, {"iao", "j6,"}, {"ian", "j5N"},
    {"uai", ",5;"},  {"uan", ",aN"},  {"ang", "aN"},   {"eng", "eN"},  {"ing", "iN"},
    {"ong", "oN"},   {"ai", "5;"},    {"ei", "e;"},    {"ao", "6,"},   {"ou", "o,"},
    {"ia", "ja"},    {"ie", "je"},    {"iu", "ju"},    {"ua", ",a"},   {"uo", ",o"},
    {"ue", ",e"},    {"ui", ",e;"},   {"an", "aN"},    {"en", "eN"},   {"in", "iN"},
    {"un", ".N"},    {"a", "a"},      {"e", "e"},      {"i", "i"},     {"o", "o"},
    {"u", "u"},
});

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

std::string codes_of_syllable(std::string_view syllable) {
  if (syllable == "er") return "E";
  if (syllable == "wu" || syllable.starts_with("yi")) syllable.remove_prefix(1);
  const bool bare = std::ranges::find(kBare, syllable) != kBare.end();
  std::string codes;
  const auto initial = std::ranges::find_if(
      kInitials, [syllable](const Spelling& one) { return syllable.starts_with(one.text); });
  if (initial != kInitials.end()) {
    codes = initial->codes;
    syllable.remove_prefix(initial->text.size());
  }
  if (bare) return codes + '.';
  const auto final = std::ranges::find(kFinals, syllable, &Spelling::text);
  return final == kFinals.end() ? codes : codes + std::string(final->codes);
}

std::vector<std::string_view> split_at_blanks(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find(' ', i), text.size());
    if (end > i) parts.push_back(text.substr(i, end - i));
    i = end + 1;
  }
  return parts;
}

}  // namespace

std::string han_codes(std::string_view name) {
  const std::string pinyin = text::to_latin(name);
  const auto syllables = split_at_blanks(pinyin);
  const bool aligned = syllables.size() == text::count_code_points(name);
  std::string codes;
  std::size_t at = 0;
  for (const std::string_view syllable : syllables) {
    const std::size_t size = aligned ? text::code_point_at(name, at).size : 0;
    const auto own = std::ranges::find(kCharacters, name.substr(at, size), &Spelling::text);
    const std::string one =
        own != kCharacters.end() ? std::string(own->codes) : codes_of_syllable(syllable);
    if (one[0] == 'n' && !codes.empty() && codes.back() == 'N') codes.pop_back();  // "nn" is one n
    codes += one;
    at += size;
  }
  return codes;
}

char plain_consonant(char code) {
  switch (code) {
    case 'L':
    case '2':
      return 'l';
    case 'G':
      return 'J';
    case 'Q':
      return 'C';
    case 'X':
      return 'S';
    case 'D':
      return 'Z';
    case 'R':
    case 'E':
    case '1':
      return 'r';
    case 'W':
      return 'v';
    case 'N':
      return 'n';
    case '3':
      return 'd';
    case '4':
      return 't';
    case 'A':
    case 'I':
    case 'U':
    case 'Y':
    case '.':
    case '5':
    case '6':
    case ';':
    case ',':
    case 'h':
    case 'j':
    case 'w':
      return 0;
    default:
      return is_vowel(code) ? '\0' : code;
  }
}

}  // namespace wirestem::names::detail
