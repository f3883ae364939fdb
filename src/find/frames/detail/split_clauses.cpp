// SPDX-License-Identifier: Apache-2.0
//
// Without a parser: a cut may be made after ; : a dash or a comma, and before a connective of
// contrast or addition. It is made where both sides have words enough and, but for connectives, a
// predicate: an auxiliary, a cue verb or an act of the concept table. "and" opens a clause only
// before a subject pronoun or a complementizer, or after a comma before what can be a subject. So
// lists, dates and names stay whole. Connectives of reason and time do not cut: an effect and its
// cause belong to one statement.
#include "find/frames/detail/split_clauses.hpp"

#include <algorithm>
#include <string_view>

namespace wirestem::frames::detail {
namespace {

constexpr std::uint32_t kWordsOfAClause = 4;  ///< fewer words are no statement
constexpr std::uint32_t kIdeographsOfAClause = 7;

class ClauseSplitter {
 public:
  ClauseSplitter(const Article& article, const Segmentation& segmentation, const Sentence& sentence,
                 const lexicon::Lexicon& lexicon)
      : text_(article.text),
        tokens_(segmentation.tokens),
        sentence_(sentence),
        language_(language_of(article, sentence)),
        connectives_(lexicon.table("connectives")),
        function_words_(lexicon.table("function_words")),
        cues_(lexicon.table("cues")),
        concepts_(lexicon.table("concepts")),
        participle_endings_(lexicon.table("participle_endings")) {
    const std::size_t size = sentence.end_token - sentence.first_token + 1;
    weight_before_.reserve(size);
    weight_before_.push_back(0);
    predicates_before_.reserve(size);
    predicates_before_.push_back(0);
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      weight_before_.push_back(weight_before_.back() + weight_of(tokens_[i].kind));
    }
  }

  std::vector<Clause> run() {
    std::vector<Clause> clauses;
    std::uint32_t begin = sentence_.first_token;
    for (std::uint32_t i = begin + 1; i < sentence_.end_token; ++i) {
      if (!cuts_before(i)) continue;
      const bool sure = before_connective(i);
      if (!is_clause(begin, i, sure) || !is_clause(i, next_cut(i), sure)) continue;
      clauses.push_back({begin, i});
      begin = i;
    }
    clauses.push_back({begin, sentence_.end_token});
    return clauses;
  }

 private:
  /// The part of a clause that one token is: they add up to 1 where there are words enough.
  static double weight_of(TokenKind kind) {
    if (kind == TokenKind::ideograph) return 1.0 / kIdeographsOfAClause;
    return kind == TokenKind::mark ? 0 : 1.0 / kWordsOfAClause;
  }

  /// Whether tokens [first, end) have words enough and, where the cut is not sure, a predicate.
  bool is_clause(std::uint32_t first, std::uint32_t end, bool sure) {
    constexpr double kRounding = 1e-6;
    const std::uint32_t base = sentence_.first_token;
    const double weight = weight_before_[end - base] - weight_before_[first - base] + kRounding;
    return weight >= 1.0 && (sure || has_predicate(first, end));
  }

  bool has_predicate(std::uint32_t first, std::uint32_t end) {
    const std::uint32_t base = sentence_.first_token;
    while (predicates_before_.size() <= end - base) {
      const auto next = base + static_cast<std::uint32_t>(predicates_before_.size()) - 1;
      predicates_before_.push_back(predicates_before_.back() + (is_predicate(next) ? 1U : 0U));
    }
    return predicates_before_[end - base] > predicates_before_[first - base];
  }

  bool is_predicate(std::uint32_t i) const {
    if (tokens_[i].kind == TokenKind::mark || tokens_[i].kind == TokenKind::number) return false;
    if (class_of(i) == "auxiliary") return true;
    if (const auto cue = cues_.longest_at(tokens_, i, language_)) {
      if (cues_.rows()[cue->row][1] == "verb") return true;
    }
    const auto act = concepts_.longest_at(tokens_, i, language_);
    return act && concepts_.rows()[act->row][1] == "verb";
  }

  /// The class of the function word at token `i`; empty where it is none.
  std::string_view class_of(std::uint32_t i) const {
    const auto hit = function_words_.longest_at(tokens_, i, language_);
    return hit ? function_words_.rows()[hit->row][1] : std::string_view{};
  }

  /// The next place after `i` that could be a cut, else the sentence's end.
  std::uint32_t next_cut(std::uint32_t i) const {
    for (std::uint32_t j = i + 1; j < sentence_.end_token; ++j) {
      if (cuts_before(j)) return j;
    }
    return sentence_.end_token;
  }

  bool cuts_before(std::uint32_t i) const {
    if (closes(i)) return false;
    return after_strong_mark(i) || after_comma(i) || before_connective(i);
  }

  /// A mark that stands close to the word before it and not to the one behind it: it belongs to
  /// what it closes.
  bool closes(std::uint32_t i) const {
    const TextSpan mark = tokens_[i].span;
    const bool close = tokens_[i].kind == TokenKind::mark && tokens_[i - 1].span.end == mark.begin;
    return close && (i + 1 == sentence_.end_token || tokens_[i + 1].span.begin > mark.end);
  }

  /// What stands before token `i`: in «…,” the pilot told» the comma.
  std::string_view mark_before(std::uint32_t i) const {
    const bool behind_closing = i >= sentence_.first_token + 2 && closes(i - 1);
    const bool comma = behind_closing && (word(i - 2) == "," || word(i - 2) == "，");
    return word(comma ? i - 2 : i - 1);
  }

  std::string_view word(std::uint32_t i) const { return slice(text_, tokens_[i].span); }

  bool after_strong_mark(std::uint32_t i) const {
    const std::string_view mark = word(i - 1);
    return mark == ";" || mark == ":" || mark == "—" || mark == "–" || mark == "；" || mark == "：";
  }

  bool after_comma(std::uint32_t i) const {
    const std::string_view mark = mark_before(i);
    if (mark == "，" || mark == "、") return mark == "，";
    if (mark != "," && mark != "،") return false;
    if (opens_with_participle(i)) return false;
    // "in Lorne, Westland": a name and what it lies in.
    const bool names =
        i >= sentence_.first_token + 2 && tokens_[i].capitalised && tokens_[i - 2].capitalised;
    return !names;
  }

  /// "…, aimed at ending": the clause before goes on.
  bool opens_with_participle(std::uint32_t i) const {
    if (tokens_[i].kind != TokenKind::word || tokens_[i].capitalised) return false;
    return std::ranges::any_of(participle_endings_.rows(), [&](const lexicon::Row& row) {
      return row[0] == language_ && tokens_[i].folded.ends_with(row[1]);
    });
  }

  /// "but …", "and that …", "and the office …".
  bool before_connective(std::uint32_t i) const {
    const auto hit = connectives_.longest_at(tokens_, i, language_);
    if (!hit || hit->end_token >= sentence_.end_token) return false;
    const std::string_view relation = connectives_.rows()[hit->row][1];
    if (relation == "contrast" || relation == "concession") return true;
    return relation == "addition" && can_open_statement(hit->end_token, after_comma(i));
  }

  /// What a subject begins with; a name or an article only after a comma.
  bool can_open_statement(std::uint32_t i, bool parted) const {
    const std::string_view word_class = class_of(i);
    if (word_class == "pronoun_subject" || word_class == "complementizer") return true;
    const bool noun_phrase = word_class == "article" || word_class == "determiner" ||
                             word_class == "possessive" || tokens_[i].capitalised;
    return parted && noun_phrase;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Sentence& sentence_;
  const std::string& language_;
  const lexicon::Table& connectives_;
  const lexicon::Table& function_words_;
  const lexicon::Table& cues_;
  const lexicon::Table& concepts_;
  const lexicon::Table& participle_endings_;
  std::vector<double> weight_before_;             ///< running sums over the sentence's tokens
  std::vector<std::uint32_t> predicates_before_;  ///< likewise, as far as anybody has asked
};

}  // namespace

std::vector<Clause> split_clauses(const Article& article, const Segmentation& segmentation,
                                  const Sentence& sentence, const lexicon::Lexicon& lexicon) {
  return ClauseSplitter(article, segmentation, sentence, lexicon).run();
}

}  // namespace wirestem::frames::detail
