// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "bench/cascade/random.hpp"

namespace wirestem::cascade {

/// Who and what one event is about: two accounts of it share these and no wording.
struct Cast {
  std::vector<std::string> people;
  std::vector<std::string> places;
  std::vector<std::string> bodies;  ///< councils, companies, agencies
  std::vector<std::string> figures;
};

/// Writes invented news in an invented vocabulary with English function words.
///
///     Grammar grammar(7);
///     Cast cast = grammar.make_cast(random);
///     std::vector<std::string> sentences = grammar.write(random, cast, 580);
///
/// Words are drawn as in a language, a few of them very often. Some sentences hold one of a few
/// dozen stock phrases, so that unrelated texts share what unrelated news shares. ASCII only. The
/// vocabulary depends on the seed alone, a text on the state of `random`.
class Grammar {
 public:
  explicit Grammar(std::uint64_t seed);

  Cast make_cast(Random& random) const;
  /// Sentences, each with its full stop, of `words` words in all or a few more.
  std::vector<std::string> write(Random& random, const Cast& cast, std::size_t words) const;
  /// A line in title style, without full stop.
  std::string headline(Random& random, const Cast& cast) const;
  /// A word of the vocabulary that may stand in place of any other.
  const std::string& any_word(Random& random) const;
  /// A name of one or two words.
  std::string name(Random& random) const;

 private:
  std::string thing(Random& random, const Cast& cast) const;
  std::string deed(Random& random, const Cast& cast) const;
  std::string where(Random& random, const Cast& cast) const;
  std::string clause(Random& random, const Cast& cast) const;
  std::string sentence(Random& random, const Cast& cast) const;
  std::string figure(Random& random, const Cast& cast) const;

  std::vector<std::string> nouns_;
  std::vector<std::string> verbs_;
  std::vector<std::string> adjectives_;
};

/// The words of a text: what stands between spaces.
std::size_t count_words(const std::string& text);

}  // namespace wirestem::cascade
