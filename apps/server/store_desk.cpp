// SPDX-License-Identifier: Apache-2.0
#include "apps/server/store_desk.hpp"

#include <span>
#include <utility>

#include "apps/server/analyse_pasted.hpp"
#include "apps/server/find_kept_beside.hpp"
#include "pipeline/analyse_store.hpp"

namespace wirestem::server {
namespace {

constexpr std::uint64_t kMostEvents = 500;
constexpr std::size_t kMostBeside = 40;

}  // namespace

Result<std::unique_ptr<StoreDesk>> StoreDesk::open(const std::string& path) {
  std::unique_ptr<StoreDesk> desk(new StoreDesk(path));
  auto store = desk->borrow();
  if (!store) return store.error();
  desk->give_back(std::move(store).value());
  return desk;
}

Result<keep::Store> StoreDesk::borrow() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      keep::Store store = std::move(idle_.back());
      idle_.pop_back();
      return store;
    }
  }
  return keep::Store::open(path_, {.access = keep::Access::read});
}

void StoreDesk::give_back(keep::Store store) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(store));
}

template <typename T>
Result<T> StoreDesk::with_store(const std::function<Result<T>(keep::Store&)>& use) {
  auto borrowed = borrow();
  if (!borrowed) return borrowed.error();
  keep::Store store = std::move(borrowed).value();
  Result<T> result = use(store);
  give_back(std::move(store));
  return result;
}

Result<std::uint64_t> StoreDesk::revision() {
  const std::lock_guard lock(watching_);
  if (!watch_) {
    auto opened = keep::Store::open(path_, {.access = keep::Access::read});
    if (!opened) return opened.error();
    watch_ = std::move(opened).value();
  }
  return watch_->revision();
}

// The revision is asked for before reading: what is written in between is read again next time.

template <typename T>
Result<T> StoreDesk::remember(Remembered<T>& memory,
                              const std::function<Result<T>(keep::Store&)>& read) {
  const auto now = revision();
  if (!now) return now.error();
  {
    const std::lock_guard lock(mutex_);
    if (memory.value && memory.revision == now.value()) return *memory.value;
  }
  Result<T> value = with_store<T>(read);
  if (value) {
    const std::lock_guard lock(mutex_);
    memory = {now.value(), value.value()};
  }
  return value;
}

Result<Progress> StoreDesk::progress() {
  const auto state =
      remember<keep::StoreState>(state_, [](keep::Store& store) { return store.state(); });
  if (!state) return state.error();
  auto tasks =
      with_store<std::vector<keep::Task>>([](keep::Store& store) { return store.tasks(); });
  if (!tasks) return tasks.error();
  return Progress{state.value(), std::move(tasks).value()};
}

Result<Facets> StoreDesk::facets() {
  return remember<Facets>(facets_, [](keep::Store& store) -> Result<Facets> {
    auto outlets = store.outlets();
    if (!outlets) return outlets.error();
    auto languages = store.languages();
    if (!languages) return languages.error();
    return Facets{std::move(outlets).value(), std::move(languages).value()};
  });
}

Result<keep::Page<keep::StoryLine>> StoreDesk::list_stories(const keep::StoryFilter& filter) {
  return with_store<keep::Page<keep::StoryLine>>(
      [&](keep::Store& store) { return store.list_stories(filter); });
}

Result<std::optional<Dossier>> StoreDesk::load_dossier(const std::string& story) {
  return with_store<std::optional<Dossier>>(
      [&](keep::Store& store) { return pipeline::story_dossier(store, story); });
}

Result<keep::Page<keep::FoundArticle>> StoreDesk::list_articles(const keep::ArticleFilter& filter) {
  return with_store<keep::Page<keep::FoundArticle>>(
      [&](keep::Store& store) { return store.list_articles(filter); });
}

Result<std::optional<keep::KeptArticle>> StoreDesk::find_article(const std::string& id) {
  return with_store<std::optional<keep::KeptArticle>>(
      [&](keep::Store& store) { return store.find_article(id); });
}

/// Asked with -1, for the last of all: the numbers rise, so what was last once is where to begin.
Result<std::vector<keep::Event>> StoreDesk::events(std::int64_t after) {
  return with_store<std::vector<keep::Event>>(
      [&](keep::Store& store) -> Result<std::vector<keep::Event>> {
        if (after >= 0) return store.events(after, kMostEvents);
        std::vector<keep::Event> last;
        const std::lock_guard lock(mutex_);
        for (;;) {
          auto some = store.events(last_event_, kMostEvents);
          if (!some) return some;
          if (some.value().empty()) return last;
          last = {some.value().back()};
          last_event_ = last.front().number - 1;
          if (some.value().size() < kMostEvents) return last;
          last_event_ = last.front().number;
        }
      });
}

Result<std::vector<Decision>> StoreDesk::decisions() {
  return with_store<std::vector<Decision>>([](keep::Store& store) { return store.decisions(); });
}

Result<std::int64_t> StoreDesk::decide(const Decision& decision) {
  auto opened = keep::Store::open(path_, {.access = keep::Access::write});
  if (!opened) return opened.error();
  keep::Store store = std::move(opened).value();
  return store.decide(decision);
}

Result<bool> StoreDesk::withdraw(std::int64_t number) {
  auto opened = keep::Store::open(path_, {.access = keep::Access::write});
  if (!opened) return opened.error();
  keep::Store store = std::move(opened).value();
  return store.withdraw(number);
}

Result<PastedAnalysis> StoreDesk::analyse(const PastedPages& pages) {
  return with_store<PastedAnalysis>([&](keep::Store& store) -> Result<PastedAnalysis> {
    const auto beside = [&](const std::string& text) {
      return find_kept_beside(text, kMostBeside, [&](const keep::ArticleFilter& filter) {
        return store.list_articles(filter);
      });
    };
    const auto load = [&](std::span<const std::string> ids) { return store.load_articles(ids); };
    return analyse_pasted(pages, beside, load);
  });
}

}  // namespace wirestem::server
