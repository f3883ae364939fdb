// SPDX-License-Identifier: Apache-2.0
//
// Fills a store with invented articles and stories, for measuring the desk at size:
//
//     fill_store STORE ARTICLES
//
// Words are made of syllables and drawn by a falling distribution, so that the index has common
// words and rare ones. Ten articles make a story, each hundredth story has two hundred. Dossiers
// are put together rather than found out: claims that several articles share, a stemma, a timeline.
// The same number gives the same store, save for the times at which it was kept.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "keep/store.hpp"

namespace {

using namespace wirestem;

constexpr std::size_t kBatch = 2000;
constexpr std::size_t kWords = 40'000;
constexpr std::uint32_t kSentences = 18;

class Inventor {
 public:
  Inventor() {
    for (std::size_t i = 0; i < kWords; ++i) words_.push_back(new_word());
  }

  std::uint32_t below(std::uint32_t most) { return static_cast<std::uint32_t>(random_() % most); }

  /// The first words of the list are drawn most.
  const std::string& word() {
    const double share = static_cast<double>(random_() % 1'000'000 + 1) / 1'000'000;
    return words_[static_cast<std::size_t>(share * share * share * (kWords - 1))];
  }

  std::string sentence(std::uint32_t length) {
    std::string text = word();
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    for (std::uint32_t i = 1; i < length; ++i) text += " " + word();
    return text + ". ";
  }

 private:
  std::string new_word() {
    static const std::vector<std::string> kSyllables = {"ba",  "dor", "fen", "gil", "hu",  "ka",
                                                        "lem", "mi",  "nor", "pe",  "ros", "su",
                                                        "tal", "ve",  "wim", "zo"};
    std::string word;
    for (std::uint32_t i = 0; i < 2 + below(3); ++i) word += kSyllables[below(16)];
    return word;
  }

  std::mt19937_64 random_{1};
  std::vector<std::string> words_;
};

std::string two(std::uint32_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

Article invent_article(Inventor& inventor, std::size_t number, const std::string& shared) {
  Article article;
  const std::string name = std::to_string(number);
  article.id = "page-" + name;
  article.source_path = "invented/" + name;
  article.url = "https://example.org/" + name;
  article.outlet = "Outlet " + std::to_string(inventor.below(300));
  article.title = inventor.sentence(7);
  article.published = std::to_string(2022 + inventor.below(3)) + "-" + two(1 + inventor.below(12)) +
                      "-" + two(1 + inventor.below(28)) + "T" + two(inventor.below(24)) + ":00:00Z";
  article.languages = {inventor.below(5) == 0 ? "de" : "en"};
  article.text = shared;
  for (std::uint32_t i = 0; i < kSentences; ++i) article.text += inventor.sentence(14);
  article.sections = {{{0, static_cast<std::uint32_t>(article.text.size())},
                       SectionRole::body,
                       article.languages.front()}};
  return article;
}

keep::AnalysedStory invent_story(std::vector<Article> articles, const std::string& shared) {
  keep::AnalysedStory story;
  StoryDossier told;
  const auto count = static_cast<std::uint32_t>(articles.size());
  told.story.label = articles.front().title.value_or("");
  for (std::uint32_t i = 0; i < count; ++i) told.story.articles.push_back(i);
  told.stemma.sources.push_back({.id = "source-1", .name = "Outlet 1"});
  for (std::uint32_t c = 0; c < 40; ++c) {
    Claim claim;
    claim.id = "claim-" + std::to_string(c + 1);
    const std::uint32_t begin = c * static_cast<std::uint32_t>(shared.size()) / 40;
    for (std::uint32_t i = 0; i < std::max(1U, count / (c + 1)); ++i) {
      claim.occurrences.push_back({.place = {i, {begin, begin + 20}}, .origin = 0});
    }
    claim.origins.push_back({.node = {true, 0}, .reasons = {"names no source for it"}});
    claim.independent_origins = 1;
    told.timeline.push_back({.id = "event-" + std::to_string(c + 1),
                             .date = "2023-03-04",
                             .precision = "day",
                             .text = claim.occurrences.front().place,
                             .claim = c,
                             .evidence = {claim.occurrences.front().place}});
    told.claims.push_back(std::move(claim));
  }
  for (std::uint32_t i = 1; i < count; ++i) {
    told.stemma.edges.push_back({.from = {true, i},
                                 .to = {true, 0},
                                 .relation = EdgeRelation::rewrites,
                                 .reasons = {"invented"}});
  }
  story.line = {.id = "story-" + articles.front().id,
                .label = told.story.label,
                .pages = count,
                .origins = 1 + count / 4,
                .statement = "invented",
                .languages = {"en"}};
  for (const Article& article : articles) {
    story.line.articles.push_back(article.id);
    story.line.outlets.push_back(article.outlet.value_or(""));
    story.line.first_published = std::max(story.line.first_published, *article.published);
  }
  story.line.last_published = story.line.first_published;
  story.dossier.articles = std::move(articles);
  story.dossier.findings.resize(count);
  story.dossier.stories.push_back(std::move(told));
  return story;
}

int fail(const Error& error) {
  std::cerr << error.message << "\n";
  return 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return fail({ErrorCode::usage, "fill_store STORE ARTICLES"});
  const std::size_t wanted = std::strtoul(words[2], nullptr, 10);
  auto opened = keep::Store::open(words[1], {.access = keep::Access::create});
  if (!opened) return fail(opened.error());
  keep::Store store = std::move(opened).value();
  Inventor inventor;
  std::vector<keep::AnalysedStory> stories;
  std::vector<Article> waiting;
  for (std::size_t done = 0; done < wanted;) {
    const std::string shared = inventor.sentence(60) + inventor.sentence(60);
    const std::size_t size = (stories.size() + 1) % 100 == 0 ? 200 : 10;
    std::vector<Article> story;
    for (std::size_t i = 0; i < size; ++i) {
      story.push_back(invent_article(inventor, done++, shared));
    }
    waiting.insert(waiting.end(), story.begin(), story.end());
    stories.push_back(invent_story(std::move(story), shared));
    if (waiting.size() < kBatch && done < wanted) continue;
    if (auto stored = store.add(waiting); !stored) return fail(stored.error());
    waiting.clear();
  }
  const auto state = store.state();
  if (!state) return fail(state.error());
  if (auto error = store.keep_stories(stories, keep::Scope::whole, state.value().changes)) {
    return fail(*error);
  }
  std::cout << state.value().articles << " articles, " << stories.size() << " stories\n";
  return 0;
}
