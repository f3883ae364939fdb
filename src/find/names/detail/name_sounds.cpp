// SPDX-License-Identifier: Apache-2.0
//
// Spelling to sound by longest match, for blocks and for names of one script; across scripts an
// edit distance between all readings of the Latin name and the other's sounds. The lattice of
// readings is walked as a transducer would be (Mohri 2002), a row of the distance for each letter.
#include "find/names/detail/name_sounds.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "find/names/detail/han_sounds.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace wirestem::names::detail {
namespace {

constexpr double kUnread = 1e6;  // more than any distance

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

/// Arabic has letters of its own where it writes long vowels (A I U) and where one letter stands
/// for two sounds (3: d or z, 4: t or s).
constexpr auto kArabic = std::to_array<Sound>({
    {"تش", "C"}, {"دج", "J"}, {"تز", "c"}, {"تس", "c"}, {"ا", "A"}, {"أ", "A"}, {"إ", "I"},
    {"آ", "A"},  {"ى", "A"},  {"ة", "A"},  {"ء", ""},   {"ؤ", "U"}, {"ئ", "I"}, {"ب", "b"},
    {"ت", "t"},  {"ث", "4"},  {"ج", "J"},  {"ح", "h"},  {"خ", "H"}, {"د", "d"}, {"ذ", "3"},
    {"ر", "r"},  {"ز", "z"},  {"س", "s"},  {"ش", "S"},  {"ص", "s"}, {"ض", "3"}, {"ط", "t"},
    {"ظ", "3"},  {"ع", ""},   {"غ", "g"},  {"ف", "f"},  {"ق", "k"}, {"ك", "k"}, {"ل", "l"},
    {"م", "m"},  {"ن", "n"},  {"ه", "h"},  {"و", "U"},  {"ي", "I"}, {"پ", "p"}, {"چ", "C"},
    {"ڤ", "v"},  {"گ", "g"},  {"ک", "k"},  {"ی", "I"},
});

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
/// A vowel in one spelling, a consonant in another; Arabic's long vowels.
bool is_glide(char c) { return std::string_view("jwAIU").find(c) != std::string_view::npos; }

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

NameScript script_from(std::string_view script) {
  if (script == "Latn") return NameScript::latin;
  if (script == "Cyrl") return NameScript::cyrillic;
  if (script == "Arab") return NameScript::arabic;
  return script == "Hani" ? NameScript::han : NameScript::other;
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

/// The distances of what is read so far from each beginning of the other name.
using Row = std::array<double, kLongestName + 1>;

/// `row`, one sound further on.
void add_sound(Row& row, char sound, std::string_view other, const SoundCosts& costs) {
  double diagonal = row[0];
  row[0] += costs.gap(sound);
  for (std::size_t j = 0; j < other.size(); ++j) {
    const double swapped = diagonal + costs.swap(sound, other[j]);
    diagonal = row[j + 1];
    row[j + 1] = std::min({swapped, row[j + 1] + costs.gap(sound), row[j] + costs.gap(other[j])});
  }
}

/// The edit distance of the nearest of all readings.
double read_against(std::span<const Reading> readings, std::string_view codes,
                    const SoundCosts& costs) {
  const std::string_view other = codes.substr(0, kLongestName);
  std::array<Row, kLongestName + 1> rows;
  std::size_t last = 0;
  for (const Reading& reading : readings) last = std::max<std::size_t>(last, reading.to);
  for (std::size_t i = 1; i <= last; ++i) rows[i].fill(kUnread);
  rows[0][0] = 0;
  for (std::size_t j = 0; j < other.size(); ++j) rows[0][j + 1] = rows[0][j] + costs.gap(other[j]);
  for (const Reading& reading : readings) {
    Row row = rows[reading.from];
    for (const char sound : reading.codes) add_sound(row, sound, other, costs);
    Row& to = rows[reading.to];
    for (std::size_t j = 0; j <= other.size(); ++j) {
      to[j] = std::min(to[j], row[j] + reading.cost);
    }
  }
  return rows[last][other.size()];
}

/// A distance for each consonant of the longer name.
double part_of_name(double distance, const NameSounds& a, const NameSounds& b) {
  const std::size_t sounds = std::max({a.consonants.size(), b.consonants.size(), std::size_t{2}});
  return std::min(1.0, distance / static_cast<double>(sounds));
}

/// Codes as the only reading of themselves.
std::vector<Reading> read_codes(std::string_view codes) {
  std::vector<Reading> readings;
  const std::size_t size = std::min(codes.size(), kLongestName);
  for (std::size_t i = 0; i < size; ++i) {
    readings.push_back(
        {static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i + 1), codes.substr(i, 1), 0});
  }
  return readings;
}

/// A u before a vowel at the beginning is how these scripts write a foreign w.
void harden_glide(std::string& codes, char glide) {
  if (codes.size() > 1 && codes[0] == glide && (is_vowel(codes[1]) || is_glide(codes[1])))
    codes[0] = 'v';
}

/// An alef that opens a name carries a vowel, any.
std::string spell_arabic(std::string_view name) {
  std::string codes = spell(name, kArabic);
  harden_glide(codes, 'U');
  const bool carrier = !codes.empty() && (codes[0] == 'A' || codes[0] == 'I') &&
                       !name.starts_with("آ") && !name.starts_with("ي");
  if (carrier) codes[0] = '.';
  return codes;
}

}  // namespace

NameSounds sounds_of(std::string_view name) {
  NameSounds sounds;
  sounds.script = script_from(text::main_script(name));
  const std::string_view bare = without_article(name);
  switch (sounds.script) {
    case NameScript::cyrillic: {
      sounds.codes = spell(text::fold_case(bare), kCyrillic);
      harden_glide(sounds.codes, 'u');
      break;
    }
    case NameScript::arabic: {
      sounds.codes = spell_arabic(bare);
      if (bare != name) sounds.whole = spell_arabic(name);
      break;
    }
    case NameScript::han:
      sounds.codes = han_codes(name);
      break;
    case NameScript::latin:
    case NameScript::other: {
      const std::string ascii = to_ascii(bare);
      sounds.codes = spell(ascii, kLatin);
      sounds.readings = read_latin(ascii);
      break;
    }
  }
  for (const char c : sounds.codes) {
    if (const char plain = plain_consonant(c)) sounds.consonants.push_back(plain);
  }
  return sounds;
}

void append_sounds(NameSounds& name, const NameSounds& word) {
  name.codes += word.codes;
  name.consonants += word.consonants;
  const std::size_t shift = name.readings.empty() ? 0 : name.readings.back().to;
  for (const Reading& reading : word.readings) {
    if (reading.to + shift > kLongestName) break;
    Reading moved = reading;
    moved.from = static_cast<std::uint8_t>(reading.from + shift);
    moved.to = static_cast<std::uint8_t>(reading.to + shift);
    name.readings.push_back(moved);
  }
}

double sound_distance(const NameSounds& a, const NameSounds& b) {
  if (a.script == b.script || (a.readings.empty() && b.readings.empty())) {
    const SoundCosts& costs = costs_between(a.script, b.script);
    return part_of_name(read_against(read_codes(a.codes), b.codes, costs), a, b);
  }
  const auto& [read, told] = a.readings.empty() ? std::tie(b, a) : std::tie(a, b);
  const SoundCosts& costs = costs_between(read.script, told.script);
  double distance = read_against(read.readings, told.codes, costs);
  if (!told.whole.empty()) {
    distance = std::min(distance, read_against(read.readings, told.whole, costs));
  }
  return part_of_name(distance, read, told);
}

bool may_sound_alike(const NameSounds& a, const NameSounds& b, double limit) {
  if (a.script == NameScript::han || b.script == NameScript::han) return true;
  const std::size_t fewer = std::min(a.consonants.size(), b.consonants.size());
  const std::size_t more = std::max(a.consonants.size(), b.consonants.size());
  // Of the consonants that one has more than the other, few are silent.
  return static_cast<double>(more - fewer) <=
         limit * static_cast<double>(std::max(more, std::size_t{2})) + 1;
}

std::string sound_block(const NameSounds& sounds, std::size_t count) {
  std::string block;
  for (std::size_t i = 0; i < sounds.consonants.size() && block.size() < count; ++i) {
    if (sounds.consonants[i] != 'H') block.push_back(block_class(sounds.consonants[i]));
  }
  return block;
}

}  // namespace wirestem::names::detail
