// SPDX-License-Identifier: Apache-2.0
//
// Which sounds scripts and spellings confuse. After Editex (Zobel and Dart 1996), which weighs
// letters by sound groups, carried over to several scripts. Consonants carry a name over into
// another script; vowels carry little into Arabic, which does not write the short ones, and into
// Han, which must write one after each consonant.
#include "find/names/detail/sound_costs.hpp"

namespace wirestem::names::detail {
namespace {

using Swap = SoundCosts::Swap;
using Gap = SoundCosts::Gap;

/// Between any two spellings.
constexpr auto kSwaps = std::to_array<Swap>({
    {'s', "z", .25}, {'s', "S", .3},  {'z', "Z", .3},  {'S', "Z", .4}, {'c', "s", .3},
    {'c', "z", .3},  {'c', "C", .4},  {'C', "S", .4},  {'C', "k", .6}, {'C', "H", .5},
    {'g', "H", .35}, {'g', "h", .35}, {'H', "h", .15}, {'g', "k", .5}, {'H', "k", .4},
    {'f', "v", .35}, {'d', "t", .5},  {'b', "p", .5},  {'b', "v", .5}, {'J', "Z", .3},
    {'J', "g", .4},  {'J', "C", .4},  {'J', "z", .5},  {'J', "j", .3}, {'Z', "j", .5},
    {'H', "j", .4},  {'h', "j", .5},  {'j', "i", .1},  {'j', "e", .3}, {'w', "u", .1},
    {'w', "v", .15}, {'w', "o", .2},  {'m', "n", .6},  {'l', "r", .7}, {'c', "t", .5},
    {'s', "t", .6},  {'k', "c", .5},  {'f', "p", .5},  {'c', "S", .5}, {'z', "d", .5},
    {'u', "v", .5},  {'f', "h", .6},  {'k', "s", .6},
});

/// Arabic on the left (its own letters: see `kArabic`), any other script on the right.
constexpr auto kArabicSwaps = std::to_array<Swap>({
    {'b', "p", .03}, {'f', "v", .03}, {'J', "g", .08}, {'J', "Z", .05}, {'g', "k", .25},
    {'k', "g", .25}, {'k', "H", .3},  {'t', "d", .4},  {'S', "C", .15}, {'h', "H", .2},
    {'z', "s", .3},  {'z', "c", .1},  {'s', "c", .1},  {'U', "u", 0},   {'U', "ow", .03},
    {'U', "v", .03}, {'U', "ea", .4}, {'I', "ij", 0},  {'I', "e", .06}, {'I', "a", .25},
    {'A', "a", 0},   {'A', "e", .12}, {'A', "o", .15}, {'A', "iu", .3}, {'3', "d", 0},
    {'3', "z", .05}, {'3', "ts", .4}, {'4', "t", 0},   {'4', "s", .05}, {'4', "zd", .2},
});

/// Han on the left (letters of `han_codes`), any other script on the right.
constexpr auto kHanSwaps = std::to_array<Swap>({
    {'b', "b", 0},     {'b', "p", .1},    {'b', "v", .2},     {'b', "f", .4},    {'p', "p", 0},
    {'p', "b", .1},    {'p', "f", .25},   {'p', "v", .5},     {'m', "m", 0},     {'m', "n", .4},
    {'f', "f", 0},     {'f', "v", .04},   {'f', "h", .25},    {'f', "p", .2},    {'f', "bH", .35},
    {'d', "d", 0},     {'d', "t", .08},   {'d', "zJZ", .35},  {'t', "t", 0},     {'t', "d", .1},
    {'t', "c", .3},    {'t', "C", .35},   {'t', "sz", .5},    {'n', "n", 0},     {'n', "m", .4},
    {'n', "lr12", .4}, {'L', "lr2", 0},   {'L', "1", .05},    {'L', "n", .4},    {'L', "d", .6},
    {'g', "g", 0},     {'g', "k", .12},   {'g', "HJ", .3},    {'g', "hj", .5},   {'k', "k", 0},
    {'k', "gH", .12},  {'k', "h", .35},   {'k', "C", .3},     {'k', "c", .35},   {'k', "s", .5},
    {'Y', "hH", 0},    {'Y', "gJ", .2},   {'Y', "kfvw", .25}, {'Y', "r", .3},    {'Y', "1Z", .4},
    {'G', "Jg", 0},    {'G', "k", .05},   {'G', "ZzcC", .12}, {'G', "jH", .25},  {'G', "dt", .4},
    {'G', "s", .4},    {'Q', "C", 0},     {'Q', "Jck", .1},   {'Q', "gZ", .2},   {'Q', "sSz", .25},
    {'Q', "tH", .4},   {'X', "S", 0},     {'X', "shH", .04},  {'X', "Z", .12},   {'X', "zcCJ", .22},
    {'X', "kf", .4},   {'D', "J", 0},     {'D', "Z", .05},    {'D', "zcC", .14}, {'D', "j", .2},
    {'D', "gS", .3},   {'D', "dts", .4},  {'C', "C", 0},      {'C', "c", .15},   {'C', "JSZ", .2},
    {'C', "k", .3},    {'C', "st", .4},   {'S', "S", 0},      {'S', "s", .08},   {'S', "zZC", .15},
    {'S', "cJ", .3},   {'R', "Z", 0},     {'R', "r", .03},    {'R', "l2J", .06}, {'R', "1j", .12},
    {'R', "n", .5},    {'j', "J", .2},    {'j', "Z", .3},     {'j', "i", .03},   {'j', "e", .08},
    {'j', "hH", .2},   {'W', "vw", 0},    {'W', "u", .03},    {'W', "o", .05},   {'W', "f", .2},
    {'W', "b", .25},   {'W', "hgH", .35}, {'z', "z", 0},      {'z', "c", .02},   {'z', "s", .06},
    {'z', "Z", .1},    {'z', "J", .15},   {'z', "C", .2},     {'z', "dS", .3},   {'c', "c", 0},
    {'c', "z", .08},   {'c', "s", .1},    {'c', "C", .15},    {'c', "t", .4},    {'s', "s", 0},
    {'s', "z", .04},   {'s', "c", .08},   {'s', "S", .1},     {'s', "t", .25},   {'s', "CZ", .3},
    {'s', "d", .4},    {'5', "a", 0},     {'5', "e", .04},    {'5', "i", .1},    {'5', "o", .2},
    {'6', "o", 0},     {'6', "a", .05},   {'6', "u", .1},     {';', "ij", 0},    {';', "e", .05},
    {',', "uo", 0},    {',', "vw", .1},   {'N', "n", 0},      {'N', "m", .04},   {'E', "lr12", 0},
    {'E', "n", .3},
});

constexpr auto kNearGaps = std::to_array<Gap>({{"jw", .24}, {"aeiou", .4}, {".", .1}, {"h", .5}});
constexpr auto kSameGaps =
    std::to_array<Gap>({{"jw", .3}, {"aeiouAIU", .5}, {".;,", .1}, {"h", .5}});
constexpr auto kArabicGaps = std::to_array<Gap>({
    {"jw", .1},
    {"ae", .12},
    {"iou", .18},
    {"A", .2},
    {"UI", .3},
    {".", .05},
    {"h", .3},
});
constexpr auto kHanGaps = std::to_array<Gap>({
    {"bpfvdtgkszcCSZJmlrnBHLGQXDRW", .65},
    {"jw", .06},
    {"aeiouAIU", .15},
    {"h", .15},
    {"H", .5},
    {"n", .6},
    {"N", .45},
    {"1", .08},
    {"2", .3},
    {"E", .3},
    {"s", .6},
    {".", .01},
    {";,", .02},
    {"56", .15},
});

constexpr std::string_view kVowels = "aeiou";

/// How far apart two vowels lie, of the furthest.
double vowel_distance(char a, char b) {
  const auto are = [a, b](char x, char y) { return (a == x && b == y) || (a == y && b == x); };
  if (a == b) return 0;
  if (are('e', 'i') || are('o', 'u')) return .6;
  return are('a', 'o') || are('a', 'e') ? .8 : 1;
}

}  // namespace

SoundCosts::SoundCosts(double vowels, std::span<const Swap> further, std::span<const Gap> gaps) {
  for (std::size_t i = 0; i < kCodes; ++i) {
    swaps_[i].fill(1.0);
    swaps_[i][i] = 0;
  }
  gaps_.fill(1.0);
  set_vowels(vowels);
  set_swaps(kSwaps);
  take_alike('1', 'r');
  take_alike('2', 'l');
  take_alike('5', 'a');
  take_alike('6', 'o');
  take_alike('A', 'a');
  take_alike('I', 'i');
  take_alike('U', 'u');
  take_alike('3', 'd');
  take_alike('4', 't');
  set_swaps(further);
  for (const Gap& gap : gaps) {
    for (const char c : gap.sounds) gaps_[index(c)] = gap.cost;
  }
}

void SoundCosts::set_vowels(double furthest) {
  for (const char a : kVowels) {
    for (const char b : kVowels) swaps_[index(a)][index(b)] = furthest * vowel_distance(a, b);
    swaps_[index(a)][index('.')] = swaps_[index('.')][index(a)] = furthest / 2;
  }
}

void SoundCosts::set_swaps(std::span<const Swap> swaps) {
  for (const Swap& swap : swaps) {
    for (const char other : swap.others) {
      swaps_[index(swap.one)][index(other)] = swap.cost;
      swaps_[index(other)][index(swap.one)] = swap.cost;
    }
  }
}

/// Makes `code` cost what `like` costs.
void SoundCosts::take_alike(char code, char like) {
  swaps_[index(code)] = swaps_[index(like)];
  for (auto& row : swaps_) row[index(code)] = row[index(like)];
  swaps_[index(code)][index(code)] = 0;
}

const SoundCosts& costs_between(NameScript a, NameScript b) {
  static const SoundCosts same(.45, {}, kSameGaps);
  static const SoundCosts near(.35, {}, kNearGaps);
  static const SoundCosts han(.25, kHanSwaps, kHanGaps);
  static const SoundCosts arabic(.15, kArabicSwaps, kArabicGaps);
  if (a == b) return same;
  if (a == NameScript::han || b == NameScript::han) return han;
  if (a == NameScript::arabic || b == NameScript::arabic) return arabic;
  return near;
}

}  // namespace wirestem::names::detail
