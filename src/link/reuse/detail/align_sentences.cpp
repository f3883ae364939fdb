// SPDX-License-Identifier: Apache-2.0
//
// The heaviest chain of similar sentence pairs that rises on both sides (a sentence may meet two
// neighbours: translators cut and join). Similarity is the weight of shared features over the mean
// weight of both sentences; a feature of many sentences weighs little, so that the names of a
// story, which stand everywhere in it, do not make any two of its sentences alike.
#include "link/reuse/detail/align_sentences.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <tuple>

namespace wirestem::reuse::detail {
namespace {

struct Posting {
  std::uint64_t key = 0;
  std::uint32_t sentence = 0;  ///< position among those of its side
  float weight = 0;
  bool right = false;
};

/// Sums of weights in rising order of right place: the heaviest chain that ends at or before it.
class BestChain {
 public:
  explicit BestChain(std::size_t places) : best_(places + 1, -1) {}

  /// The pair that ends the heaviest chain up to `place`, -1 for none.
  std::int64_t up_to(std::size_t place, const std::vector<double>& weight) const {
    std::int64_t best = -1;
    for (std::size_t i = place + 1; i > 0; i -= i & (~i + 1))
      best = heavier(best, best_[i], weight);
    return best;
  }
  void set(std::size_t place, std::int64_t pair, const std::vector<double>& weight) {
    for (std::size_t i = place + 1; i < best_.size(); i += i & (~i + 1)) {
      best_[i] = heavier(best_[i], pair, weight);
    }
  }

 private:
  static std::int64_t heavier(std::int64_t a, std::int64_t b, const std::vector<double>& weight) {
    if (a < 0 || b < 0) return std::max(a, b);
    return weight[static_cast<std::size_t>(b)] > weight[static_cast<std::size_t>(a)] ? b : a;
  }
  std::vector<std::int64_t> best_;
};

/// The sentences of one language of an article, titles left out.
std::vector<std::uint32_t> sentences_in(const ComparedArticle& article, std::uint32_t language) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t s = 0; s < article.sentences.size(); ++s) {
    if (article.sentences[s].language == language) chosen.push_back(s);
  }
  return chosen;
}

class SentenceAligner {
 public:
  SentenceAligner(const ComparedArticle& left, const ComparedArticle& right,
                  std::uint32_t l_language, std::uint32_t r_language)
      : left_(left),
        right_(right),
        l_ids_(sentences_in(left, l_language)),
        r_ids_(sentences_in(right, r_language)),
        across_(left.languages[l_language] != right.languages[r_language]) {}

  SentenceAlignment run() {
    SentenceAlignment alignment;
    alignment.across_languages = across_;
    if (l_ids_.empty() || r_ids_.empty()) return alignment;
    share_features();
    std::vector<SentencePair> pairs = similar_pairs();
    const double any_order = best_in_any_order(pairs);
    alignment.pairs = rising_chain(pairs);
    double chain = 0;
    for (SentencePair& pair : alignment.pairs) {
      chain += pair.similarity * pair_words(pair);
      pair.left = l_ids_[pair.left];
      pair.right = r_ids_[pair.right];
    }
    alignment.order = any_order > 0 ? std::min(1.0, chain / any_order) : 0;
    summarise(alignment);
    return alignment;
  }

 private:
  const ComparedSentence& l(std::uint32_t i) const { return left_.sentences[l_ids_[i]]; }
  const ComparedSentence& r(std::uint32_t i) const { return right_.sentences[r_ids_[i]]; }

  double pair_words(const SentencePair& pair) const {
    return std::min(l(pair.left).words, r(pair.right).words);
  }

  void collect(std::vector<Posting>& postings, bool right) const {
    const auto count = right ? r_ids_.size() : l_ids_.size();
    for (std::uint32_t i = 0; i < count; ++i) {
      for (const Feature& f : (right ? r(i) : l(i)).features) {
        const bool used = across_ ? f.bridges() : f.kind != FeatureKind::cognate;
        if (used) postings.push_back({f.key, i, f.weight, right});
      }
    }
  }

  void share_features() {
    std::vector<Posting> postings;
    collect(postings, false);
    collect(postings, true);
    std::ranges::sort(postings, {},
                      [](const Posting& p) { return std::tuple(p.key, p.right, p.sentence); });
    l_total_.assign(l_ids_.size(), 0);
    r_total_.assign(r_ids_.size(), 0);
    for (std::size_t begin = 0; begin < postings.size();) {
      std::size_t end = begin;
      std::size_t middle = begin;
      while (end < postings.size() && postings[end].key == postings[begin].key) {
        if (!postings[end++].right) middle = end;
      }
      if (!postings[begin].right && middle == begin) middle = end;
      share_feature(std::span(postings).subspan(begin, middle - begin),
                    std::span(postings).subspan(middle, end - middle));
      begin = end;
    }
  }

  void share_feature(std::span<const Posting> left, std::span<const Posting> right) {
    const auto sentences = static_cast<double>(l_ids_.size() + r_ids_.size());
    const auto having = static_cast<double>(left.size() + right.size());
    const double rarity = std::log2(1 + sentences / having);
    const bool matched = !left.empty() && !right.empty();
    const double against = matched ? rarity : rarity * kUnmatched;
    for (const Posting& p : left) l_total_[p.sentence] += p.weight * against;
    for (const Posting& p : right) r_total_[p.sentence] += p.weight * against;
    if (!matched || left.size() * right.size() > kCommonInPair) return;
    for (const Posting& a : left) {
      for (const Posting& b : right) {
        shared_.push_back({a.sentence, b.sentence, std::min(a.weight, b.weight) * rarity});
      }
    }
  }

  /// The pairs that are alike enough, by left, then right place.
  std::vector<SentencePair> similar_pairs() {
    std::ranges::stable_sort(shared_, {},
                             [](const SentencePair& p) { return std::pair(p.left, p.right); });
    std::vector<SentencePair> pairs;
    const double least = across_ ? kAlikeAcross : kAlikeWithin;
    for (std::size_t begin = 0; begin < shared_.size();) {
      SentencePair pair{shared_[begin].left, shared_[begin].right, 0};
      for (; begin < shared_.size() && shared_[begin].left == pair.left &&
             shared_[begin].right == pair.right;
           ++begin) {
        pair.similarity += shared_[begin].similarity;
      }
      const double total = std::sqrt(l_total_[pair.left] * r_total_[pair.right]);
      pair.similarity = total > 0 ? std::min(1.0, pair.similarity / total) : 0;
      if (pair.similarity >= least) pairs.push_back(pair);
    }
    return pairs;
  }

  double best_in_any_order(const std::vector<SentencePair>& pairs) const {
    std::map<std::uint32_t, double> best;
    for (const SentencePair& pair : pairs) {
      double& of_left = best[pair.left];
      of_left = std::max(of_left, pair.similarity * pair_words(pair));
    }
    double sum = 0;
    for (const auto& [sentence, weight] : best) sum += weight;
    return sum;
  }

  std::vector<SentencePair> rising_chain(const std::vector<SentencePair>& pairs) const {
    std::vector<double> weight(pairs.size());
    std::vector<std::int64_t> before(pairs.size(), -1);
    BestChain best(r_ids_.size());
    std::int64_t last = -1;
    for (std::size_t p = 0; p < pairs.size(); ++p) {
      before[p] = best.up_to(pairs[p].right, weight);
      weight[p] = pairs[p].similarity * pair_words(pairs[p]);
      if (before[p] >= 0) weight[p] += weight[static_cast<std::size_t>(before[p])];
      best.set(pairs[p].right, static_cast<std::int64_t>(p), weight);
      if (last < 0 || weight[p] > weight[static_cast<std::size_t>(last)]) {
        last = static_cast<std::int64_t>(p);
      }
    }
    std::vector<SentencePair> chain;
    for (; last >= 0; last = before[static_cast<std::size_t>(last)]) {
      chain.push_back(pairs[static_cast<std::size_t>(last)]);
    }
    std::ranges::reverse(chain);
    return chain;
  }

  static double share_of(const ComparedArticle& article, std::vector<std::uint32_t> aligned) {
    std::ranges::sort(aligned);
    aligned.erase(std::unique(aligned.begin(), aligned.end()), aligned.end());
    double words = 0;
    for (const std::uint32_t s : aligned) {
      if (article.sentences[s].body) words += article.sentences[s].words;
    }
    return article.body_words > 0 ? words / article.body_words : 0;
  }

  void summarise(SentenceAlignment& alignment) const {
    std::vector<std::uint32_t> lefts;
    std::vector<std::uint32_t> rights;
    double sum = 0;
    for (const SentencePair& pair : alignment.pairs) {
      lefts.push_back(pair.left);
      rights.push_back(pair.right);
      if (left_.sentences[pair.left].said && right_.sentences[pair.right].said) continue;
      sum += pair.similarity;
      ++alignment.told;
    }
    alignment.similarity = alignment.told > 0 ? sum / alignment.told : 0;
    alignment.left_share = share_of(left_, std::move(lefts));
    alignment.right_share = share_of(right_, std::move(rights));
  }

  const ComparedArticle& left_;
  const ComparedArticle& right_;
  std::vector<std::uint32_t> l_ids_;
  std::vector<std::uint32_t> r_ids_;
  bool across_;
  std::vector<double> l_total_;
  std::vector<double> r_total_;
  std::vector<SentencePair> shared_;  ///< weight of one shared feature each, summed up at the end
};

}  // namespace

SentenceAlignment align_sentences(const ComparedArticle& left, const ComparedArticle& right) {
  SentenceAlignment best;
  for (std::uint32_t a = 0; a < left.languages.size(); ++a) {
    for (std::uint32_t b = 0; b < right.languages.size(); ++b) {
      SentenceAlignment alignment = SentenceAligner(left, right, a, b).run();
      if (alignment.told * alignment.similarity > best.told * best.similarity) {
        best = std::move(alignment);
      }
    }
  }
  return best;
}

bool is_retelling(const SentenceAlignment& alignment, bool cited) {
  const double taken = std::max(alignment.left_share, alignment.right_share);
  const double both = std::sqrt(alignment.left_share * alignment.right_share);
  const double least = cited ? kParallelCited : kParallel;
  if (alignment.order < kInOrder) return false;
  if (alignment.told >= 3 && alignment.similarity * both >= least) return true;
  if (alignment.told >= 4 && alignment.similarity >= kPartAlike && taken >= kPartShare) return true;
  return alignment.told == 2 && alignment.similarity >= kTwoAlike && both >= kTwoShare;
}

}  // namespace wirestem::reuse::detail
