// SPDX-License-Identifier: Apache-2.0
//
// Each run of five words (eight characters in scripts without spaces) is hashed; of every four
// neighbouring hashes the least is kept (winnowing: Schleimer, Wilkerson, Aiken 2003), so that any
// eight words that two texts share in a row give at least one common fingerprint. Fingerprints are
// sorted by radix, which makes the inverted index, and the sharers of each are paired. The index is
// made in four parts, one after the other, each of a quarter of the hashes: hashing anew is cheaper
// than the memory.
#include "link/reuse/detail/find_pairs.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "link/reuse/detail/grams.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr std::size_t kWindow = 4;
constexpr std::size_t kFewSharers = 3;
constexpr std::size_t kManySharers = 64;     ///< from here on each is tied to the first only
constexpr std::size_t kTemplateSharers = 6;  ///< from here on pages of one outlet show a template
constexpr std::uint64_t kParts = 4;
constexpr unsigned kPartBits = 2;
constexpr unsigned kHalf = 32;

/// A fingerprint: half of its hash above, its place among the words of the pile below.
using Print = std::uint64_t;

/// Of every kWindow neighbours the least, the last of equals; each place once.
template <typename Keep>
void winnow(std::span<const std::uint64_t> grams, Keep keep) {
  std::size_t least = 0;
  std::size_t kept = grams.size();
  for (std::size_t end = 1; end <= grams.size(); ++end) {
    const std::size_t begin = end > kWindow ? end - kWindow : 0;
    if (least < begin) {
      least = begin;
      for (std::size_t i = begin + 1; i < end; ++i) {
        if (grams[i] <= grams[least]) least = i;
      }
    } else if (grams[end - 1] <= grams[least]) {
      least = end - 1;
    }
    const bool full = end >= kWindow || end == grams.size();
    if (full && least != kept && grams[least] != kNoGram) keep(least, grams[least]);
    if (full) kept = least;
  }
}

/// Sorts by the upper half, stably.
void sort_by_hash(std::vector<Print>& prints, std::vector<Print>& spare) {
  constexpr unsigned kDigit = 11;
  constexpr std::size_t kDigits = std::size_t{1} << kDigit;
  spare.resize(prints.size());
  for (unsigned shift = kHalf; shift < 2 * kHalf; shift += kDigit) {
    std::array<std::uint32_t, kDigits + 1> begin{};
    for (const Print p : prints) ++begin[((p >> shift) & (kDigits - 1)) + 1];
    for (std::size_t d = 0; d < kDigits; ++d) begin[d + 1] += begin[d];
    for (const Print p : prints) spare[begin[(p >> shift) & (kDigits - 1)]++] = p;
    prints.swap(spare);
  }
}

/// Tells which article a word of the pile stands in.
class ArticleTable {
 public:
  explicit ArticleTable(std::span<const WordStream> streams) {
    std::uint64_t words = 0;
    for (const WordStream& stream : streams) {
      if (words + stream.words.size() > UINT32_MAX) break;
      begins_.push_back(static_cast<std::uint32_t>(words));
      words += stream.words.size();
      while (first_.size() * kBlock < words) {
        first_.push_back(static_cast<std::uint32_t>(begins_.size() - 1));
      }
    }
  }
  std::size_t size() const { return begins_.size(); }
  std::uint32_t begin(std::uint32_t article) const { return begins_[article]; }
  std::uint32_t article_of(std::uint32_t place) const {
    std::uint32_t article = first_[place / kBlock];
    while (article + 1 < begins_.size() && begins_[article + 1] <= place) ++article;
    return article;
  }

 private:
  static constexpr std::uint32_t kBlock = 128;
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint32_t> first_;  ///< article of the first word of each block
};

constexpr std::size_t kNear = 2;

/// The first place of a fingerprint in an article, and the words around it, nearest first.
struct Sharer {
  std::uint32_t article = 0;
  std::uint32_t word = 0;
  std::array<WordHash, kNear> before{};
  std::array<WordHash, kNear> after{};
};

/// Whether the words that two share go on for two more, on one side or both. Five words may meet by
/// chance, and what very many texts share by chance would make very many pairs.
bool goes_on(const Sharer& a, const Sharer& b) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < kNear && a.before[i] != 0 && a.before[i] == b.before[i]; ++i) ++words;
  for (std::size_t i = 0; i < kNear && a.after[i] != 0 && a.after[i] == b.after[i]; ++i) ++words;
  return words >= kNear;
}

auto pair_key(const SharingPair& pair) { return std::pair(pair.left, pair.right); }

/// Counts what pairs share. A pair comes again and again in short order, so the last ones are held
/// in a table and only what is pushed out of it is stored, to be summed up at the end.
class PairCounts {
 public:
  void add(const Sharer& left, const Sharer& right, std::uint32_t SharingPair::*level) {
    constexpr unsigned kShift = 64 - 16;
    const std::uint64_t key = (std::uint64_t{left.article} << kHalf) | right.article;
    SharingPair& slot = held_[(key * 0x9E3779B97F4A7C15ULL) >> kShift];
    if (slot.left != left.article || slot.right != right.article) {
      put_away(slot);
      slot = {.left = left.article,
              .right = right.article,
              .left_word = left.word,
              .right_word = right.word};
    }
    ++(slot.*level);
  }

  std::vector<SharingPair> take() {
    for (const SharingPair& slot : held_) put_away(slot);
    held_.clear();
    sum_up();
    pairs_.shrink_to_fit();
    return std::move(pairs_);
  }

 private:
  void put_away(const SharingPair& slot) {
    if (slot.left == slot.right) return;  // empty
    if (pairs_.size() >= 2 * summed_ + kHeld) sum_up();
    pairs_.push_back(slot);
  }

  void sum_up() {
    std::ranges::sort(pairs_, {}, pair_key);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pairs_.size(); ++i) {
      if (kept > 0 && pair_key(pairs_[kept - 1]) == pair_key(pairs_[i])) {
        pairs_[kept - 1].few += pairs_[i].few;
        pairs_[kept - 1].several += pairs_[i].several;
        pairs_[kept - 1].common += pairs_[i].common;
      } else {
        pairs_[kept++] = pairs_[i];
      }
    }
    pairs_.resize(kept);
    summed_ = kept;
  }

  static constexpr std::size_t kHeld = 65536;
  std::vector<SharingPair> held_ = std::vector<SharingPair>(kHeld);
  std::vector<SharingPair> pairs_;
  std::size_t summed_ = 0;
};

class PairFinder {
 public:
  PairFinder(std::span<const WordStream> streams, std::span<const std::uint64_t> outlets,
             std::span<const std::uint32_t> order)
      : streams_(streams), outlets_(outlets), order_(order), table_(streams) {}

  std::vector<SharingPair> run() {
    for (std::uint64_t part = 0; part < kParts; ++part) {
      collect(part);
      sort_by_hash(prints_, spare_);
      pair_sharers();
    }
    prints_ = {};
    spare_ = {};
    return counts_.take();
  }

 private:
  void collect(std::uint64_t part) {
    prints_.clear();
    for (std::uint32_t a = 0; a < table_.size(); ++a) {
      for (const WordRun run : streams_[a].runs) {
        const std::uint32_t begin = table_.begin(a) + run.begin;
        hash_grams(std::span(streams_[a].words).subspan(run.begin, run.end - run.begin), grams_);
        winnow(grams_, [&](std::size_t at, std::uint64_t hash) {
          // The least of four are small numbers: their upper bits would not part them evenly.
          hash *= 0xD6E8FEB86659FD93ULL;
          if (hash >> (2 * kHalf - kPartBits) != part) return;
          prints_.push_back(((hash << kPartBits) & ~Print{UINT32_MAX}) | (begin + at));
        });
      }
    }
  }

  void pair_sharers() {
    for (std::size_t begin = 0; begin < prints_.size();) {
      std::size_t end = begin + 1;
      while (end < prints_.size() && prints_[end] >> kHalf == prints_[begin] >> kHalf) ++end;
      if (end - begin > 1) pair_up(std::span(prints_).subspan(begin, end - begin));
      begin = end;
    }
  }

  void pair_up(std::span<const Print> prints) {
    sharers_.clear();
    for (const Print print : prints) {
      const auto place = static_cast<std::uint32_t>(print);
      const std::uint32_t article = table_.article_of(place);
      if (sharers_.empty() || sharers_.back().article != article) {
        sharers_.push_back({.article = article, .word = place - table_.begin(article)});
      }
    }
    const bool chance = sharers_.size() > kFewSharers;
    if (chance) {
      for (Sharer& sharer : sharers_) look_around(sharer);
    }
    if (sharers_.size() > kManySharers) return tie_to_first();
    auto level = sharers_.size() <= kFewSharers ? &SharingPair::few : &SharingPair::several;
    if (sharers_.size() >= kTemplateSharers && is_of_one_outlet()) level = &SharingPair::common;
    for (std::size_t a = 0; a < sharers_.size(); ++a) {
      for (std::size_t b = a + 1; b < sharers_.size(); ++b) {
        if (chance && !goes_on(sharers_[a], sharers_[b])) continue;
        counts_.add(sharers_[a], sharers_[b], level);
      }
    }
  }

  void look_around(Sharer& sharer) const {
    const WordStream& stream = streams_[sharer.article];
    const WordRun& run = stream.run_of(sharer.word);
    const std::uint32_t end = sharer.word + gram_length(stream.words[sharer.word]);
    for (std::uint32_t i = 0; i < kNear; ++i) {
      if (sharer.word > run.begin + i) sharer.before[i] = stream.words[sharer.word - 1 - i];
      if (end + i < run.end) sharer.after[i] = stream.words[end + i];
    }
  }

  /// Whether two sharers in three are of one outlet: then it is what the outlet puts on its pages,
  /// and others carry it along.
  bool is_of_one_outlet() const {
    if (outlets_.empty()) return false;
    std::uint64_t outlet = 0;  // the majority's, if there is one (Boyer, Moore)
    std::size_t lead = 0;
    for (const Sharer& s : sharers_) {
      if (lead == 0) outlet = outlets_[s.article];
      outlets_[s.article] == outlet ? ++lead : --lead;
    }
    const auto having = std::ranges::count_if(
        sharers_, [&](const Sharer& s) { return outlets_[s.article] == outlet; });
    return outlet != 0 && 3 * static_cast<std::size_t>(having) >= 2 * sharers_.size();
  }

  void tie_to_first() {
    const Sharer first =
        *std::ranges::min_element(sharers_, {}, [&](const Sharer& s) { return order_[s.article]; });
    for (const Sharer& s : sharers_) {
      if (!goes_on(s, first)) continue;
      if (s.article < first.article) counts_.add(s, first, &SharingPair::common);
      if (s.article > first.article) counts_.add(first, s, &SharingPair::common);
    }
  }

  std::span<const WordStream> streams_;
  std::span<const std::uint64_t> outlets_;
  std::span<const std::uint32_t> order_;
  ArticleTable table_;
  PairCounts counts_;
  std::vector<Print> prints_;
  std::vector<Print> spare_;
  std::vector<std::uint64_t> grams_;
  std::vector<Sharer> sharers_;
};

}  // namespace

std::vector<SharingPair> find_pairs(std::span<const WordStream> streams,
                                    std::span<const std::uint64_t> outlets,
                                    std::span<const std::uint32_t> order) {
  return PairFinder(streams, outlets, order).run();
}

}  // namespace wirestem::reuse::detail
