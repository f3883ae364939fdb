// SPDX-License-Identifier: Apache-2.0
//
// Most fingerprints of most piles stand in one article only. A first pass over the pile notes the
// hashes that come twice in two tables of bits, so that what comes once is never stored. The rest
// is sorted in place: by the upper bits of the hash into buckets (American flag: McIlroy, Bostic,
// McIlroy 1993), then each bucket, which the cache holds, by the lower ones.
#include "link/reuse/detail/collect_fingerprints.hpp"

#include <algorithm>
#include <array>

#include "link/reuse/detail/grams.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr std::size_t kRepeats = 4;  ///< places of one article that are kept

/// Notes which hashes come once and which more often; now and then one that came once is taken for
/// one that came twice.
class SeenTwice {
 public:
  explicit SeenTwice(std::size_t words) {
    constexpr std::size_t kMost = std::size_t{1} << Print::kHashBits;
    const std::size_t bits = std::clamp<std::size_t>(std::bit_ceil(words), kBits, kMost);
    shift_ = Print::kHashBits - static_cast<unsigned>(std::countr_zero(bits));
    blocks_.resize(bits / kBits);
  }
  void prefetch(Print print) const { __builtin_prefetch(&blocks_[slot(print) / kBits]); }
  void add(Print print) {
    Block& block = blocks_[slot(print) / kBits];
    const std::uint64_t bit = std::uint64_t{1} << (slot(print) % kBits);
    const std::uint64_t again = block.once & bit;
    count_ += static_cast<std::size_t>(again != 0) +
              static_cast<std::size_t>((again & ~block.twice) != 0);
    block.twice |= again;
    block.once |= bit;
  }
  bool test(Print print) const {
    return ((blocks_[slot(print) / kBits].twice >> (slot(print) % kBits)) & 1U) != 0;
  }
  /// How many of the prints that were added pass the test.
  std::size_t count() const { return count_; }

 private:
  static constexpr std::size_t kBits = 64;
  /// Side by side, so that both are in one line of the cache.
  struct Block {
    std::uint64_t once = 0;
    std::uint64_t twice = 0;
  };
  std::size_t slot(Print print) const { return print.hash() >> shift_; }

  unsigned shift_ = 0;
  std::size_t count_ = 0;
  std::vector<Block> blocks_;
};

/// Sorts by hash; what is equal stands in any order.
class PrintSorter {
 public:
  void run(std::vector<Print>& prints) {
    constexpr std::size_t kSmall = 4096;
    if (prints.size() < kSmall) return std::sort(prints.begin(), prints.end());
    spread(prints);
    std::size_t begin = 0;
    for (const std::size_t end : ends_) {
      sort_bucket(std::span(prints).subspan(begin, end - begin));
      begin = end;
    }
  }

 private:
  static constexpr unsigned kBucketBits = 8;
  static constexpr unsigned kDigitBits = 11;  ///< twice these and the bucket's make all
  static constexpr std::size_t kBuckets = std::size_t{1} << kBucketBits;
  static constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;
  static_assert(kBucketBits + 2 * kDigitBits == Print::kHashBits);

  static std::size_t bucket_of(Print print) { return print.hash() >> (2 * kDigitBits); }

  /// Puts each print into its bucket, in place.
  void spread(std::vector<Print>& prints) {
    for (const Print print : prints) ++ends_[bucket_of(print)];
    std::array<std::size_t, kBuckets> next{};
    std::size_t sum = 0;
    for (std::size_t b = 0; b < kBuckets; ++b) {
      next[b] = sum;
      sum += ends_[b];
      ends_[b] = sum;
    }
    for (std::size_t b = 0; b < kBuckets; ++b) {
      while (next[b] < ends_[b]) {
        Print print = prints[next[b]];
        for (std::size_t to = bucket_of(print); to != b; to = bucket_of(print)) {
          std::swap(print, prints[next[to]++]);
        }
        prints[next[b]++] = print;
      }
    }
  }

  void sort_bucket(std::span<Print> bucket) {
    constexpr std::size_t kSmall = 512;
    if (bucket.size() < kSmall) return std::sort(bucket.begin(), bucket.end());
    spare_.resize(bucket.size());
    sort_digit(bucket, spare_, 0);
    sort_digit(spare_, bucket, kDigitBits);
  }

  static void sort_digit(std::span<const Print> from, std::span<Print> to, unsigned shift) {
    std::array<std::uint32_t, kDigits + 1> begin{};
    const auto digit = [shift](Print print) { return (print.hash() >> shift) & (kDigits - 1); };
    for (const Print print : from) ++begin[digit(print) + 1];
    for (std::size_t d = 0; d < kDigits; ++d) begin[d + 1] += begin[d];
    for (const Print print : from) to[begin[digit(print)]++] = print;
  }

  std::array<std::size_t, kBuckets> ends_{};
  std::vector<Print> spare_;
};

class FingerprintCollector {
 public:
  FingerprintCollector(std::span<const WordStream> streams, const PileNumbering& numbering,
                       std::span<const std::uint64_t> outlets, std::span<const std::uint32_t> order)
      : streams_(streams),
        numbering_(numbering),
        outlets_(outlets),
        order_(order),
        found_{.marks = WordMarks(numbering.words()), .prints = {}, .crowds = {}} {}

  SharedFingerprints run() {
    collect();
    PrintSorter().run(found_.prints);
    group();
    return std::move(found_);
  }

 private:
  /// All prints whose hash comes twice. What is looked up in the table is told to the memory some
  /// time before.
  void collect() {
    SeenTwice seen(numbering_.words());
    mark_all(seen);
    found_.prints.reserve(seen.count());
    std::vector<Print> here;
    for (std::uint32_t a = 0; a < numbering_.articles(); ++a) {
      const WordHash* words = streams_[a].words.data();
      const std::uint32_t begin = numbering_.begin(a);
      here.clear();
      found_.marks.each(begin, numbering_.end(a), [&](std::uint32_t number) {
        here.emplace_back(gram_hash(words + (number - begin)), number);
        seen.prefetch(here.back());
      });
      for (const Print print : here) {
        if (seen.test(print)) {
          found_.prints.push_back(print);
        } else {
          found_.marks.clear(print.number());
        }
      }
    }
  }

  void mark_all(SeenTwice& seen) {
    Winnower winnower(window_of(numbering_.words()));
    for (std::uint32_t a = 0; a < numbering_.articles(); ++a) {
      const auto words = std::span(streams_[a].words);
      for (const WordRun run : streams_[a].runs) {
        const std::uint32_t begin = numbering_.begin(a) + run.begin;
        const auto chosen = winnower.choose(words.subspan(run.begin, run.end - run.begin));
        for (const std::uint32_t at : chosen) seen.prefetch(Print(winnower.hash(at)));
        for (const std::uint32_t at : chosen) {
          seen.add(Print(winnower.hash(at)));
          found_.marks.set(begin + at);
        }
      }
    }
  }

  /// Drops what stands in one article only, and tells of the rest how far it is spread.
  void group() {
    auto& prints = found_.prints;
    std::size_t kept = 0;
    for (std::size_t begin = 0; begin < prints.size();) {
      std::size_t end = begin + 1;
      while (end < prints.size() && prints[end].same_gram(prints[begin])) ++end;
      kept = keep_group(begin, end, kept);
      begin = end;
    }
    prints.resize(kept);
  }

  /// Moves what is kept of the prints [begin, end) to `kept`; gives its end.
  std::size_t keep_group(std::size_t begin, std::size_t end, std::size_t kept) {
    auto& prints = found_.prints;
    const auto group = std::span(prints).subspan(begin, end - begin);
    if (group.size() > 1) std::sort(group.begin(), group.end());
    articles_.clear();
    const std::size_t first = kept;
    std::size_t repeats = 0;
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t article = numbering_.place(prints[i].number()).article;
      repeats = !articles_.empty() && articles_.back() == article ? repeats + 1 : 0;
      if (repeats == 0) articles_.push_back(article);
      if (repeats < kRepeats) {
        prints[kept++] = prints[i];
      } else {
        found_.marks.clear(prints[i].number());
      }
    }
    if (articles_.size() > 1) {
      tell_spread(first, kept);
      return kept;
    }
    for (std::size_t i = first; i < kept; ++i) found_.marks.clear(prints[i].number());
    return first;
  }

  void tell_spread(std::size_t begin, std::size_t end) {
    const Spread spread = spread_of_articles();
    for (std::size_t i = begin; i < end; ++i) found_.prints[i].set(spread);
    if (spread != Spread::crowd) return;
    const std::uint32_t earliest =
        *std::ranges::min_element(articles_, {}, [&](std::uint32_t a) { return order_[a]; });
    std::size_t at = begin;
    while (found_.prints[at].number() < numbering_.begin(earliest)) ++at;
    const WordPlace first = numbering_.place(found_.prints[at].number());
    found_.prints[begin].set_number(static_cast<std::uint32_t>(found_.crowds.size()));
    found_.crowds.push_back({end, first});
  }

  Spread spread_of_articles() const {
    if (articles_.size() > kMostPaired) return Spread::crowd;
    if (articles_.size() >= kFurnitureSharers && is_of_one_outlet()) return Spread::furniture;
    return articles_.size() <= kFewSharers ? Spread::few : Spread::several;
  }

  /// Whether two sharers in three are of one outlet: then it is what the outlet puts on its pages,
  /// and others carry it along.
  bool is_of_one_outlet() const {
    if (outlets_.empty()) return false;
    std::uint64_t outlet = 0;  // the majority's, if there is one (Boyer, Moore)
    std::size_t lead = 0;
    for (const std::uint32_t a : articles_) {
      if (lead == 0) outlet = outlets_[a];
      outlets_[a] == outlet ? ++lead : --lead;
    }
    const auto having =
        std::ranges::count_if(articles_, [&](std::uint32_t a) { return outlets_[a] == outlet; });
    return outlet != 0 && 3 * static_cast<std::size_t>(having) >= 2 * articles_.size();
  }

  std::span<const WordStream> streams_;
  const PileNumbering& numbering_;
  std::span<const std::uint64_t> outlets_;
  std::span<const std::uint32_t> order_;
  SharedFingerprints found_;
  std::vector<std::uint32_t> articles_;  ///< that have the fingerprint at hand, rising
};

}  // namespace

PileNumbering::PileNumbering(std::span<const WordStream> streams) {
  std::uint64_t words = 0;
  for (const WordStream& stream : streams) {
    if (words + stream.words.size() > UINT32_MAX) break;
    const auto article = static_cast<std::uint32_t>(begins_.size());
    begins_.push_back(static_cast<std::uint32_t>(words));
    words += stream.words.size();
    while (first_.size() * kBlock < words) first_.push_back(article);
  }
  begins_.push_back(static_cast<std::uint32_t>(words));
}

SharedFingerprints collect_fingerprints(std::span<const WordStream> streams,
                                        const PileNumbering& numbering,
                                        std::span<const std::uint64_t> outlets,
                                        std::span<const std::uint32_t> order) {
  return FingerprintCollector(streams, numbering, outlets, order).run();
}

}  // namespace wirestem::reuse::detail
