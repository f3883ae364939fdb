// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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
/// endings
/// ("'s") and lower-case compounds ("-based") taken off, and the facts on each word.
class ArticleWords {
 public:
  ArticleWords(const Article& article, const Segmentation& segmentation, const NameTables& tables);

  const Article& article() const { return article_; }
  const Segmentation& segmentation() const { return segmentation_; }
  const NameTables& tables() const { return tables_; }

  std::span<const Token> tokens() const { return tokens_; }
  const WordFacts& facts(std::uint32_t token) const { return facts_[fact_of_[token]]; }
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
  void look_up(const Sentence& sentence, std::uint32_t token);
  WordFacts facts_from_tables(std::uint32_t token, std::string_view language) const;
  void read_signs(std::uint32_t token, std::string_view language, WordFacts& facts) const;
  bool ends_in_title(std::string_view folded, std::string_view language) const;
  void count(const Sentence& sentence, Writing writing);

  const Article& article_;
  const Segmentation& segmentation_;
  const NameTables& tables_;
  std::vector<Token> tokens_;
  std::vector<std::uint8_t> cuts_;
  std::vector<std::uint32_t> fact_of_;
  std::vector<WordFacts> facts_;
  std::vector<Writing> writing_;
  std::unordered_map<std::string, std::uint32_t> known_;  ///< language + word → facts_
};

}  // namespace wirestem::names::detail
