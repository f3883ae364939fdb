// SPDX-License-Identifier: Apache-2.0
#include "tell/write_evidence.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/tell/small_dossier.hpp"

namespace wirestem::tell {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// The Hill Post says it first; the Valley Times has it from there and says so.
class WriteEvidence : public ::testing::Test {
 protected:
  WriteEvidence() {
    const auto post = small_.page("post", "Hill Post", "The lift stands still.");
    const auto times =
        small_.page("times", "Valley Times", "The lift stands still, the Hill Post reports.");
    const auto outlet = small_.source("Hill Post");
    const ArticleSpan cue = small_.at(times, "the Hill Post reports");
    small_.claim(
        {small_.at(post, "The lift stands still."), small_.at(times, "The lift stands still")},
        source_node(outlet));
    small_.story().claims.back().id = "story-1.claim-1";
    small_.edge(page_node(times), source_node(outlet), EdgeRelation::cites, {cue});
  }

  std::string of(std::string_view id) const {
    return write_evidence(small_.dossier, id).value_or("");
  }

  SmallDossier small_;
};

TEST_F(WriteEvidence, QuotesTheWordsByWhichAPageSaysFromWhomItHasAClaim) {
  EXPECT_THAT(of("story-1.claim-1"), HasSubstr("cites Hill Post: “the Hill Post reports”"));
}

TEST_F(WriteEvidence, RulesOutWhoHasItFromAnotherAndNeverTheOriginItself) {
  const std::string text = of("story-1.claim-1");
  EXPECT_THAT(text, HasSubstr("Valley Times, which has it from Hill Post"));
  EXPECT_THAT(text, Not(HasSubstr("Hill Post, which has it from")));
}

TEST_F(WriteEvidence, TheStoryMayBeLeftOutOfAnId) {
  EXPECT_EQ(of("claim-1"), of("story-1.claim-1"));
  EXPECT_THAT(of("source-1"), HasSubstr("Hill Post"));
  EXPECT_FALSE(write_evidence(small_.dossier, "aim-1").has_value());
  EXPECT_FALSE(write_evidence(small_.dossier, "claim-2").has_value());
}

TEST_F(WriteEvidence, AnEdgeIsToldWithItsDirectionAndItsWords) {
  const std::string text = of("edge-1");
  EXPECT_THAT(text, HasSubstr("Valley Times cites Hill Post"));
  EXPECT_THAT(text, HasSubstr("direction: "));
  EXPECT_THAT(text, HasSubstr("“the Hill Post reports”"));
}

}  // namespace
}  // namespace wirestem::tell
