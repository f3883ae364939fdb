// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trace/claims/detail/clause_index.hpp"
#include "trace/claims/detail/contradiction.hpp"

namespace wirestem::claims::detail {

/// What a text is about, as ascending numbers of keys: concepts, the domain of a state, actors, and
/// words of one language.
using ContentKeys = std::vector<std::uint32_t>;

/// A cause with what it is the cause of.
struct Explanation {
  ContentKeys cause;
  ContentKeys effect;
  std::string_view language;
  std::string text;         ///< the cause in the text's words
  bool after_only = false;  ///< by "after" alone, which may mean time only
  bool denied = false;      ///< said not to be the cause
};

/// Reads what texts give as the cause of what: by a connective ("because of a strike"), a phrase
/// that the cause follows ("put the delay down to a strike") or precedes ("a strike set off the
/// delay"), and what they say was no cause ("not because of a strike", "the strike played no
/// part").
///
/// Accepts an index of sentences. Cost: the tokens of the occurrence. Never fails, keeps nothing.
class ExplanationReader {
 public:
  ExplanationReader(const ClaimInput& input, const ClauseIndex& index);

  /// The causes that an occurrence in a unit gives or denies, in the order of the text.
  std::vector<Explanation> read(std::uint32_t unit, const Occurrence& occurrence);

  /// Two causes that have nothing in common, given for one effect.
  std::optional<Contradiction> other_cause(const Explanation& a, const Explanation& b) const;

  /// What `denial` says is no cause of a thing, given as its cause, or told in a unit: "there was
  /// fog" against "not because of fog".
  std::optional<Contradiction> denied_cause(const Explanation& denial,
                                            const Explanation& other) const;
  std::optional<Contradiction> denied_cause(const Explanation& denial, std::uint32_t unit) const;

  /// The units that may tell of a cause: those that share something of it that not very many have.
  std::vector<std::uint32_t> units_that_may_tell(const ContentKeys& cause) const;

  /// Whether a key says more than who is concerned, so that what shares it may be one effect.
  bool is_of_event(std::uint32_t key) const;

 private:
  enum class CauseIs : std::uint8_t { after, before, nowhere };

  /// Words that say what brought something about.
  struct Sign {
    std::uint32_t first_token = 0;
    std::uint32_t end_token = 0;
    TextSpan span;
    CauseIs cause = CauseIs::after;
    bool denied = false;
    bool after_only = false;
  };

  std::vector<Sign> signs_in(const Unit& unit, TextSpan place) const;
  std::optional<Sign> phrase_at(const Unit& unit, std::uint32_t token, std::uint32_t first,
                                std::vector<Sign>& earlier) const;
  std::optional<Sign> connective_at(const Unit& unit, std::uint32_t token) const;
  std::optional<Explanation> explanation(std::uint32_t unit, const Sign& sign, TextSpan cause);
  bool is_of_anonymity(const Unit& unit, TextSpan place, TextSpan sign) const;
  bool is_speech(const Unit& unit, TextSpan span) const;
  bool begins_with_date(const Unit& unit, TextSpan rest) const;
  ContentKeys content_of(const Unit& unit, TextSpan span);
  void add_words(const Unit& unit, TextSpan span, ContentKeys& keys);
  std::uint32_t key(char kind, std::string_view value);
  ContentKeys comparable(const ContentKeys& keys, bool one_language) const;
  double weight_of(std::uint32_t key) const;
  double weight_of(const ContentKeys& keys) const;
  Position side_of(const Explanation& explanation, const ContentKeys& cause) const;
  Contradiction against(const Explanation& denial, const ContentKeys& cause,
                        std::string told) const;
  bool tells_more_than_who(const ContentKeys& keys) const;

  const ClaimInput& input_;
  const ClauseIndex& index_;
  const lexicon::Table& causes_;
  const lexicon::Table& connectives_;
  const lexicon::Table& stopwords_;
  std::size_t relation_column_;
  std::size_t cause_column_;
  std::size_t opener_column_;
  std::map<std::string, std::uint32_t, std::less<>> keys_;
  std::vector<char> kinds_;                             ///< of each key
  std::vector<ContentKeys> contents_;                   ///< of each unit
  std::vector<std::vector<std::uint32_t>> units_with_;  ///< each key, ascending
};

}  // namespace wirestem::claims::detail
