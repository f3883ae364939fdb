// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"

namespace wirestem::extract::detail {

/// What a phrase of lexicon/<lang>/boilerplate.tsv says a block is.
enum class Furniture : std::uint8_t {
  related,   ///< links to other articles
  comments,  ///< readers' comments
  bio,       ///< about the author
  appeal,    ///< newsletter, subscription, donation, contact
  share,     ///< buttons, navigation
  advert,
  cookie,
  disclaimer,
  image,      ///< a picture's caption or credit
  copyright,  ///< who owns the text
  notice,     ///< a correction, or that the rest is for subscribers: lexicon/notices.tsv
  source,     ///< where the text comes from: "Source:", "Translated by", "Read the original"
};

struct FoundPhrase {
  Furniture kind = Furniture::share;
  bool whole = false;    ///< the block is nothing else
  bool to_end = false;   ///< what follows it goes, too
  std::string_view row;  ///< the phrase as the table has it
};

/// The phrases by which page furniture gives itself away, in all languages at once.
///
///     phrases.find("Sign up for our newsletter", 5)->kind   →  Furniture::appeal
///
/// Made once; find() is const, safe from several threads, and linear in the block's length times
/// the few phrases that begin with the same word.
class FurniturePhrases {
 public:
  explicit FurniturePhrases(const lexicon::Lexicon& words);

  /// The phrase that makes a block of that many words furniture, if there is one.
  std::optional<FoundPhrase> find(std::string_view block, std::uint32_t words) const;

 private:
  enum class Place : std::uint8_t { line, prefix, any };
  struct Phrase {
    std::string_view row = {};
    std::uint32_t begin = 0;  ///< folded_[begin, begin + size)
    std::uint16_t size = 0;
    std::uint16_t words = 0;
    Furniture kind = Furniture::share;
    Place place = Place::line;
    bool to_end = false;
    char last = 0;  ///< its last byte: most that differ do so there
    char end = 0;   ///< ends in this mark ("Foto:", "Home >"), and so must its place
    char mark = 0;  ///< begins with this one ("/Reuters"), and so must its place
  };

  /// The numbers of phrases by their first word: list `bucket_of(word)` is
  /// numbers[begins[bucket], begins[bucket + 1]). Words may share a bucket.
  struct ByFirstWord {
    std::vector<std::uint32_t> begins;
    std::vector<std::uint32_t> numbers;
    std::span<const std::uint32_t> of(std::string_view word) const;
  };

  void add(std::string_view spelling, Phrase entry);
  void add_table(const lexicon::Table& table);
  ByFirstWord index(bool anywhere) const;
  std::string_view folded(const Phrase& phrase) const {
    return std::string_view(folded_).substr(phrase.begin, phrase.size);
  }
  std::optional<FoundPhrase> match_at(std::string_view text, std::size_t at, bool begin,
                                      std::uint32_t words) const;

  std::string folded_;  ///< all phrases, one behind the other
  std::vector<Phrase> phrases_;
  std::bitset<8192> beginnings_;  ///< by the first three bytes of a phrase of Place::any
  ByFirstWord by_first_word_;
  ByFirstWord anywhere_;  ///< those of Place::any, which may stand behind other words
};

}  // namespace wirestem::extract::detail
