// SPDX-License-Identifier: Apache-2.0
//
// The weights say how sure a sign is by itself: 4 and more settle the kind of a name that nothing
// speaks against; 1 is a hint.
#include "find/names/detail/name_evidence.hpp"

#include <algorithm>

namespace wirestem::names::detail {
namespace {

constexpr std::uint32_t kLongestAcronym = 12;  // bytes

class Weigher {
 public:
  Weigher(const ArticleWords& words, const Sentence& sentence, Candidate& name)
      : words_(words), sentence_(sentence), tokens_(words.tokens()), name_(name) {}

  void run() {
    const bool several = name_.end - name_.first >= 2;
    if (!name_.title.empty()) name_.person += 4;
    if (several) {
      weigh_words();
    } else {
      weigh_single();
    }
    weigh_before(several);
    weigh_after(several);
    weigh_dateline();
  }

 private:
  const WordFacts& facts(std::uint32_t i) const { return words_.facts(i); }
  bool is_word(std::uint32_t i) const {
    return i < sentence_.end_token && tokens_[i].kind == TokenKind::word;
  }
  bool is_mark(std::uint32_t i, std::string_view mark) const {
    return i < sentence_.end_token && tokens_[i].kind == TokenKind::mark && words_.word(i) == mark;
  }

  void weigh_single() {
    const Token& token = tokens_[name_.first];
    name_.acronym = token.all_caps && token.span.size() <= kLongestAcronym;
    name_.weak = words_.opens(name_.first) && !name_.acronym && name_.title.empty();
    if (name_.acronym) name_.organisation += 1;
    if (facts(name_.first).given) name_.person += 2;
  }

  void weigh_words() {
    const std::uint32_t last = name_.end - 1;
    if (facts(name_.first).given && !facts(last).org_last && !facts(last).place_last) {
      name_.person += 3;
      const Gender gender = facts(name_.first).gender;
      if (gender != Gender::unknown) name_.gender = gender;
    }
    const bool titled = !name_.title.empty();
    bool everyday = false;
    for (std::uint32_t i = name_.first; i < name_.end; ++i) {
      if (tokens_[i].kind != TokenKind::word) continue;
      const WordFacts& word = facts(i);
      if (word.org_first && word.org_last) {
        name_.organisation += titled ? 2 : 6;
      } else if ((i == name_.first && word.org_first) || (i == last && word.org_last)) {
        name_.organisation += titled ? 2 : 5;
      }
      // "Willem van der Brugg", where no organisation has such small words
      if (!tokens_[i].capitalised && word.particle && !word.joiner) name_.person += 2;
      if ((i == name_.first && word.place_first) || (i == last && word.place_last))
        name_.place += 5;
      everyday = everyday || word.topic || word.role || word.lower > word.inside;
    }
    if (everyday && !titled && !facts(name_.first).given) name_.organisation += 1;
  }

  void weigh_before(bool several) {
    const std::uint32_t before = name_.first - 1;
    if (name_.first <= sentence_.first_token || !is_word(before)) return;
    if (facts(before).cue) name_.person += several ? 2 : 1;
    if (name_.title.empty()) {
      if (facts(before).org_noun) name_.organisation += 3;
      if (facts(before).place_noun) name_.place += 3;
    }
    if (words_.cut_before(name_.first)) return;
    // Where every noun has a capital, "nach" and "aus" stand before any of them.
    const bool counts = words_.writing(name_.sentence) != Writing::nouns && !several;
    if (facts(before).way_sign && name_.title.empty() && counts) name_.place += 1;
    if (facts(before).place_sign && name_.title.empty()) name_.place += 2;
    if (facts(before).determiner && name_.title.empty()) {
      name_.organisation += 1;
      name_.person -= 1;
    }
  }

  /// "Okafor said", "Okafor, 43,", "Okafor, the harbour master,"; "Kalvia's minister" is no person.
  void weigh_after(bool several) {
    if (is_word(name_.end)) {
      if (words_.cut_after(name_.end - 1)) {
        if (!several && facts(name_.end).title) name_.place += 1;
        return;
      }
      if (facts(name_.end).cue) name_.person += several ? 2 : 1;
    }
    if (!is_mark(name_.end, ",")) return;
    std::uint32_t after = name_.end + 1;
    if (after < sentence_.end_token && tokens_[after].kind == TokenKind::number &&
        tokens_[after].span.size() == 2 && is_mark(after + 1, ",")) {
      name_.person += 4;
      return;
    }
    for (std::uint32_t ahead = 0; ahead < 4 && is_word(after); ++ahead, ++after) {
      const WordFacts& word = facts(after);
      if (word.org_noun || word.place_noun) {
        (word.org_noun ? name_.organisation : name_.place) += 3;
        return;
      }
      if (tokens_[after].capitalised || (!word.role && !word.title)) continue;
      name_.person += word.title ? 3 : 1;
      return;
    }
  }

  /// "SELBY, Kalvia (AFP) – …": what opens a paragraph before an agency or a dash is a place.
  void weigh_dateline() {
    if (name_.first != sentence_.first_token || !opens_paragraph()) return;
    std::uint32_t at = name_.end;
    bool agency = false;
    for (std::uint32_t steps = 0; steps < 9 && at < sentence_.end_token; ++steps, ++at) {
      if (is_mark(at, "(")) agency = true;
      const bool dash = is_mark(at, "–") || is_mark(at, "—") || is_mark(at, "-");
      if (dash && (agency || at <= name_.end + 1)) {
        name_.place += 5;
        name_.weak = false;
        name_.acronym = false;
        return;
      }
      const bool goes_on = is_mark(at, ",") || is_mark(at, "(") || is_mark(at, ")") ||
                           is_mark(at, ".") || tokens_[at].capitalised || agency ||
                           tokens_[at].kind == TokenKind::number || (is_word(at) && facts(at).date);
      if (!goes_on) return;
    }
  }

  bool opens_paragraph() const {
    const auto& paragraph = words_.segmentation().paragraphs[sentence_.paragraph];
    return paragraph.begin == sentence_.span.begin;
  }

  const ArticleWords& words_;
  const Sentence& sentence_;
  std::span<const Token> tokens_;
  Candidate& name_;
};

/// "K417": one or two letters and a number name a thing of a series, seldom an actor.
bool is_code(std::string_view word) {
  const auto digit = std::ranges::find_if(word, [](char c) { return c >= '0' && c <= '9'; });
  return digit != word.end() && digit - word.begin() <= 2;
}

}  // namespace

bool has_shape(const ArticleWords& words, std::uint32_t first, std::uint32_t end) {
  if (end - first < 2) return false;
  if (words.signs(first).org_first || words.signs(first).place_first) return true;
  if (words.signs(end - 1).org_last || words.signs(end - 1).place_last) return true;
  for (std::uint32_t i = first; i < end; ++i) {
    if (words.tokens()[i].kind != TokenKind::word) continue;
    if (words.signs(i).org_first && words.signs(i).org_last) return true;
  }
  return false;
}

bool is_everyday_opening(const ArticleWords& words, std::uint32_t i) {
  const WordFacts& word = words.facts(i);
  if (word.given || word.org_first || word.place_first || words.tokens()[i].all_caps) return false;
  return word.inside == 0 && (word.topic || word.role || word.cue || word.lower > 0);
}

bool is_everyday_single(const ArticleWords& words, std::uint32_t i) {
  const WordFacts& word = words.facts(i);
  const Token& token = words.tokens()[i];
  if (token.all_caps) {
    const bool known = word.topic || word.role || word.small || word.lower > 0;
    return token.span.size() < 2 || is_code(words.word(i)) || (token.span.size() > 3 && known);
  }
  if (word.role || word.org_first || word.org_last || word.place_last) return true;
  if (token.span.size() < 3) return true;
  return (word.topic || word.cue) && !word.given && (word.lower > 0 || words.opens(i));
}

void weigh_evidence(const ArticleWords& words, const Sentence& sentence, Candidate& name) {
  Weigher(words, sentence, name).run();
}

bool is_everyday_noun(const ArticleWords& words, std::uint32_t i) {
  const WordFacts& word = words.facts(i);
  return word.topic || word.role || word.title || word.small || word.common || word.date;
}

bool never_a_noun(const ArticleWords& words, std::uint32_t i) {
  if (words.tokens()[i].kind != TokenKind::word) return false;
  const WordFacts& word = words.facts(i);
  if (word.given || words.tokens()[i].all_caps) return true;
  return !is_everyday_noun(words, i) && word.after_determiner == 0 && word.lower == 0;
}

}  // namespace wirestem::names::detail
