// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/server/desk.hpp"
#include "keep/store.hpp"

namespace wirestem::server {

/// The desk over a store's file and the pipeline.
///
///     auto desk = StoreDesk::open("wirestem.db");
///     if (!desk) return desk.error();
///
/// A Store is one thread's: each call borrows one of a pool that grows to the number of calls at
/// once. What is asked for all the time (progress, the choices of the filters) is asked of the
/// store again only when somebody has written to it. Decisions are written through a Store of
/// their own, opened for the purpose.
class StoreDesk : public Desk {
 public:
  /// Error where there is no store at that path, or it cannot be read.
  static Result<std::unique_ptr<StoreDesk>> open(const std::string& path);

  std::string store_path() override { return path_; }
  /// Always asked of one Store: what two connections answer cannot be compared.
  Result<std::uint64_t> revision() override;
  Result<Progress> progress() override;
  Result<Facets> facets() override;
  Result<keep::Page<keep::StoryLine>> list_stories(const keep::StoryFilter& filter) override;
  Result<std::optional<Dossier>> load_dossier(const std::string& story) override;
  Result<keep::Page<keep::FoundArticle>> list_articles(const keep::ArticleFilter& filter) override;
  Result<std::optional<keep::KeptArticle>> find_article(const std::string& id) override;
  Result<std::vector<keep::Event>> events(std::int64_t after) override;
  Result<std::vector<Decision>> decisions() override;
  Result<std::int64_t> decide(const Decision& decision) override;
  Result<bool> withdraw(std::int64_t number) override;
  Result<PastedAnalysis> analyse(const PastedPages& pages) override;

 private:
  /// A value, and at which revision of the store it was read.
  template <typename T>
  struct Remembered {
    std::uint64_t revision = 0;
    std::optional<T> value;
  };

  explicit StoreDesk(std::string path) : path_(std::move(path)) {}

  Result<keep::Store> borrow();
  void give_back(keep::Store store);

  /// Calls `use` with a Store of this thread's own.
  template <typename T>
  Result<T> with_store(const std::function<Result<T>(keep::Store&)>& use);

  /// The remembered value, or `read`'s where the store has changed since.
  template <typename T>
  Result<T> remember(Remembered<T>& memory, const std::function<Result<T>(keep::Store&)>& read);

  std::string path_;
  std::mutex watching_;  ///< guards watch_
  std::optional<keep::Store> watch_;
  std::mutex mutex_;  ///< guards what follows
  std::vector<keep::Store> idle_;
  Remembered<keep::StoreState> state_;
  Remembered<Facets> facets_;
  std::int64_t last_event_ = 0;
};

}  // namespace wirestem::server
