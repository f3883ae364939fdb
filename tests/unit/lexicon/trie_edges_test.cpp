// SPDX-License-Identifier: Apache-2.0
#include "lexicon/detail/trie_edges.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace wirestem::lexicon::detail {
namespace {

/// Words of one to twenty bytes, and each with one byte changed.
std::vector<std::string> similar_words() {
  std::vector<std::string> words;
  for (std::size_t size = 1; size <= 20; ++size) {
    const std::string word(size, 'a');
    words.push_back(word);
    for (std::size_t at = 0; at < size; ++at) {
      words.push_back(word);
      words.back()[at] = 'b';
    }
  }
  return words;
}

TEST(TrieEdges, WordsThatDifferInOneByteLeadApart) {
  TrieEdges edges;
  const auto words = similar_words();
  for (std::uint32_t i = 0; i < words.size(); ++i) edges.add(7, words[i], i + 1);
  for (std::uint32_t i = 0; i < words.size(); ++i) EXPECT_EQ(edges.find(7, words[i]), i + 1);
}

TEST(TrieEdges, AWordLeadsFromItsOwnNodeAlone) {
  TrieEdges edges;
  edges.add(0, "prime", 1);
  edges.add(1, "minister", 2);
  EXPECT_EQ(edges.find(1, "prime"), 0U);
  EXPECT_EQ(edges.find(1, "minister"), 2U);
  EXPECT_EQ(edges.find(0, "prim"), 0U);
  EXPECT_EQ(edges.find(0, ""), 0U);
}

TEST(TrieEdges, TheWordsFromANodeAreThoseAddedToIt) {
  TrieEdges edges;
  edges.add(0, "prime", 1);
  edges.add(1, "minister", 2);
  std::vector<std::string> words;
  edges.for_each_word_from(1, [&](std::string_view word) { words.emplace_back(word); });
  EXPECT_EQ(words, std::vector<std::string>{"minister"});
}

}  // namespace
}  // namespace wirestem::lexicon::detail
