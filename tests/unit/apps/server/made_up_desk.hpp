// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "apps/server/desk.hpp"

namespace wirestem::server {

/// A desk without a store: it gives what a test put into it, and remembers what it was asked for.
class MadeUpDesk : public Desk {
 public:
  std::string store_path() override { return "made-up.db"; }
  Result<std::uint64_t> revision() override { return written; }
  Result<Progress> progress() override { return now; }
  Result<Facets> facets() override { return Facets{{{"Norholm Post", 3}}, {{"en", 3}}}; }
  Result<keep::Page<keep::StoryLine>> list_stories(const keep::StoryFilter& filter) override {
    stories_asked = filter;
    if (broken) return Error{ErrorCode::unreadable, "made-up.db: the disk is on fire"};
    return stories;
  }
  Result<std::optional<Dossier>> load_dossier(const std::string& story) override {
    if (story != "story-1") return std::optional<Dossier>();
    return std::optional(dossier);
  }
  Result<keep::Page<keep::FoundArticle>> list_articles(const keep::ArticleFilter& filter) override {
    articles_asked = filter;
    return articles;
  }
  Result<std::optional<keep::KeptArticle>> find_article(const std::string& id) override {
    if (id != "a/1") return std::optional<keep::KeptArticle>();
    return std::optional(keep::KeptArticle{});
  }
  Result<std::vector<keep::Event>> events(std::int64_t after) override {
    std::vector<keep::Event> later;
    for (const keep::Event& event : news) {
      if (event.number > after) later.push_back(event);
    }
    return later;
  }
  Result<std::vector<Decision>> decisions() override { return decided; }
  Result<std::int64_t> decide(const Decision& decision) override {
    decided.push_back(decision);
    decided.back().number = static_cast<std::int64_t>(decided.size());
    return decided.back().number;
  }
  Result<bool> withdraw(std::int64_t number) override {
    return std::erase_if(decided, [=](const Decision& one) { return one.number == number; }) > 0;
  }
  Result<PastedAnalysis> analyse(const PastedPages& pages) override {
    pasted = pages;
    return PastedAnalysis{{"pasted-1"}, dossier};
  }

  Progress now;
  std::uint64_t written = 1;  ///< the revision
  bool broken = false;
  keep::Page<keep::StoryLine> stories;
  keep::Page<keep::FoundArticle> articles;
  Dossier dossier;
  std::vector<keep::Event> news;
  std::vector<Decision> decided;
  std::optional<keep::StoryFilter> stories_asked;
  std::optional<keep::ArticleFilter> articles_asked;
  std::optional<PastedPages> pasted;
};

}  // namespace wirestem::server
