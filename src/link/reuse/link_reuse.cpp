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
#include "link/reuse/detail/find_copies.hpp"
#include "link/reuse/detail/group_passages.hpp"
#include "link/reuse/detail/propose_pairs.hpp"
#include "link/reuse/detail/sentence_features.hpp"
#include "link/reuse/detail/word_stream.hpp"
#include "text/fold.hpp"

namespace wirestem::reuse {
namespace {

using detail::AlignedPassage;
using detail::Copies;
using detail::WordStream;

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
    for (const ReadArticle& article : articles) words_.add(article);
  }

  ReuseFindings run() {
    const auto order = detail::rank_by_time(articles_);
    const auto same_voice = [this](std::uint32_t left, std::uint32_t left_quote,
                                   std::uint32_t right, std::uint32_t right_quote) {
      return same_speaker(articles_[left].findings->quotes[left_quote],
                          articles_[right].findings->quotes[right_quote]);
    };
    tell(detail::find_copies(words_, order, same_voice,
                             [this](const Copies& copies) { add_copies(copies); }));
    const detail::ProposedPairs proposed = detail::propose_pairs(compared_);
    for (const auto& [left, right] : proposed.pairs) add_retelling(left, right);
    if (proposed.left_out) {
      found_.limits.push_back(
          {"Some pages tell much the same as more than sixteen others: sentence by sentence each "
           "was compared with the sixteen likest only.",
           {}});
    }
    for (auto& [pair, shared] : shared_) add_link(shared);
    found_.groups = detail::group_passages(found_.passages);
    return std::move(found_);
  }

 private:
  /// All that two articles share, as it is found.
  struct Shared {
    ReuseLink link;
    std::vector<PassageMatch> passages;
    std::array<double, 4> words{};  ///< of the passages, by MatchKind
    bool left_goes_on = false;
    bool right_goes_on = false;

    double& of(MatchKind kind) { return words[static_cast<std::size_t>(kind)]; }
  };

  void tell(const detail::SearchCaps& caps) {
    if (caps.large) {
      found_.limits.push_back(
          {"The pages have more than a million words: where two share fewer than twelve words in a "
           "row and no others, it may not have been seen.",
           {}});
    }
    if (caps.crowds > 0) {
      found_.limits.push_back(
          {"Some runs of words stand in more than 64 pages: of these each page was compared with "
           "the earliest only.",
           {}});
    }
    std::vector<std::uint32_t> unread;
    for (std::uint32_t a = caps.first_unread; a < articles_.size(); ++a) unread.push_back(a);
    if (unread.empty()) return;
    found_.limits.push_back(
        {"The pages have more than four thousand million words: in the last of them no copied "
         "passages were looked for.",
         std::move(unread)});
  }

  void add_copies(const Copies& copies) {
    if (copies.passing && !name_the_same(copies)) return;
    Shared& shared = shared_[{copies.left, copies.right}];
    shared.link.left_share = copies.left_count.share();
    shared.link.right_share = copies.right_count.share();
    shared.left_goes_on = goes_on(words_.streams[copies.left], copies, &AlignedPassage::left_end);
    shared.right_goes_on =
        goes_on(words_.streams[copies.right], copies, &AlignedPassage::right_end);
    for (const AlignedPassage& passage : copies.passages) {
      shared.passages.push_back(to_match(copies, passage));
      shared.of(shared.passages.back().kind) += passage.matched;
    }
  }

  /// A passing sentence in two pages that name nothing in common beside it is furniture of the
  /// page.
  bool name_the_same(const Copies& copies) const {
    std::vector<TextSpan> left_spans;
    std::vector<TextSpan> right_spans;
    for (const AlignedPassage& passage : copies.passages) {
      const PassageMatch match = to_match(copies, passage);
      left_spans.push_back(match.left.span);
      right_spans.push_back(match.right.span);
    }
    const auto left = actors_beside(copies.left, left_spans);
    const auto right = actors_beside(copies.right, right_spans);
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

  PassageMatch to_match(const Copies& copies, const AlignedPassage& passage) const {
    const auto& left = words_.streams[copies.left].places;
    const auto& right = words_.streams[copies.right].places;
    const TextSpan left_span{left[passage.left_begin()].begin, left[passage.left_end() - 1].end};
    const TextSpan right_span{right[passage.right_begin()].begin,
                              right[passage.right_end() - 1].end};
    return {.left = {copies.left, left_span},
            .right = {copies.right, right_span},
            .kind = passage.verbatim() ? MatchKind::verbatim : MatchKind::edited,
            .similarity = passage.similarity()};
  }

  /// Whether a good part of the stream stands after the last word that is shared.
  static bool goes_on(const WordStream& stream, const Copies& copies,
                      std::uint32_t (AlignedPassage::*side_end)() const) {
    std::uint32_t end = 0;
    for (const AlignedPassage& p : copies.passages) end = std::max(end, (p.*side_end)());
    constexpr std::size_t kParagraph = 15;
    return stream.words.size() >= end + kParagraph;
  }

  std::span<const ReadArticle> articles_;
  const LinkedNames& names_;
  std::vector<detail::ComparedArticle> compared_;
  detail::PileWords words_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Shared> shared_;
  ReuseFindings found_;
};

}  // namespace

ReuseFindings link_reuse(std::span<const ReadArticle> articles, const LinkedNames& names,
                         const lexicon::Lexicon& lexicon) {
  return ReuseLinker(articles, names, lexicon).run();
}

}  // namespace wirestem::reuse
