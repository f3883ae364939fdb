// SPDX-License-Identifier: Apache-2.0
#include "find/frames/find_frames.hpp"

#include <cmath>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "text/segment.hpp"

namespace wirestem::frames {
namespace {

using ::testing::ElementsAre;

struct Found {
  Article article;
  FrameFindings frames;

  std::vector<std::string> clauses() const {
    std::vector<std::string> texts;
    for (const Frame& frame : frames.frames) texts.emplace_back(slice(article.text, frame.clause));
    return texts;
  }
};

Found find_in(std::string text, std::string language = "en") {
  static const lexicon::Lexicon lexicon;
  Found found;
  found.article.text = std::move(text);
  const TextSpan all{0, static_cast<std::uint32_t>(found.article.text.size())};
  found.article.sections = {
      {.span = all, .role = SectionRole::body, .language = std::move(language)}};
  found.frames = find_frames(found.article, text::segment(found.article), lexicon);
  return found;
}

TEST(FindFrames, AContrastOpensAClause) {
  EXPECT_THAT(find_in("The council met on the quay but the owners stayed at home.").clauses(),
              ElementsAre("The council met on the quay", "but the owners stayed at home."));
}

TEST(FindFrames, AShortPieceStaysWithItsNeighbour) {
  EXPECT_EQ(find_in("Yesterday, in Lorne, the ferry was late.").clauses().size(), 1U);
}

TEST(FindFrames, ACauseStaysWithItsEffect) {
  EXPECT_EQ(
      find_in("The match was stopped because of heavy fog over the harbour.").clauses().size(), 1U);
}

TEST(FindFrames, APlanIsMarkedAsPlanned) {
  EXPECT_EQ(find_in("The sides were due to meet in the old mill.").frames.frames[0].modality,
            Modality::planned);
}

TEST(FindFrames, AHedgeIsMarkedAsHedged) {
  EXPECT_EQ(find_in("The bridge may be closed for years.").frames.frames[0].modality,
            Modality::hedged);
}

TEST(FindFrames, AQuestionIsMarkedAsAsked) {
  EXPECT_EQ(find_in("Was the bridge ever safe for lorries?").frames.frames[0].modality,
            Modality::asked);
}

TEST(FindFrames, ANegationTurnsThePolarity) {
  EXPECT_EQ(find_in("The mayor has not signed the order.").frames.frames[0].polarity,
            Polarity::negative);
}

TEST(FindFrames, ANegationSaidTwiceIsOneWhereALanguageHasItSo) {
  const auto polarity = [](const char* language, const char* text) {
    return find_in(text, language).frames.frames[0].polarity;
  };
  EXPECT_EQ(polarity("ru", "Никто не видел старый паром."), Polarity::negative);
  EXPECT_EQ(polarity("uk", "Ніхто не бачив старий пором."), Polarity::negative);
  EXPECT_EQ(polarity("pl", "Nikt nie widział starego promu."), Polarity::negative);
  EXPECT_EQ(polarity("es", "El alcalde no ha visto nada."), Polarity::negative);
  EXPECT_EQ(polarity("pt", "O prefeito não viu ninguém."), Polarity::negative);
  EXPECT_EQ(polarity("fr", "Le maire ne signe pas cet ordre."), Polarity::negative);
  EXPECT_EQ(polarity("fr", "Le maire n’a jamais rien signé."), Polarity::negative);
  EXPECT_EQ(polarity("en", "Neither the mayor nor the owner signed."), Polarity::negative);
  EXPECT_EQ(polarity("de", "Weder der Wirt noch der Lotse sah das Boot."), Polarity::negative);
}

TEST(FindFrames, TwoPlainNegationsUndoEachOtherAndStillIsNone) {
  EXPECT_EQ(find_in("The mayor did not fail to sign the order.").frames.frames[0].polarity,
            Polarity::positive);
  EXPECT_EQ(find_in("Die alte Brücke ist noch gesperrt.", "de").frames.frames[0].polarity,
            Polarity::positive);
}

TEST(FindFrames, ABoundAndAUnitBelongToAQuantity) {
  const Found found = find_in("At least 40 lorries stood on the bridge.");
  ASSERT_EQ(found.frames.quantities.size(), 1U);
  const QuantityMention& quantity = found.frames.quantities[0];
  EXPECT_EQ(quantity.low, 40);
  EXPECT_TRUE(std::isinf(quantity.high));
  EXPECT_EQ(slice(found.article.text, quantity.span), "At least 40 lorries");
}

TEST(FindFrames, MultipliersAreMultiplied) {
  const Found found = find_in("It cost 4.2 million crowns.");
  ASSERT_EQ(found.frames.quantities.size(), 1U);
  EXPECT_DOUBLE_EQ(found.frames.quantities[0].low, 4.2e6);
}

TEST(FindFrames, AMultiplierHoldsForBothEndsOfARange) {
  const auto found = find_in("It will cost 600 to 650 million euros.");
  ASSERT_EQ(found.frames.quantities.size(), 1U);
  EXPECT_DOUBLE_EQ(found.frames.quantities[0].low, 600e6);
}

TEST(FindFrames, ARangeFromNothingEnds) {
  const auto found = find_in("It will cost 0 to 3000000 euros, or 0.0 - " + std::string(400, '9'));
  ASSERT_FALSE(found.frames.quantities.empty());
  EXPECT_DOUBLE_EQ(found.frames.quantities[0].low, 0);
  EXPECT_DOUBLE_EQ(found.frames.quantities[0].high, 3e6);
}

TEST(FindFrames, GermanDecimalsAreCommas) {
  const Found found = find_in("Es kostete 4,2 Millionen Kronen.", "de");
  ASSERT_EQ(found.frames.quantities.size(), 1U);
  EXPECT_DOUBLE_EQ(found.frames.quantities[0].low, 4.2e6);
}

TEST(FindFrames, ChineseMyriadsAreMultiplied) {
  const Found found = find_in("共有1.2万辆汽车。", "zh");
  ASSERT_FALSE(found.frames.quantities.empty());
  EXPECT_DOUBLE_EQ(found.frames.quantities[0].low, 12000);
}

TEST(FindFrames, ADayOfAMonthIsNoQuantity) {
  EXPECT_TRUE(find_in("It opened on 6 August.").frames.quantities.empty());
}

TEST(FindFrames, AMillionCommasTakeLinearTime) {
  std::string text = "word ";
  for (int i = 0; i < 200000; ++i) text += ", a";
  EXPECT_FALSE(find_in(text).frames.frames.empty());
}

}  // namespace
}  // namespace wirestem::frames
