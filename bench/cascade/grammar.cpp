// SPDX-License-Identifier: Apache-2.0
//
// A small grammar: a sentence is one clause or two, said by someone or not; a clause is a thing, a
// deed and a place; each is drawn anew, so that two texts rarely have five words in a row alike
// save where a stock phrase stands in both.
#include "bench/cascade/grammar.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace wirestem::cascade {
namespace {

constexpr std::size_t kNouns = 2400;
constexpr std::size_t kVerbs = 900;
constexpr std::size_t kAdjectives = 900;
constexpr double kStock = 0.12;  ///< sentences that hold a stock phrase
constexpr double kSaid = 0.2;

constexpr std::array<std::string_view, 18> kOnsets = {
    "b", "br", "d", "dr", "g", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v"};
constexpr std::array<std::string_view, 7> kVowels = {"a", "e", "i", "o", "u", "ea", "ou"};
constexpr std::array<std::string_view, 10> kCodas = {"",  "",  "l", "n",  "r",
                                                     "s", "m", "d", "nd", "rt"};
constexpr std::array<std::string_view, 14> kPrepositions = {
    "in",    "near",   "behind", "across", "for",  "against", "with",
    "under", "before", "after",  "around", "from", "beyond",  "towards"};
constexpr std::array<std::string_view, 6> kArticles = {"the", "a", "the", "its", "their", "every"};
constexpr std::array<std::string_view, 8> kJoints = {"while", "because", "although", "and",
                                                     "but",   "so that", "until",    "after"};
constexpr std::array<std::string_view, 8> kSays = {
    "said", "told reporters", "added", "wrote", "argued", "warned", "explained", "insisted"};
constexpr std::array<std::string_view, 8> kDays = {"on Monday",   "on Tuesday", "on Wednesday",
                                                   "on Thursday", "on Friday",  "last week",
                                                   "this month",  "yesterday"};
constexpr std::array<std::string_view, 6> kUnits = {"people",  "kilometres", "tonnes",
                                                    "percent", "crowns",     "houses"};
constexpr std::array<std::string_view, 24> kStockPhrases = {
    "for the first time in more than a decade",
    "according to a person who has seen the papers",
    "did not answer a request for comment by the evening",
    "as it became known at the end of last week",
    "at a press conference in the afternoon of the same day",
    "on condition that their names would not be given",
    "in the middle of the night and without any warning",
    "which nobody in the room had expected to hear",
    "the inquiry is still going on and nobody was charged",
    "it was not clear at first what had been the cause",
    "as part of a wider plan to save money",
    "in what many called a turning point for the region",
    "despite repeated calls to put it off until next year",
    "which is expected to be put to the vote next month",
    "one of the largest of its kind in the country",
    "a spokesman declined to say more about the case",
    "by a margin that was smaller than in all earlier years",
    "the figures could not be checked by others",
    "with immediate effect and until further notice",
    "as the two sides went on talking behind closed doors",
    "more than twice as many as in the year before",
    "who asked not to be named because the talks are private",
    "in a letter that was made public late in the evening",
    "and said that it would look into the matter"};

template <std::size_t Size>
std::string pick(Random& random, const std::array<std::string_view, Size>& from) {
  return std::string(from[random.below(Size)]);
}

std::string make_word(Random& random, std::size_t syllables) {
  std::string word;
  for (std::size_t s = 0; s < syllables; ++s) {
    word += pick(random, kOnsets) + pick(random, kVowels) + pick(random, kCodas);
  }
  return word;
}

std::vector<std::string> make_words(Random& random, std::size_t count, std::string_view ending) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < count; ++i) {
    // Frequent words are short ones.
    const std::size_t syllables = 1 + (i > 40 ? 1 : 0) + random.below(2);
    words.push_back(make_word(random, syllables) + std::string(ending));
  }
  return words;
}

std::string capitalised(std::string text) {
  if (!text.empty()) {
    text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  }
  return text;
}

const std::string& one_of(Random& random, const std::vector<std::string>& from) {
  return from[random.below(from.size())];
}

}  // namespace

Grammar::Grammar(std::uint64_t seed) {
  Random random(seed ^ 0x5EEDULL);
  nouns_ = make_words(random, kNouns, "");
  verbs_ = make_words(random, kVerbs, "ed");
  adjectives_ = make_words(random, kAdjectives, "ish");
}

std::string Grammar::name(Random& random) const {
  return capitalised(make_word(random, 2 + random.below(2)));
}

Cast Grammar::make_cast(Random& random) const {
  Cast cast;
  constexpr std::array<std::string_view, 6> kBodies = {"Council", "Ministry",  "Union",
                                                       "Bank",    "Institute", "Works"};
  for (std::size_t i = 0; i < 4; ++i) cast.people.push_back(name(random) + " " + name(random));
  for (std::size_t i = 0; i < 3; ++i) cast.places.push_back(name(random));
  for (std::size_t i = 0; i < 3; ++i)
    cast.bodies.push_back("the " + name(random) + " " + pick(random, kBodies));
  for (std::size_t i = 0; i < 5; ++i)
    cast.figures.push_back(std::to_string(2 + random.rank(9000)) + " " + pick(random, kUnits));
  return cast;
}

std::string Grammar::figure(Random& random, const Cast& cast) const {
  if (random.chance(0.7)) return one_of(random, cast.figures);
  return std::to_string(2 + random.rank(9000)) + " " + pick(random, kUnits);
}

std::string Grammar::thing(Random& random, const Cast& cast) const {
  const double kind = random.share();
  if (kind < 0.10) return one_of(random, cast.people);
  if (kind < 0.20) return one_of(random, cast.bodies);
  if (kind < 0.28) return figure(random, cast);
  std::string made = pick(random, kArticles) + " ";
  if (random.chance(0.5)) made += adjectives_[random.rank(kAdjectives)] + " ";
  made += nouns_[random.rank(kNouns)];
  if (random.chance(0.25)) made += " of the " + nouns_[random.rank(kNouns)];
  return made;
}

std::string Grammar::where(Random& random, const Cast& cast) const {
  if (random.chance(0.2)) return "in " + one_of(random, cast.places);
  if (random.chance(0.15)) return pick(random, kDays);
  return pick(random, kPrepositions) + " " + thing(random, cast);
}

std::string Grammar::deed(Random& random, const Cast& cast) const {
  std::string made = verbs_[random.rank(kVerbs)] + " " + thing(random, cast);
  if (random.chance(0.6)) made += " " + where(random, cast);
  return made;
}

std::string Grammar::clause(Random& random, const Cast& cast) const {
  if (random.chance(0.2)) {
    return where(random, cast) + ", " + thing(random, cast) + " " + deed(random, cast);
  }
  return thing(random, cast) + " " + deed(random, cast);
}

std::string Grammar::sentence(Random& random, const Cast& cast) const {
  std::string made = clause(random, cast);
  if (random.chance(0.45)) made += " " + pick(random, kJoints) + " " + clause(random, cast);
  if (random.chance(kStock)) made += ", " + pick(random, kStockPhrases);
  made = capitalised(std::move(made));
  if (!random.chance(kSaid)) return made + ".";
  return "\"" + made + ",\" " + one_of(random, cast.people) + " " + pick(random, kSays) + ".";
}

std::vector<std::string> Grammar::write(Random& random, const Cast& cast, std::size_t words) const {
  std::vector<std::string> sentences;
  for (std::size_t written = 0; written < words;) {
    sentences.push_back(sentence(random, cast));
    written += count_words(sentences.back());
  }
  return sentences;
}

std::string Grammar::headline(Random& random, const Cast& cast) const {
  return capitalised(one_of(random, cast.places) + " " + verbs_[random.rank(kVerbs)] + " " +
                     thing(random, cast));
}

const std::string& Grammar::any_word(Random& random) const {
  const std::size_t kind = random.below(3);
  if (kind == 0) return verbs_[random.rank(kVerbs)];
  if (kind == 1) return adjectives_[random.rank(kAdjectives)];
  return nouns_[random.rank(kNouns)];
}

std::size_t count_words(const std::string& text) {
  if (text.empty()) return 0;
  return 1 + static_cast<std::size_t>(std::ranges::count(text, ' '));
}

}  // namespace wirestem::cascade
