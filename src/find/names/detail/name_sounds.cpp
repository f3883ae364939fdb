// SPDX-License-Identifier: Apache-2.0
//
// Spelling to sound by longest match, then an edit distance whose costs say which sounds scripts
// and spellings confuse. After Editex (Zobel and Dart 1996), which weighs letters by sound groups,
// carried over to several scripts.
#include "find/names/detail/name_sounds.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

constexpr std::size_t kLongestName = 63;  // sounds; what follows is not compared

struct Sound {
  std::string_view spelling;
  std::string_view codes;
};

/// Marks that change a consonant's sound, which Latin-ASCII would lose.
constexpr auto kMarked = std::to_array<Sound>({
    {"č", "ch"},
    {"ć", "ch"},
    {"š", "sh"},
    {"ś", "sh"},
    {"ş", "sh"},
    {"ș", "sh"},
    {"ž", "zh"},
    {"ź", "zh"},
    {"ż", "zh"},
    {"ř", "rzh"},
    {"đ", "dj"},
    {"ğ", "g"},
    {"ț", "ts"},
});

/// Longest first among those of one beginning.
constexpr auto kLatin = std::to_array<Sound>({
    {"shch", "S"}, {"tsch", "C"}, {"sch", "S"}, {"dsch", "J"}, {"tch", "C"},  {"dzh", "J"},
    {"dsh", "J"},  {"zh", "Z"},   {"sh", "S"},  {"ch", "C"},   {"kh", "H"},   {"ts", "c"},
    {"tz", "c"},   {"cz", "C"},   {"sz", "S"},  {"gio", "Jo"}, {"gia", "Ja"}, {"giu", "Ju"},
    {"ph", "f"},   {"th", "t"},   {"ck", "k"},  {"gh", "g"},   {"dj", "J"},   {"qu", "kv"},
    {"ce", "se"},  {"ci", "si"},  {"cy", "si"}, {"ou", "u"},   {"oo", "u"},   {"ee", "i"},
    {"c", "k"},    {"q", "k"},    {"x", "ks"},  {"w", "v"},    {"y", "i"},    {"j", "j"},
    {"a", "a"},    {"e", "e"},    {"i", "i"},   {"o", "o"},    {"u", "u"},    {"b", "b"},
    {"p", "p"},    {"v", "v"},    {"f", "f"},   {"d", "d"},    {"t", "t"},    {"g", "g"},
    {"k", "k"},    {"h", "h"},    {"z", "z"},
});
constexpr std::string_view kSameLatin = "smnlr";

constexpr auto kCyrillic = std::to_array<Sound>({
    {"дж", "J"}, {"кс", "ks"}, {"а", "a"},  {"б", "b"},  {"в", "v"}, {"г", "g"}, {"ґ", "g"},
    {"д", "d"},  {"е", "e"},   {"є", "e"},  {"ё", "o"},  {"ж", "Z"}, {"з", "z"}, {"и", "i"},
    {"і", "i"},  {"ї", "i"},   {"й", "j"},  {"к", "k"},  {"л", "l"}, {"м", "m"}, {"н", "n"},
    {"о", "o"},  {"п", "p"},   {"р", "r"},  {"с", "s"},  {"т", "t"}, {"у", "u"}, {"ф", "f"},
    {"х", "H"},  {"ц", "c"},   {"ч", "C"},  {"ш", "S"},  {"щ", "S"}, {"ъ", ""},  {"ы", "i"},
    {"ь", ""},   {"э", "e"},   {"ю", "ju"}, {"я", "ja"}, {"ј", "j"},
});

constexpr auto kArabic = std::to_array<Sound>({
    {"تش", "C"}, {"ا", "a"}, {"أ", "a"}, {"إ", "i"}, {"آ", "a"}, {"ى", "a"}, {"ة", "a"}, {"ء", ""},
    {"ؤ", "u"},  {"ئ", "i"}, {"ب", "b"}, {"ت", "t"}, {"ث", "t"}, {"ج", "J"}, {"ح", "h"}, {"خ", "H"},
    {"د", "d"},  {"ذ", "d"}, {"ر", "r"}, {"ز", "z"}, {"س", "s"}, {"ش", "S"}, {"ص", "s"}, {"ض", "d"},
    {"ط", "t"},  {"ظ", "z"}, {"ع", ""},  {"غ", "g"}, {"ف", "f"}, {"ق", "k"}, {"ك", "k"}, {"ل", "l"},
    {"م", "m"},  {"ن", "n"}, {"ه", "h"}, {"و", "w"}, {"ي", "j"}, {"پ", "p"}, {"چ", "C"}, {"ڤ", "v"},
    {"گ", "g"},  {"ک", "k"}, {"ی", "j"},
});

/// Pinyin initials; what a syllable begins with.
constexpr auto kPinyin = std::to_array<Sound>({
    {"zh", "Z"}, {"ch", "C"}, {"sh", "S"}, {"b", "b"}, {"p", "p"}, {"m", "m"},
    {"f", "f"},  {"d", "d"},  {"t", "t"},  {"n", "n"}, {"l", "l"}, {"g", "g"},
    {"k", "k"},  {"h", "h"},  {"j", "J"},  {"q", "C"}, {"x", "S"}, {"r", "r"},
    {"z", "z"},  {"c", "c"},  {"s", "s"},  {"y", "j"}, {"w", "v"},
});

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
/// Glides stand between: a vowel in one spelling, a consonant in another.
bool is_glide(char c) { return c == 'j' || c == 'w'; }

void append(std::string& out, std::string_view codes) {
  for (const char c : codes) {
    if (out.empty() || out.back() != c) out.push_back(c);
  }
}

std::string spell(std::string_view word, std::span<const Sound> table) {
  std::string out;
  for (std::size_t i = 0; i < word.size();) {
    const std::string_view rest = word.substr(i);
    const auto match = std::ranges::find_if(
        table, [rest](const Sound& sound) { return rest.starts_with(sound.spelling); });
    if (match != table.end()) {
      const std::string_view after = rest.substr(match->spelling.size());
      const bool glide = rest[0] == 'y' && !after.empty() && is_vowel(after[0]);
      append(out, glide ? std::string_view("j") : match->codes);
      i += match->spelling.size();
    } else {
      if (kSameLatin.find(rest[0]) != std::string_view::npos) append(out, rest.substr(0, 1));
      i += text::code_point_at(word, i).size;
    }
  }
  return out;
}

/// One pinyin syllable: initial, vowels, and n for a nasal end; "er" is how Han writes a final l or
/// r.
void append_syllable(std::string& out, std::string_view syllable) {
  if (syllable == "er") {
    append(out, "r");
    return;
  }
  if (syllable == "wu" || syllable.starts_with("yi") || syllable == "yu") {
    syllable.remove_prefix(1);  // written with a glide, spoken as the vowel alone
  }
  const auto initial = std::ranges::find_if(
      kPinyin, [syllable](const Sound& sound) { return syllable.starts_with(sound.spelling); });
  if (initial != kPinyin.end()) {
    append(out, initial->codes);
    syllable.remove_prefix(initial->spelling.size());
  }
  for (const char c : syllable) {
    if (is_vowel(c)) append(out, std::string_view(&c, 1));
    if (c == 'n') append(out, "n");
  }
}

/// A Latin name in ASCII, marked consonants as they sound.
std::string to_ascii(std::string_view name) {
  std::string out;
  const std::string folded = text::fold_case(name);
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t size = text::code_point_at(folded, i).size;
    const std::string_view letter = std::string_view(folded).substr(i, size);
    const auto match = std::ranges::find(kMarked, letter, &Sound::spelling);
    out += match != kMarked.end() ? match->codes : letter;
    i += size;
  }
  return text::to_latin(out);
}

std::string spell_han(std::string_view name) {
  std::string out;
  const std::string pinyin = text::to_latin(name);
  for (std::size_t i = 0; i < pinyin.size();) {
    const std::size_t end = std::min(pinyin.find(' ', i), pinyin.size());
    append_syllable(out, std::string_view(pinyin).substr(i, end - i));
    i = end + 1;
  }
  return out;
}

NameScript script_from(std::string_view script) {
  if (script == "Latn") return NameScript::latin;
  if (script == "Cyrl") return NameScript::cyrillic;
  if (script == "Arab") return NameScript::arabic;
  return script == "Hani" ? NameScript::han : NameScript::other;
}

/// Sounds that spellings swap, with what a swap costs.
struct Swap {
  char a, b;
  double cost;
};
constexpr auto kSwaps = std::to_array<Swap>({
    {'s', 'z', .25}, {'s', 'S', .3},  {'z', 'Z', .3},  {'S', 'Z', .4}, {'c', 's', .3},
    {'c', 'z', .3},  {'c', 'C', .4},  {'C', 'S', .4},  {'C', 'k', .6}, {'C', 'H', .5},
    {'g', 'H', .35}, {'g', 'h', .35}, {'H', 'h', .15}, {'g', 'k', .5}, {'H', 'k', .4},
    {'f', 'v', .35}, {'d', 't', .5},  {'b', 'p', .5},  {'b', 'v', .5}, {'J', 'Z', .3},
    {'J', 'g', .4},  {'J', 'C', .4},  {'J', 'z', .5},  {'J', 'j', .3}, {'Z', 'j', .5},
    {'H', 'j', .4},  {'h', 'j', .5},  {'j', 'i', .1},  {'j', 'e', .3}, {'w', 'u', .1},
    {'w', 'v', .15}, {'w', 'o', .2},  {'m', 'n', .6},  {'l', 'r', .7}, {'c', 't', .5},
    {'s', 't', .6},  {'k', 'c', .5},  {'f', 'p', .5},  {'C', 'J', .4}, {'c', 'S', .5},
    {'z', 'd', .5},  {'u', 'v', .5},  {'f', 'h', .6},  {'k', 's', .6},
});
constexpr auto kHanSwaps = std::to_array<Swap>({
    {'l', 'r', .05},
    {'J', 'k', .2},
    {'J', 'g', .2},
    {'b', 'v', .35},
    {'b', 'p', .25},
    {'d', 't', .25},
    {'g', 'k', .25},
    {'f', 'v', .15},
    {'S', 's', .2},
    {'C', 'k', .4},
    {'S', 'k', .5},
    {'h', 'H', .1},
    {'z', 's', .2},
    {'Z', 'J', .1},
    {'C', 'j', .3},
    {'J', 'j', .2},
    {'r', 'Z', .25},
    {'Z', 'z', .2},
});
constexpr auto kArabicSwaps = std::to_array<Swap>({
    {'b', 'p', .1},
    {'f', 'v', .1},
    {'J', 'g', .1},
    {'g', 'k', .3},
    {'t', 'd', .4},
    {'S', 'C', .3},
    {'h', 'H', .2},
    {'z', 's', .3},
});

/// What one edit costs between two scripts. Filled once for each of three pairs of scripts.
class Costs {
 public:
  Costs(std::span<const Swap> further, double vowel_swap, double vowel_gap, double nasal_gap)
      : vowel_swap_(vowel_swap), vowel_gap_(vowel_gap), nasal_gap_(nasal_gap) {
    for (auto& row : swaps_) row.fill(1.0);
    for (const Swap& swap : kSwaps) set(swap);
    for (const Swap& swap : further) set(swap);
  }

  double swap(char a, char b) const {
    if (a == b) return 0;
    if (is_vowel(a) && is_vowel(b)) return vowel_swap_;
    return swaps_[index(a)][index(b)];
  }

  double gap(char c) const {
    if (is_vowel(c)) return vowel_gap_;
    if (is_glide(c)) return vowel_gap_ * .6;
    if (c == 'h') return .5;
    return c == 'n' ? nasal_gap_ : 1.0;
  }

 private:
  static std::size_t index(char c) { return static_cast<unsigned char>(c) & 127U; }
  void set(const Swap& swap) {
    swaps_[index(swap.a)][index(swap.b)] = swap.cost;
    swaps_[index(swap.b)][index(swap.a)] = swap.cost;
  }

  std::array<std::array<double, 128>, 128> swaps_{};
  double vowel_swap_;
  double vowel_gap_;
  double nasal_gap_;
};

const Costs& costs_between(NameScript a, NameScript b) {
  static const Costs same({}, .45, .5, 1.0);
  static const Costs near({}, .35, .4, 1.0);
  static const Costs han(kHanSwaps, .12, .1, .35);
  static const Costs arabic(kArabicSwaps, .15, .12, 1.0);
  if (a == b) return same;
  if (a == NameScript::han || b == NameScript::han) return han;
  if (a == NameScript::arabic || b == NameScript::arabic) return arabic;
  return near;
}

char block_class(char c) {
  switch (c) {
    case 's':
    case 'z':
    case 'S':
    case 'Z':
    case 'c':
    case 'C':
    case 'J':
      return 'S';
    case 'k':
    case 'g':
      return 'K';
    case 'b':
    case 'p':
    case 'v':
    case 'f':
      return 'P';
    case 'd':
    case 't':
      return 'T';
    case 'm':
    case 'n':
      return 'N';
    default:
      return 'L';
  }
}

/// "al-Assad", "аль-Асад", "الأسد": the article, which other scripts leave out.
std::string_view without_article(std::string_view name) {
  for (const std::string_view article :
       {"al-", "Al-", "el-", "El-", "аль-", "Аль-", "эль-", "ал-", "ال"}) {
    if (name.starts_with(article) && name.size() > article.size() + 3) {
      return name.substr(article.size());
    }
  }
  return name;
}

/// A u before a vowel at the beginning is how these scripts write a foreign w.
void harden_glide(std::string& codes, char glide) {
  if (codes.size() > 1 && codes[0] == glide && (is_vowel(codes[1]) || is_glide(codes[1])))
    codes[0] = 'v';
}

}  // namespace

NameSounds sounds_of(std::string_view name) {
  name = without_article(name);
  NameSounds sounds;
  sounds.script = script_from(text::main_script(name));
  switch (sounds.script) {
    case NameScript::cyrillic: {
      sounds.codes = spell(text::fold_case(name), kCyrillic);
      harden_glide(sounds.codes, 'u');
      break;
    }
    case NameScript::arabic: {
      sounds.codes = spell(name, kArabic);
      harden_glide(sounds.codes, 'w');
      break;
    }
    case NameScript::han:
      sounds.codes = spell_han(name);
      break;
    case NameScript::latin:
    case NameScript::other:
      sounds.codes = spell(to_ascii(name), kLatin);
      break;
  }
  for (const char c : sounds.codes) {
    if (!is_vowel(c) && !is_glide(c) && c != 'h') sounds.consonants.push_back(c);
  }
  return sounds;
}

double sound_distance(const NameSounds& a, const NameSounds& b) {
  const Costs& costs = costs_between(a.script, b.script);
  const std::string_view left(a.codes.data(), std::min(a.codes.size(), kLongestName));
  const std::string_view right(b.codes.data(), std::min(b.codes.size(), kLongestName));
  std::array<double, kLongestName + 1> row{};
  for (std::size_t j = 0; j < right.size(); ++j) row[j + 1] = row[j] + costs.gap(right[j]);
  for (const char from : left) {
    double diagonal = row[0];
    row[0] += costs.gap(from);
    for (std::size_t j = 0; j < right.size(); ++j) {
      const double swapped = diagonal + costs.swap(from, right[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({swapped, row[j + 1] + costs.gap(from), row[j] + costs.gap(right[j])});
    }
  }
  const std::size_t sounds = std::max({a.consonants.size(), b.consonants.size(), std::size_t{2}});
  return std::min(1.0, row[right.size()] / static_cast<double>(sounds));
}

bool may_sound_alike(const NameSounds& a, const NameSounds& b, double limit) {
  if (a.script == NameScript::han || b.script == NameScript::han) return true;
  const std::size_t fewer = std::min(a.consonants.size(), b.consonants.size());
  const std::size_t more = std::max(a.consonants.size(), b.consonants.size());
  // Of the consonants that one has more than the other, none is cheap but n against Han.
  return static_cast<double>(more - fewer) <=
         limit * static_cast<double>(std::max(more, std::size_t{2})) + .5;
}

std::string sound_block(const NameSounds& sounds, std::size_t count) {
  std::string block;
  for (std::size_t i = 0; i < sounds.consonants.size() && block.size() < count; ++i) {
    if (sounds.consonants[i] != 'H') block.push_back(block_class(sounds.consonants[i]));
  }
  return block;
}

}  // namespace wirestem::names::detail
