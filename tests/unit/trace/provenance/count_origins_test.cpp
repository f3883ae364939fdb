// SPDX-License-Identifier: Apache-2.0
#include "trace/provenance/count_origins.hpp"

#include <gmock/gmock.h>

#include "tests/unit/trace/provenance/pile_builder.hpp"
#include "trace/provenance/build_stemma.hpp"

namespace wirestem::provenance {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

/// One claim made by the given quotation (or, at -1, by the bare text) of each page.
struct Told {
  std::uint32_t page;
  int quote = -1;
  Modality modality = Modality::asserted;
};

struct Counted {
  Claim claim;
  std::vector<std::string> origins;
};

Counted count(const PileBuilder& builder, const std::vector<Told>& told) {
  const auto pile = builder.pile();
  const Stemma stemma = build_stemma(builder.story, pile, builder.names, builder.links, {});
  std::vector<Claim> claims(1);
  for (const Told& t : told) {
    Occurrence occurrence;
    occurrence.place = {t.page, {0, 5}};
    occurrence.modality = t.modality;
    if (t.quote >= 0) {
      occurrence.attribution = stemma.articles[t.page].chains[static_cast<std::size_t>(t.quote)];
    }
    claims[0].occurrences.push_back(occurrence);
  }
  count_origins(builder.story, pile, stemma, claims);
  Counted counted{.claim = claims[0], .origins = {}};
  for (const Origin& origin : claims[0].origins) {
    counted.origins.push_back(origin.node.is_article ? pile[origin.node.index].article->id
                                                     : stemma.sources[origin.node.index].name);
  }
  return counted;
}

int told_by(PileBuilder& builder, std::uint32_t page, std::vector<ChainLink> chain) {
  return static_cast<int>(builder.quote(page, std::move(chain)));
}

TEST(CountOrigins, AFirstNameIsTakenForThePersonWhoBearsIt) {
  PileBuilder builder;
  const auto one = builder.page("The Lorne Courier");
  const auto two = builder.page("Mill Post");
  const Counted counted = count(builder, {{one, told_by(builder, one, {person("Ada Quist")})},
                                          {two, told_by(builder, two, {person("Ada")})}});
  EXPECT_THAT(counted.origins, ElementsAre("Ada Quist"));
}

TEST(CountOrigins, APageWithoutAnOutletMayBeThatOfTheMediumThatOthersCite) {
  PileBuilder builder;
  const auto nameless = builder.page("");
  const auto citing = builder.page("Mill Post");
  const Counted counted =
      count(builder, {{nameless}, {citing, told_by(builder, citing, {medium("Quay Whispers")})}});
  EXPECT_THAT(counted.origins, ElementsAre("Quay Whispers"));
  EXPECT_THAT(counted.claim.origins[0].reasons,
              ::testing::Contains(::testing::HasSubstr("the lower number is given")));
}

TEST(CountOrigins, WhoNamesTheIssuerOfAStatementThatIsAtHandHasItFromThere) {
  PileBuilder builder;
  const auto notice = builder.page("ORLO TANNERY LTD", "2030-01-01");
  const auto report = builder.page("Mill Post", "2030-01-02");
  builder.name(report, "Orlo Tannery", NameKind::organisation);
  const Counted counted = count(builder, {{notice}, {report}});
  EXPECT_THAT(counted.origins, ElementsAre("ORLO TANNERY LTD"));
}

TEST(CountOrigins, AnEarlierPageHasItFromNoLaterStatement) {
  PileBuilder builder;
  const auto notice = builder.page("ORLO TANNERY LTD", "2030-01-03");
  const auto report = builder.page("Mill Post", "2030-01-02");
  builder.name(report, "Orlo Tannery", NameKind::organisation);
  EXPECT_EQ(count(builder, {{notice}, {report}}).claim.independent_origins, 2U);
}

TEST(CountOrigins, WordsInMarksWithoutASpeakerAreOfTheLetterThatHoldsThem) {
  PileBuilder builder;
  const auto letter = builder.page("", "2030-01-01");
  builder.author(letter, "Ada Brandt");
  const auto report = builder.page("Mill Post", "2030-01-02");
  builder.quote(report, {});
  const Counted counted = count(builder, {{letter}, {report}});
  EXPECT_THAT(counted.origins, ElementsAre("Ada Brandt"));
}

TEST(CountOrigins, FourPagesThatLeanOnOnePaperHaveOneOrigin) {
  PileBuilder builder;
  std::vector<Told> told;
  for (int i = 0; i < 4; ++i) {
    const auto page = builder.page("Page " + std::to_string(i));
    told.push_back(
        {page, told_by(builder, page, {unnamed("a diver"), medium("The Lorne Courier")})});
  }
  const Counted counted = count(builder, told);
  EXPECT_EQ(counted.claim.independent_origins, 1U);
  EXPECT_THAT(counted.origins, ElementsAre("The Lorne Courier"));
}

TEST(CountOrigins, ANamedPersonsStatementIsAnOriginOfItsOwn) {
  PileBuilder builder;
  const auto a = builder.page("A");
  const auto b = builder.page("B");
  const Counted counted =
      count(builder, {{a, told_by(builder, a, {person("Ada Brandt")})},
                      {b, told_by(builder, b, {unnamed("a clerk"), medium("The Lorne Courier")})}});
  EXPECT_EQ(counted.claim.independent_origins, 2U);
}

TEST(CountOrigins, ANamedPersonIsOneOriginHoweverManyMediaCarryIt) {
  PileBuilder builder;
  const auto a = builder.page("A");
  const auto b = builder.page("B");
  const Counted counted =
      count(builder, {{a, told_by(builder, a, {person("Ada Brandt"), medium("Lorne Radio")})},
                      {b, told_by(builder, b, {person("Ada Brandt")})}});
  EXPECT_THAT(counted.origins, ElementsAre("Ada Brandt"));
}

TEST(CountOrigins, ACopyGoesBackToWhatItCopies) {
  PileBuilder builder;
  const auto original = builder.page("Original", "2030-01-01T08:00:00Z");
  const auto copy = builder.page("Copy", "2030-01-01T09:00:00Z");
  builder.reuse(original, copy, 0.8, MatchKind::edited);
  const Counted counted = count(builder, {{original}, {copy}});
  EXPECT_THAT(counted.origins, ElementsAre("Original"));
  EXPECT_THAT(counted.claim.origins[0].reasons, Not(IsEmpty()));
}

TEST(CountOrigins, AnAggregatorOfAnAggregatorGoesBackToTheFirstPage) {
  PileBuilder builder;
  const auto original = builder.page("First Paper", "2030-01-01");
  const auto second = builder.page("Second Site", "2030-01-02");
  const auto third = builder.page("Third Site", "2030-01-03");
  const Counted counted =
      count(builder, {{original, told_by(builder, original, {unnamed("an aide")})},
                      {second, told_by(builder, second, {medium("First Paper")})},
                      {third, told_by(builder, third, {medium("Second Site")})}});
  EXPECT_THAT(counted.origins, ElementsAre("First Paper"));
}

TEST(CountOrigins, TwoPagesWithoutAnyPointerAreTwoOrigins) {
  PileBuilder builder;
  const auto a = builder.page("A");
  const auto b = builder.page("B");
  EXPECT_EQ(count(builder, {{a}, {b}}).claim.independent_origins, 2U);
}

TEST(CountOrigins, TwoPagesOfOneOutletAreOneOrigin) {
  PileBuilder builder;
  const auto a = builder.page("The Lorne Courier", "2030-01-01");
  const auto b = builder.page("Lorne Courier", "2030-01-02");
  EXPECT_EQ(count(builder, {{a}, {b}}).claim.independent_origins, 1U);
}

TEST(CountOrigins, WiresOfOneAgencyAreOneOrigin) {
  PileBuilder builder;
  const auto a = builder.page("A");
  const auto b = builder.page("B");
  builder.credit(a, "Coast Press Agency", CreditRelation::wire);
  builder.credit(b, "Coast Press Agency", CreditRelation::wire);
  EXPECT_THAT(count(builder, {{a}, {b}}).origins, ElementsAre("Coast Press Agency"));
}

TEST(CountOrigins, ALoopIsNamedAndCountsOnce) {
  PileBuilder builder;
  const auto a = builder.page("Site A");
  const auto b = builder.page("Site B");
  const Counted counted = count(builder, {{a, told_by(builder, a, {medium("Site B")})},
                                          {b, told_by(builder, b, {medium("Site A")})}});
  EXPECT_EQ(counted.claim.independent_origins, 1U);
  EXPECT_THAT(counted.claim.circular, Not(IsEmpty()));
}

TEST(CountOrigins, APaperThatIsToldItsOwnRumourBackIsALoop) {
  PileBuilder builder;
  const auto first = builder.page("Site A", "2030-01-01");
  const auto second = builder.page("Site B", "2030-01-02");
  const auto third = builder.page("Site A", "2030-01-03");
  const Counted counted = count(builder, {{first},
                                          {second, told_by(builder, second, {medium("Site A")})},
                                          {third, told_by(builder, third, {medium("Site B")})}});
  EXPECT_THAT(counted.origins, ElementsAre("Site A"));
  ASSERT_EQ(counted.claim.circular.size(), 3U);
  EXPECT_EQ(counted.claim.circular.front().index, third);
  EXPECT_EQ(counted.claim.circular.back().index, first);
}

TEST(CountOrigins, AnOfficeSpeakingForItselfIsAnOrigin) {
  PileBuilder builder;
  const auto a = builder.page("A");
  EXPECT_THAT(count(builder, {{a, told_by(builder, a, {office("Harbour Office")})}}).origins,
              ElementsAre("Harbour Office"));
}

TEST(CountOrigins, AnOfficeThroughAPaperCountsAsThatPaper) {
  PileBuilder builder;
  const auto a = builder.page("A");
  const int quote = told_by(builder, a, {office("Harbour Office"), medium("The Lorne Courier")});
  EXPECT_THAT(count(builder, {{a, quote}}).origins, ElementsAre("The Lorne Courier"));
}

TEST(CountOrigins, WhoDeniesAClaimIsNoOriginOfItAndTheReasonsSaySo) {
  PileBuilder builder;
  const auto one = builder.page("The Lorne Courier");
  const auto two = builder.page("Mill Post");
  const Counted counted = count(builder, {{one}, {two, -1, Modality::denied}});
  EXPECT_THAT(counted.origins, ElementsAre("The Lorne Courier"));
  EXPECT_EQ(counted.claim.occurrences[1].origin, -1);
  EXPECT_THAT(counted.claim.origins[0].reasons,
              ::testing::Contains("p1 denies it, and is not counted"));
}

TEST(CountOrigins, WhatNobodyVouchesForIsCountedByWhoDeniesIt) {
  PileBuilder builder;
  const auto one = builder.page("The Lorne Courier");
  const Counted counted = count(builder, {{one, -1, Modality::denied}});
  EXPECT_THAT(counted.origins, ElementsAre("The Lorne Courier"));
}

TEST(CountOrigins, AnOfficeThatSpeaksToThePagesOwnPaperIsAnOrigin) {
  PileBuilder builder;
  const auto a = builder.page("The Lorne Courier");
  const int quote = told_by(builder, a, {office("Harbour Office"), medium("The Lorne Courier")});
  EXPECT_THAT(count(builder, {{a, quote}}).origins, ElementsAre("Harbour Office"));
}

TEST(CountOrigins, AnAgencyThatIsCitedIsFollowedToThePageThatCarriesItsText) {
  PileBuilder builder;
  const auto carrier = builder.page("Mill Post", "2030-01-01");
  const auto citing = builder.page("Quay Whispers", "2030-01-02");
  const auto original = builder.page("The Lorne Courier", "2030-01-01");
  builder.credit(carrier, "Coast Press Agency", CreditRelation::wire);
  builder.reuse(original, carrier, 0.8, MatchKind::translated);
  const Counted counted = count(
      builder,
      {{original}, {carrier}, {citing, told_by(builder, citing, {medium("Coast Press Agency")})}});
  EXPECT_THAT(counted.origins, ElementsAre("The Lorne Courier"));
}

TEST(CountOrigins, AHeadlineHasItFromWhomThePageLeansOn) {
  PileBuilder builder;
  const auto page = builder.page("Mill Post");
  builder.credit(page, "Quay Whispers", CreditRelation::cites, SourceKind::outlet);
  EXPECT_THAT(count(builder, {{page}}).origins, ElementsAre("Mill Post"));
  builder.headline_only(page);
  EXPECT_THAT(count(builder, {{page}}).origins, ElementsAre("Quay Whispers"));
}

TEST(CountOrigins, ACircleOfThreeMediaIsFoundThoughTheLastPageIsCopiedFromAFourth) {
  PileBuilder builder;
  const auto first = builder.page("Site A", "2030-01-01");
  const auto second = builder.page("Site B", "2030-01-02");
  const auto third = builder.page("Site C", "2030-01-03");
  const auto last = builder.page("Site A", "2030-01-04");
  const auto other = builder.page("Site D", "2030-01-03");
  builder.reuse(other, last, 0.9, MatchKind::edited);
  const Counted counted = count(builder, {{first},
                                          {second, told_by(builder, second, {medium("Site A")})},
                                          {third, told_by(builder, third, {medium("Site B")})},
                                          {other},
                                          {last, told_by(builder, last, {medium("Site C")})}});
  std::vector<std::uint32_t> pages;
  for (const StemmaNode node : counted.claim.circular) pages.push_back(node.index);
  EXPECT_THAT(pages, ElementsAre(last, third, second));
}

TEST(CountOrigins, APaperThatOnlyOthersCiteIsNoCircle) {
  PileBuilder builder;
  const auto first = builder.page("Site A", "2030-01-01");
  const auto second = builder.page("Site B", "2030-01-02");
  const Counted counted =
      count(builder, {{first}, {second, told_by(builder, second, {medium("Site A")})}});
  EXPECT_THAT(counted.claim.circular, IsEmpty());
}

TEST(CountOrigins, SeveralMediaWithOneSourceBehindThemAreNamedTogether) {
  PileBuilder builder;
  const auto one = builder.page("Mill Post", "2030-01-01");
  const auto two = builder.page("Quay Whispers", "2030-01-02");
  const Counted counted =
      count(builder, {{one, told_by(builder, one, {medium("The Lorne Courier")})},
                      {two, told_by(builder, two, {medium("Mill Post")})}});
  EXPECT_THAT(counted.origins, ElementsAre("The Lorne Courier"));
  EXPECT_THAT(counted.claim.origins[0].reasons,
              ::testing::Contains("one source behind 2 media: Mill Post, Quay Whispers"));
}

TEST(CountOrigins, MediaThatArentNamedMayBeTheOneThatTellsIt) {
  PileBuilder builder;
  const auto one = builder.page("Mill Post");
  const auto two = builder.page("Quay Whispers");
  const Counted counted =
      count(builder, {{one}, {two, told_by(builder, two, {nameless_media("foreign media")})}});
  EXPECT_THAT(counted.origins, ElementsAre("Mill Post"));
  EXPECT_THAT(counted.claim.origins[0].reasons,
              ::testing::Contains(::testing::HasSubstr("gives it to media that it does not name")));
}

TEST(CountOrigins, MediaThatArentNamedAreNoRootOfTheirOwn) {
  PileBuilder builder;
  const auto page = builder.page("Quay Whispers");
  const Counted counted =
      count(builder, {{page, told_by(builder, page, {nameless_media("foreign media")})}});
  EXPECT_THAT(counted.origins, ElementsAre("Quay Whispers"));
}

TEST(BuildStemma, ABodyThatPublishesIsOneWithTheBodyThatIsQuoted) {
  PileBuilder builder;
  const auto statement = builder.page("Lorne Ferry Union (LFU)");
  const auto report = builder.page("Mill Post");
  const Counted counted =
      count(builder, {{statement}, {report, told_by(builder, report, {office("LFU")})}});
  EXPECT_THAT(counted.origins, ElementsAre("Lorne Ferry Union (LFU)"));
  const auto pile = builder.pile();
  const Stemma stemma = build_stemma(builder.story, pile, builder.names, {}, {});
  EXPECT_EQ(stemma.sources[0].kind, SourceKind::office);
  EXPECT_THAT(stemma.sources[0].aliases, ElementsAre("LFU"));
}

TEST(BuildStemma, AMediumThatIsSpeltInTwoScriptsIsOne) {
  PileBuilder builder;
  Actor actor;
  actor.name = "Vestnik Reki";
  actor.aliases = {"Reki", "Вестник Реки"};
  builder.names.actors.push_back(actor);
  const auto original = builder.page("Вестник Реки");
  const auto citing = builder.page("Mill Post");
  const Counted counted =
      count(builder, {{original}, {citing, told_by(builder, citing, {medium("Vestnik Reki")})}});
  EXPECT_THAT(counted.origins, ElementsAre("Вестник Реки"));
}

TEST(BuildStemma, ACitedPaperInThePileIsTiedToItsPage) {
  PileBuilder builder;
  const auto original = builder.page("The Lorne Courier", "2030-01-01");
  const auto citing = builder.page("B", "2030-01-02");
  builder.quote(citing, {medium("Lorne Courier")});
  const auto pile = builder.pile();
  const Stemma stemma = build_stemma(builder.story, pile, builder.names, {}, {});
  ASSERT_EQ(stemma.edges.size(), 1U);
  EXPECT_EQ(stemma.edges[0].relation, EdgeRelation::cites);
  EXPECT_TRUE(stemma.edges[0].to.is_article);
  EXPECT_EQ(stemma.edges[0].to.index, original);
}

TEST(BuildStemma, APageIsNotTiedToALaterOne) {
  PileBuilder builder;
  builder.page("The Lorne Courier", "2030-01-05");
  const auto citing = builder.page("B", "2030-01-02");
  builder.quote(citing, {medium("The Lorne Courier")});
  const auto pile = builder.pile();
  const Stemma stemma = build_stemma(builder.story, pile, builder.names, {}, {});
  ASSERT_EQ(stemma.edges.size(), 1U);
  EXPECT_FALSE(stemma.edges[0].to.is_article);
}

TEST(BuildStemma, OnlyTheNearestParentStays) {
  PileBuilder builder;
  const auto a = builder.page("A");
  const auto b = builder.page("B");
  const auto c = builder.page("C");
  builder.reuse(a, b, 0.9, MatchKind::verbatim);
  builder.reuse(a, c, 0.4, MatchKind::edited);
  builder.reuse(b, c, 0.7, MatchKind::edited);
  const auto pile = builder.pile();
  const Stemma stemma = build_stemma(builder.story, pile, builder.names, builder.links, {});
  ASSERT_EQ(stemma.edges.size(), 2U);
  EXPECT_EQ(stemma.edges[1].from.index, c);
  EXPECT_EQ(stemma.edges[1].to.index, b);
}

TEST(BuildStemma, SiblingsOfOneWireDoNotCopyEachOther) {
  PileBuilder builder;
  const auto a = builder.page("A");
  const auto b = builder.page("B");
  builder.credit(a, "Coast Press Agency", CreditRelation::wire);
  builder.credit(b, "Coast Press Agency", CreditRelation::wire);
  builder.reuse(a, b, 0.95, MatchKind::verbatim, Certainty::undecided);
  const auto pile = builder.pile();
  const Stemma stemma = build_stemma(builder.story, pile, builder.names, builder.links, {});
  for (const StemmaEdge& edge : stemma.edges) EXPECT_EQ(edge.relation, EdgeRelation::republishes);
}

}  // namespace
}  // namespace wirestem::provenance
