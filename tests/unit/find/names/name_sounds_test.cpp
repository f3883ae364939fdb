// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/name_sounds.hpp"

#include <gtest/gtest.h>

namespace wirestem::names::detail {
namespace {

double between(std::string_view a, std::string_view b) {
  return sound_distance(sounds_of(a), sounds_of(b));
}

TEST(NameSounds, ANameSoundsLikeItself) { EXPECT_EQ(between("Ardanov", "Ardanov"), 0.0); }

TEST(NameSounds, DistanceIsTheSameBothWays) {
  EXPECT_DOUBLE_EQ(between("Ardanov", "Арданов"), between("Арданов", "Ardanov"));
}

TEST(NameSounds, TransliterationsAreNearAndOtherNamesFar) {
  EXPECT_LT(between("Zelenskyy", "Selenskyj"), .2);
  EXPECT_LT(between("Zelensky", "Зеленський"), .2);
  EXPECT_LT(between("Zelensky", "泽连斯基"), .3);
  EXPECT_GT(between("Zelensky", "Lukashenko"), .5);
}

TEST(NameSounds, LAndRAreOneOnlyAgainstChinese) {
  EXPECT_LT(between("Kalmora", "卡尔莫拉"), .15);
  EXPECT_GT(between("Kalo", "Karo"), .3);
}

TEST(NameSounds, TheArabicArticleIsLeftOut) { EXPECT_LT(between("al-Mansur", "منصور"), .25); }

TEST(NameSounds, ALatinSpellingHasTheSoundsOfSeveralLanguages) {
  EXPECT_LT(between("Jorge", "Хорхе"), .2);
  EXPECT_LT(between("Georges", "Жорж"), .2);
  EXPECT_LT(between("Giorgio", "Джорджо"), .2);
  EXPECT_LT(between("Bourgeois", "Буржуа"), .25);
  EXPECT_GT(between("Jorge", "Марко"), .5);
}

TEST(NameSounds, ArabicWritesLongVowelsAndNoP) {
  EXPECT_LT(between("Peretti", "بيريتي"), .15);
  EXPECT_LT(between("Vernon", "فيرنون"), .15);
  EXPECT_LT(between("Reza", "رضا"), .2);
  EXPECT_GT(between("Vernon", "باريني"), .3);
}

TEST(NameSounds, AnArabicNameThatOnlySeemsToHaveAnArticleKeepsIt) {
  EXPECT_LT(between("Albarak", "البرك"), .2);
  EXPECT_LT(between("Barak", "البرك"), .2);
}

TEST(NameSounds, ChineseWritesVowelsThatNobodySays) {
  EXPECT_LT(between("Straski", "斯特拉斯基"), .1);
  EXPECT_LT(between("Clarke", "克拉克"), .1);
  EXPECT_LT(between("Hughes", "休斯"), .25);
  EXPECT_LT(between("Gibson", "吉布森"), .1);
  EXPECT_GT(between("Gibson", "克拉克"), .3);
}

TEST(NameSounds, TraditionalCharactersSoundAsSimplifiedOnes) {
  EXPECT_DOUBLE_EQ(between("Wagner", "瓦格納"), between("Wagner", "瓦格纳"));
  EXPECT_DOUBLE_EQ(between("Russo", "魯索"), between("Russo", "鲁索"));
}

TEST(NameSounds, WordsPutTogetherSoundAsOneWord) {
  NameSounds whole = sounds_of("von");
  append_sounds(whole, sounds_of("Brandt"));
  EXPECT_DOUBLE_EQ(sound_distance(whole, sounds_of("冯布兰特")), between("vonBrandt", "冯布兰特"));
}

TEST(NameSounds, TheLongestNamesAreCutAndNotOverrun) {
  const std::string latin(5000, 'x');
  std::string han;
  for (int i = 0; i < 500; ++i) han += "斯";
  NameSounds many = sounds_of(latin);
  for (int i = 0; i < 9; ++i) append_sounds(many, sounds_of("Brandt"));
  EXPECT_LE(sound_distance(many, sounds_of(han)), 1.0);
  EXPECT_LE(sound_distance(sounds_of(latin), many), 1.0);
}

TEST(NameSounds, NamesWithoutLettersSoundLikeNothing) {
  EXPECT_EQ(sounds_of("").codes, "");
  EXPECT_EQ(sounds_of("123").codes, "");
}

TEST(NameSounds, NamesThatMayBeOneShareABlock) {
  EXPECT_EQ(sound_block(sounds_of("Haskeld"), 2), sound_block(sounds_of("Хаскелд"), 2));
}

}  // namespace
}  // namespace wirestem::names::detail
