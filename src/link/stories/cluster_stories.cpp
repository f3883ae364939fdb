// SPDX-License-Identifier: Apache-2.0
//
// Near copies are put aside first, each behind one stand-in, so that a page carried two hundred
// times neither makes its own words common nor pulls a story's centre. The stand-ins are compared
// by facet and joined by average link: one chance likeness does not join two stories, and one
// article in between does not chain them. Names decide what content alone cannot: two fires, two
// trials, two quarterly reports are alike in all but whom and what they name.
#include "link/stories/cluster_stories.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "link/stories/detail/article_order.hpp"
#include "link/stories/detail/average_link.hpp"
#include "link/stories/detail/sharing_pairs.hpp"
#include "link/stories/detail/story_features.hpp"
#include "text/utf8.hpp"

namespace wirestem::stories {
namespace {

using detail::Likeness;
using detail::LikePair;
using detail::StoryFeatures;

constexpr double kSameStory = 0.148;
constexpr double kNameShare = 0.8;  ///< what each facet adds
constexpr double kConceptShare = 0.6;
constexpr double kConceptShareAcross = 0.8;
constexpr double kNumberShare = 0.3;
constexpr double kReuseShare = 0.5;
constexpr double kNameless = 0.15;   ///< what content is worth where no name is shared
constexpr double kNamesAgree = 0.3;  ///< likeness of names from which content counts fully
constexpr double kSteadyDays = 30;
constexpr double kFadingDays = 120;
constexpr double kAlikeSubject = 0.1;     ///< what related stories have in common at least
constexpr std::size_t kFewStories = 4;    ///< that a rare name is in at most
constexpr std::size_t kFewArticles = 60;  ///< the same of articles

constexpr std::array kThresholds = {
    Threshold{"stories.same_story", kSameStory},
    Threshold{"stories.name_share", kNameShare},
    Threshold{"stories.concept_share", kConceptShare},
    Threshold{"stories.concept_share_across", kConceptShareAcross},
    Threshold{"stories.number_share", kNumberShare},
    Threshold{"stories.reuse_share", kReuseShare},
    Threshold{"stories.nameless", kNameless},
    Threshold{"stories.names_agree", kNamesAgree},
    Threshold{"stories.steady_days", kSteadyDays},
    Threshold{"stories.fading_days", kFadingDays},
    Threshold{"stories.alike_subject", kAlikeSubject},
    Threshold{"stories.few_stories", static_cast<double>(kFewStories)},
    Threshold{"stories.few_articles", static_cast<double>(kFewArticles)},
    Threshold{"stories.near_copy", detail::kNearCopy},
    Threshold{"stories.most_sharers", static_cast<double>(detail::kMostSharers)},
    Threshold{"stories.proposing", static_cast<double>(detail::kProposing)},
    Threshold{"stories.partners", static_cast<double>(detail::kPartners)},
    Threshold{"stories.unseen_articles", detail::kUnseenArticles},
    Threshold{"stories.alone", detail::kAlone},
    Threshold{"stories.title_name", detail::kTitleName},
    Threshold{"stories.title_word", detail::kTitleWord},
    Threshold{"stories.lead_name", detail::kLeadName},
    Threshold{"stories.late_name", detail::kLateName},
    Threshold{"stories.lead_tokens", detail::kLeadTokens},
    Threshold{"stories.name_word", detail::kNameWord},
    Threshold{"stories.steady_names", detail::kSteadyNames},
    Threshold{"stories.steady_numbers", detail::kSteadyNumbers},
    Threshold{"stories.weight_state", detail::kStateWeight},
    Threshold{"stories.weight_place", detail::kPlaceWeight},
    Threshold{"stories.weight_name", detail::kNameWeight}};

class StoryMaker {
 public:
  StoryMaker(std::span<const ReadArticle> articles, const LinkedNames& names,
             std::span<const ReuseLink> links, const lexicon::Lexicon& lexicon)
      : articles_(articles), order_(detail::in_steady_order(articles)) {
    stand_in_ = detail::stand_ins(articles, names, links, order_);
    number_.assign(articles.size(), 0);
    for (const std::uint32_t a : order_) {
      if (stand_in_[a] != a) continue;
      number_[a] = static_cast<std::uint32_t>(chosen_.size());
      chosen_.push_back(a);
    }
    features_ = detail::make_story_features(articles, chosen_, names, lexicon);
    collect_reuse(links);
  }

  StoryFindings run() {
    std::vector<LikePair> pairs;
    for (const auto& [left, right] : pairs_to_compare()) {
      pairs.push_back({left, right, likeness(left, right)});
    }
    const auto count = static_cast<std::uint32_t>(chosen_.size());
    const auto group = detail::average_link(count, pairs, kSameStory);
    std::map<std::uint32_t, Story> by_group;
    for (std::uint32_t a = 0; a < articles_.size(); ++a) {
      by_group[group[number_[stand_in_[a]]]].articles.push_back(a);
    }
    std::vector<Story> stories;
    for (auto& [first, story] : by_group) stories.push_back(std::move(story));
    std::ranges::sort(stories, [](const Story& a, const Story& b) {
      return std::tuple(b.articles.size(), a.articles.front()) <
             std::tuple(a.articles.size(), b.articles.front());
    });
    give_labels(stories, pairs, group);
    find_related(stories);
    return {std::move(stories), std::move(limits_)};
  }

 private:
  struct Reuse {
    double share = 0;
    bool translated = false;
  };

  void collect_reuse(std::span<const ReuseLink> links) {
    for (const ReuseLink& link : links) {
      const std::uint32_t a = number_[stand_in_[link.left]];
      const std::uint32_t b = number_[stand_in_[link.right]];
      if (a == b) continue;
      Reuse& reuse = reuse_[{std::min(a, b), std::max(a, b)}];
      reuse.share = std::max({reuse.share, link.left_share, link.right_share});
      reuse.translated = reuse.translated || link.kind == MatchKind::translated;
    }
  }

  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_to_compare() {
    const detail::SharingPairs sharing = detail::sharing_pairs(features_);
    if (sharing.left_out) {
      limits_.push_back(
          {"Some pages have names, numbers or words in common with more than sixty "
           "others: each was compared with the sixty that share most, so that a "
           "story of hundreds of pages may stand in parts.",
           {}});
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> reused;
    for (const auto& [pair, reuse] : reuse_) reused.push_back(pair);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    std::ranges::set_union(sharing.pairs, reused, std::back_inserter(pairs));
    return pairs;
  }

  double content(const Likeness& like, bool one_language) const {
    if (!one_language) return kConceptShareAcross * like.concepts;
    return std::max(like.words, kConceptShare * like.concepts);
  }

  bool one_language(std::uint32_t a, std::uint32_t b) const {
    return features_[a].language == features_[b].language;
  }

  double likeness(std::uint32_t a, std::uint32_t b) const {
    const Likeness like = detail::compare(features_[a], features_[b]);
    const auto found = reuse_.find({a, b});
    const Reuse reuse = found == reuse_.end() ? Reuse{} : found->second;
    double said = content(like, one_language(a, b));
    double taken = kReuseShare * reuse.share;
    constexpr std::size_t kEnoughNames = 2;
    const auto named = std::min(features_[a].of(detail::Facet::names).size(),
                                features_[b].of(detail::Facet::names).size());
    if (named >= kEnoughNames && !reuse.translated) {
      const double agree = std::min(1.0, like.names / kNamesAgree);
      said *= kNameless + (1 - kNameless) * agree;
      taken *= agree;
    }
    const double base = kNameShare * like.names + said;
    // Numbers agree by chance; they only add to what else agrees.
    const double sum = base + kNumberShare * like.numbers * std::min(1.0, 5 * base) + taken;
    return sum * nearness(a, b);
  }

  /// Fades with the days between two articles; 1 where a day is unknown.
  double nearness(std::uint32_t a, std::uint32_t b) const {
    const auto left = detail::day_of(articles_[chosen_[a]].article->published);
    const auto right = detail::day_of(articles_[chosen_[b]].article->published);
    if (!left || !right) return 1;
    const auto days = static_cast<double>(std::abs(*left - *right));
    return std::exp(-std::max(0.0, days - kSteadyDays) / kFadingDays);
  }

  void give_labels(std::vector<Story>& stories, const std::vector<LikePair>& pairs,
                   const std::vector<std::uint32_t>& group) const {
    std::vector<double> central(chosen_.size(), 0);
    for (const LikePair& pair : pairs) {
      if (group[pair.left] != group[pair.right]) continue;
      central[pair.left] += pair.likeness;
      central[pair.right] += pair.likeness;
    }
    for (std::size_t s = 0; s < stories.size(); ++s) {
      stories[s].id = "story-" + std::to_string(s + 1);
      std::uint32_t best = number_[stand_in_[stories[s].articles.front()]];
      for (const std::uint32_t a : stories[s].articles) {
        const std::uint32_t n = number_[stand_in_[a]];
        const bool titled = has_title(n) && !has_title(best);
        const bool as_titled = has_title(n) == has_title(best);
        if (titled || (as_titled && std::tuple(central[n], best) > std::tuple(central[best], n))) {
          best = n;
        }
      }
      stories[s].label = label_of(*articles_[chosen_[best]].article);
    }
  }

  bool has_title(std::uint32_t number) const {
    const auto& title = articles_[chosen_[number]].article->title;
    return title && !title->empty();
  }

  /// The title, or the first words as far as a line takes them.
  static std::string label_of(const Article& article) {
    constexpr std::size_t kLine = 80;
    if (article.title && !article.title->empty()) return *article.title;
    const std::string_view text = text::trim(article.text);
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.size() <= kLine) return std::string(line);
    std::size_t end = line.rfind(' ', kLine);
    if (end == std::string_view::npos || end == 0) {
      for (end = 0; end + 4 <= kLine;) end += text::code_point_at(line, end).size;
    }
    return std::string(line.substr(0, end)) + "…";
  }

  /// Stories that are no one event but speak of each other: an article of the one names what is
  /// rare and the other's own, and their subjects are alike.
  void find_related(std::vector<Story>& stories) const {
    std::vector<std::uint32_t> story_of(chosen_.size(), 0);
    for (std::uint32_t s = 0; s < stories.size(); ++s) {
      for (const std::uint32_t a : stories[s].articles) story_of[number_[stand_in_[a]]] = s;
    }
    for (const auto& [left, right] : pairs_by_rare_name(story_of)) {
      const auto [a, b] = std::pair(story_of[left], story_of[right]);
      if (a == b) continue;
      const Likeness like = detail::compare(features_[left], features_[right]);
      if (content(like, one_language(left, right)) < kAlikeSubject) continue;
      add_once(stories[a].related, b);
      add_once(stories[b].related, a);
    }
  }

  static void add_once(std::vector<std::uint32_t>& list, std::uint32_t value) {
    const auto at = std::ranges::lower_bound(list, value);
    if (at == list.end() || *at != value) list.insert(at, value);
  }

  /// Pairs of articles of two stories that share a word of a name that few stories have.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_by_rare_name(
      const std::vector<std::uint32_t>& story_of) const {
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> naming;
    for (std::uint32_t n = 0; n < features_.size(); ++n) {
      for (const std::uint64_t word : features_[n].name_words) naming[word].push_back(n);
    }
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const auto& [word, articles] : naming) {
      std::set<std::uint32_t> in;
      for (const std::uint32_t n : articles) in.insert(story_of[n]);
      if (in.size() < 2 || in.size() > kFewStories || articles.size() > kFewArticles) continue;
      for (std::size_t i = 0; i < articles.size(); ++i) {
        for (std::size_t j = i + 1; j < articles.size(); ++j) {
          pairs.emplace_back(articles[i], articles[j]);
        }
      }
    }
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  std::span<const ReadArticle> articles_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> stand_in_;  ///< by article
  std::vector<std::uint32_t> number_;    ///< by article: number among the chosen, for stand-ins
  std::vector<std::uint32_t> chosen_;    ///< the stand-ins, in steady order
  std::vector<StoryFeatures> features_;  ///< by number
  std::map<std::pair<std::uint32_t, std::uint32_t>, Reuse> reuse_;
  std::vector<Limit> limits_;
};

}  // namespace

StoryFindings cluster_stories(std::span<const ReadArticle> articles, const LinkedNames& names,
                              std::span<const ReuseLink> links, const lexicon::Lexicon& lexicon) {
  return StoryMaker(articles, names, links, lexicon).run();
}

std::span<const Threshold> thresholds() { return kThresholds; }

}  // namespace wirestem::stories
