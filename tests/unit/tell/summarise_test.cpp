// SPDX-License-Identifier: Apache-2.0
#include "tell/summarise.hpp"

#include <gtest/gtest.h>

#include "tests/unit/tell/small_dossier.hpp"

namespace wirestem::tell {
namespace {

constexpr std::string_view kText = "The lift stands still. It will run again in May.";

TEST(Summarise, CountsTheRootsOfClaimsThatSeveralPagesMake) {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post", std::string(kText));
  const auto b = small.page("b", "Dale Wire", std::string(kText));
  const auto hill = small.source("Hill Post");
  const auto dale = small.source("Dale Wire");
  small.claim({small.at(a, "The lift stands still."), small.at(b, "The lift stands still.")},
              source_node(hill));
  small.claim({small.at(b, "It will run again in May.")}, source_node(dale));
  const StorySummary summary = summarise(small.dossier, small.story());
  EXPECT_EQ(summary.articles, 2U);
  EXPECT_EQ(summary.origins, 1U);
  EXPECT_EQ(summary.statement, "2 pages, 1 origin: Hill Post.");
}

TEST(Summarise, CountsAllRootsWhereNoClaimIsShared) {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post", std::string(kText));
  const auto hill = small.source("Hill Post");
  const auto mayor = small.source("Ada Lindt", SourceKind::person);
  small.claim({small.at(a, "The lift stands still.")}, source_node(hill));
  small.claim({small.at(a, "It will run again in May.")}, source_node(mayor));
  EXPECT_EQ(summarise(small.dossier, small.story()).verdict,
            "1 page, 2 origins: Hill Post, Ada Lindt.");
}

TEST(Summarise, PutsTheRootOfMostClaimsFirstAndCountsThoseItDoesNotName) {
  SmallDossier small;
  const auto a = small.page("a", "", std::string(kText));
  for (const char* name : {"One", "Two", "Three", "Four", "Five"}) {
    small.claim({small.at(a, "The lift")}, source_node(small.source(name)));
  }
  small.claim({small.at(a, "stands still")}, source_node(3));
  EXPECT_EQ(summarise(small.dossier, small.story()).verdict,
            "1 page, 5 origins: Four, One, Two and 2 more.");
}

TEST(Summarise, SaysThatAnOriginRestsOnUnnamedPeople) {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post", std::string(kText));
  const auto hill = small.source("Hill Post");
  const auto worker = small.source("a worker", SourceKind::role, false);
  small.claim({small.at(a, "The lift stands still.")}, source_node(hill), {worker, hill});
  const StorySummary summary = summarise(small.dossier, small.story());
  EXPECT_EQ(summary.unnamed_origins, 1U);
  EXPECT_EQ(summary.remarks, "1 origin rests mostly on unnamed sources.");
}

TEST(Summarise, DoesNotCallAnOriginUnnamedForOneClaimOfMany) {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post", std::string(kText));
  const auto hill = small.source("Hill Post");
  const auto worker = small.source("a worker", SourceKind::role, false);
  small.claim({small.at(a, "The lift stands still.")}, source_node(hill), {worker, hill});
  small.claim({small.at(a, "It will run again in May.")}, source_node(hill));
  EXPECT_EQ(summarise(small.dossier, small.story()).unnamed_origins, 0U);
}

TEST(Summarise, CountsLoopsAndConflicts) {
  SmallDossier small;
  const auto a = small.page("a", "Hill Post", std::string(kText));
  small.claim({small.at(a, "The lift stands still.")}, page_node(a)).circular = {page_node(a)};
  small.story().conflicts.resize(2);
  EXPECT_EQ(summarise(small.dossier, small.story()).remarks,
            "1 claim comes back to where it started. Accounts differ in 2 places.");
}

TEST(Summarise, OfAStoryWithoutClaimsGivesItsPages) {
  SmallDossier small;
  small.page("a", "Hill Post", std::string(kText));
  EXPECT_EQ(summarise(small.dossier, small.story()).statement, "1 page, 0 origins.");
}

TEST(NameOf, IsTheOutletElseTheTitleElseTheId) {
  SmallDossier small;
  small.page("a", "Hill Post", "x");
  small.page("b", "", "x");
  small.page("c", "", "x");
  small.dossier.articles[1].title = "Lift stops";
  EXPECT_EQ(name_of(small.dossier, small.story(), page_node(0)), "Hill Post");
  EXPECT_EQ(name_of(small.dossier, small.story(), page_node(1)), "Lift stops");
  EXPECT_EQ(name_of(small.dossier, small.story(), page_node(2)), "c");
}

TEST(ClaimsByWeight, PutsWhatMostPagesSayFirstAndKeepsTheOrderOfEquals) {
  SmallDossier small;
  const auto a = small.page("a", "", std::string(kText));
  const auto b = small.page("b", "", std::string(kText));
  small.claim({small.at(a, "The lift")}, page_node(a));
  small.claim({small.at(a, "still"), small.at(b, "still")}, page_node(a));
  small.claim({small.at(b, "May")}, page_node(b));
  std::string order;
  for (const Claim* claim : claims_by_weight(small.story())) order += claim->id + " ";
  EXPECT_EQ(order, "claim-2 claim-1 claim-3 ");
}

TEST(ViaOf, IsTheFirstMediumOfTheChainThatIsNotTheSpeaker) {
  SmallDossier small;
  const auto a = small.page("a", "", std::string(kText));
  const ChainLink worker{
      .name = "a worker", .kind = SourceKind::role, .named = false, .evidence = {}};
  const ChainLink hill{.name = "Hill Post", .kind = SourceKind::outlet, .evidence = {}};
  const ChainLink dale{.name = "Dale Wire", .kind = SourceKind::agency, .evidence = {}};
  small.quote(small.at(a, "still"), "a worker", {worker, hill, dale});
  small.quote(small.at(a, "May"), "Hill Post", {hill});
  EXPECT_EQ(via_of(small.dossier, {.article = a, .quote = 0, .diff = {}}), "Hill Post");
  EXPECT_EQ(via_of(small.dossier, {.article = a, .quote = 1, .diff = {}}), "");
}

}  // namespace
}  // namespace wirestem::tell
