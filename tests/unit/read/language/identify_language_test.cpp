// SPDX-License-Identifier: Apache-2.0
#include "read/language/identify_language.hpp"

#include <string>

#include <gtest/gtest.h>

namespace wirestem::language {
namespace {

TEST(IdentifyLanguage, TellsTheLanguagesOfTheLexicon) {
  EXPECT_EQ(identify_language("The harbour bridge will open to cars on Monday, the council said."),
            "en");
  EXPECT_EQ(identify_language("Die Hafenbrücke ist von Montag an wieder für Autos frei."), "de");
  EXPECT_EQ(identify_language("Le pont du port rouvre lundi à la circulation, a dit la mairie."),
            "fr");
  EXPECT_EQ(identify_language("El puente del puerto se abrirá el lunes, dijo el ayuntamiento."),
            "es");
  EXPECT_EQ(identify_language("Мост в порту откроют для машин в понедельник, сообщили в мэрии."),
            "ru");
  EXPECT_EQ(identify_language("Міст у порту відкриють для авто у понеділок, повідомили у мерії."),
            "uk");
  EXPECT_EQ(identify_language("港口大桥将于周一早上对汽车重新开放。"), "zh");
  EXPECT_EQ(identify_language("قال مجلس المدينة إن جسر الميناء سيفتح صباح يوم الاثنين"), "ar");
  EXPECT_EQ(
      identify_language("A ponte do porto reabre aos carros na segunda-feira, disse o presidente."),
      "pt");
  EXPECT_EQ(identify_language("Most w porcie zostanie otwarty dla samochodów w poniedziałek rano."),
            "pl");
}

TEST(IdentifyLanguage, TellsLanguagesWithoutALexiconToo) {
  EXPECT_EQ(identify_language("Satamasilta avataan autoille maanantaiaamuna, kertoi kaupunki."),
            "fi");
}

TEST(IdentifyLanguage, KanaPartsJapaneseFromChinese) {
  EXPECT_EQ(identify_language("港の橋は月曜日に再開する"), "ja");
  EXPECT_EQ(identify_language("港口大桥"), "zh");
}

TEST(IdentifyLanguage, LatinNamesInAChineseSentenceDoNotChangeIt) {
  EXPECT_EQ(identify_language("Lindholm Courier周一报道港口大桥重新开放的消息"), "zh");
}

TEST(IdentifyLanguage, ShortTextIsToldByItsLettersOnly) {
  EXPECT_EQ(identify_language("Київ"), "uk");
  EXPECT_EQ(identify_language("Мы"), "und");
  EXPECT_EQ(identify_language("Rio"), "und");
}

TEST(IdentifyLanguage, WithoutLettersThereIsNoLanguage) {
  EXPECT_EQ(identify_language(""), "und");
  EXPECT_EQ(identify_language("12.03.2024 – 18:00 (!)"), "und");
}

TEST(IdentifyLanguage, BrokenBytesDoNoHarm) { EXPECT_EQ(identify_language("\xFF\xFE\xC3"), "und"); }

TEST(IdentifyLanguage, ASectionIsInTheLanguageOfMostOfItsLines) {
  const std::string section =
      "Hafenbrücke ist wieder frei\n\nThe harbour bridge will open to cars on Monday, the council "
      "said.\n\n"
      "Lorries have to wait until the last weld has been tested by the engineers.\n";
  EXPECT_EQ(identify_section_language(section), "en");
}

}  // namespace
}  // namespace wirestem::language
