// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "keep/kept.hpp"
#include "model/decision.hpp"
#include "model/dossier.hpp"

namespace wirestem::server {

/// What somebody pasted or dropped, to be compared with what is kept.
struct PastedPages {
  struct File {
    std::string name;   ///< as the user's machine calls it; says nothing about a place here
    std::string bytes;  ///< as they are: HTML, text, JSON lines, a packed archive …
  };
  std::string text;
  std::string title;
  std::vector<File> files;
};

/// What came of it: a dossier of the pasted pages and of what is kept beside them.
struct PastedAnalysis {
  std::vector<std::string> pasted;  ///< ids of the articles that are not from the store
  Dossier dossier;
};

/// Names with their number of articles, for the choices of a filter.
struct Facets {
  using Counts = std::vector<std::pair<std::string, std::uint64_t>>;
  Counts outlets;
  Counts languages;
};

/// How much is kept, and what goes on.
struct Progress {
  keep::StoreState state;
  std::vector<keep::Task> tasks;  ///< newest first
};

/// What the server asks of the store and the pipeline. The router knows only this, so that it can
/// be tested over a desk that is made up.
///
/// May be called from several threads at once. Errors are the store's.
class Desk {
 public:
  Desk() = default;
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;
  virtual ~Desk() = default;

  virtual std::string store_path() = 0;
  /// Differs from the last one whenever anybody has written to the store since.
  virtual Result<std::uint64_t> revision() = 0;
  virtual Result<Progress> progress() = 0;
  virtual Result<Facets> facets() = 0;
  virtual Result<keep::Page<keep::StoryLine>> list_stories(const keep::StoryFilter& filter) = 0;
  virtual Result<std::optional<Dossier>> load_dossier(const std::string& story) = 0;
  virtual Result<keep::Page<keep::FoundArticle>> list_articles(
      const keep::ArticleFilter& filter) = 0;
  virtual Result<std::optional<keep::KeptArticle>> find_article(const std::string& id) = 0;
  virtual Result<std::vector<keep::Event>> events(std::int64_t after) = 0;

  virtual Result<std::vector<Decision>> decisions() = 0;
  virtual Result<std::int64_t> decide(const Decision& decision) = 0;
  /// False where no decision in force has this number.
  virtual Result<bool> withdraw(std::int64_t number) = 0;

  /// Compares pasted pages with those kept that share words with them. Nothing is written. Takes
  /// seconds for long texts.
  virtual Result<PastedAnalysis> analyse(const PastedPages& pages) = 0;
};

}  // namespace wirestem::server
