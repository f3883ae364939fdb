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

TEST(NameSounds, NamesWithoutLettersSoundLikeNothing) {
  EXPECT_EQ(sounds_of("").codes, "");
  EXPECT_EQ(sounds_of("123").codes, "");
}

TEST(NameSounds, NamesThatMayBeOneShareABlock) {
  EXPECT_EQ(sound_block(sounds_of("Haskeld"), 2), sound_block(sounds_of("Хаскелд"), 2));
}

}  // namespace
}  // namespace wirestem::names::detail
