// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/uncased_names.hpp"

#include <algorithm>
#include <optional>

#include "find/names/detail/known_names.hpp"

namespace wirestem::names::detail {
namespace {

constexpr std::uint32_t kLongestName = 4;  // words

class Scanner {
 public:
  Scanner(const ArticleWords& words, std::uint32_t sentence, Candidates& out)
      : words_(words),
        index_(sentence),
        sentence_(words.segmentation().sentences[sentence]),
        tokens_(words.tokens()),
        out_(out) {}

  void run() {
    for (std::uint32_t i = sentence_.first_token; i < sentence_.end_token;) i = step(i);
  }

 private:
  std::uint32_t step(std::uint32_t i) {
    if (tokens_[i].kind != TokenKind::word) {
      title_ = {};
      return i + 1;
    }
    const auto known = known_at(words_, sentence_, i);
    if (words_.facts(i).given && !(known && known->end > i + 1)) return take_person(i);
    if (known) {
      add(i, known->end, known->kind).key = known->key;
      out_.back().adjective = known->adjective;
      if (known->adjective && title_end_ == i) title_end_ = known->end;  // "the Russian minister …"
      return known->end;
    }
    if (const auto end = title_at(i)) {
      title_ = {tokens_[i].span.begin, tokens_[*end - 1].span.end};
      title_end_ = *end;
      return *end;
    }
    if (!title_.empty() && title_end_ == i && is_free(i)) return take_person(i);
    if (const auto end = organisation_end(i)) {
      add(i, *end, NameKind::organisation);
      return *end;
    }
    title_ = {};
    return i + 1;
  }

  std::optional<std::uint32_t> title_at(std::uint32_t i) const {
    const lexicon::Table& roles = words_.tables().roles;
    for (const lexicon::Hit& hit :
         roles.all_at(tokens_.first(sentence_.end_token), i, words_.language(sentence_))) {
      if (cell_of(roles, roles.rows()[hit.row], "title") == "yes") return hit.end_token;
    }
    return {};
  }

  /// A word that no table explains: part of a name, where a name has begun.
  bool is_free(std::uint32_t i) const {
    if (i >= sentence_.end_token || tokens_[i].kind != TokenKind::word) return false;
    const WordFacts& word = words_.facts(i);
    if (word.given || word.particle) return true;
    return !word.small && !word.cue && !word.role && !word.date && !word.topic && !word.org_first &&
           !word.place_first && !known_at(words_, sentence_, i);
  }

  std::uint32_t take_person(std::uint32_t i) {
    std::uint32_t end = i + 1;
    while (end - i < kLongestName && is_free(end)) ++end;
    while (end > i + 1 && words_.facts(end - 1).particle) --end;
    const bool titled = !title_.empty() && title_end_ == i;
    const TextSpan title = titled ? title_ : TextSpan{};
    if (titled && end - i > 3) end = i + 3;
    Candidate& name = add(i, end, NameKind::person);
    name.title = title;
    name.person = titled ? 4 : 3;
    name.gender = words_.facts(i).gender;
    name.weak = !titled && end - i == 1;
    return end;
  }

  /// "وزارة الدفاع": the head and what it is for, a state or a place after it included.
  std::optional<std::uint32_t> organisation_end(std::uint32_t i) const {
    if (!words_.facts(i).org_first || i + 1 >= sentence_.end_token) return {};
    std::uint32_t end = i + 1;
    if (tokens_[end].kind == TokenKind::word && words_.facts(end).field) ++end;
    if (end < sentence_.end_token && tokens_[end].kind == TokenKind::word) {
      if (const auto known = known_at(words_, sentence_, end)) end = known->end;
    }
    if (end == i + 1) return {};
    return end;
  }

  Candidate& add(std::uint32_t first, std::uint32_t end, NameKind kind) {
    Candidate name;
    name.first = first;
    name.end = end;
    name.sentence = index_;
    name.span = {tokens_[first].span.begin, tokens_[end - 1].span.end};
    name.kind = kind;
    name.sure = true;
    out_.push_back(std::move(name));
    return out_.back();
  }

  const ArticleWords& words_;
  std::uint32_t index_;
  const Sentence& sentence_;
  std::span<const Token> tokens_;
  Candidates& out_;
  TextSpan title_;
  std::uint32_t title_end_ = 0;
};

}  // namespace

void find_uncased_names(const ArticleWords& words, std::uint32_t sentence, Candidates& out) {
  Scanner(words, sentence, out).run();
}

}  // namespace wirestem::names::detail
