// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "find/quotes/detail/quoted_runs.hpp"
#include "lexicon/lexicon.hpp"
#include "model/article.hpp"
#include "model/attribution.hpp"
#include "model/name_mention.hpp"
#include "model/quote.hpp"
#include "model/segmentation.hpp"

namespace wirestem::quotes::detail {

/// What a small word does (lexicon/<lang>/function_words.tsv), one bit each; a word may do several.
enum WordClass : std::uint32_t {
  kArticle = 1U << 0U,
  kDeterminer = 1U << 1U,
  kPreposition = 1U << 2U,
  kCoordinator = 1U << 3U,
  kComplementizer = 1U << 4U,
  kQuestion = 1U << 5U,
  kRelative = 1U << 6U,
  kAuxiliary = 1U << 7U,
  kInfinitive = 1U << 8U,
  kNegation = 1U << 9U,
  kAdverb = 1U << 10U,
  kPronoun = 1U << 11U,  ///< one that can be a subject: he, they
  kLabel = 1U << 12U,    ///< called, described
  kNaming = 1U << 13U,   ///< titled, so-called
  kTime = 1U << 14U,     ///< weekday, month, "yesterday": of lexicon/<lang>/dates.tsv
  kManner = 1U << 15U,   ///< "in a statement": an adverb of cues.tsv
  kPossessive = 1U << 16U,
  kAddressee = 1U << 17U,  ///< one who is told: reporters, him
  kPlural = 1U << 18U,     ///< plural without an ending: police, people
  kPronounObject = 1U << 20U,
  kBody = 1U << 22U,          ///< a body, where it is the last word of a phrase: Brandt's office
  kRelayed = 1U << 21U,       ///< what a medium has written: "the article"
  kWeakCue = 1U << 19U,       ///< a cue only beside marks: sighed, found
  kOblique = 1U << 23U,       ///< begins a phrase that is no subject: dem, einen
  kGenitive = 1U << 25U,      ///< begins a phrase that hangs on the one before: des, eines
  kAs = 1U << 26U,            ///< parts a thing from what it is called: als
  kViewpoint = 1U << 27U,     ///< begins whose view it is: für
  kExpletive = 1U << 28U,     ///< a pronoun that stands for nobody: es
  kReportedMood = 1U << 24U,  ///< a verb that says by its mood that others are reported: sei
};

/// A cue of cues.tsv where it stands.
struct Cue {
  std::uint32_t first = 0;  ///< tokens [first, end)
  std::uint32_t end = 0;
  SpeechAct act = SpeechAct::say;
  enum class Governs : std::uint8_t { subject, object, before } governs = Governs::subject;
  enum class Class : std::uint8_t {
    verb,
    impersonal,
    preposition,
    noun,
    label,
    weak
  } word_class = Class::verb;
  bool lemma = false;            ///< the form that may as well be a noun: claim, report, state
  std::uint32_t tail_first = 0;  ///< the particle of a parted verb (teilte … mit), else empty
  std::uint32_t tail_end = 0;
};

/// A role word of roles.tsv.
struct RoleHit {
  std::uint32_t first = 0;
  std::uint32_t end = 0;
  SourceKind kind = SourceKind::role;
  bool plural = false;
  Gender gender = Gender::unknown;
};

/// Everything known of an article's tokens one by one, gathered once and read by every rule.
struct WordGrid {
  const Article& article;
  const Segmentation& segmentation;
  const std::vector<NameMention>& names;
  const std::vector<OutletMention>& outlets;
  std::vector<QuotedRun> runs;

  std::vector<std::uint32_t> classes;  ///< WordClass bits of each token
  std::vector<std::int32_t> run_at;    ///< innermost run around each token, -1 outside
  std::vector<std::int32_t> name_at;   ///< name mention that covers the token, else -1
  std::vector<std::int32_t> outlet_at;
  std::vector<std::int32_t> role_at;  ///< index into roles, else -1
  std::vector<std::int32_t> cue_at;   ///< index into cues, else -1
  std::vector<std::uint32_t> sentence_of;
  std::vector<Cue> cues;
  std::vector<RoleHit> roles;

  const Token& token(std::uint32_t i) const { return segmentation.tokens[i]; }
  std::string_view word(std::uint32_t i) const { return slice(article.text, token(i).span); }
  const std::string& folded(std::uint32_t i) const { return token(i).folded; }
  bool is(std::uint32_t i, std::uint32_t bits) const { return (classes[i] & bits) != 0; }
  bool is_mark(std::uint32_t i) const { return token(i).kind == TokenKind::mark; }
  bool is_mark(std::uint32_t i, std::string_view mark) const {
    return is_mark(i) && word(i) == mark;
  }
  bool is_comma(std::uint32_t i) const;
  bool is_colon(std::uint32_t i) const;
  bool is_semicolon(std::uint32_t i) const;
  bool is_dash(std::uint32_t i) const;
  bool is_stop(std::uint32_t i) const;  ///< . ! ? … and their kin
  bool is_word(std::uint32_t i) const { return !is_mark(i); }
  const std::string& language(std::uint32_t i) const {
    return language_of(article, segmentation.sentences[sentence_of[i]]);
  }
  bool wide(std::uint32_t i) const {
    return language(i).starts_with("zh");
  }  ///< no spaces between words
  TextSpan span(std::uint32_t first, std::uint32_t end) const {
    return {token(first).span.begin, token(end - 1).span.end};
  }
};

/// Looks every token up in every table that the finder needs. Linear.
WordGrid make_grid(const Article& article, const Segmentation& segmentation,
                   const std::vector<NameMention>& names, const std::vector<OutletMention>& outlets,
                   const lexicon::Lexicon& lexicon);

}  // namespace wirestem::quotes::detail
