// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/headline_names.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "find/names/detail/known_names.hpp"

namespace wirestem::names::detail {
namespace {

/// The names of the body by their first word, longest first.
class BodyNames {
 public:
  BodyNames(const ArticleWords& words, const Candidates& bodies) : tokens_(words.tokens()) {
    for (const Candidate& name : bodies) {
      if (name.weak || name.first >= name.end) continue;
      by_first_[tokens_[name.first].folded].push_back(&name);
      const bool person = name.person > 0 && name.end - name.first >= 2;
      if (person) by_surname_.emplace(tokens_[name.end - 1].folded, &name);
    }
    for (auto& [word, names] : by_first_) {
      std::ranges::stable_sort(names, std::greater{},
                               [](const Candidate* name) { return name->end - name->first; });
    }
  }

  /// The body's name that the headline repeats at `at`; null where there is none.
  const Candidate* find(std::uint32_t at, std::uint32_t end, std::uint32_t& after) const {
    const auto names = by_first_.find(tokens_[at].folded);
    if (names != by_first_.end()) {
      for (const Candidate* name : names->second) {
        const std::uint32_t size = name->end - name->first;
        if (size > end - at) continue;
        const bool same =
            std::ranges::equal(tokens_.subspan(name->first, size), tokens_.subspan(at, size), {},
                               &Token::folded, &Token::folded);
        if (!same) continue;
        after = at + size;
        return name;
      }
    }
    const auto surname = by_surname_.find(tokens_[at].folded);
    if (surname == by_surname_.end()) return nullptr;
    after = at + 1;
    return surname->second;
  }

 private:
  std::span<const Token> tokens_;
  std::map<std::string_view, std::vector<const Candidate*>> by_first_;
  std::map<std::string_view, const Candidate*> by_surname_;
};

}  // namespace

void find_headline_names(const ArticleWords& words, std::span<const std::uint32_t> sentences,
                         Candidates& names) {
  const Candidates bodies = names;
  const BodyNames known_bodies(words, bodies);
  const auto tokens = words.tokens();
  for (const std::uint32_t s : sentences) {
    const Sentence& sentence = words.segmentation().sentences[s];
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token;) {
      std::uint32_t end = i + 1;
      const auto known =
          tokens[i].kind == TokenKind::word ? known_at(words, sentence, i) : std::nullopt;
      const Candidate* body = tokens[i].kind == TokenKind::word && tokens[i].capitalised
                                  ? known_bodies.find(i, sentence.end_token, end)
                                  : nullptr;
      Candidate name;
      if (body != nullptr && (!known || end >= known->end)) {
        name = *body;
        name.title = {};
      } else if (known) {
        end = known->end;
        name.kind = known->kind;
        name.sure = true;
        name.key = known->key;
        name.adjective = known->adjective;
      } else {
        ++i;
        continue;
      }
      name.first = i;
      name.end = end;
      name.sentence = s;
      name.span = {tokens[i].span.begin, tokens[end - 1].span.end};
      names.push_back(std::move(name));
      i = end;
    }
  }
}

}  // namespace wirestem::names::detail
