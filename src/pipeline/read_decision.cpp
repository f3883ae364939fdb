// SPDX-License-Identifier: Apache-2.0
#include "pipeline/read_decision.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/analyse_store.hpp"

namespace wirestem::pipeline {
namespace {

using Words = std::span<const std::string>;

Error usage(std::string_view what) { return {ErrorCode::usage, "decide " + std::string(what)}; }

Result<Decision> read_merge(const keep::Store& store, Words words) {
  if (words.size() < 2) return usage("merge wants two stories or more");
  Decision decision{.kind = DecisionKind::merge};
  for (const std::string& word : words) {
    const auto story = story_named(store, word);
    if (!story) return story.error();
    const auto& articles = story.value().articles;
    decision.articles.insert(decision.articles.end(), articles.begin(), articles.end());
  }
  return decision;
}

Result<Decision> read_split(const keep::Store& store, Words words) {
  if (words.size() < 2) return usage("split wants a story and the articles that leave it");
  const auto story = story_named(store, words[0]);
  if (!story) return story.error();
  Decision decision{.kind = DecisionKind::split};
  decision.articles.assign(words.begin() + 1, words.end());
  for (const std::string& id : decision.articles) {
    if (std::ranges::find(story.value().articles, id) != story.value().articles.end()) continue;
    return Error{ErrorCode::not_found, "article '" + id + "' is not in " + story.value().id};
  }
  return decision;
}

/// Of the claim's occurrences in the article the first one is meant.
Result<Decision> read_not_claim(const keep::Store& store, Words words) {
  if (words.size() != 3) return usage("not-claim wants a story, a claim, and an article");
  const auto story = story_named(store, words[0]);
  if (!story) return story.error();
  const auto loaded = story_dossier(store, story.value().id);
  if (!loaded) return loaded.error();
  if (!loaded.value()) return usage("finds no dossier of '" + words[0] + "'");
  const Dossier& dossier = *loaded.value();
  const auto& claims = dossier.stories.front().claims;
  const auto claim = std::ranges::find(claims, words[1], &Claim::id);
  if (claim == claims.end()) {
    return Error{ErrorCode::not_found, "no claim '" + words[1] + "' in " + words[0]};
  }
  const auto words_of = [&](const Occurrence& occurrence) {
    const Article& article = dossier.articles[occurrence.place.article];
    return std::string(slice(article.text, occurrence.place.span));
  };
  const auto in_article = [&](const Occurrence& occurrence) {
    return dossier.articles[occurrence.place.article].id == words[2];
  };
  const auto out = std::ranges::find_if(claim->occurrences, in_article);
  const auto other = std::ranges::find_if_not(claim->occurrences, in_article);
  if (out == claim->occurrences.end() || other == claim->occurrences.end()) {
    return Error{ErrorCode::not_found,
                 "no words of '" + words[2] + "' beside others in " + words[1]};
  }
  return Decision{.kind = DecisionKind::not_claim,
                  .articles = {words[2]},
                  .subject = words_of(*other),
                  .value = words_of(*out)};
}

Result<Decision> read_rename(const keep::Store& /*store*/, Words words) {
  if (words.size() != 2) return usage("rename wants a name and the name to show");
  return Decision{.kind = DecisionKind::rename, .subject = words[0], .value = words[1]};
}

Result<Decision> read_reliability(const keep::Store& /*store*/, Words words) {
  constexpr std::string_view kGrades = "ABCDEF";
  const bool graded = words.size() == 2 && words[1].size() == 1 &&
                      kGrades.find(words[1].front()) != std::string_view::npos;
  if (!graded)
    return usage("reliability wants a source and a grade from A (always) to F (unknown)");
  return Decision{.kind = DecisionKind::reliability, .subject = words[0], .value = words[1]};
}

/// About a story, an article, or a name.
Result<Decision> read_note(const keep::Store& store, Words words) {
  if (words.size() != 2) return usage("note wants what it is about, and the words");
  Decision decision{.kind = DecisionKind::note, .value = words[1]};
  if (const auto story = story_named(store, words[0])) {
    decision.articles = story.value().articles;
  } else if (const auto article = store.find_article(words[0]); article && article.value()) {
    decision.articles = {words[0]};
  }
  decision.subject = words[0];
  return decision;
}

struct Reader {
  std::string_view name;
  Result<Decision> (*read)(const keep::Store&, Words);
};

constexpr std::array kReaders = {
    Reader{"merge", read_merge},
    Reader{"split", read_split},
    Reader{"not-claim", read_not_claim},
    Reader{"rename", read_rename},
    Reader{"reliability", read_reliability},
    Reader{"note", read_note},
};

}  // namespace

Result<keep::StoryLine> story_named(const keep::Store& store, const std::string& name) {
  const bool number =
      !name.empty() && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
  const auto found = store.find_story(number ? "story-" + name : name);
  if (!found) return found.error();
  if (found.value()) return *found.value();
  return Error{ErrorCode::not_found, store.path() + ": no story '" + name + "'"};
}

Result<Decision> read_decision(const keep::Store& store, std::string_view kind,
                               std::span<const std::string> words) {
  const auto reader = std::ranges::find(kReaders, kind, &Reader::name);
  if (reader == kReaders.end()) return usage("knows no '" + std::string(kind) + "'");
  return reader->read(store, words);
}

}  // namespace wirestem::pipeline
