// SPDX-License-Identifier: Apache-2.0
//
// Two searches over the pile. The first looks for the same words: fingerprints, chains, alignment.
// The second looks for the same sentences in other words or another language, and only between
// articles whose rare features propose it. A pair gets one link; its kind is that of most of what
// is shared.
#include "link/reuse/link_reuse.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "link/reuse/detail/align_sentences.hpp"
#include "link/reuse/detail/align_words.hpp"
#include "link/reuse/detail/direction.hpp"
#include "link/reuse/detail/find_seeds.hpp"
#include "link/reuse/detail/group_passages.hpp"
#include "link/reuse/detail/propose_pairs.hpp"
#include "link/reuse/detail/sentence_features.hpp"
#include "link/reuse/detail/word_stream.hpp"
#include "text/fold.hpp"

namespace wirestem::reuse {
namespace {

using detail::AlignedPassage;
using detail::Seed;
using detail::WordStream;

constexpr double kTemplateShare =
    0.3;  ///< what only very many pages share must be this much of one
constexpr double kPassingShare =
    0.2;  ///< below it, short and without a name in common, it is no reuse
constexpr std::size_t kPassingWords = 40;

constexpr std::array kThresholds = {
    Threshold{"reuse.template_share", kTemplateShare},
    Threshold{"reuse.passing_share", kPassingShare},
    Threshold{"reuse.passing_words", static_cast<double>(kPassingWords)}};

bool same_speaker(const Quote& a, const Quote& b) {
  const std::string left = text::fold_marks(a.speaker_name);
  const std::string right = text::fold_marks(b.speaker_name);
  return left == right || (!left.empty() && right.ends_with(left)) ||
         (!right.empty() && left.ends_with(right));
}

class ReuseLinker {
 public:
  ReuseLinker(std::span<const ReadArticle> articles, const LinkedNames& names,
              const lexicon::Lexicon& lexicon)
      : articles_(articles),
        names_(names),
        compared_(detail::make_features(articles, names, lexicon)) {
    for (const ReadArticle& article : articles)
      streams_.push_back(detail::make_word_stream(article));
  }

  ReuseFindings run() {
    const auto order = detail::rank_by_time(articles_);
    for (const detail::SeededPair& pair : detail::find_seeds(streams_, order)) add_copies(pair);
    for (const auto& [left, right] : detail::propose_pairs(compared_)) add_retelling(left, right);
    for (auto& [pair, shared] : shared_) add_link(shared);
    found_.groups = detail::group_passages(found_.passages);
    return std::move(found_);
  }

 private:
  /// Words of one side of a pair: how many are shared, how many could be.
  struct Count {
    double shared = 0;
    double all = 0;
    double share() const { return all > 0 ? std::clamp(shared / all, 0.0, 1.0) : 0; }
  };

  /// All that two articles share, as it is found.
  struct Shared {
    ReuseLink link;
    std::vector<PassageMatch> passages;
    std::array<double, 4> words{};  ///< of the passages, by MatchKind
    bool left_goes_on = false;
    bool right_goes_on = false;

    double& of(MatchKind kind) { return words[static_cast<std::size_t>(kind)]; }
  };

  void add_copies(const detail::SeededPair& pair) {
    const WordStream& left = streams_[pair.left];
    const WordStream& right = streams_[pair.right];
    const auto aligned = detail::align_passages(left, right, pair.seeds);
    if (aligned.empty()) return;
    const auto [left_count, right_count] = count_shared(pair.left, pair.right, aligned);
    const double most = std::max(left_count.share(), right_count.share());
    if (pair.only_common && most < kTemplateShare) return;
    const bool passing = most < kPassingShare && count_words(aligned) < kPassingWords;
    if (passing && !name_the_same(pair, aligned)) return;
    Shared& shared = shared_[{pair.left, pair.right}];
    shared.link.left_share = left_count.share();
    shared.link.right_share = right_count.share();
    shared.left_goes_on = goes_on(left, aligned, &Seed::left);
    shared.right_goes_on = goes_on(right, aligned, &Seed::right);
    for (const AlignedPassage& passage : aligned) {
      shared.passages.push_back(to_match(pair, passage));
      shared.of(shared.passages.back().kind) += static_cast<double>(passage.matches.size());
    }
  }

  static std::size_t count_words(const std::vector<AlignedPassage>& aligned) {
    std::size_t words = 0;
    for (const AlignedPassage& passage : aligned) words += passage.matches.size();
    return words;
  }

  /// A passing sentence in two pages that name nothing in common beside it is furniture of the
  /// page.
  bool name_the_same(const detail::SeededPair& pair,
                     const std::vector<AlignedPassage>& aligned) const {
    std::vector<TextSpan> left_spans;
    std::vector<TextSpan> right_spans;
    for (const AlignedPassage& passage : aligned) {
      const PassageMatch match = to_match(pair, passage);
      left_spans.push_back(match.left.span);
      right_spans.push_back(match.right.span);
    }
    const auto left = actors_beside(pair.left, left_spans);
    const auto right = actors_beside(pair.right, right_spans);
    return std::ranges::any_of(left,
                               [&right](std::uint32_t actor) { return right.contains(actor); });
  }

  /// The actors, states aside, that an article names outside of `spans`.
  std::set<std::uint32_t> actors_beside(std::uint32_t article,
                                        const std::vector<TextSpan>& spans) const {
    std::set<std::uint32_t> actors;
    if (article >= names_.actor_of.size()) return actors;
    const auto& mentions = articles_[article].findings->names;
    const auto& actor_of = names_.actor_of[article];
    for (std::size_t m = 0; m < std::min(mentions.size(), actor_of.size()); ++m) {
      if (mentions[m].kind == NameKind::state) continue;
      const bool inside = std::ranges::any_of(
          spans, [&](TextSpan span) { return span.overlaps(mentions[m].span); });
      if (!inside) actors.insert(actor_of[m]);
    }
    return actors;
  }

  /// What two articles say in the same order, in other words or another language.
  void add_retelling(std::uint32_t left, std::uint32_t right) {
    const auto alignment = detail::align_sentences(compared_[left], compared_[right]);
    const bool cited = detail::cites_outlet_of(articles_[left], articles_[right]) ||
                       detail::cites_outlet_of(articles_[right], articles_[left]);
    if (!detail::is_retelling(alignment, cited)) return;
    Shared& shared = shared_[{left, right}];
    const std::size_t copies = shared.passages.size();
    const MatchKind kind =
        alignment.across_languages ? MatchKind::translated : MatchKind::rewritten;
    for (const detail::SentencePair& pair : alignment.pairs) {
      const auto& l = compared_[left].sentences[pair.left];
      const auto& r = compared_[right].sentences[pair.right];
      const PassageMatch match{.left = {left, l.span},
                               .right = {right, r.span},
                               .kind = kind,
                               .similarity = pair.similarity};
      const std::span found(shared.passages.data(), copies);
      const bool copied = std::ranges::any_of(
          found, [&](const PassageMatch& copy) { return covers_half(copy, match); });
      if (copied) continue;
      shared.passages.push_back(match);
      shared.of(kind) += std::min(l.words, r.words);
    }
    shared.link.left_share = std::max(shared.link.left_share, alignment.left_share);
    shared.link.right_share = std::max(shared.link.right_share, alignment.right_share);
  }

  static bool covers_half(const PassageMatch& copy, const PassageMatch& match) {
    const auto half = [](TextSpan a, TextSpan b) {
      const std::uint32_t begin = std::max(a.begin, b.begin);
      const std::uint32_t end = std::min(a.end, b.end);
      return end > begin && 2 * (end - begin) >= b.size();
    };
    return half(copy.left.span, match.left.span) && half(copy.right.span, match.right.span);
  }

  void add_link(Shared& shared) {
    ReuseLink& link = shared.link;
    if (shared.passages.empty()) return;
    std::ranges::sort(shared.passages, {},
                      [](const PassageMatch& p) { return std::tuple(p.left, p.right, p.kind); });
    link.left = shared.passages.front().left.article;
    link.right = shared.passages.front().right.article;
    // Of equal bulk the kind nearer to the letter is said.
    link.kind =
        static_cast<MatchKind>(std::ranges::max_element(shared.words) - shared.words.begin());
    link.direction = detail::find_direction(link.left, link.right, articles_,
                                            {.kind = link.kind,
                                             .left_share = link.left_share,
                                             .right_share = link.right_share,
                                             .left_goes_on = shared.left_goes_on,
                                             .right_goes_on = shared.right_goes_on});
    for (const PassageMatch& passage : shared.passages) {
      link.passages.push_back(static_cast<std::uint32_t>(found_.passages.size()));
      found_.passages.push_back(passage);
    }
    found_.links.push_back(std::move(link));
  }

  PassageMatch to_match(const detail::SeededPair& pair, const AlignedPassage& passage) const {
    const auto& left = streams_[pair.left].words;
    const auto& right = streams_[pair.right].words;
    const TextSpan left_span{left[passage.left_begin()].span.begin,
                             left[passage.left_end() - 1].span.end};
    const TextSpan right_span{right[passage.right_begin()].span.begin,
                              right[passage.right_end() - 1].span.end};
    return {.left = {pair.left, left_span},
            .right = {pair.right, right_span},
            .kind = passage.verbatim ? MatchKind::verbatim : MatchKind::edited,
            .similarity = passage.similarity()};
  }

  /// Counts body words; those that both sides give to one speaker neither for nor against.
  std::pair<Count, Count> count_shared(std::uint32_t left, std::uint32_t right,
                                       const std::vector<AlignedPassage>& aligned) const {
    const auto& l = streams_[left].words;
    const auto& r = streams_[right].words;
    Count left_count{.shared = 0, .all = static_cast<double>(streams_[left].body_words)};
    Count right_count{.shared = 0, .all = static_cast<double>(streams_[right].body_words)};
    for (const AlignedPassage& passage : aligned) {
      for (const Seed m : passage.matches) {
        const bool said = quoted_alike(left, l[m.left].quote, right, r[m.right].quote);
        if (l[m.left].body) (said ? left_count.all : left_count.shared) += said ? -1 : 1;
        if (r[m.right].body) (said ? right_count.all : right_count.shared) += said ? -1 : 1;
      }
    }
    return {left_count, right_count};
  }

  bool quoted_alike(std::uint32_t left, std::uint32_t left_quote, std::uint32_t right,
                    std::uint32_t right_quote) const {
    if (left_quote == 0 || right_quote == 0) return false;
    return same_speaker(articles_[left].findings->quotes[left_quote - 1],
                        articles_[right].findings->quotes[right_quote - 1]);
  }

  /// Whether a good part of the stream stands after the last word that is shared.
  static bool goes_on(const WordStream& stream, const std::vector<AlignedPassage>& aligned,
                      std::uint32_t Seed::*side) {
    std::uint32_t last = 0;
    for (const AlignedPassage& p : aligned) last = std::max(last, p.matches.back().*side);
    constexpr std::size_t kParagraph = 15;
    return stream.words.size() > last + kParagraph;
  }

  std::span<const ReadArticle> articles_;
  const LinkedNames& names_;
  std::vector<detail::ComparedArticle> compared_;
  std::vector<WordStream> streams_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Shared> shared_;
  ReuseFindings found_;
};

}  // namespace

ReuseFindings link_reuse(std::span<const ReadArticle> articles, const LinkedNames& names,
                         const lexicon::Lexicon& lexicon) {
  return ReuseLinker(articles, names, lexicon).run();
}

std::span<const Threshold> thresholds() { return kThresholds; }

}  // namespace wirestem::reuse
