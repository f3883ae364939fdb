// SPDX-License-Identifier: Apache-2.0
//
// The index against the obvious way: every pair of texts, every pair of places. Winnowing promises
// that no run of eight equal words is missed; texts are made from a small grammar with copies of
// known place.
#include <algorithm>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "lexicon/lexicon.hpp"
#include "link/reuse/detail/collect_fingerprints.hpp"
#include "link/reuse/detail/find_pairs.hpp"
#include "link/reuse/detail/grams.hpp"
#include "link/reuse/link_reuse.hpp"
#include "link/stories/detail/average_link.hpp"
#include "text/segment.hpp"

namespace wirestem::reuse {
namespace {

constexpr std::size_t kRun = 8;

/// Texts of numbered words; some carry a run of words from an earlier one.
class CopyMaker {
 public:
  std::vector<std::string> make(std::size_t texts) {
    std::vector<std::vector<std::string>> all;
    for (std::size_t t = 0; t < texts; ++t) {
      std::vector<std::string> words;
      while (words.size() < 120) words.push_back(word(below(4000)));
      if (t > 0 && below(3) != 0) {
        const auto& source = all[below(t)];
        const std::size_t length = kRun + below(40);
        const std::size_t from = below(source.size() - length);
        const auto at = words.begin() + static_cast<std::ptrdiff_t>(below(60));
        const auto first = source.begin() + static_cast<std::ptrdiff_t>(from);
        const std::vector<std::string> run(first, first + static_cast<std::ptrdiff_t>(length));
        words.insert(at, run.begin(), run.end());
      }
      all.push_back(std::move(words));
    }
    std::vector<std::string> bodies;
    for (const auto& words : all) {
      std::string body;
      for (const auto& word : words) body += word + " ";
      bodies.push_back(body);
    }
    return bodies;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  static std::string word(std::size_t number) {
    std::string made = "q";
    for (; number > 0; number /= 20) made += static_cast<char>('a' + number % 20);
    return made;
  }

  std::mt19937 random_{20240917};
};

/// The longest run of equal words of two token lists, the slow way.
std::size_t longest_run(const std::vector<Token>& a, const std::vector<Token>& b) {
  std::size_t longest = 0;
  std::vector<std::size_t> before(b.size() + 1, 0);
  for (const Token& left : a) {
    std::vector<std::size_t> now(b.size() + 1, 0);
    for (std::size_t j = 0; j < b.size(); ++j) {
      if (left.folded == b[j].folded) now[j + 1] = before[j] + 1;
      longest = std::max(longest, now[j + 1]);
    }
    before = std::move(now);
  }
  return longest;
}

TEST(ReuseAgainstAllPairs, EveryRunOfEightWordsIsFoundAndNothingElse) {
  const std::vector<std::string> bodies = CopyMaker().make(60);
  std::vector<Article> articles(bodies.size());
  std::vector<Findings> findings(bodies.size());
  std::vector<ReadArticle> pile;
  LinkedNames names;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    articles[i].text = bodies[i];
    const auto end = static_cast<std::uint32_t>(bodies[i].size());
    articles[i].sections = {{.span = {0, end}, .role = SectionRole::body, .language = "und"}};
    findings[i].segmentation = text::segment(articles[i]);
    pile.push_back({&articles[i], &findings[i]});
  }
  std::vector<detail::WordStream> streams;
  std::vector<std::uint32_t> order;
  for (std::uint32_t i = 0; i < pile.size(); ++i) {
    streams.push_back(detail::make_word_stream(pile[i]));
    order.push_back(i);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  detail::find_pairs(streams, {}, order, [&](const detail::SharingPair& pair) {
    found.emplace_back(pair.left, pair.right);
  });
  for (std::uint32_t a = 0; a < pile.size(); ++a) {
    for (std::uint32_t b = a + 1; b < pile.size(); ++b) {
      const std::size_t run =
          longest_run(findings[a].segmentation.tokens, findings[b].segmentation.tokens);
      const bool have = std::ranges::find(found, std::pair(a, b)) != found.end();
      const bool sure = run >= kRun || run < 5;  // in between winnowing may keep one or not
      if (!sure) continue;
      EXPECT_EQ(have, run >= kRun) << a << " and " << b << " share " << run << " words in a row";
    }
  }
}

/// Streams of words drawn from few, so that much is shared; every third is a copy of an earlier one
/// from some word on.
std::vector<detail::WordStream> make_streams(std::uint32_t count, std::uint32_t words) {
  std::mt19937 random{11};
  std::vector<detail::WordStream> streams;
  for (std::uint32_t s = 0; s < count; ++s) {
    detail::WordStream stream;
    for (std::uint32_t w = 0; w < words; ++w) {
      stream.words.push_back(static_cast<detail::WordHash>(2 * (1 + random() % 3000)));
    }
    if (s % 3 == 2) {
      const auto& source = streams[random() % s].words;
      const auto from = static_cast<std::ptrdiff_t>(random() % (words / 2));
      std::copy(source.begin() + from, source.end(), stream.words.begin());
    }
    stream.runs = {{0, words, true}};
    streams.push_back(std::move(stream));
  }
  return streams;
}

TEST(FingerprintsAgainstTheObviousWay, WhatTwoArticlesHaveIsKeptAndNothingElse) {
  constexpr std::uint32_t kStreams = 400;
  constexpr std::uint32_t kWords = 200;
  const auto streams = make_streams(kStreams, kWords);
  std::map<std::uint32_t, std::map<std::uint32_t, std::vector<std::uint32_t>>> places;
  detail::Winnower winnower(detail::kWindow);
  for (std::uint32_t s = 0; s < kStreams; ++s) {
    for (const std::uint32_t at : winnower.choose(streams[s].words)) {
      places[detail::Print(winnower.hash(at)).hash()][s].push_back(s * kWords + at);
    }
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> wanted;
  for (const auto& [hash, by_article] : places) {
    if (by_article.size() < 2) continue;
    for (const auto& [article, numbers] : by_article) {
      for (const std::uint32_t number : numbers) wanted.emplace_back(hash, number);
    }
  }
  std::vector<std::uint32_t> order(kStreams);
  std::iota(order.begin(), order.end(), 0U);
  const auto found =
      detail::collect_fingerprints(streams, detail::PileNumbering(streams), {}, order);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> have;
  for (const detail::Print print : found.prints) have.emplace_back(print.hash(), print.number());
  EXPECT_GT(have.size(), 5000U);
  EXPECT_EQ(have, wanted);
}

/// Average link as the textbook has it: all pairs of groups anew at each step.
std::vector<std::uint32_t> slow_average_link(std::uint32_t items,
                                             const std::vector<stories::detail::LikePair>& pairs,
                                             double least) {
  std::vector<std::uint32_t> group(items);
  for (std::uint32_t i = 0; i < items; ++i) group[i] = i;
  for (;;) {
    double best = -1;
    std::pair<std::uint32_t, std::uint32_t> join;
    for (std::uint32_t a = 0; a < items; ++a) {
      for (std::uint32_t b = a + 1; b < items; ++b) {
        const auto size_a = std::ranges::count(group, a);
        const auto size_b = std::ranges::count(group, b);
        if (size_a == 0 || size_b == 0) continue;
        double sum = 0;
        for (const auto& pair : pairs) {
          const auto x = group[pair.left];
          const auto y = group[pair.right];
          if ((x == a && y == b) || (x == b && y == a)) sum += pair.likeness;
        }
        const double mean = sum / static_cast<double>(size_a * size_b);
        if (mean > best + 1e-9) {
          best = mean;
          join = {a, b};
        }
      }
    }
    if (best < least) return group;
    std::ranges::replace(group, join.second, join.first);
  }
}

TEST(AverageLinkAgainstTheTextbook, BothGiveTheSameGroups) {
  std::mt19937 random{7};
  for (int round = 0; round < 20; ++round) {
    constexpr std::uint32_t kItems = 14;
    std::vector<stories::detail::LikePair> pairs;
    for (std::uint32_t a = 0; a < kItems; ++a) {
      for (std::uint32_t b = a + 1; b < kItems; ++b) {
        if (random() % 3 == 0) continue;
        pairs.push_back({a, b, static_cast<double>(random() % 100000) / 100000});
      }
    }
    EXPECT_EQ(stories::detail::average_link(kItems, pairs, 0.45),
              slow_average_link(kItems, pairs, 0.45));
  }
}

}  // namespace
}  // namespace wirestem::reuse
