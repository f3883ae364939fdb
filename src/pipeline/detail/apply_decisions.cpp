// SPDX-License-Identifier: Apache-2.0
#include "pipeline/detail/apply_decisions.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

namespace wirestem::pipeline::detail {
namespace {

constexpr std::uint32_t kGone = UINT32_MAX;

bool names(const Decision& decision, const Article& article) {
  return std::ranges::find(decision.articles, article.id) != decision.articles.end();
}

/// Moves articles between stories; which story an article is in is asked by its index.
class StoryMover {
 public:
  StoryMover(std::span<const Article> articles, std::vector<Story>& stories)
      : articles_(articles), stories_(stories), story_of_(articles.size(), kGone) {
    for (std::uint32_t a = 0; a < articles.size(); ++a) index_.emplace(articles[a].id, a);
    for (std::uint32_t s = 0; s < stories.size(); ++s) {
      for (const std::uint32_t a : stories[s].articles) story_of_[a] = s;
    }
  }

  void merge(const Decision& decision) {
    const std::vector<std::uint32_t> found = find(decision);
    if (found.empty()) return;
    const std::uint32_t into = story_of_[found.front()];
    for (const std::uint32_t a : found) {
      const std::uint32_t from = story_of_[a];
      if (from == into || from == kGone || into == kGone) continue;
      for (const std::uint32_t moved : stories_[from].articles) story_of_[moved] = into;
      auto& all = stories_[into].articles;
      all.insert(all.end(), stories_[from].articles.begin(), stories_[from].articles.end());
      std::ranges::sort(all);
      stories_[from].articles.clear();
      changed_ = true;
    }
  }

  void split(const Decision& decision) {
    const std::vector<std::uint32_t> leaving = find(decision);
    const auto leaves = [&](std::uint32_t a) {
      return std::ranges::find(leaving, a) != leaving.end();
    };
    const bool whole_stories = std::ranges::all_of(leaving, [&](std::uint32_t a) {
      return story_of_[a] == kGone || std::ranges::all_of(stories_[story_of_[a]].articles, leaves);
    });
    if (leaving.empty() || whole_stories) return;
    Story own;
    own.label = articles_[leaving.front()].title.value_or(articles_[leaving.front()].id);
    own.articles = leaving;
    std::ranges::sort(own.articles);
    for (const std::uint32_t a : leaving) {
      if (story_of_[a] != kGone) std::erase(stories_[story_of_[a]].articles, a);
      story_of_[a] = static_cast<std::uint32_t>(stories_.size());
    }
    stories_.push_back(std::move(own));
    changed_ = true;
  }

  /// Leaves out the stories that lost all articles, and numbers the others.
  void finish() {
    if (!changed_) return;
    std::vector<std::uint32_t> place(stories_.size(), kGone);
    std::vector<Story> left;
    for (std::uint32_t s = 0; s < stories_.size(); ++s) {
      if (stories_[s].articles.empty()) continue;
      place[s] = static_cast<std::uint32_t>(left.size());
      left.push_back(std::move(stories_[s]));
      left.back().id = "story-" + std::to_string(left.size());
    }
    for (Story& story : left) {
      for (std::uint32_t& related : story.related) related = place[related];
      std::erase(story.related, kGone);
    }
    stories_ = std::move(left);
  }

 private:
  /// The articles of a decision that are at hand, each once.
  std::vector<std::uint32_t> find(const Decision& decision) const {
    std::vector<std::uint32_t> found;
    for (const std::string& id : decision.articles) {
      const auto at = index_.find(id);
      if (at == index_.end() || std::ranges::find(found, at->second) != found.end()) continue;
      found.push_back(at->second);
    }
    return found;
  }

  std::span<const Article> articles_;
  std::vector<Story>& stories_;
  std::vector<std::uint32_t> story_of_;
  std::unordered_map<std::string_view, std::uint32_t> index_;
  bool changed_ = false;
};

std::string_view words_of(std::span<const Article> articles, const Occurrence& occurrence) {
  return slice(articles[occurrence.place.article].text, occurrence.place.span);
}

bool rename(std::string& name, std::vector<std::string>& aliases, const Decision& decision) {
  const auto alias = std::ranges::find(aliases, decision.subject);
  if (name != decision.subject && alias == aliases.end()) return false;
  if (name == decision.value) return true;
  std::erase(aliases, decision.value);
  aliases.push_back(std::exchange(name, decision.value));
  std::ranges::sort(aliases);
  return true;
}

/// Whether an actor or source of the story goes, or went, by the decision's subject.
bool has_name(const StoryDossier& story, const Decision& decision) {
  const auto goes_by = [&](const auto& one) {
    return one.name == decision.subject ||
           std::ranges::find(one.aliases, decision.subject) != one.aliases.end();
  };
  return std::ranges::any_of(story.actors, goes_by) ||
         std::ranges::any_of(story.stemma.sources, goes_by);
}

bool bears_on(const Decision& decision, std::span<const Article> articles,
              const StoryDossier& story) {
  if (decision.kind == DecisionKind::rename || decision.kind == DecisionKind::reliability) {
    return has_name(story, decision);
  }
  const bool has_article = std::ranges::any_of(
      story.story.articles, [&](std::uint32_t a) { return names(decision, articles[a]); });
  return has_article || (decision.kind == DecisionKind::note && has_name(story, decision));
}

}  // namespace

void decide_stories(std::span<const Decision> decisions, std::span<const Article> articles,
                    std::vector<Story>& stories) {
  StoryMover mover(articles, stories);
  for (const Decision& decision : decisions) {
    if (decision.kind == DecisionKind::merge) mover.merge(decision);
    if (decision.kind == DecisionKind::split) mover.split(decision);
  }
  mover.finish();
}

void decide_claims(std::span<const Decision> decisions, std::span<const Article> articles,
                   std::vector<Claim>& claims) {
  for (const Decision& decision : decisions) {
    if (decision.kind != DecisionKind::not_claim) continue;
    const auto is_claim = [&](const Occurrence& one) {
      return words_of(articles, one) == decision.subject;
    };
    const auto is_not = [&](const Occurrence& one) {
      return names(decision, articles[one.place.article]) &&
             words_of(articles, one) == decision.value;
    };
    const std::size_t count = claims.size();
    for (std::size_t c = 0; c < count; ++c) {
      if (std::ranges::none_of(claims[c].occurrences, is_claim)) continue;
      const auto out = std::ranges::find_if(claims[c].occurrences, is_not);
      if (out == claims[c].occurrences.end() || claims[c].occurrences.size() == 1) continue;
      Claim own;
      own.id = "claim-" + std::to_string(claims.size() + 1);
      own.occurrences.push_back(*out);
      claims[c].occurrences.erase(out);
      claims.push_back(std::move(own));
    }
  }
}

void mark_decisions(std::span<const Decision> decisions, std::span<const Article> articles,
                    StoryDossier& story) {
  for (const Decision& decision : decisions) {
    if (!bears_on(decision, articles, story)) continue;
    story.decisions.push_back(decision);
    if (decision.kind != DecisionKind::rename) continue;
    for (Actor& actor : story.actors) rename(actor.name, actor.aliases, decision);
    for (Source& source : story.stemma.sources) rename(source.name, source.aliases, decision);
  }
}

}  // namespace wirestem::pipeline::detail
