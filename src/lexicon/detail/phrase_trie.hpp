// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "base/once.hpp"
#include "lexicon/detail/trie_edges.hpp"
#include "model/segmentation.hpp"

namespace wirestem::lexicon::detail {

/// How a table's phrases are compared with a text's tokens.
enum class Match : std::uint8_t { exact, word, stem };

/// One spelling of a table, and the row it stands in.
struct Phrase {
  std::string_view text;
  std::uint32_t row = 0;
};

/// The rows whose phrases end deepest along some tokens. No rows: there is no phrase.
struct Reach {
  std::uint32_t end = 0;  ///< token after the phrase
  std::span<const std::uint32_t> rows;
};

/// A number below kBeginnings for the first two bytes of a word.
constexpr std::size_t kBeginnings = 2048;
std::size_t beginning_of(std::string_view word);

/// Phrases of one language, and of one beginning unless they are stems. The trie is built when it
/// is first walked.
class PhraseTrie {
 public:
  PhraseTrie(Match match, std::string_view language) : match_(match), language_(language) {}

  void add(Phrase phrase) { phrases_.push_back(phrase); }

  /// Walks down along `tokens` from `at` to the deepest end of a phrase.
  Reach walk(std::span<const Token> tokens, std::uint32_t at) const;

  /// Calls `use` with the key of each phrase's first token. Builds the trie only for stems.
  void for_each_first_word(const std::function<void(std::string_view)>& use) const;

 private:
  void build() const;
  std::uint32_t add_tokens(std::string_view phrase) const;
  std::uint32_t add_plain(std::string_view phrase) const;
  std::uint32_t new_node() const;
  std::uint32_t next_node(std::uint32_t node, std::string_view word) const;

  Match match_;
  std::string_view language_;
  std::vector<Phrase> phrases_;
  Once built_;
  mutable TrieEdges edges_;
  struct Node {
    std::vector<std::uint32_t> rows;  ///< of the phrases that end here
    bool goes_on = false;             ///< some phrase goes on from here
  };
  mutable std::vector<Node> nodes_;
};

/// The phrases of one table in one language, apart by their beginnings: a run meets few of the
/// languages, and a short text few of the beginnings.
///
///     LanguagePhrases phrases(Match::word, "en");
///     phrases.add({"prime minister", 7});
///     phrases.walk(tokenize("prime minister Brandt", "en"), 0)    →  end 2, rows {7}
///
/// Adding comes first, by one thread; then any number of threads may ask.
class LanguagePhrases {
 public:
  LanguagePhrases(Match match, std::string_view language) : match_(match), language_(language) {}

  std::string_view language() const { return language_; }

  void add(Phrase phrase);

  Reach walk(std::span<const Token> tokens, std::uint32_t at) const;

  /// Calls `use` with the first word of each phrase with this beginning; stems all have the
  /// beginning 0.
  void for_each_first_word(std::size_t beginning,
                           const std::function<void(std::string_view)>& use) const;

 private:
  PhraseTrie& trie_at(std::size_t beginning);

  Match match_;
  std::string_view language_;
  std::array<std::uint16_t, kBeginnings> numbers_ = {};  ///< of a trie, from 1; 0 for none
  std::vector<std::unique_ptr<PhraseTrie>> tries_;
};

}  // namespace wirestem::lexicon::detail
