// SPDX-License-Identifier: Apache-2.0
#include "text/charset.hpp"

#include <string>

#include <gtest/gtest.h>

#include "text/utf8.hpp"

namespace wirestem::text {
namespace {

using namespace std::string_literals;

TEST(Charset, AMarkDecides) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBF"
                        "pier")
                .utf8,
            "pier");
  EXPECT_EQ(decode_text("\xFF\xFEp\0i\0"s).utf8, "pi");
  EXPECT_EQ(decode_text("\xFF\xFEp\0i\0"s).charset, "utf-16le");
  EXPECT_EQ(decode_text("\xFE\xFF\0p\0i"s).charset, "utf-16be");
  EXPECT_EQ(decode_text("\xFF\xFE\0\0p\0\0\0"s).charset, "utf-32le");
}

TEST(Charset, Utf16WithoutAMarkIsKnownByItsZeros) {
  std::string wide;
  for (const char c : "The pier is open."s) wide += {c, '\0'};
  EXPECT_FALSE(looks_binary(wide));
  EXPECT_EQ(decode_text(wide).utf8, "The pier is open.");
}

TEST(Charset, WellFormedUtf8IsLeftAlone) {
  const DecodedText text = decode_text("Brücke, мост, 桥");
  EXPECT_EQ(text.utf8, "Brücke, мост, 桥");
  EXPECT_EQ(text.charset, "utf-8");
  EXPECT_FALSE(text.repaired);
}

TEST(Charset, Utf8WithAFewBrokenBytesIsRepaired) {
  const DecodedText text = decode_text(
      "Die Br\xC3\xBC"
      "cke \xC3\xBC"
      "ber dem Flu\xC3\x9F \xFF ist offen.");
  EXPECT_EQ(text.charset, "utf-8");
  EXPECT_TRUE(text.repaired);
  EXPECT_EQ(text.utf8, "Die Brücke über dem Fluß \xEF\xBF\xBD ist offen.");
}

TEST(Charset, Utf8CutInACharacterIsStillUtf8) {
  const DecodedText text = decode_text("The pier is open\xE2\x80");
  EXPECT_EQ(text.charset, "utf-8");
  EXPECT_TRUE(text.repaired);
}

TEST(Charset, WesternTextIsReadAsWindows1252) {
  const DecodedText text = decode_text(
      "El a\xF1o pasado el puente cerr\xF3 y la ma\xF1"
      "ana fue fr\xED"
      "a.");
  EXPECT_EQ(text.utf8, "El año pasado el puente cerró y la mañana fue fría.");
}

TEST(Charset, CyrillicTextIsReadAsWindows1251) {
  // "Мост в порту откроют для машин в понедельник утром"
  const DecodedText text = decode_text(
      "\xCC\xEE\xF1\xF2 \xE2 \xEF\xEE\xF0\xF2\xF3 \xEE\xF2\xEA\xF0\xEE\xFE\xF2 \xE4\xEB\xFF "
      "\xEC\xE0\xF8\xE8\xED \xE2 \xEF\xEE\xED\xE5\xE4\xE5\xEB\xFC\xED\xE8\xEA "
      "\xF3\xF2\xF0\xEE\xEC");
  EXPECT_EQ(text.utf8, "Мост в порту откроют для машин в понедельник утром");
  EXPECT_EQ(text.charset, "windows-1251");
}

TEST(Charset, ChineseTextIsReadAsGb18030) {
  // "港口大桥周一重新开放，卡车在春天之前仍须绕行。"
  const DecodedText text = decode_text(
      "\xB8\xDB\xBF\xDA\xB4\xF3\xC7\xC5\xD6\xDC\xD2\xBB\xD6\xD8\xD0\xC2\xBF\xAA\xB7\xC5\xA3\xAC"
      "\xBF\xA8\xB3\xB5\xD4\xDA\xB4\xBA\xCC\xEC\xD6\xAE\xC7\xB0\xC8\xD4\xD0\xEB\xC8\xC6\xD0\xD0\xA1"
      "\xA3");
  EXPECT_EQ(text.utf8, "港口大桥周一重新开放，卡车在春天之前仍须绕行。");
}

TEST(Charset, AllLineEndsBecomeOne) {
  EXPECT_EQ(decode_text("a\r\nb\rc\nd\xE2\x80\xA8"
                        "e\fg")
                .utf8,
            "a\nb\nc\nd\ne\ng");
}

TEST(Charset, AnyBytesGiveWellFormedUtf8) {
  std::string bytes;
  unsigned state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1103515245U + 12345U;
    bytes.push_back(static_cast<char>(state >> 16U));
  }
  for (std::size_t size = 0; size < bytes.size(); size = size * 2 + 1) {
    EXPECT_TRUE(is_utf8(decode_text(bytes.substr(0, size)).utf8));
  }
  EXPECT_TRUE(looks_binary(bytes));
}

TEST(Charset, TextWithAStrayControlCharacterIsNotBinary) {
  EXPECT_FALSE(looks_binary("The pier is open.\x02 It was closed in March, and nobody missed it."));
}

}  // namespace
}  // namespace wirestem::text
