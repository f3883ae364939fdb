// SPDX-License-Identifier: Apache-2.0
#include "find/names/detail/repeat_han_names.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace wirestem::names::detail {
namespace {

/// A stretch of tokens that is a name, and the candidate it comes from.
struct Pattern {
  std::uint32_t first = 0;
  std::uint32_t size = 0;
  std::size_t source = 0;
};

using Patterns = std::unordered_map<std::string_view, std::vector<Pattern>>;

constexpr std::size_t kMostPatterns = 32;  // of one first character

class Repeater {
 public:
  Repeater(const ArticleWords& words, Candidates& names)
      : words_(words), tokens_(words.tokens()), names_(names), taken_(tokens_.size(), false) {}

  void run() {
    for (std::size_t n = 0; n < names_.size(); ++n) {
      for (std::uint32_t i = names_[n].first; i < names_[n].end; ++i) taken_[i] = true;
      if (words_.writing(names_[n].sentence) == Writing::han) learn(n);
    }
    for (auto& [first, patterns] : patterns_) {
      std::ranges::stable_sort(patterns, std::greater{}, &Pattern::size);
    }
    const auto& sentences = words_.segmentation().sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
      if (words_.writing(s) == Writing::han) scan(s, sentences[s]);
    }
  }

 private:
  void learn(std::size_t n) {
    const Candidate& name = names_[n];
    if (!name.key.empty() || name.weak || tokens_[name.first].kind != TokenKind::ideograph) return;
    add({name.first, name.end - name.first, n});
    if (name.kind != NameKind::person) return;
    std::uint32_t part = name.end;  // the last part of a name with dots
    while (part > name.first && tokens_[part - 1].kind == TokenKind::ideograph) --part;
    if (part > name.first) add({part, name.end - part, n});
  }

  void add(Pattern pattern) {
    if (pattern.size < 2) return;
    auto& patterns = patterns_[tokens_[pattern.first].folded];
    const bool known = std::ranges::any_of(patterns, [&](const Pattern& other) {
      return same_text(other, pattern.first, pattern.size);
    });
    if (!known && patterns.size() < kMostPatterns) patterns.push_back(pattern);
  }

  bool same_text(const Pattern& pattern, std::uint32_t at, std::uint32_t size) const {
    return pattern.size == size &&
           std::ranges::equal(tokens_.subspan(pattern.first, size), tokens_.subspan(at, size), {},
                              &Token::folded, &Token::folded);
  }

  void scan(std::uint32_t s, const Sentence& sentence) {
    for (std::uint32_t i = sentence.first_token; i < sentence.end_token; ++i) {
      if (taken_[i]) continue;
      const auto patterns = patterns_.find(tokens_[i].folded);
      if (patterns == patterns_.end()) continue;
      for (const Pattern& pattern : patterns->second) {
        if (!is_free(i, pattern.size, sentence) || !same_text(pattern, i, pattern.size)) continue;
        Candidate again = names_[pattern.source];
        again.first = i;
        again.end = i + pattern.size;
        again.sentence = s;
        again.span = {tokens_[i].span.begin, tokens_[again.end - 1].span.end};
        again.title = {};
        again.person = again.place = again.organisation = 0;
        names_.push_back(std::move(again));
        i += pattern.size - 1;
        break;
      }
    }
  }

  bool is_free(std::uint32_t at, std::uint32_t size, const Sentence& sentence) const {
    if (size > sentence.end_token - at) return false;
    for (std::uint32_t i = at; i < at + size; ++i) {
      if (taken_[i]) return false;
    }
    return true;
  }

  const ArticleWords& words_;
  std::span<const Token> tokens_;
  Candidates& names_;
  std::vector<bool> taken_;
  Patterns patterns_;
};

}  // namespace

void repeat_han_names(const ArticleWords& words, Candidates& names) {
  Repeater(words, names).run();
}

}  // namespace wirestem::names::detail
