// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/name_mention.hpp"
#include "model/segmentation.hpp"

namespace wirestem::names::detail {

/// What the lexicon says about a word, and how the article writes it.
struct WordFacts {
  bool given = false;        ///< a given name
  bool small = false;        ///< stopword, pronoun, connective, function word: never a name alone
  bool date = false;         ///< a word of dates
  bool cue = false;          ///< a verb of saying
  bool role = false;         ///< a role, with or without use as a title
  bool title = false;        ///< a role that stands beside names as a title
  bool topic = false;        ///< a word of lexicon/concepts.tsv: a common noun or verb
  bool particle = false;     ///< inside a person's name: de, van, bin
  bool joiner = false;       ///< inside an organisation's name: of, für
  bool place_sign = false;   ///< stands before the name of a place: in, near
  bool way_sign = false;     ///< stands before places, and before others too: to, from
  bool org_noun = false;     ///< what an organisation is called beside its name: lender, firm
  bool place_noun = false;   ///< what a place is called beside its name: village
  bool common = false;       ///< capitalised now and then, never a name
  bool determiner = false;   ///< article, determiner or possessive
  bool coordinator = false;  ///< and, or
  bool org_first = false, org_last = false;
  bool place_first = false, place_last = false;
  bool outlet = false;  ///< in the name of a medium: Times, Radio
  bool field = false;   ///< what a ministry is for
  Gender gender = Gender::unknown;
  std::uint32_t lower = 0;             ///< times written small
  std::uint32_t inside = 0;            ///< times capitalised inside a sentence
  std::uint32_t after_determiner = 0;  ///< times capitalised after a determiner
  std::uint32_t token = 0;             ///< where the word stands first
  std::uint8_t known = 0;              ///< which parts have been looked up
};

/// How a sentence is written.
enum class Writing : std::uint8_t {
  cased,     ///< capitals mark names (and beginnings)
  nouns,     ///< capitals mark every noun, as in German
  headline,  ///< capitals throughout: they mark nothing
  han,
  uncased,  ///< spaces but no capitals: Arabic, Hebrew …
};

/// The tables that name finding reads. References into one Lexicon.
struct NameTables {
  explicit NameTables(const lexicon::Lexicon& lexicon);

  const lexicon::Table& roles;
  const lexicon::Table& cues;
  const lexicon::Table& given_names;
  const lexicon::Table& pronouns;
  const lexicon::Table& stopwords;
  const lexicon::Table& function_words;
  const lexicon::Table& connectives;
  const lexicon::Table& dates;
  const lexicon::Table& quantities;
  const lexicon::Table& concepts;
  const lexicon::Table& org_words;
  const lexicon::Table& name_signs;
  const lexicon::Table& name_endings;
  const lexicon::Table& surnames;
  const lexicon::Table& places;
  const lexicon::Table& demonyms;
  const lexicon::Table& organisations;
  const lexicon::Table& outlets;
  const lexicon::Table& subdivisions;
};

/// A cell of a row by column name; "" where the table has no rows.
std::string_view cell_of(const lexicon::Table& table, const lexicon::Row& row,
                         std::string_view column);

/// An article's words as name finding sees them: tokens with elided articles ("d'"), possessive
/// endings ("'s") and lower-case compounds ("-based") taken off, and the facts on each word. Made
/// and used by one thread: facts are looked up when they are first asked for.
class ArticleWords {
 public:
  ArticleWords(const Article& article, const Segmentation& segmentation, const NameTables& tables);

  const Article& article() const { return article_; }
  const Segmentation& segmentation() const { return segmentation_; }
  const NameTables& tables() const { return tables_; }

  std::span<const Token> tokens() const { return tokens_; }
  /// All facts on a word.
  const WordFacts& facts(std::uint32_t token) const { return known_facts(token, kAllParts); }
  /// Whether it is small, a determiner, a coordinator: what these need is looked up, and no more.
  const WordFacts& grammar(std::uint32_t token) const { return known_facts(token, kGrammar); }
  /// What it is as a title or sign beside names: no date, no given name, no topic.
  const WordFacts& signs(std::uint32_t token) const { return known_facts(token, kSigns); }
  /// Something was cut off before or after the word: a name cannot run on over that.
  bool cut_before(std::uint32_t token) const { return (cuts_[token] & 1U) != 0; }
  bool cut_after(std::uint32_t token) const { return (cuts_[token] & 2U) != 0; }
  /// A word that is capitalised, or may be, because it opens a sentence or a quotation.
  bool opens(std::uint32_t token) const { return (cuts_[token] & 4U) != 0; }

  std::string_view word(std::uint32_t token) const;
  const std::string& language(const Sentence& sentence) const;
  /// The language a word is looked up in: English for Latin letters in a text of another script.
  std::string_view language_at(const Sentence& sentence, std::uint32_t token) const;
  Writing writing(std::uint32_t sentence) const { return writing_[sentence]; }

 private:
  void trim_tokens();
  void trim_token(Token& token, std::uint32_t index, std::string_view language);
  void judge_writing();
  Writing judge(const Sentence& sentence) const;
  static constexpr std::uint8_t kGrammar = 1;  ///< small, determiner, coordinator
  static constexpr std::uint8_t kSenses = 2;   ///< date, topic, cue, given, gender
  static constexpr std::uint8_t kSigns = 4;    ///< the others
  static constexpr std::uint8_t kAllParts = 7;

  void number_words();
  void find_body_headlines();
  const WordFacts& known_facts(std::uint32_t token, std::uint8_t parts) const {
    WordFacts& facts = facts_[fact_of_[token]];
    if ((facts.known & parts) != parts) look_up(facts, parts);
    return facts;
  }
  void look_up(WordFacts& facts, std::uint8_t parts) const;
  void read_grammar(WordFacts& facts, std::string_view language) const;
  void read_senses(WordFacts& facts, std::string_view language) const;
  void read_signs(WordFacts& facts, std::string_view language) const;
  void read_roles(WordFacts& facts, std::string_view language) const;
  bool ends_in_title(std::string_view folded, std::string_view language) const;
  bool ends_like_noun(std::string_view folded, std::string_view language) const;
  void count(const Sentence& sentence, Writing writing);
  bool determined(std::uint32_t first, std::uint32_t token) const;

  const Article& article_;
  const Segmentation& segmentation_;
  const NameTables& tables_;
  std::vector<Token> tokens_;
  std::vector<std::uint8_t> cuts_;
  std::vector<std::uint32_t> fact_of_;
  mutable std::vector<WordFacts> facts_;  ///< filled in as they are asked for
  std::vector<Writing> writing_;
  std::vector<std::string_view> tongues_;  ///< the language each of facts_ is looked up in
};

}  // namespace wirestem::names::detail
