// SPDX-License-Identifier: Apache-2.0
//
// Article by article: its shared fingerprints are looked up, each place in a later article is
// stretched to the run of equal words around it, and what one run holds is not stretched again. All
// that two articles share is thus at hand at once and in the cache, and nothing is stored for the
// pairs that share a phrase of five words by chance, of which a pile has very many.
#include "link/reuse/detail/find_pairs.hpp"

#include <algorithm>

#include "link/reuse/detail/fingerprint_index.hpp"
#include "link/reuse/detail/grams.hpp"

namespace wirestem::reuse::detail {
namespace {

constexpr std::uint32_t kNone = UINT32_MAX;

/// What the article at hand shares with one other.
struct Partner {
  std::uint32_t article = 0;
  std::uint32_t few = 0;
  std::uint32_t several = 0;
  std::uint32_t common = 0;
  std::uint32_t last = kNone;        ///< its runs, the last found first
  std::uint32_t word = kNone;        ///< of the fingerprint at hand
  std::uint32_t covered = 0;         ///< end of what runs hold of the left stream
  std::uint32_t covered_before = 0;  ///< the same, as it was at the fingerprint before

  std::uint32_t& of(Spread spread) {
    if (spread == Spread::few) return few;
    return spread == Spread::several ? several : common;
  }
};

struct LinkedRun {
  MatchedRun run;
  std::uint32_t before = kNone;
};

class PairFinder {
 public:
  PairFinder(std::span<const WordStream> streams, std::span<const std::uint64_t> outlets,
             std::span<const std::uint32_t> order)
      : streams_(streams), index_(streams, outlets, order), partner_of_(streams.size(), kNone) {}

  SearchCaps run(const std::function<void(const SharingPair&)>& each) {
    for (left_ = 0; left_ < index_.numbering().articles(); ++left_) {
      index_.look_up(left_, found_);
      collect_crowded();
      collect_hits();
      for (const Hit& hit : hits_) {
        const WordStream& stream = streams_[hit.place.article];
        __builtin_prefetch(stream.words.data() + hit.place.word);
        __builtin_prefetch(stream.runs.data());
      }
      for (const Hit& hit : hits_) match(hit);
      std::ranges::sort(partners_, {}, &Partner::article);
      for (std::size_t p = 0; p < partners_.size(); ++p) {
        if (partners_[p].last != kNone) each(pair_with(partners_[p]));
      }
      for (const Partner& partner : partners_) partner_of_[partner.article] = kNone;
      partners_.clear();
      runs_.clear();
    }
    return {.crowds = index_.crowds(),
            .large = window_of(index_.numbering().words()) > kWindow,
            .first_unread = index_.numbering().articles()};
  }

 private:
  using Found = FingerprintIndex::Found;

  /// A place of a fingerprint of the article at hand in one behind it.
  struct Hit {
    std::uint32_t found = 0;  ///< index into found_
    WordPlace place;
    bool repeated = false;  ///< one of the two has the fingerprint more than once
  };

  /// The words of the article at hand that stand in fingerprints of a crowd.
  void collect_crowded() {
    crowded_.clear();
    for (const Found& found : found_) {
      if (found.spread != Spread::crowd) continue;
      const std::uint32_t end = found.word + gram_length(streams_[left_].words[found.word]);
      if (!crowded_.empty() && crowded_.back().end >= found.word) {
        crowded_.back().end = end;
      } else {
        crowded_.push_back({found.word, end});
      }
    }
  }

  bool is_crowded(const MatchedRun& run) const {
    std::uint32_t own = run.length;
    for (const TextSpan words : crowded_) {
      const std::uint32_t begin = std::max(words.begin, run.left);
      const std::uint32_t end = std::min(words.end, run.left_end());
      if (end > begin) own -= end - begin;
    }
    return own < run.length && own < kBeyondCrowd;
  }

  /// Notes the places to look at, and lets the memory bring the texts.
  void collect_hits() {
    hits_.clear();
    for (std::uint32_t f = 0; f < found_.size(); ++f) {
      const Found& found = found_[f];
      if (found.spread == Spread::crowd && found.first.article != left_) {
        if (found.first.article > left_) add_hit({f, found.first, found.repeated});
        continue;
      }
      for (std::size_t i = 0; i < found.places.size(); ++i) {
        Hit hit{f, index_.place(found.places[i]), found.repeated};
        const bool again =
            i > 0 && hits_.back().found == f && hits_.back().place.article == hit.place.article;
        hit.repeated = hit.repeated || again;
        if (again) hits_.back().repeated = true;
        add_hit(hit);
      }
    }
  }

  void add_hit(const Hit& hit) {
    __builtin_prefetch(&streams_[hit.place.article]);
    hits_.push_back(hit);
  }

  Partner& partner(std::uint32_t article) {
    std::uint32_t& number = partner_of_[article];
    if (number == kNone) {
      number = static_cast<std::uint32_t>(partners_.size());
      partners_.push_back({.article = article});
    }
    return partners_[number];
  }

  void match(const Hit& hit) {
    const Found& found = found_[hit.found];
    const WordPlace place = hit.place;
    Partner& with = partner(place.article);
    const bool again = with.word == found.word;
    if (!again) {
      with.word = found.word;
      with.covered_before = with.covered;
    }
    const std::uint32_t gram = gram_length(streams_[left_].words[found.word]);
    const bool held = is_held(with, found.word, place.word) ||
                      (hit.repeated && found.word + gram <= with.covered_before);
    if (!held && !stretch(with, found, place, gram)) return;
    if (!again) ++with.of(found.spread);
  }

  bool is_held(const Partner& with, std::uint32_t left, std::uint32_t right) const {
    if (with.last == kNone) return false;
    const MatchedRun& last = runs_[with.last].run;
    return left < last.left_end() && left >= last.left && left - last.left == right - last.right;
  }

  /// Adds the run around a place; false where it is none.
  bool stretch(Partner& with, const Found& found, WordPlace place, std::uint32_t gram) {
    const MatchedRun run =
        run_around(streams_[left_], found.word, streams_[place.article], place.word);
    const std::uint32_t least = found.spread == Spread::few ? gram : gram + kBeyondChance;
    if (run.length < least) return false;
    if (found.spread != Spread::crowd && is_crowded(run)) return false;
    runs_.push_back({run, with.last});
    with.last = static_cast<std::uint32_t>(runs_.size() - 1);
    with.covered = std::max(with.covered, run.left_end());
    return true;
  }

  const SharingPair& pair_with(const Partner& partner) {
    pair_.left = left_;
    pair_.right = partner.article;
    pair_.few = partner.few;
    pair_.several = partner.several;
    pair_.common = partner.common;
    pair_.runs.clear();
    for (std::uint32_t r = partner.last; r != kNone; r = runs_[r].before) {
      pair_.runs.push_back(runs_[r].run);
    }
    std::ranges::sort(pair_.runs);
    return pair_;
  }

  std::span<const WordStream> streams_;
  FingerprintIndex index_;
  std::uint32_t left_ = 0;    ///< the article at hand
  std::vector<Found> found_;  ///< its fingerprints
  std::vector<Hit> hits_;
  std::vector<TextSpan> crowded_;  ///< stretches of its words
  std::vector<Partner> partners_;
  std::vector<std::uint32_t> partner_of_;  ///< by article: index into partners_
  std::vector<LinkedRun> runs_;
  SharingPair pair_;
};

}  // namespace

SearchCaps find_pairs(std::span<const WordStream> streams, std::span<const std::uint64_t> outlets,
                      std::span<const std::uint32_t> order,
                      const std::function<void(const SharingPair&)>& each) {
  return PairFinder(streams, outlets, order).run(each);
}

}  // namespace wirestem::reuse::detail
