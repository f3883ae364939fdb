// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "text/fold.hpp"
#include "text/offsets.hpp"
#include "text/utf8.hpp"

namespace wirestem::text {
namespace {

TEST(Utf8, WellFormedTextIsTakenAndIllFormedIsNot) {
  EXPECT_TRUE(is_utf8("naïve 桥 🚢"));
  EXPECT_FALSE(is_utf8("\xC0\x80"));          // overlong
  EXPECT_FALSE(is_utf8("\xED\xA0\x80"));      // surrogate
  EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"));  // beyond U+10FFFF
  EXPECT_FALSE(is_utf8("cut \xE6\xA1"));
}

TEST(Utf8, AsciiIsSkippedUpToTheFirstByteBeyondIt) {
  for (std::size_t before = 0; before < 20; ++before) {
    const std::string text = std::string(before, 'a') + "é" + std::string(9, 'z');
    EXPECT_EQ(skip_ascii(text, 0), before);
    EXPECT_EQ(skip_ascii(text, before + 2), text.size());
    EXPECT_EQ(count_code_points(text), before + 10);
    EXPECT_TRUE(is_utf8(text));
    EXPECT_FALSE(is_utf8(text.substr(0, before + 1)));
  }
}

TEST(Utf8, BlanksEndAtTheFirstByteAboveTheSpace) {
  for (std::size_t blanks = 0; blanks < 20; ++blanks) {
    for (const std::string_view end : {"!", "~", "\x7F", "\x80", "\xA0", "\xFF"}) {
      std::string text(blanks, ' ');
      if (blanks > 3) text[blanks / 2] = '\n';
      text += end;
      text += "  \t       ";
      EXPECT_EQ(skip_blanks(text, 0), blanks);
      EXPECT_EQ(skip_blanks(text, blanks + 1), text.size());
    }
  }
}

TEST(Utf8, RepairKeepsWhatIsWellFormed) {
  EXPECT_EQ(repair_utf8("a\xFF"
                        "b桥"),
            "a\xEF\xBF\xBD"
            "b桥");
}

TEST(Utf8, CodePointsAreReadBackwardsToo) {
  const std::string_view text = "é桥";
  EXPECT_EQ(code_point_before(text, text.size()).value, U'桥');
  EXPECT_EQ(code_point_before(text, 2).value, U'é');
}

TEST(Utf8, NfcJoinsALetterAndItsMark) { EXPECT_EQ(to_nfc("e\xCC\x81"), "é"); }

TEST(Utf8, TheMainScriptIsThatOfMostLetters) {
  EXPECT_EQ(main_script("мост OK закрыт"), "Cyrl");
  EXPECT_EQ(main_script("123 …"), "Zyyy");
}

TEST(Utf8, TrimTakesNoBreakSpacesToo) { EXPECT_EQ(trim("\xC2\xA0 a b \n"), "a b"); }

TEST(Fold, CurlyApostrophesBecomeStraight) { EXPECT_EQ(fold_case("DIDN’T"), "didn't"); }

TEST(Fold, DiacriticsComeOffWhereAsked) { EXPECT_EQ(fold_marks("São Łódź"), "sao łodz"); }

TEST(Fold, SpellingsOfOneNameHaveOneSkeleton) {
  EXPECT_EQ(skeleton("petrovsky"), skeleton("petrovskij"));
  EXPECT_EQ(skeleton(to_latin("Петровский")), skeleton("petrovsky"));
}

TEST(Fold, AStemIsTheSameAfterAnyNumberOfOtherWords) {
  const std::vector<std::string> words = {"nations", "running", "wonders"};
  const std::vector<std::string> languages = {"en", "de", "fr", "tr"};
  const auto stems = [&] {
    std::vector<std::string> all;
    for (const std::string& word : words) {
      for (const std::string& language : languages) all.push_back(stem(word, language));
    }
    return all;
  };
  const auto before = stems();
  EXPECT_EQ(before.front(), "nation");
  EXPECT_EQ(before[3], "nations");
  for (int i = 0; i < 40'000; ++i) stem("word" + std::to_string(i) + "s", "en");
  EXPECT_EQ(stems(), before);
  EXPECT_EQ(stem(std::string(200, 'a') + "s", "en"), std::string(200, 'a'));
}

TEST(Fold, AWordInALanguageWithoutStemmerStaysWhole) { EXPECT_EQ(stem("barışı", "tr"), "barışı"); }

TEST(OffsetMap, GoesToCodePointsAndBackOverALongText) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "aé桥🚢";
  const OffsetMap map(text);
  std::uint32_t code_point = 0;
  for (std::size_t byte = 0; byte < text.size(); byte += code_point_at(text, byte).size) {
    EXPECT_EQ(map.to_code_points(static_cast<std::uint32_t>(byte)), code_point);
    EXPECT_EQ(map.to_bytes(code_point), byte);
    ++code_point;
  }
  EXPECT_EQ(map.to_code_points(static_cast<std::uint32_t>(text.size())), code_point);
  EXPECT_EQ(map.to_bytes(code_point), text.size());
}

TEST(OffsetMap, AnEmptyTextHasOffsetZeroOnly) {
  const OffsetMap map("");
  EXPECT_EQ(map.to_code_points(0), 0U);
  EXPECT_EQ(map.to_bytes(0), 0U);
}

}  // namespace
}  // namespace wirestem::text
