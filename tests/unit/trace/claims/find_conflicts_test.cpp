// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "text/segment.hpp"
#include "trace/claims/build_claims.hpp"

namespace wirestem::claims {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

/// Pages whose sentences are clauses, with figures and lengths of time given by hand.
class Pile {
 public:
  std::uint32_t add(std::string text) {
    const auto index = static_cast<std::uint32_t>(articles_.size());
    Article& article = articles_.emplace_back();
    article.id = "p" + std::to_string(index);
    article.text = std::move(text);
    const TextSpan all{0, static_cast<std::uint32_t>(article.text.size())};
    article.sections = {{.span = all, .role = SectionRole::body, .language = "en"}};
    Findings& findings = findings_.emplace_back();
    findings.segmentation = text::segment(article);
    for (std::uint32_t s = 0; s < findings.segmentation.sentences.size(); ++s) {
      Frame frame;
      frame.clause = findings.segmentation.sentences[s].span;
      frame.sentence = s;
      findings.frames.push_back(frame);
    }
    story_.articles.push_back(index);
    stemma_.articles.emplace_back();
    names_.actor_of.emplace_back();
    return index;
  }

  void figure(std::uint32_t page, std::string_view words, double value, std::string unit) {
    QuantityMention figure;
    figure.span = span_of(page, words);
    figure.low = figure.high = value;
    figure.unit = std::move(unit);
    findings_[page].quantities.push_back(figure);
  }

  void length(std::uint32_t page, std::string_view words, std::string value) {
    DateMention date;
    date.span = span_of(page, words);
    date.type = DateType::duration;
    date.value = std::move(value);
    findings_[page].dates.push_back(date);
  }

  /// Says of a page's first clause that it is denied by these words.
  void negate(std::uint32_t page, std::string_view words) {
    deny(page);
    findings_[page].frames[0].signs = {span_of(page, words)};
  }

  void deny(std::uint32_t page) { findings_[page].frames[0].polarity = Polarity::negative; }

  void concept_at(std::uint32_t page, std::string_view words, std::string_view id) {
    const auto& rows = lexicon_.table("concepts").rows();
    const auto at = std::ranges::find(rows, id, [](const lexicon::Row& row) { return row[0]; });
    findings_[page].concepts.push_back(
        {.span = span_of(page, words),
         .concept_row = static_cast<std::uint32_t>(at - rows.begin())});
  }

  std::vector<Claim> claims() const {
    return build_claims({story_, pile(), names_, {}, {}, stemma_, lexicon_});
  }

  /// Each sentence a claim of its own, as where wordings share too little to be one.
  std::vector<Conflict> conflicts() const {
    const auto all = pile();
    std::vector<Claim> claims;
    for (std::uint32_t page = 0; page < all.size(); ++page) {
      for (const Frame& frame : all[page].findings->frames) {
        Occurrence occurrence;
        occurrence.place = {page, frame.clause};
        occurrence.polarity = frame.polarity;
        claims.emplace_back().occurrences = {occurrence};
      }
    }
    return find_conflicts({story_, all, names_, {}, {}, stemma_, lexicon_}, claims);
  }

 private:
  TextSpan span_of(std::uint32_t page, std::string_view words) const {
    const auto at = static_cast<std::uint32_t>(articles_[page].text.find(words));
    return {at, at + static_cast<std::uint32_t>(words.size())};
  }

  std::vector<ReadArticle> pile() const {
    std::vector<ReadArticle> all;
    for (std::size_t i = 0; i < articles_.size(); ++i)
      all.push_back({&articles_[i], &findings_[i]});
    return all;
  }

  std::deque<Article> articles_;
  std::deque<Findings> findings_;
  Story story_;
  Stemma stemma_;
  LinkedNames names_;
  lexicon::Lexicon lexicon_;
};

std::vector<ConflictKind> kinds_of(const std::vector<Conflict>& conflicts) {
  std::vector<ConflictKind> kinds;
  for (const Conflict& conflict : conflicts) kinds.push_back(conflict.kind);
  return kinds;
}

TEST(FindConflicts, TwoCountsOfOneThingContradictHoweverTheRestIsWorded) {
  Pile pile;
  const auto one = pile.add("The barge lost 60 drums near the weir.");
  const auto two =
      pile.add("Divers brought up evidence of 600 drums at the weir on the same night.");
  pile.figure(one, "60 drums", 60, "drum");
  pile.figure(two, "600 drums", 600, "drum");
  const auto conflicts = pile.conflicts();
  ASSERT_THAT(kinds_of(conflicts), ElementsAre(ConflictKind::number));
  EXPECT_THAT((std::vector{conflicts[0].sides[0].value, conflicts[0].sides[1].value}),
              UnorderedElementsAre("60 drums", "600 drums"));
}

TEST(FindConflicts, CountsOfDifferentThingsDoNotContradict) {
  Pile pile;
  const auto one = pile.add("The barge lost 60 drums near the weir.");
  const auto two = pile.add("The barge lost 600 gallons near the weir.");
  pile.figure(one, "60 drums", 60, "drum");
  pile.figure(two, "600 gallons", 600, "gallon");
  EXPECT_THAT(pile.conflicts(), IsEmpty());
}

TEST(FindConflicts, LengthsOfTimeAreFigures) {
  Pile pile;
  const auto one = pile.add("The blaze at the mill lasted half a day, forty minutes of it unseen.");
  const auto two = pile.add("At the mill the blaze went unseen for ten minutes.");
  pile.length(one, "forty minutes", "PT40M");
  pile.length(two, "ten minutes", "PT10M");
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::number));
}

TEST(FindConflicts, OneCauseEachForOneEffectIsAConflictOfReasonAcrossSentences) {
  Pile pile;
  const auto one = pile.add("The regatta is cancelled. The reason being a strike at the quay.");
  const auto two = pile.add("They had to cancel the rowing because of an earthquake.");
  pile.concept_at(one, "cancelled", "cancel");
  pile.concept_at(one, "strike", "go_on_strike");
  pile.concept_at(two, "cancel", "cancel");
  pile.concept_at(two, "earthquake", "earthquake");
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::reason));
}

TEST(FindConflicts, OnlyTheSurestAreTold) {
  Pile pile;
  for (int i = 1; i <= 8; ++i) {
    const std::string count = std::to_string(i * 10) + " goats";
    const auto page = pile.add("The flood in the valley drowned " + count + " of the herd.");
    pile.figure(page, count, i * 10, "goat");
  }
  EXPECT_THAT(pile.conflicts(), SizeIs(10));  // of 28 pairs
}

TEST(FindConflicts, WhatCountsSomethingElseDoesNotSettleTwoCounts) {
  Pile pile;
  const auto one = pile.add("The barge lost 60 drums over a weir.");
  const auto two = pile.add("Divers brought up evidence of 600 drums at the weir.");
  pile.figure(one, "60 drums", 60, "drum");
  pile.figure(one, "over a weir", 600, "weir");
  pile.figure(two, "600 drums", 600, "drum");
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::number));
}

TEST(FindConflicts, EveryCopyOfAClauseIsEvidence) {
  Pile pile;
  for (int i = 0; i < 9; ++i) {
    const auto copy = pile.add("The barge lost 60 drums near the weir.");
    pile.figure(copy, "60 drums", 60, "drum");
  }
  const auto other = pile.add("Divers found that the barge lost 600 drums near the weir.");
  pile.figure(other, "600 drums", 600, "drum");
  const auto conflicts = pile.conflicts();
  ASSERT_THAT(conflicts, SizeIs(1));
  EXPECT_EQ(conflicts[0].sides[0].evidence.size() + conflicts[0].sides[1].evidence.size(), 10U);
}

TEST(FindConflicts, CancelledIsAStateAndNoDenial) {
  Pile pile;
  const auto one = pile.add("The regatta on the Lorne was postponed by the harbour master.");
  const auto two = pile.add("The harbour master has cancelled the regatta on the Lorne.");
  pile.concept_at(one, "postponed", "postpone");
  pile.concept_at(two, "cancelled", "cancel");
  pile.negate(two, "cancelled");
  EXPECT_THAT(kinds_of(pile.conflicts()), ::testing::Contains(ConflictKind::status));
}

TEST(FindConflicts, ADenialContradictsWhoTellsTheActOfTheSameThing) {
  Pile pile;
  const auto one = pile.add("The harbour master met the dredger's owner.");
  const auto two = pile.add("The harbour master never met the dredger's owner.");
  pile.concept_at(one, "met", "meet");
  pile.concept_at(two, "met", "meet");
  pile.negate(two, "never");
  EXPECT_THAT(kinds_of(pile.conflicts()), ElementsAre(ConflictKind::polarity));
}

TEST(FindConflicts, OneActOfTwoThingsIsNoContradiction) {
  Pile pile;
  const auto one = pile.add("The harbour master met cyclists.");
  const auto two = pile.add("Nobody met poets.");
  pile.concept_at(one, "met", "meet");
  pile.concept_at(two, "met", "meet");
  pile.negate(two, "Nobody");
  EXPECT_THAT(pile.conflicts(), IsEmpty());
}

TEST(BuildClaims, AWordThatTwoTablesKnowIsOneSign) {
  Pile pile;
  const auto one = pile.add("Neither side wanted talks.");
  const auto two = pile.add("The poet dislikes talks.");
  for (const auto page : {one, two}) {
    pile.concept_at(page, "talks", "talks");
    pile.concept_at(page, "talks", "negotiate");
  }
  for (const Claim& claim : pile.claims()) EXPECT_THAT(claim.occurrences, SizeIs(1));
}

TEST(BuildClaims, CopiesAreOneClaimHoweverManyThereAre) {
  Pile pile;
  for (int i = 0; i < 40; ++i) pile.add("The harbour master sold the old crane to a dealer.");
  const auto claims = pile.claims();
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_THAT(claims[0].occurrences, SizeIs(40));
}

TEST(BuildClaims, ADenialIsAClaimOfItsOwn) {
  Pile pile;
  pile.add("The harbour master sold the old crane to a dealer.");
  pile.deny(
      pile.add("Whatever foremen grumbled, the harbour master sold no crane, insisted a weary "
               "secretary at breakfast."));
  for (const Claim& claim : pile.claims()) EXPECT_THAT(claim.occurrences, SizeIs(1));
}

TEST(BuildClaims, AnotherCountOfTheSameThingIsAClaimOfItsOwn) {
  Pile pile;
  const auto one = pile.add("Thieves asked the museum for a ransom of 5 ducats.");
  const auto two = pile.add(
      "Thieves asked the museum on the call for 50 ducats, a clerk remembers with a shudder.");
  pile.figure(one, "5 ducats", 5, "ducat");
  pile.figure(two, "50 ducats", 50, "ducat");
  for (const Claim& claim : pile.claims()) EXPECT_THAT(claim.occurrences, SizeIs(1));
}

}  // namespace
}  // namespace wirestem::claims
