// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include <gtest/gtest.h>

#include "tell/detail/exports/json_text.hpp"
#include "tell/detail/exports/number_text.hpp"
#include "tell/detail/exports/publication_time.hpp"
#include "tell/detail/exports/stable_ids.hpp"
#include "tell/detail/exports/text_places.hpp"
#include "tell/detail/exports/xml_text.hpp"
#include "tests/unit/tell/small_dossier.hpp"

namespace wirestem::tell {
namespace {

std::string moment(std::string_view iso) {
  const auto time = publication_time(iso);
  return time ? timestamp(time->at) + (time->timed ? "" : " all day") : "none";
}

TEST(PublicationTime, IsInUtcAndSaysWhetherTheHourIsKnown) {
  EXPECT_EQ(moment("2024-08-06"), "2024-08-06T00:00:00.000Z all day");
  EXPECT_EQ(moment("2024-08-06T14:30:05Z"), "2024-08-06T14:30:05.000Z");
  EXPECT_EQ(moment("2024-08-06T14:30"), "2024-08-06T14:30:00.000Z");
  EXPECT_EQ(moment("2024-03-01T00:30:00+02:00"), "2024-02-29T22:30:00.000Z");
  EXPECT_EQ(moment("2024-12-31T23:00:00.25-0130"), "2025-01-01T00:30:00.000Z");
}

TEST(PublicationTime, IsNoneForWhatIsNoDate) {
  for (const char* odd : {"", "2024", "2024-13-01", "2024-02-30", "XXXX-08-06", "06.08.2024",
                          "0000-01-01", "<script>", "2024-08-", "2024-W32-2"}) {
    EXPECT_EQ(moment(odd), "none") << odd;
  }
  EXPECT_EQ(moment("2024-08-06T99:99"), "2024-08-06T00:00:00.000Z all day");
}

TEST(NumberText, ReadsBackAsTheSameNumber) {
  EXPECT_EQ(number_text(0.5), "0.5");
  EXPECT_EQ(number_text(1), "1");
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "0");
  EXPECT_EQ(std::stod(number_text(0.1 + 0.2)), 0.1 + 0.2);
}

TEST(NameUuid, IsAVersion5UuidOfTheName) {
  const std::string uuid = name_uuid("Hill Post");
  EXPECT_EQ(uuid.size(), 36U);
  EXPECT_EQ(uuid[14], '5');
  EXPECT_NE(std::string("89ab").find(uuid[19]), std::string::npos);
  EXPECT_EQ(uuid, name_uuid("Hill Post"));
  EXPECT_NE(uuid, name_uuid("Dale Wire"));
  // As uuid.uuid5(UUID("5f0e6f2c-3d5b-4a53-9a57-6d3f8c1be7a4"), "Hill Post") of Python gives it.
  EXPECT_EQ(uuid, "bbc6d8ae-d3c5-59ab-8e27-1a65c7e258f5");
}

TEST(StableIds, TellTwoPagesOfTheSameTextApart) {
  SmallDossier small;
  small.page("a", "", "x");
  small.page("b", "", "x");
  const StableIds ids(small.dossier);
  EXPECT_NE(ids.article(0), ids.article(1));
}

TEST(XmlText, HoldsNothingThatXmlCannot) {
  EXPECT_EQ(xml_text("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&apos;");
  EXPECT_EQ(xml_text("]]>"), "]]&gt;");
  EXPECT_EQ(xml_text("a\n\tb\r"), "a&#10;&#9;b&#13;");
  EXPECT_EQ(xml_text(std::string_view("\0\x01\x1B", 3)), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(xml_text("\xEF\xBF\xBE \xEF\xBF\xBF \xFF"), "\uFFFD \uFFFD \uFFFD");
  EXPECT_EQ(xml_text("é 桥 😀"), "é 桥 😀");
}

TEST(JsonText, NestsAndPartsItsMembers) {
  JsonText json;
  json.object([&] {
    json.text("a", "x");
    json.array("b", [&] {
      json.text("y");
      json.object([&] { json.number("c", std::size_t{1}); });
    });
    json.object("d", [] {});
    json.text_if("e", "");
    json.flag("f", true);
    json.number("g", 0.5);
  });
  EXPECT_EQ(std::move(json).take(),
            "{\n \"a\": \"x\",\n \"b\": [\n  \"y\",\n  {\n   \"c\": 1\n  }\n ],\n \"d\": {},\n"
            " \"f\": true,\n \"g\": 0.5\n}\n");
}

TEST(JsonText, EscapesWhatEndsAStringAndRepairsWhatIsNoUtf8) {
  JsonText json;
  json.object([&] {
    json.text("a", "\"\\\n\r\t\b\f");
    json.text("b", std::string_view("\0\x1F\x7F", 3));
    json.text("c", "</script>");
    json.text("d", "é\xFF");
  });
  EXPECT_EQ(std::move(json).take(),
            "{\n \"a\": \"\\\"\\\\\\n\\r\\t\\b\\f\",\n \"b\": \"\\u0000\\u001f\x7F"
            "\",\n"
            " \"c\": \"\\u003c/script>\",\n \"d\": \"é\uFFFD\"\n}\n");
}

TEST(TextPlaces, CountCodePointsAndShowThirtyTwoOnEachSide) {
  SmallDossier small;
  const std::string before = "αβγδεζηθικλμνξοπρστυφχψω0123456789";  // 34 letters
  const auto page = small.page("a", "", before + "HERE" + before);
  const TextPlace place = TextPlaces(small.dossier.articles)(small.at(page, "HERE"));
  EXPECT_EQ(place.start, 34U);
  EXPECT_EQ(place.end, 38U);
  EXPECT_EQ(place.exact, "HERE");
  EXPECT_EQ(place.prefix, "γδεζηθικλμνξοπρστυφχψω0123456789");
  EXPECT_EQ(place.suffix, "αβγδεζηθικλμνξοπρστυφχψω01234567");
}

TEST(TextPlaces, AtTheEndsOfATextHaveNothingAround) {
  SmallDossier small;
  const auto page = small.page("a", "", "é");
  const TextPlace place = TextPlaces(small.dossier.articles)(small.at(page, "é"));
  EXPECT_EQ(place.end, 1U);
  EXPECT_EQ(place.prefix, "");
  EXPECT_EQ(place.suffix, "");
}

}  // namespace
}  // namespace wirestem::tell
