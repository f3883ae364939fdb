// SPDX-License-Identifier: Apache-2.0
#include "apps/server/find_kept_beside.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "model/segmentation.hpp"
#include "text/segment.hpp"
#include "text/utf8.hpp"

namespace wirestem::server {
namespace {

constexpr std::size_t kMostPhrases = 24;
constexpr std::size_t kMostWords = 48;
constexpr std::size_t kRarest = 12;
constexpr std::uint64_t kTooCommon = 400;
constexpr std::uint64_t kVotesOfOne = 40;
constexpr double kPhraseWeight = 3;

struct Word {
  std::string_view text;
  bool ideograph = false;
};

bool is_word(std::string_view text) {
  const text::CodePoint first = text::code_point_at(text, 0);
  return text::is_letter(first.value) || text::is_digit(first.value) ||
         text::is_ideograph(first.value);
}

std::vector<Word> words_of(std::string_view text, const std::vector<Token>& tokens) {
  std::vector<Word> words;
  for (const Token& token : tokens) {
    const std::string_view word = slice(text, token.span);
    if (word.empty() || !is_word(word)) continue;
    words.push_back({word, text::is_ideograph(text::code_point_at(word, 0).value)});
  }
  return words;
}

std::string quoted(const std::vector<Word>& words, std::size_t begin, std::size_t length) {
  std::string phrase = "\"";
  for (std::size_t i = begin; i < begin + length; ++i) {
    if (i > begin && !words[i].ideograph) phrase += ' ';
    phrase += words[i].text;
  }
  return phrase + '"';
}

/// Votes of the articles that a search finds.
class Votes {
 public:
  explicit Votes(const Search& search) : search_(search) {}

  std::optional<Error> add(const std::string& term, double weight) {
    keep::ArticleFilter filter;
    filter.search = term;
    filter.order = keep::ArticleFilter::Order::relevance;
    filter.limit = kVotesOfOne;
    const auto page = search_(filter);
    if (!page) return page.error();
    const double share = weight / (1 + std::log2(1 + static_cast<double>(page.value().total)));
    for (const keep::FoundArticle& found : page.value().rows) votes_[found.article.id] += share;
    return std::nullopt;
  }

  std::vector<std::string> best(std::size_t most) const {
    std::vector<std::pair<double, std::string>> order;
    for (const auto& [id, votes] : votes_) order.emplace_back(votes, id);
    std::ranges::stable_sort(order, std::greater{}, &std::pair<double, std::string>::first);
    std::vector<std::string> ids;
    for (auto& [votes, id] : order) {
      if (ids.size() == most) break;
      ids.push_back(std::move(id));
    }
    return ids;
  }

 private:
  const Search& search_;
  std::map<std::string, double> votes_;
};

/// Of the words those that fewest articles have, but one at least.
Result<std::vector<std::string>> rarest_of(const std::vector<std::string>& words,
                                           const Search& search) {
  std::vector<std::pair<std::uint64_t, std::string>> counted;
  for (const std::string& word : words) {
    keep::ArticleFilter filter;
    filter.search = word;
    filter.limit = 0;
    const auto page = search(filter);
    if (!page) return page.error();
    const std::uint64_t total = page.value().total;
    if (total > 0 && total <= kTooCommon) counted.emplace_back(total, word);
  }
  std::ranges::stable_sort(counted, {}, &std::pair<std::uint64_t, std::string>::first);
  std::vector<std::string> rarest;
  for (auto& [total, word] : counted) {
    if (rarest.size() == kRarest) break;
    rarest.push_back(std::move(word));
  }
  return rarest;
}

}  // namespace

SearchTerms choose_search_terms(std::string_view text) {
  const std::vector<Token> tokens = text::tokenize(text, "");
  const std::vector<Word> words = words_of(text, tokens);
  SearchTerms terms;
  const std::size_t step = std::max<std::size_t>(4, words.size() / kMostPhrases + 1);
  for (std::size_t i = 0; i < words.size() && terms.phrases.size() < kMostPhrases; i += step) {
    const std::size_t length = words[i].ideograph ? 6 : 4;
    if (i + length <= words.size()) terms.phrases.push_back(quoted(words, i, length));
  }
  std::set<std::string> once;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    const bool number = text::is_digit(text::code_point_at(word.text, 0).value);
    const std::size_t least = number ? 2 : 5;
    if (!word.ideograph && word.text.size() >= least) once.insert(quoted(words, i, 1));
  }
  terms.words.assign(once.begin(), once.end());
  std::ranges::stable_sort(terms.words, std::greater{}, &std::string::size);
  terms.words.resize(std::min(terms.words.size(), kMostWords));
  return terms;
}

Result<std::vector<std::string>> find_kept_beside(std::string_view text, std::size_t most,
                                                  const Search& search) {
  const SearchTerms terms = choose_search_terms(text);
  Votes votes(search);
  for (const std::string& phrase : terms.phrases) {
    if (auto error = votes.add(phrase, kPhraseWeight)) return std::move(*error);
  }
  const auto rarest = rarest_of(terms.words, search);
  if (!rarest) return rarest.error();
  for (const std::string& word : rarest.value()) {
    if (auto error = votes.add(word, 1)) return std::move(*error);
  }
  return votes.best(most);
}

}  // namespace wirestem::server
