// SPDX-License-Identifier: Apache-2.0
//
// The one place that knows the stages and their order. Every stage takes and gives model types;
// what one needs from another passes through here.
#include "pipeline/make_dossier.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <sstream>
#include <string_view>
#include <utility>

#include "base/parallel_for.hpp"
#include "find/dates/find_dates.hpp"
#include "find/frames/find_frames.hpp"
#include "find/names/find_names.hpp"
#include "find/names/link_names.hpp"
#include "find/quotes/find_quotes.hpp"
#include "find/sources/find_attributions.hpp"
#include "find/sources/find_credits.hpp"
#include "find/sources/find_outlets.hpp"
#include "find/sources/source_tables.hpp"
#include "lexicon/lexicon.hpp"
#include "link/reuse/link_quotes.hpp"
#include "link/reuse/link_reuse.hpp"
#include "link/stories/cluster_stories.hpp"
#include "pipeline/detail/apply_decisions.hpp"
#include "pipeline/detail/built_in_lexicon.hpp"
#include "pipeline/detail/count_done.hpp"
#include "pipeline/detail/tell_limits.hpp"
#include "pipeline/read_articles.hpp"
#include "text/segment.hpp"
#include "trace/claims/build_claims.hpp"
#include "trace/provenance/build_stemma.hpp"
#include "trace/provenance/count_origins.hpp"
#include "trace/timeline/build_timeline.hpp"

namespace wirestem::pipeline {
namespace {

/// The outlets whose own pages are in the pile, each once, sorted.
std::vector<std::string> outlets_of(const std::vector<Article>& articles) {
  std::vector<std::string> outlets;
  for (const Article& article : articles) {
    if (article.outlet) outlets.push_back(*article.outlet);
  }
  std::ranges::sort(outlets);
  outlets.erase(std::unique(outlets.begin(), outlets.end()), outlets.end());
  return outlets;
}

/// What finders need besides an article: made once a run.
struct FinderTables {
  const lexicon::Lexicon& lexicon;
  const sources::SourceTables sources;
  const std::vector<std::string> pile_outlets;
};

Findings find_in_article(const Article& article, const FinderTables& tables) {
  const lexicon::Lexicon& lexicon = tables.lexicon;
  Findings found;
  found.segmentation = text::segment(article);
  lexicon.note_first_words(article, found.segmentation);
  const Segmentation& segmentation = found.segmentation;
  found.names = names::find_names(article, segmentation, lexicon);
  found.dates = dates::find_dates(article, segmentation, lexicon);
  found.outlets = sources::find_outlets(article, segmentation, tables.sources, tables.pile_outlets);
  found.quotes = quotes::find_quotes(article, segmentation, found.names, found.outlets, lexicon);
  found.credits = sources::find_credits(article, segmentation, found.outlets, tables.sources);
  found.attributions = sources::find_attributions(article, segmentation, found.outlets,
                                                  found.credits, found.quotes, tables.sources);
  frames::FrameFindings frames = frames::find_frames(article, segmentation, lexicon);
  found.concepts = std::move(frames.concepts);
  found.quantities = std::move(frames.quantities);
  found.frames = std::move(frames.frames);
  return found;
}

/// The pile's actors that a story names, with the story's own counts.
std::vector<Actor> actors_of(const Story& story, const LinkedNames& names) {
  std::vector<std::uint32_t> mentions(names.actors.size(), 0);
  for (const std::uint32_t article : story.articles) {
    for (const std::uint32_t actor : names.actor_of[article]) ++mentions[actor];
  }
  std::vector<Actor> actors;
  for (std::size_t a = 0; a < names.actors.size(); ++a) {
    if (mentions[a] == 0) continue;
    actors.push_back(names.actors[a]);
    actors.back().mentions = mentions[a];
  }
  std::ranges::stable_sort(actors, std::greater{}, &Actor::mentions);
  return actors;
}

/// What of the pile's quote families and passages stands in a story.
template <typename Group, typename Members>
std::vector<Group> keep_in_story(const std::vector<Group>& groups, const Story& story,
                                 Members Group::*members, std::size_t least) {
  std::vector<Group> kept;
  for (const Group& group : groups) {
    Group own = group;
    std::erase_if(own.*members, [&](const auto& member) {
      return !std::ranges::binary_search(story.articles, member.article);
    });
    if ((own.*members).size() >= least) kept.push_back(std::move(own));
  }
  return kept;
}

std::string number_text(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

std::string_view name_of(extract::Preset preset) {
  constexpr std::array<std::string_view, 4> kNames = {"normal", "precision", "recall", "fast"};
  return kNames[static_cast<std::size_t>(preset)];
}

/// What decided the result besides the inputs: the caller's options and the stages' thresholds. The
/// number of threads is none of them.
std::vector<std::pair<std::string, std::string>> options_in_force(const PipelineOptions& options) {
  std::vector<std::pair<std::string, std::string>> all = {
      {"given_date", options.given_date.value_or("")},
      {"manifest", options.manifest.value_or("")},
      {"max_record_bytes", std::to_string(options.max_record_bytes)},
      {"preset", std::string(name_of(options.preset))}};
  for (const auto thresholds : {reuse::thresholds(), stories::thresholds(),
                                provenance::thresholds(), claims::thresholds()}) {
    for (const Threshold& threshold : thresholds) {
      all.emplace_back(threshold.name, number_text(threshold.value));
    }
  }
  return all;
}

StoryDossier trace_story(const Story& story, const Pile& read, const LinkedPile& pile,
                         std::span<const Decision> decisions, const lexicon::Lexicon& lexicon) {
  StoryDossier dossier;
  dossier.story = story;
  dossier.actors = actors_of(story, pile.names);
  dossier.quotes = keep_in_story(pile.quotes, story, &QuoteFamily::variants, 1);
  dossier.passages = keep_in_story(pile.reuse.groups, story, &PassageGroup::members, 2);
  dossier.stemma = provenance::build_stemma(story, pile.articles, pile.names, pile.reuse.links,
                                            pile.reuse.passages);
  const claims::ClaimInput input{.story = story,
                                 .pile = pile.articles,
                                 .names = pile.names,
                                 .passages = pile.reuse.passages,
                                 .quotes = dossier.quotes,
                                 .stemma = dossier.stemma,
                                 .lexicon = lexicon};
  dossier.claims = claims::build_claims(input);
  detail::decide_claims(decisions, read.articles, dossier.claims);
  provenance::count_origins(story, pile.articles, dossier.stemma, dossier.claims);
  dossier.conflicts = claims::find_conflicts(input, dossier.claims);
  dossier.timeline = timeline::build_timeline(story, pile.articles, dossier.claims);
  detail::mark_decisions(decisions, read.articles, dossier);
  return dossier;
}

}  // namespace

Result<Pile> read_pile(std::span<const std::string> paths, const PipelineOptions& options) {
  Pile pile;
  auto read = read_articles(
      paths, options, [&](Article&& article) { pile.articles.push_back(std::move(article)); });
  if (!read) return read.error();
  ReadReport report = std::move(read).value();
  pile.skipped = std::move(report.skipped);
  pile.warnings = std::move(report.warnings);
  pile.run.inputs = std::move(report.inputs);
  return pile;
}

void find_in_pile(Pile& pile, const PipelineOptions& options) {
  const lexicon::Lexicon& lexicon = detail::built_in_lexicon();
  const FinderTables tables{.lexicon = lexicon,
                            .sources = sources::SourceTables(lexicon),
                            .pile_outlets = outlets_of(pile.articles)};
  pile.findings.resize(pile.articles.size());
  detail::CountDone count(options.progress, "find", pile.articles.size());
  parallel_for(pile.articles.size(), options.threads, [&](std::size_t i) {
    pile.findings[i] = find_in_article(pile.articles[i], tables);
    count.one();
  });
}

LinkedPile link_pile(const Pile& pile) {
  const lexicon::Lexicon& lexicon = detail::built_in_lexicon();
  LinkedPile linked;
  for (std::size_t i = 0; i < pile.articles.size(); ++i) {
    linked.articles.push_back({&pile.articles[i], &pile.findings[i]});
  }
  linked.names = names::link_names(linked.articles, lexicon);
  linked.reuse = reuse::link_reuse(linked.articles, linked.names, lexicon);
  linked.quotes = reuse::link_quotes(linked.articles, linked.reuse.passages, lexicon);
  StoryFindings found =
      stories::cluster_stories(linked.articles, linked.names, linked.reuse.links, lexicon);
  linked.stories = std::move(found.stories);
  linked.limits = std::exchange(linked.reuse.limits, {});
  std::ranges::move(found.limits, std::back_inserter(linked.limits));
  return linked;
}

Dossier trace_pile(Pile pile, const PipelineOptions& options, std::span<const Decision> decisions) {
  const lexicon::Lexicon& lexicon = detail::built_in_lexicon();
  if (options.progress) options.progress({.stage = "link", .done = pile.articles.size()});
  LinkedPile linked = link_pile(pile);
  detail::decide_stories(decisions, pile.articles, linked.stories);
  Dossier dossier;
  dossier.stories.resize(linked.stories.size());
  detail::CountDone count(options.progress, "trace", linked.stories.size());
  parallel_for(linked.stories.size(), options.threads, [&](std::size_t s) {
    dossier.stories[s] = trace_story(linked.stories[s], pile, linked, decisions, lexicon);
    count.one();
  });
  dossier.articles = std::move(pile.articles);
  dossier.findings = std::move(pile.findings);
  dossier.skipped = std::move(pile.skipped);
  dossier.limits = detail::tell_limits(dossier.articles, lexicon);
  std::ranges::move(linked.limits, std::back_inserter(dossier.limits));
  dossier.run = std::move(pile.run);
  dossier.run.version = WIRESTEM_VERSION;
  dossier.run.options = options_in_force(options);
  return dossier;
}

Result<Dossier> make_dossier(std::span<const std::string> paths, const PipelineOptions& options) {
  auto read = read_pile(paths, options);
  if (!read) return read.error();
  Pile pile = std::move(read).value();
  find_in_pile(pile, options);
  return trace_pile(std::move(pile), options);
}

}  // namespace wirestem::pipeline
