// SPDX-License-Identifier: Apache-2.0
//
// A journal spells "Georges", "Giorgio", "Jürgen" and "Jorge" with few letters and many sounds, and
// seldom says whose name it is. So a table tells each spelling's sounds in the languages whose
// names stand in the news, the rarer at a price, and the comparison takes what fits best. Mostly
// English, French, German, Italian, Spanish, Portuguese, Polish, Hungarian, and romanised Chinese,
// Japanese and Arabic.
#include "find/names/detail/latin_readings.hpp"

#include <algorithm>
#include <array>
#include <span>

namespace wirestem::names::detail {
namespace {

/// Where a spelling has this reading.
enum class Where : std::uint8_t {
  any,
  first,    ///< begins the name
  last,     ///< ends the name
  soft,     ///< before e, i, y
  closing,  ///< after a vowel, and before a consonant or the end
};

struct Rule {
  std::string_view letters;
  Where where;
  std::string_view codes;
  double cost;
};

using enum Where;

/// In the order of the first letter, the longer spelling first.
constexpr auto kRules = std::to_array<Rule>({
    {"augh", any, "o", 0},   {"augh", any, "af", .1},  {"aux", last, "o", 0},
    {"aa", any, "a", 0},     {"aa", any, "o", .1},     {"ae", any, "e", 0},
    {"ae", any, "ai", .05},  {"ai", any, "ai", 0},     {"ai", any, "e", .05},
    {"ai", any, "ei", .05},  {"au", any, "au", 0},     {"au", any, "o", .05},
    {"aw", any, "o", .05},   {"aw", any, "av", 0},     {"aw", any, "au", .05},
    {"ay", any, "ai", 0},    {"ay", any, "ei", 0},     {"ay", any, "e", .1},
    {"a", any, "a", 0},      {"a", any, "ei", .2},     {"b", any, "b", 0},
    {"b", any, "v", .3},     {"cha", any, "tja", .2},  {"chi", any, "ti", .15},
    {"chr", any, "kr", 0},   {"cho", any, "to", .15},  {"ch", any, "C", 0},
    {"ch", any, "S", .1},    {"ch", any, "k", .1},     {"ch", any, "H", .1},
    {"ck", any, "k", 0},     {"cq", any, "k", 0},      {"cs", any, "C", .1},
    {"cz", any, "C", 0},     {"cz", any, "c", .1},     {"c", soft, "s", 0},
    {"c", soft, "C", .1},    {"c", soft, "c", .1},     {"c", soft, "k", .3},
    {"c", any, "k", .0},     {"c", any, "c", .3},      {"dsch", any, "J", 0},
    {"dsh", any, "J", 0},    {"dzh", any, "J", 0},     {"dzs", any, "J", 0},
    {"dg", soft, "J", 0},    {"dj", any, "J", 0},      {"dt", any, "t", 0},
    {"dz", any, "dz", 0},    {"dz", any, "J", .1},     {"dz", any, "c", .1},
    {"d", any, "d", 0},      {"d", last, "", .25},     {"eaux", last, "o", 0},
    {"eigh", any, "ei", 0},  {"eau", any, "o", 0},     {"ea", any, "i", .05},
    {"ea", any, "e", .05},   {"ea", any, "ea", 0},     {"ee", any, "i", 0},
    {"ee", any, "e", .05},   {"ei", any, "ai", 0},     {"ei", any, "ei", 0},
    {"ei", any, "i", .1},    {"er", last, "e", .3},    {"es", last, "", .25},
    {"es", last, "s", .1},   {"et", last, "e", .2},    {"eu", any, "o", .05},
    {"eu", any, "oi", .1},   {"eu", any, "eu", 0},     {"eu", any, "ju", .1},
    {"ew", any, "ju", 0},    {"ew", any, "u", .05},    {"ew", any, "ev", 0},
    {"ey", any, "i", .05},   {"ey", any, "ei", 0},     {"ez", last, "e", .2},
    {"e", last, "e", 0},     {"e", last, "", .05},     {"e", any, "e", 0},
    {"e", any, "", .2},      {"f", any, "f", 0},       {"geo", any, "Jo", .05},
    {"gia", any, "Ja", 0},   {"gio", any, "Jo", 0},    {"giu", any, "Ju", 0},
    {"gli", any, "li", .1},  {"gh", any, "g", 0},      {"gh", any, "", .15},
    {"gh", any, "f", .3},    {"gn", any, "nj", .1},    {"gue", last, "g", 0},
    {"gu", soft, "g", 0},    {"gy", any, "dj", .15},   {"gy", any, "J", .15},
    {"g", soft, "J", .05},   {"g", soft, "g", 0},      {"g", soft, "Z", .1},
    {"g", soft, "H", .15},   {"g", any, "g", 0},       {"ho", any, "o", .2},
    {"hj", first, "j", .05}, {"h", any, "h", 0},       {"h", any, "", .2},
    {"igh", any, "ai", 0},   {"ia", any, "ija", 0},    {"ie", any, "i", .1},
    {"ie", any, "ie", 0},    {"ij", any, "ei", .05},   {"io", any, "ijo", .0},
    {"i", any, "i", 0},      {"i", any, "ai", .2},     {"ji", any, "dzi", .15},
    {"j", any, "J", 0},      {"j", any, "j", .05},     {"j", any, "Z", .05},
    {"j", any, "H", .15},    {"j", any, "dz", .2},     {"j", any, "cz", .15},
    {"kj", any, "S", .1},    {"kh", any, "H", 0},      {"kh", any, "k", .1},
    {"kn", first, "n", .15}, {"k", any, "k", 0},       {"lh", any, "lj", .1},
    {"ll", any, "l", 0},     {"ll", any, "j", .2},     {"l", closing, "2", 0},
    {"l", any, "l", 0},      {"mac", first, "mak", 0}, {"mac", first, "ma", .05},
    {"mb", last, "m", .1},   {"mc", first, "mak", 0},  {"mc", first, "ma", .05},
    {"m", any, "m", 0},      {"nd", last, "n", .2},    {"ng", any, "ng", 0},
    {"ng", any, "n", .1},    {"nh", any, "nj", .1},    {"nt", last, "n", .2},
    {"ny", any, "nj", 0},    {"n", any, "n", 0},       {"oeuvre", any, "evr", 0},
    {"ough", any, "o", 0},   {"ough", any, "af", .1},  {"oe", any, "o", 0},
    {"oe", any, "e", .05},   {"oe", any, "u", .1},     {"oi", any, "oi", 0},
    {"oi", any, "ua", .1},   {"oo", any, "u", 0},      {"oo", any, "o", .05},
    {"ou", any, "u", 0},     {"ou", any, "au", .05},   {"ou", any, "o", .1},
    {"ow", any, "o", .05},   {"ow", any, "au", .05},   {"ow", any, "ov", 0},
    {"oy", any, "oi", 0},    {"oy", any, "ua", .15},   {"o", any, "o", 0},
    {"ph", any, "f", 0},     {"p", any, "p", 0},       {"p", last, "", .3},
    {"qu", any, "kv", 0},    {"qu", any, "k", .05},    {"q", any, "k", 0},
    {"q", any, "C", .15},    {"rh", any, "r", 0},      {"rz", any, "Z", .05},
    {"rz", any, "rz", 0},    {"r", closing, "1", 0},   {"r", any, "r", 0},
    {"schk", any, "Sk", 0},  {"sch", any, "S", 0},     {"sch", any, "sk", .1},
    {"sch", any, "sH", .1},  {"shi", any, "si", .15},  {"sc", soft, "S", .05},
    {"sc", soft, "s", .05},  {"sj", any, "S", .1},     {"sh", any, "S", 0},
    {"sh", any, "s", .2},    {"sp", first, "Sp", .15}, {"st", first, "St", .15},
    {"sz", any, "S", 0},     {"sz", any, "s", .05},    {"s", any, "s", 0},
    {"s", any, "z", .1},     {"s", any, "S", .15},     {"s", last, "", .25},
    {"tsch", any, "C", 0},   {"tcho", any, "to", .15}, {"tch", any, "C", 0},
    {"tsu", any, "cu", 0},   {"th", any, "t", 0},      {"th", any, "s", .1},
    {"th", any, "d", .25},   {"tj", any, "C", .15},    {"ts", any, "c", 0},
    {"tz", any, "c", 0},     {"t", any, "t", 0},       {"t", last, "", .2},
    {"ue", any, "u", .05},   {"ue", any, "ue", 0},     {"ui", any, "ui", 0},
    {"ui", any, "ai", .1},   {"ui", any, "oi", .1},    {"uy", any, "ai", .1},
    {"u", any, "u", 0},      {"u", any, "a", .2},      {"u", any, "ju", .15},
    {"v", any, "v", 0},      {"v", any, "f", .15},     {"v", any, "b", .3},
    {"wh", any, "v", 0},     {"wh", any, "h", .15},    {"wr", first, "r", .05},
    {"w", any, "v", 0},      {"w", closing, "", .1},   {"w", closing, "u", .05},
    {"x", first, "S", .1},   {"x", first, "s", .1},    {"x", any, "ks", 0},
    {"x", any, "S", .2},     {"x", any, "H", .2},      {"x", any, "s", .2},
    {"x", last, "", .2},     {"y", any, "i", 0},       {"y", any, "j", 0},
    {"y", any, "ai", .2},    {"zh", any, "Z", 0},      {"zh", any, "CZ", .05},
    {"zs", any, "Z", 0},     {"z", any, "z", 0},       {"z", any, "dz", .1},
    {"z", any, "c", .05},    {"z", any, "s", .1},      {"z", last, "", .25},
});

constexpr double kShorterSpelling = .15;  // "sh" may be s and h, but seldom is

bool is_vowel_letter(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

std::span<const Rule> rules_of(char letter) {
  const auto begins = [](const Rule& rule) { return rule.letters[0]; };
  const auto* first = std::ranges::lower_bound(kRules, letter, {}, begins);
  const auto* last = std::ranges::upper_bound(kRules, letter, {}, begins);
  return {first, last};
}

bool stands(const Rule& rule, std::string_view name, std::size_t at, std::size_t end) {
  const auto is = [name](std::size_t i, std::string_view set) {
    return i < name.size() && set.find(name[i]) != std::string_view::npos;
  };
  switch (rule.where) {
    case any:
      return true;
    case first:
      return at == 0;
    case last:
      return end == name.size() && at > 0;
    case soft:
      return is(end, "eiy");
    case closing:
      return at > 0 && is_vowel_letter(name[at - 1]) && !is(end, "aeiouy");
  }
  return false;
}

/// Where a rule's letters end: a doubled letter is one.
std::size_t end_of(const Rule& rule, std::string_view name, std::size_t at) {
  const std::size_t end = at + rule.letters.size();
  const bool twice = rule.letters.size() == 1 && !is_vowel_letter(name[at]) && end < name.size() &&
                     name[end] == name[at];
  return twice ? end + 1 : end;
}

}  // namespace

std::vector<Reading> read_latin(std::string_view ascii) {
  std::vector<Reading> readings;
  const std::string_view name = ascii.substr(0, kLongestName);
  const auto narrow = [](std::size_t i) { return static_cast<std::uint8_t>(i); };
  for (std::size_t at = 0; at < name.size(); ++at) {
    std::size_t longest = 0;
    for (const Rule& rule : rules_of(name[at])) {
      if (!name.substr(at).starts_with(rule.letters)) continue;
      const std::size_t end = end_of(rule, name, at);
      if (!stands(rule, name, at, end)) continue;
      longest = std::max(longest, rule.letters.size());
      const double more = rule.letters.size() < longest ? kShorterSpelling : 0;
      readings.push_back({narrow(at), narrow(end), rule.codes, rule.cost + more});
    }
    if (longest == 0) readings.push_back({narrow(at), narrow(at + 1), {}, 0});
  }
  return readings;
}

}  // namespace wirestem::names::detail
