// SPDX-License-Identifier: Apache-2.0
#include "pipeline/analyse_store.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/parallel_for.hpp"
#include "pipeline/detail/apply_decisions.hpp"
#include "pipeline/detail/kept_story.hpp"
#include "pipeline/detail/likeness_keys.hpp"

namespace wirestem::pipeline {
namespace {

constexpr std::uint64_t kWholeUpTo = 500;
constexpr std::uint64_t kStep = 500;  ///< new articles at a time

class Analysis {
 public:
  Analysis(keep::Store& store, const PipelineOptions& options, const TellWaiting& tell)
      : store_(store), options_(options), tell_(tell) {}

  Result<AnalysisReport> run(Anew anew) {
    auto state = store_.state();
    if (!state) return state.error();
    const bool whole = anew == Anew::all || state.value().articles <= kWholeUpTo;
    if (anew == Anew::as_needed && !state.value().stale()) return report_;
    auto task = store_.begin_task("analyse");
    if (!task) return task.error();
    task_ = task.value();
    auto waiting = store_.waiting(whole ? state.value().articles : UINT32_MAX);
    if (!waiting) return waiting.error();
    waiting_ = std::move(waiting).value();
    report_.waited = waiting_.size();
    const auto error =
        whole ? analyse_all(state.value().changes) : analyse_waiting(state.value().changes);
    if (error) return *error;
    if (auto failed = store_.end_task(task_)) return *failed;
    return report_;
  }

 private:
  std::optional<Error> analyse_all(std::uint64_t seen) {
    auto articles = store_.load_all_articles();
    if (!articles) return articles.error();
    Pile pile;
    pile.articles = std::move(articles).value();
    find_in_pile(pile, options_);
    if (auto error = keep_features(pile, waiting_)) return error;
    return trace_and_keep(std::move(pile), keep::Scope::whole, seen);
  }

  /// A step at a time, until none waits.
  std::optional<Error> analyse_waiting(std::uint64_t seen) {
    for (std::size_t done = 0; done < waiting_.size() || done == 0; done += kStep) {
      if (tell_) tell_(done, waiting_.size());
      if (auto error = store_.tell_task(task_, done, waiting_.size(), "")) return error;
      const auto first = waiting_.begin() + static_cast<std::ptrdiff_t>(done);
      const auto count = std::min<std::size_t>(kStep, waiting_.size() - done);
      const std::vector<std::string> step(first, first + static_cast<std::ptrdiff_t>(count));
      const bool last = done + count == waiting_.size();
      if (auto error = analyse_step(step, last ? keep::Scope::last : keep::Scope::part, seen)) {
        return error;
      }
    }
    return std::nullopt;
  }

  std::optional<Error> analyse_step(const std::vector<std::string>& step, keep::Scope scope,
                                    std::uint64_t seen) {
    auto fresh = load(step);
    if (!fresh) return fresh.error();
    if (auto error = keep_features(fresh.value(), step)) return error;
    auto around = store_.neighbourhood(step);
    if (!around) return around.error();
    auto pile = load(around.value());
    if (!pile) return pile.error();
    return trace_and_keep(std::move(pile).value(), scope, seen);
  }

  Result<Pile> load(const std::vector<std::string>& ids) const {
    auto articles = store_.load_articles(ids);
    if (!articles) return articles.error();
    Pile pile;
    pile.articles = std::move(articles).value();
    find_in_pile(pile, options_);
    return pile;
  }

  /// Notes by what the articles of a pile can be found that are among `ids`.
  std::optional<Error> keep_features(const Pile& pile, std::vector<std::string> ids) {
    std::ranges::sort(ids);
    std::vector<std::uint32_t> which;
    std::vector<std::string> kept;
    for (std::uint32_t a = 0; a < pile.articles.size(); ++a) {
      if (!std::ranges::binary_search(ids, pile.articles[a].id)) continue;
      which.push_back(a);
      kept.push_back(pile.articles[a].id);
    }
    std::vector<std::vector<std::uint64_t>> features(which.size());
    parallel_for(which.size(), options_.threads, [&](std::size_t i) {
      features[i] = detail::likeness_keys({&pile.articles[which[i]], &pile.findings[which[i]]});
    });
    return store_.keep_features(kept, features);
  }

  std::optional<Error> trace_and_keep(Pile pile, keep::Scope scope, std::uint64_t seen) {
    auto decisions = store_.decisions();
    if (!decisions) return decisions.error();
    report_.looked_at += pile.articles.size();
    // Names and marks are put on when a dossier is asked for, so that they need no analysis.
    std::vector<Decision> guiding = decisions.value();
    std::erase_if(guiding, [](const Decision& one) { return !guides_analysis(one.kind); });
    const Dossier dossier = trace_pile(std::move(pile), options_, guiding);
    std::vector<keep::AnalysedStory> stories;
    for (std::uint32_t s = 0; s < dossier.stories.size(); ++s) {
      stories.push_back(detail::kept_story(dossier, s));
      stories.back().dossier.stories.front().decisions.clear();
    }
    return store_.keep_stories(stories, scope, seen);
  }

  static bool guides_analysis(DecisionKind kind) {
    return kind == DecisionKind::merge || kind == DecisionKind::split ||
           kind == DecisionKind::not_claim;
  }

  keep::Store& store_;
  const PipelineOptions& options_;
  const TellWaiting& tell_;
  AnalysisReport report_;
  std::vector<std::string> waiting_;
  std::int64_t task_ = 0;
};

}  // namespace

Result<AnalysisReport> analyse_store(keep::Store& store, const PipelineOptions& options, Anew anew,
                                     const TellWaiting& tell) {
  return Analysis(store, options, tell).run(anew);
}

Result<std::optional<Dossier>> story_dossier(const keep::Store& store, std::string_view story) {
  auto loaded = store.load_dossier(story);
  if (!loaded || !loaded.value()) return loaded;
  const auto decisions = store.decisions();
  if (!decisions) return decisions.error();
  std::optional<Dossier> dossier = std::move(loaded).value();
  detail::mark_decisions(decisions.value(), dossier->articles, dossier->stories.front());
  return dossier;
}

}  // namespace wirestem::pipeline
