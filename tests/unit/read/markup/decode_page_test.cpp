// SPDX-License-Identifier: Apache-2.0
//
// The complaint is "mojibake": pages in the charsets of before UTF-8, declared well, wrongly and
// not at all. The texts are invented; they are turned into bytes by ICU, so a test of the tables
// themselves gives its bytes by number.
#include "read/markup/decode_page.hpp"

#include <string>
#include <string_view>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/unistr.h>

namespace wirestem::markup {
namespace {

using testing::Eq;
using testing::HasSubstr;
using testing::Optional;

std::string encode(std::string_view utf8, const char* charset) {
  const auto wide = icu::UnicodeString::fromUTF8(utf8);
  std::string bytes(static_cast<std::size_t>(wide.length()) * 4 + 8, '\0');
  const std::int32_t size = wide.extract(0, wide.length(), bytes.data(),
                                         static_cast<std::uint32_t>(bytes.size()), charset);
  bytes.resize(static_cast<std::size_t>(size));
  return bytes;
}

struct Sample {
  std::string_view name;   ///< in the Encoding standard
  const char* icu;         ///< for the bytes of the test
  std::string_view title;  ///< of the page
  std::string_view text;   ///< a paragraph
};

constexpr Sample kSamples[] = {
    {"gbk", "gb18030", "旧码头今晚重新开放",
     "港务委员会周二表示，旧码头的维修工程已经完成，渡轮今晚起恢复航行。负责人说，雨水冲坏了三根桩"
     "柱，"
     "工人们用了两个星期才把它们换好。"},
    {"shift_jis", "windows-31j", "古い桟橋が再開",
     "港湾委員会は火曜日、古い桟橋の修理が終わり、渡し船が今夜から再び運航すると発表した。責任者に"
     "よると、"
     "大雨で三本の杭が壊れ、取り替えるのに二週間かかったという。"},
    {"euc-jp", "euc-jp", "古い桟橋が再開",
     "港湾委員会は火曜日、古い桟橋の修理が終わり、渡し船が今夜から再び運航すると発表した。責任者に"
     "よると、"
     "大雨で三本の杭が壊れ、取り替えるのに二週間かかったという。"},
    {"euc-kr", "windows-949", "옛 부두 다시 열려",
     "항만 위원회는 화요일 옛 부두의 수리가 끝나 오늘 저녁부터 나룻배가 다시 다닌다고 밝혔다. "
     "담당자는 "
     "폭우로 말뚝 세 개가 부서졌고 바꾸는 데 두 주가 걸렸다고 말했다."},
    {"big5", "big5", "舊碼頭今晚重新開放",
     "港務委員會週二表示，舊碼頭的維修工程已經完成，渡輪今晚起恢復航行。負責人說，雨水沖壞了三根樁"
     "柱，"
     "工人們用了兩個星期才把它們換好。"},
    {"windows-1251", "windows-1251", "Старый причал снова открыт",
     "Портовый комитет сообщил во вторник, что ремонт старого причала закончен и паром снова ходит "
     "с "
     "сегодняшнего вечера. Ливень сломал три сваи, и на замену ушло две недели, рассказал "
     "смотритель."},
    {"koi8-r", "koi8-r", "Старый причал снова открыт",
     "Портовый комитет сообщил во вторник, что ремонт старого причала закончен и паром снова ходит "
     "с "
     "сегодняшнего вечера. Ливень сломал три сваи, и на замену ушло две недели, рассказал "
     "смотритель."},
    {"windows-1256", "windows-1256", "إعادة فتح الرصيف القديم",
     "قالت لجنة الميناء يوم الثلاثاء إن إصلاح الرصيف القديم انتهى وإن العبارة ستعود إلى العمل مساء "
     "اليوم. وأضاف المسؤول أن المطر كسر ثلاثة أعمدة وأن استبدالها استغرق أسبوعين."},
    {"iso-8859-2", "iso-8859-2", "Stare molo znów otwarte",
     "Komisja portowa ogłosiła we wtorek, że naprawa starego mola dobiegła końca i prom znów pływa "
     "od "
     "dziś wieczorem. Ulewa złamała trzy pale, a ich wymiana zajęła dwa tygodnie, powiedział "
     "zarządca, "
     "który dziękował też robotnikom za cierpliwość."},
    {"windows-1252", "windows-1252", "La vieille jetée rouverte",
     "Le comité du port a annoncé mardi que la réparation de la vieille jetée était achevée et que "
     "le "
     "bac circulait de nouveau dès ce soir. L’averse avait brisé trois pieux, à remplacer en deux "
     "semaines, a précisé le gérant."},
};

std::string page_of(const Sample& sample, std::string_view declaration) {
  std::string page = "<!DOCTYPE html><html><head>";
  page += declaration;
  page += "<title>";
  page += sample.title;
  page += "</title><script>var slots = [1, 2, 3]; // advertising\n</script></head><body><p>";
  page += sample.text;
  page += "</p><footer><a href=\"/imprint\">Imprint</a></footer></body></html>";
  return page;
}

class Mojibake : public testing::TestWithParam<Sample> {};

TEST_P(Mojibake, APageThatDeclaresItsCharsetIsReadInIt) {
  const Sample& sample = GetParam();
  const std::string page = page_of(sample, "<meta charset=" + std::string(sample.name) + ">");
  const DecodedPage decoded = decode_page(encode(page, sample.icu), {});
  EXPECT_EQ(decoded.charset, sample.name);
  EXPECT_EQ(decoded.utf8, page);
}

TEST_P(Mojibake, ThePagesCharsetMayStandInTheTransport) {
  const Sample& sample = GetParam();
  const std::string page = page_of(sample, "");
  EXPECT_EQ(decode_page(encode(page, sample.icu), sample.name).utf8, page);
}

TEST_P(Mojibake, APageThatDeclaresNothingIsKnownByItsBytes) {
  const Sample& sample = GetParam();
  const std::string page = page_of(sample, "");
  EXPECT_THAT(decode_page(encode(page, sample.icu), {}).utf8, HasSubstr(sample.text));
}

TEST_P(Mojibake, APageThatClaimsUtf8IsReadAsWhatItIs) {
  const Sample& sample = GetParam();
  const std::string page = page_of(sample, "<meta charset=utf-8>");
  EXPECT_THAT(decode_page(encode(page, sample.icu), {}).utf8, HasSubstr(sample.text));
}

TEST_P(Mojibake, APageThatClaimsLatin1IsReadAsWhatItIs) {
  const Sample& sample = GetParam();
  if (sample.name == "iso-8859-2") return;  // one Latin charset is not told from another
  const std::string page = page_of(sample, "<meta charset=iso-8859-1>");
  EXPECT_THAT(decode_page(encode(page, sample.icu), {}).utf8, HasSubstr(sample.text));
}

TEST_P(Mojibake, Utf8IsUtf8WhateverItClaims) {
  const Sample& sample = GetParam();
  for (const std::string_view claim : {"iso-8859-1", "gb2312", "windows-1251", "shift_jis"}) {
    const std::string page = page_of(sample, "<meta charset=" + std::string(claim) + ">");
    const DecodedPage decoded = decode_page(page, claim);
    EXPECT_EQ(decoded.charset, "utf-8") << claim;
    EXPECT_EQ(decoded.utf8, page) << claim;
  }
}

INSTANTIATE_TEST_SUITE_P(Charsets, Mojibake, testing::ValuesIn(kSamples),
                         [](const testing::TestParamInfo<Sample>& sample) {
                           std::string name(sample.param.name);
                           std::erase_if(name, [](char c) { return c == '-' || c == '_'; });
                           return name;
                         });

TEST(DecodePage, AByteOrderMarkWinsOverEveryDeclaration) {
  const std::string page = "\xEF\xBB\xBF<meta charset=gbk><p>Käse";
  EXPECT_EQ(decode_page(page, "windows-1251").utf8, "<meta charset=gbk><p>Käse");
  const std::string text = "<p>Quai n° 3 — été</p>";
  EXPECT_EQ(decode_page(encode(text, "UTF-16"), "utf-8").utf8, text);
  EXPECT_EQ(decode_page("\xFF\xFE" + encode(text, "UTF-16LE"), {}).charset, "utf-16le");
  EXPECT_EQ(decode_page("\xFE\xFF" + encode(text, "UTF-16BE"), {}).charset, "utf-16be");
}

TEST(DecodePage, WideBytesWithoutAMarkAreKnownByTheirZeros) {
  const std::string page = "<html><head><title>Pier</title></head><body><p>été</p></body></html>";
  for (const char* charset : {"utf-16le", "utf-16be", "utf-32le", "utf-32be"}) {
    const DecodedPage decoded = decode_page(encode(page, charset), {});
    EXPECT_EQ(decoded.charset, charset);
    EXPECT_EQ(decoded.utf8, page);
  }
}

TEST(DecodePage, TheTransportWinsOverThePage) {
  const DecodedPage decoded = decode_page("<meta charset=windows-1251><p>\xE9t\xE9", "latin1");
  EXPECT_EQ(decoded.charset, "windows-1252");
  EXPECT_THAT(decoded.utf8, HasSubstr("<p>été"));
}

TEST(DecodePage, AnUnknownCharsetOfTheTransportLeavesTheWordToThePage) {
  EXPECT_EQ(decode_page("<meta charset=koi8-r><p>\xD0\xD2\xC9\xDE\xC1\xCC", "x-none").utf8,
            "<meta charset=koi8-r><p>причал");
}

TEST(DecodePage, ADeclarationBehindTheFirstKilobyteStillCounts) {
  const std::string page = "<head><script>" + std::string(5000, ' ') +
                           "</script><meta charset=koi8-r></head><p>\xD0\xD2\xC9\xDE\xC1\xCC";
  EXPECT_EQ(prescan_charset(page), std::nullopt);
  EXPECT_EQ(decode_page(page, {}).charset, "koi8-r");
}

TEST(DecodePage, ADeclarationInTheBodyDeclaresNothing) {
  const std::string page = "<body>" + std::string(2000, ' ') + "<meta charset=koi8-r><p>\xE9t\xE9";
  EXPECT_THAT(decode_page(page, {}).utf8, HasSubstr("<p>été"));
}

TEST(DecodePage, AsciiNeedsNoCharset) {
  EXPECT_EQ(decode_page("<p>Pier", {}).charset, "utf-8");
  EXPECT_EQ(decode_page("", {}).utf8, "");
  EXPECT_EQ(decode_page("", {}).charset, "utf-8");
}

TEST(DecodePage, AsciiWithEscapesIsReadInTheCharsetThatWritesSo) {
  const std::string page = "<meta charset=iso-2022-jp><title>\x1B$BEl5~\x1B(B</title>";
  EXPECT_EQ(decode_page(page, {}).utf8, "<meta charset=iso-2022-jp><title>東京</title>");
}

TEST(DecodePage, AFewBrokenBytesAreReplacedNotTakenForAnotherCharset) {
  const DecodedPage decoded = decode_page("<p>Käse, Öl, Brühe, Müsli \xFC Grüße", {});
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_EQ(decoded.utf8, "<p>Käse, Öl, Brühe, Müsli \uFFFD Grüße");
}

TEST(DecodePage, AnIllFormedSequenceIsReplacedOnceAsTheStandardCutsIt) {
  // A lead byte with one good trail byte is one; a surrogate's three bytes are three.
  EXPECT_EQ(decode_page("ä ö ü ß ä ö ü ß ä ö ü \xF0\x9F!", {}).utf8,
            "ä ö ü ß ä ö ü ß ä ö ü \uFFFD!");
  EXPECT_EQ(decode_page("ä ö ü ß ä ö ü ß ä ö ü \xED\xA0\x80!", {}).utf8,
            "ä ö ü ß ä ö ü ß ä ö ü \uFFFD\uFFFD\uFFFD!");
}

TEST(DecodePage, APageCutInTheMiddleOfALetterIsStillUtf8) {
  const DecodedPage decoded = decode_page("<p>Grüße vom Pi\xC3", {});
  EXPECT_EQ(decoded.charset, "utf-8");
  EXPECT_EQ(decoded.utf8, "<p>Grüße vom Pi\uFFFD");
}

TEST(DecodePage, AFewBytesOfGbkMayLookLikeUtf8) {
  // The name of a company, in GBK also well-formed UTF-8 of two other letters.
  EXPECT_EQ(decode_page("<p>\xC1\xAA\xCD\xA8", "gbk").utf8, "<p>联通");
}

TEST(DecodePage, TheTablesAreThoseOfTheStandard) {
  EXPECT_EQ(decode_page("<p>\x80 5, \xA3\xA4", "gbk").utf8, "<p>€ 5, ￥");
  EXPECT_EQ(decode_page("<p>\x93Pier\x94 \x96 \x80", "iso-8859-1").utf8, "<p>“Pier” – €");
  EXPECT_EQ(decode_page("<p>\xA4 \xBA\xFE", "iso-8859-16").utf8, "<p>€ șț");
  EXPECT_EQ(decode_page("<p>\x81\x60\x87\x40", "shift_jis").utf8, "<p>～①");
  EXPECT_EQ(decode_page("<p>\xA1\xC1\xA5\xD4", "euc-jp").utf8, "<p>～ピ");
  EXPECT_EQ(decode_page("<p>\x88\x66\xA4\xA4", "big5").utf8, "<p>Ê中");
  EXPECT_EQ(decode_page("<p>\x81\x41\xB0\xA1", "euc-kr").utf8, "<p>갂가");
  EXPECT_EQ(decode_page("<p>\x80\xA1\xFB", "windows-874").utf8, "<p>€ก๛");
  EXPECT_EQ(decode_page("<p>\xF9\xE5", "iso-8859-8-i").utf8, "<p>שו");
}

TEST(DecodePage, AnIllFormedSequenceNeverEatsATag) {
  EXPECT_EQ(decode_page("<p>\xB8\xDB\xC2\xEB\xCD\xB7\x81<b>\xB8\xDB</b>", "gbk").utf8,
            "<p>港码头\uFFFD<b>港</b>");
  EXPECT_EQ(decode_page("<p>\x8D\x60\x8D\x60\x8D\x60\x81<b>\x8D\x60</b>", "shift_jis").utf8,
            "<p>港港港\uFFFD<b>港</b>");
}

TEST(DecodePage, WhatIsUtf8AlreadyIsNotCopied) {
  const std::string page = "<p>Ärger, Öl, Übel, Größe";
  EXPECT_EQ(read_page_text(page, {}).utf8().data(), page.data());
}

TEST(DecodeXml, TheXmlDeclarationNamesTheCharset) {
  const std::string text = "<?xml version=\"1.0\" encoding='windows-1251'?><rss>причал</rss>";
  const DecodedPage decoded = decode_xml(encode(text, "windows-1251"), {});
  EXPECT_EQ(decoded.charset, "windows-1251");
  EXPECT_EQ(decoded.utf8, text);
}

TEST(DecodeXml, AMetaElementInATextDeclaresNothing) {
  const std::string feed = "<rss><![CDATA[<meta charset=koi8-r>]]>\xE9t\xE9</rss>";
  EXPECT_THAT(decode_xml(feed, {}).utf8, HasSubstr("]]>été<"));
}

TEST(PrescanCharset, FollowsTheStandardWherePagesAreWrittenOddly) {
  EXPECT_THAT(prescan_charset("<meta/charset='UTF-8'>"), Optional(Eq("utf-8")));
  EXPECT_THAT(
      prescan_charset("<meta content='text/html; charset = \"l2\"' http-equiv=Content-Type>"),
      Optional(Eq("iso-8859-2")));
  EXPECT_EQ(prescan_charset("<meta content='text/html; charset=l2'>"), std::nullopt);
  EXPECT_EQ(prescan_charset("<!-- <meta charset=l2> -->"), std::nullopt);
  EXPECT_THAT(prescan_charset("<!--><meta charset=l2>"), Optional(Eq("iso-8859-2")));
  EXPECT_EQ(prescan_charset("<p title='<meta charset=l2>'>"), std::nullopt);
  EXPECT_EQ(prescan_charset("<meta charset=none content='charset=l2' http-equiv=content-type>"),
            std::nullopt);
  EXPECT_THAT(prescan_charset("<meta charset=utf-16be>"), Optional(Eq("utf-8")));
  EXPECT_THAT(prescan_charset("<meta charset=x-user-defined>"), Optional(Eq("windows-1252")));
  EXPECT_THAT(prescan_charset("<?xml version='1.0' encoding='koi8-r'?><html>"),
              Optional(Eq("koi8-r")));
}

TEST(EncodingOfLabel, KnowsTheLabelsOfTheStandard) {
  EXPECT_THAT(encoding_of_label(" Latin1\n"), Optional(Eq("windows-1252")));
  EXPECT_THAT(encoding_of_label("cseucpkdfmtjapanese"), Optional(Eq("euc-jp")));
  EXPECT_THAT(encoding_of_label("866"), Optional(Eq("ibm866")));
  EXPECT_THAT(encoding_of_label("x-x-big5"), Optional(Eq("big5")));
  EXPECT_THAT(encoding_of_label("hz-gb-2312"), Optional(Eq("replacement")));
  EXPECT_THAT(encoding_of_label("KS_C_5601-1987"), Optional(Eq("euc-kr")));
  EXPECT_EQ(encoding_of_label("utf-7"), std::nullopt);
  EXPECT_EQ(encoding_of_label("utf\t8"), std::nullopt);
  EXPECT_EQ(encoding_of_label(""), std::nullopt);
}

}  // namespace
}  // namespace wirestem::markup
