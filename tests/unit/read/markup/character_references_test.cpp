// SPDX-License-Identifier: Apache-2.0
#include "read/markup/detail/character_references.hpp"

#include <string>

#include <gtest/gtest.h>

namespace wirestem::markup::detail {
namespace {

/// What stands for the reference, and how much of the text it took: "é|7".
std::string resolved(std::string_view text, bool in_attribute = false) {
  const ResolvedReference reference = resolve_reference(text, in_attribute);
  return std::string(reference.utf8()) + "|" + std::to_string(reference.length);
}

TEST(CharacterReferences, AreSortedByName) {
  const auto all = character_references();
  EXPECT_EQ(all.size(), 2125U);
  for (std::size_t i = 1; i < all.size(); ++i) EXPECT_LT(all[i - 1].name, all[i].name);
}

TEST(CharacterReferences, AreFoundByName) {
  ASSERT_NE(find_character_reference("hellip"), nullptr);
  EXPECT_EQ(find_character_reference("hellip")->first, U'\u2026');
  EXPECT_EQ(find_character_reference("Hellip"), nullptr);
  EXPECT_EQ(find_character_reference(""), nullptr);
}

TEST(ResolveReference, ReadsNamesOfOneAndTwoCharacters) {
  EXPECT_EQ(resolved("eacute;x"), "\u00E9|7");
  EXPECT_EQ(resolved("ngE;"), "\u2267\u0338|4");
  EXPECT_EQ(resolved("CounterClockwiseContourIntegral;"), "\u2233|32");
}

TEST(ResolveReference, ReadsOldNamesWithoutSemicolon) {
  EXPECT_EQ(resolved("copy 2031"), "\u00A9|4");
  EXPECT_EQ(resolved("notit;"), "\u00AC|3");
  EXPECT_EQ(resolved("hellip 2"), "|0");
}

TEST(ResolveReference, LeavesQueriesInAttributesAlone) {
  EXPECT_EQ(resolved("copy=2", true), "|0");
  EXPECT_EQ(resolved("copyright", true), "|0");
  EXPECT_EQ(resolved("copy;=2", true), "\u00A9|5");
  EXPECT_EQ(resolved("copy\"", true), "\u00A9|4");
}

TEST(ResolveReference, ReadsNumbersOfBothKinds) {
  EXPECT_EQ(resolved("#233;"), "\u00E9|5");
  EXPECT_EQ(resolved("#xE9x"), "\u00E9|4");
  EXPECT_EQ(resolved("#X1F30A;"), "\U0001F30A|8");
  EXPECT_EQ(resolved("#"), "|0");
  EXPECT_EQ(resolved("#x;"), "|0");
}

TEST(ResolveReference, MendsNumbersThatAreNoCharacters) {
  EXPECT_EQ(resolved("#0;"), "\uFFFD|3");
  EXPECT_EQ(resolved("#xD800;"), "\uFFFD|7");
  EXPECT_EQ(resolved("#x110000;"), "\uFFFD|9");
  EXPECT_EQ(resolved("#99999999999999999999;"), "\uFFFD|22");
  EXPECT_EQ(resolved("#150;"), "\u2013|5");
}

}  // namespace
}  // namespace wirestem::markup::detail
