// SPDX-License-Identifier: Apache-2.0
#include "link/reuse/detail/find_copies.hpp"

#include <algorithm>

#include "link/reuse/detail/find_pairs.hpp"
#include "link/reuse/detail/grams.hpp"
#include "text/fold.hpp"

namespace wirestem::reuse::detail {
namespace {

/// How many words the runs [a, a_end) and [b, b_end) have in common, as places of the left stream.
std::uint32_t overlap(std::uint32_t a, std::uint32_t a_end, std::uint32_t b, std::uint32_t b_end) {
  const std::uint32_t begin = std::max(a, b);
  const std::uint32_t end = std::min(a_end, b_end);
  return end > begin ? end - begin : 0;
}

class CopyFinder {
 public:
  CopyFinder(const PileWords& pile, const SameVoice& same_voice)
      : pile_(pile), same_voice_(same_voice), window_(window_for(pile)) {}

  void look_at(const SharingPair& pair, const std::function<void(const Copies&)>& each) {
    if (is_too_little(pair)) return;
    const WordStream& left = pile_.streams[pair.left];
    const WordStream& right = pile_.streams[pair.right];
    Copies copies{.left = pair.left,
                  .right = pair.right,
                  .passages = aligner_.align(left, right, pair.runs),
                  .left_count = {},
                  .right_count = {}};
    if (copies.passages.empty()) return;
    count(copies);
    if (is_furniture(pair, copies)) return;
    if (!copies.passing) {
      // What is more than a set phrase is looked at to the last word.
      runs_ = pair.runs;
      if (finder_.complete(left, right, runs_)) {
        copies.passages = aligner_.align(left, right, runs_);
        count(copies);
      }
    }
    each(copies);
  }

 private:
  static std::uint32_t window_for(const PileWords& pile) {
    std::size_t words = 0;
    for (const WordStream& stream : pile.streams) words += stream.words.size();
    return window_of(words);
  }

  /// What others have as well is no reuse if it is a small part of both, and few short runs cannot
  /// be more: an edited passage has two matched words in three, and what is beyond a run's ends
  /// would have a fingerprint of its own within a window. In a large pile a set phrase is none
  /// either.
  bool is_too_little(const SharingPair& pair) const {
    const std::uint32_t shorter =
        std::min(pile_.streams[pair.left].body_words, pile_.streams[pair.right].body_words);
    std::uint32_t most = 0;
    for (const MatchedRun& run : pair.runs) most += run.length * 3 / 2 + 2 * window_;
    if (is_of_others(pair) && most < furniture_share(pair) * shorter) return true;
    return window_ > kWindow && pair.runs.size() == 1 && pair.runs[0].length <= kSetPhrase &&
           pair.runs[0].length < kPassingShare * shorter;
  }

  void count(Copies& copies) const {
    const WordStream& left = pile_.streams[copies.left];
    const WordStream& right = pile_.streams[copies.right];
    copies.left_count = {.shared = 0, .all = static_cast<double>(left.body_words)};
    copies.right_count = {.shared = 0, .all = static_cast<double>(right.body_words)};
    std::uint32_t words = 0;
    for (const AlignedPassage& passage : copies.passages) {
      words += passage.matched - std::min(passage.matched, kSetPhrase);
      for (const MatchedRun& run : passage.runs) {
        const std::uint32_t said = said_alike(copies, run);
        if (left.run_of(run.left).body) take(copies.left_count, run.length, said);
        if (right.run_of(run.right).body) take(copies.right_count, run.length, said);
      }
    }
    const double most = std::max(copies.left_count.share(), copies.right_count.share());
    copies.passing = most < kPassingShare && words + kSetPhrase < kPassingWords;
  }

  static void take(ShareCount& count, std::uint32_t words, std::uint32_t said) {
    count.shared += words - said;
    count.all -= said;
  }

  /// The words of a run that stand in quotations of one speaker on both sides.
  std::uint32_t said_alike(const Copies& copies, const MatchedRun& run) const {
    const auto& left = pile_.streams[copies.left].quoted;
    const auto& right = pile_.streams[copies.right].quoted;
    std::uint32_t said = 0;
    auto l = std::ranges::upper_bound(left, run.left, {}, &QuotedRun::end);
    auto r = std::ranges::upper_bound(right, run.right, {}, &QuotedRun::end);
    while (l != left.end() && r != right.end() && l->begin < run.left_end() &&
           r->begin < run.right_end()) {
      // Both sides as places within the run.
      const std::uint32_t l_begin = std::max(l->begin, run.left) - run.left;
      const std::uint32_t l_end = std::min(l->end, run.left_end()) - run.left;
      const std::uint32_t r_begin = std::max(r->begin, run.right) - run.right;
      const std::uint32_t r_end = std::min(r->end, run.right_end()) - run.right;
      const std::uint32_t both = overlap(l_begin, l_end, r_begin, r_end);
      if (both > 0 && same_voice_(copies.left, l->quote, copies.right, r->quote)) said += both;
      (l_end <= r_end) ? static_cast<void>(++l) : static_cast<void>(++r);
    }
    return said;
  }

  bool of_one_outlet(const SharingPair& pair) const {
    const std::uint64_t outlet = pile_.outlets[pair.left];
    return outlet != 0 && outlet == pile_.outlets[pair.right];
  }

  /// Whether what two pages share is what more pages than these have, but for chance.
  bool is_of_others(const SharingPair& pair) const {
    const std::uint32_t own = pair.few + (of_one_outlet(pair) ? 0 : pair.several);
    return own == 0 || (own <= kByChance && 2 * own < pair.all());
  }

  double furniture_share(const SharingPair& pair) const {
    return of_one_outlet(pair) ? kOutletShare : kTemplateShare;
  }

  bool is_furniture(const SharingPair& pair, const Copies& copies) const {
    const double most = std::max(copies.left_count.share(), copies.right_count.share());
    return most < furniture_share(pair) && is_of_others(pair);
  }

  const PileWords& pile_;
  const SameVoice& same_voice_;
  std::uint32_t window_;
  RunFinder finder_;
  WordAligner aligner_;
  std::vector<MatchedRun> runs_;
};

}  // namespace

double ShareCount::share() const { return all > 0 ? std::clamp(shared / all, 0.0, 1.0) : 0; }

void PileWords::add(const ReadArticle& article) {
  streams.push_back(make_word_stream(article));
  const auto& outlet = article.article->outlet;
  outlets.push_back(outlet && !outlet->empty() ? hash_of(text::fold_marks(*outlet)) : 0);
}

SearchCaps find_copies(const PileWords& pile, std::span<const std::uint32_t> order,
                       const SameVoice& same_voice,
                       const std::function<void(const Copies&)>& each) {
  CopyFinder finder(pile, same_voice);
  return find_pairs(pile.streams, pile.outlets, order,
                    [&](const SharingPair& pair) { finder.look_at(pair, each); });
}

}  // namespace wirestem::reuse::detail
