// SPDX-License-Identifier: Apache-2.0
//
// Pairs are proposed by rare words (within a language), by concepts, numbers and names (across),
// and by translated passages that hold one quotation on each side; what matches is joined by
// union-find.
#include "link/reuse/link_quotes.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "base/unions.hpp"
#include "link/reuse/detail/direction.hpp"
#include "link/reuse/detail/match_quotes.hpp"
#include "link/reuse/detail/quote_diff.hpp"
#include "link/reuse/detail/quote_text.hpp"

namespace wirestem::reuse {
namespace {

using detail::QuoteText;

class QuoteLinker {
 public:
  QuoteLinker(std::span<const ReadArticle> articles, const lexicon::Lexicon& lexicon)
      : articles_(articles),
        rank_(detail::rank_by_time(articles)),
        quotes_(detail::read_quotes(articles, lexicon)),
        sets_(quotes_.size()) {}

  std::vector<QuoteFamily> run(std::span<const PassageMatch> passages) {
    join_same_letters();
    propose_by(&QuoteText::rare, detail::same_words);
    propose_by(&QuoteText::bridge, detail::same_sense);
    for (const PassageMatch& passage : passages) {
      if (passage.kind == MatchKind::translated) join_across(passage);
    }
    return families();
  }

 private:
  /// Quotations that are the same to the letter: each is tied to the one before, however many there
  /// are.
  void join_same_letters() {
    std::map<std::vector<std::uint64_t>, std::uint32_t> last;
    for (std::uint32_t q = 0; q < quotes_.size(); ++q) {
      std::vector<std::uint64_t> words;
      for (const auto& word : quotes_[q].words) words.push_back(word.folded);
      if (words.empty()) continue;
      const auto [at, fresh] = last.try_emplace(std::move(words), q);
      if (fresh) continue;
      if (detail::same_words(quotes_[at->second], quotes_[q])) sets_.join(at->second, q);
      at->second = q;
    }
  }

  /// Compares quotations that share rare keys; of those already joined one comparison is enough.
  template <typename Test>
  void propose_by(std::vector<std::uint64_t> QuoteText::*keys, Test test) {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> sharers;
    std::vector<std::uint64_t> in_order;
    for (std::uint32_t q = 0; q < quotes_.size(); ++q) {
      for (const std::uint64_t key : quotes_[q].*keys) {
        auto& having = sharers[key];
        if (having.empty()) in_order.push_back(key);
        if (having.empty() || having.back() != q) having.push_back(q);
      }
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const std::uint64_t key : in_order) {
      const auto& having = sharers.at(key);
      if (having.size() > detail::kMostSayers) continue;
      for (std::size_t i = 0; i < having.size(); ++i) {
        for (std::size_t j = i + 1; j < having.size(); ++j)
          pairs.emplace_back(having[i], having[j]);
      }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [a, b] : pairs) {
      if (sets_.find(a) != sets_.find(b) && test(quotes_[a], quotes_[b])) sets_.join(a, b);
    }
  }

  /// The direct quotations that stand in a passage for the most part, or hold it.
  std::vector<std::uint32_t> quotes_in(const ArticleSpan& place) const {
    std::vector<std::uint32_t> found;
    auto at = std::ranges::lower_bound(quotes_, place.article, {}, &QuoteText::article);
    for (; at != quotes_.end() && at->article == place.article; ++at) {
      if (!at->direct || at->nested || at->words.empty()) continue;
      const TextSpan span = hull(at->words.front().span, at->words.back().span);
      const std::uint32_t begin = std::max(span.begin, place.span.begin);
      const std::uint32_t end = std::min(span.end, place.span.end);
      if (begin < end && 2 * (end - begin) >= std::min(span.size(), place.span.size())) {
        found.push_back(static_cast<std::uint32_t>(at - quotes_.begin()));
      }
    }
    return found;
  }

  void join_across(const PassageMatch& passage) {
    const auto left = quotes_in(passage.left);
    const auto right = quotes_in(passage.right);
    if (left.size() == right.size()) {
      for (std::size_t i = 0; i < left.size(); ++i) sets_.join(left[i], right[i]);
    } else if (left.size() == 1 || right.size() == 1) {
      // One side was cut in two or stitched together: the piece that says the same, if any does.
      for (const std::uint32_t a : left) {
        for (const std::uint32_t b : right) {
          if (detail::same_sense(quotes_[a], quotes_[b])) sets_.join(a, b);
        }
      }
    }
  }

  std::vector<QuoteFamily> families() {
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_root;
    for (std::uint32_t q = 0; q < quotes_.size(); ++q) by_root[sets_.find(q)].push_back(q);
    std::vector<QuoteFamily> families;
    for (const auto& [root, members] : by_root) families.push_back(make_family(members));
    std::ranges::stable_sort(families, {}, [](const QuoteFamily& family) {
      return std::tuple(family.variants.front().article, family.variants.front().quote);
    });
    return families;
  }

  QuoteFamily make_family(const std::vector<std::uint32_t>& members) const {
    const std::uint32_t first = fullest(members);
    QuoteFamily family;
    family.variants.push_back({.article = quotes_[first].article,
                               .quote = quotes_[first].quote,
                               .change = {},
                               .diff = {}});
    for (const std::uint32_t q : members) {
      if (q == first) continue;
      auto found = detail::find_change(quotes_[first], text_of(first), quotes_[q], text_of(q));
      family.variants.push_back({.article = quotes_[q].article,
                                 .quote = quotes_[q].quote,
                                 .change = found.change,
                                 .diff = std::move(found.diff)});
    }
    return family;
  }

  std::string_view text_of(std::uint32_t q) const {
    return articles_[quotes_[q].article].article->text;
  }

  /// Of the language in which the words came out first the longest direct wording, the earlier of
  /// equals.
  std::uint32_t fullest(const std::vector<std::uint32_t>& members) const {
    const auto time = [this](std::uint32_t q) { return rank_[quotes_[q].article]; };
    const std::uint32_t earliest = *std::ranges::min_element(members, {}, time);
    std::uint32_t best = earliest;
    for (const std::uint32_t q : members) {
      if (quotes_[q].language != quotes_[earliest].language) continue;
      const auto key = [&](std::uint32_t i) {
        return std::tuple(!quotes_[i].direct, ~quotes_[i].words.size(), time(i), i);
      };
      if (key(q) < key(best)) best = q;
    }
    return best;
  }

  std::span<const ReadArticle> articles_;
  std::vector<std::uint32_t> rank_;
  std::vector<QuoteText> quotes_;
  Unions sets_;
};

}  // namespace

std::vector<QuoteFamily> link_quotes(std::span<const ReadArticle> articles,
                                     std::span<const PassageMatch> passages,
                                     const lexicon::Lexicon& lexicon) {
  return QuoteLinker(articles, lexicon).run(passages);
}

}  // namespace wirestem::reuse
