// SPDX-License-Identifier: Apache-2.0
//
// The one way in. Every call that writes is one transaction; SQL stands in detail/.
#include "keep/store.hpp"

#include <chrono>
#include <utility>

#include "keep/detail/article_rows.hpp"
#include "keep/detail/compress.hpp"
#include "keep/detail/database.hpp"
#include "keep/detail/keep_articles.hpp"
#include "keep/detail/keep_stories.hpp"
#include "keep/detail/neighbours.hpp"
#include "keep/detail/schema.hpp"
#include "keep/detail/story_rows.hpp"
#include "keep/detail/text_columns.hpp"
#include "keep/detail/work_rows.hpp"

namespace wirestem::keep {
namespace {

constexpr std::int64_t kTaskShownSeconds = 3600;
constexpr std::int64_t kTaskSilentSeconds = 120;

detail::Database::Mode mode_of(Access access) {
  switch (access) {
    case Access::create:
      return detail::Database::Mode::create;
    case Access::write:
      return detail::Database::Mode::write;
    case Access::read:
      break;
  }
  return detail::Database::Mode::read;
}

}  // namespace

std::string_view to_string(Arrival arrival) {
  switch (arrival) {
    case Arrival::changed:
      return "changed";
    case Arrival::known:
      return "known";
    case Arrival::added:
      break;
  }
  return "added";
}

struct Store::State {
  std::unique_ptr<detail::Database> database;
  std::function<std::int64_t()> clock;
  detail::Compressor compressor;

  std::int64_t seconds() const {
    if (clock) return clock();
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(since).count();
  }
  std::string now() const { return detail::time_text(seconds()); }

  /// Runs `work` as one transaction and gives what it gives.
  template <typename Work>
  auto write(const Work& work) -> Result<decltype(work())> {
    detail::Transaction transaction(*database);
    auto value = work();
    if (auto error = transaction.commit()) return *error;
    return value;
  }
  template <typename Work>
  std::optional<Error> write_only(const Work& work) {
    detail::Transaction transaction(*database);
    work();
    return transaction.commit();
  }
};

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&& other) noexcept = default;
Store& Store::operator=(Store&& other) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::string& path, const StoreOptions& options) {
  auto opened = detail::Database::open(path, mode_of(options.access), options.wait_milliseconds);
  if (!opened) return opened.error();
  auto state = std::make_unique<State>();
  state->database = std::move(opened).value();
  state->clock = options.clock;
  if (auto error = detail::settle_schema(*state->database, options.access != Access::read)) {
    return *error;
  }
  return Store(std::move(state));
}

const std::string& Store::path() const { return state_->database->path(); }

Result<StoreState> Store::state() const {
  return state_->database->answer(detail::read_state(*state_->database));
}

Result<std::uint64_t> Store::revision() const {
  detail::Query query(*state_->database, "PRAGMA data_version");
  const auto version = query.next() ? static_cast<std::uint64_t>(query.integer(0)) : 0;
  return state_->database->answer(version);
}

Result<std::vector<StoredArticle>> Store::add(std::span<const Article> articles) {
  return state_->write([&] {
    return detail::keep_articles(*state_->database, state_->compressor, articles, state_->now());
  });
}

Result<Page<FoundArticle>> Store::list_articles(const ArticleFilter& filter) const {
  return state_->database->answer(
      detail::list_articles(*state_->database, state_->compressor, filter));
}

std::optional<Error> Store::each_article(
    const std::function<void(const ArticleLine&)>& sink) const {
  detail::each_article(*state_->database, sink);
  return state_->database->take_error();
}

Result<std::optional<KeptArticle>> Store::find_article(std::string_view id) const {
  return state_->database->answer(detail::find_article(*state_->database, state_->compressor, id));
}

Result<std::vector<Article>> Store::load_articles(std::span<const std::string> ids) const {
  return state_->database->answer(
      detail::load_articles(*state_->database, state_->compressor, ids));
}

Result<std::vector<Article>> Store::load_all_articles() const {
  return state_->database->answer(detail::load_all_articles(*state_->database, state_->compressor));
}

Result<std::vector<std::pair<std::string, std::uint64_t>>> Store::outlets() const {
  return state_->database->answer(detail::count_outlets(*state_->database));
}

Result<std::vector<std::pair<std::string, std::uint64_t>>> Store::languages() const {
  return state_->database->answer(detail::count_languages(*state_->database));
}

Result<bool> Store::asked_within(std::string_view url, std::int64_t seconds) const {
  const std::string since = detail::time_text(state_->seconds() - seconds);
  return state_->database->answer(detail::was_asked_since(*state_->database, url, since));
}

std::optional<Error> Store::note_asked(std::span<const std::string> urls) {
  return state_->write_only([&] { detail::write_asked(*state_->database, urls, state_->now()); });
}

Result<std::vector<std::string>> Store::waiting(std::uint64_t limit) const {
  return state_->database->answer(detail::read_waiting(*state_->database, limit));
}

std::optional<Error> Store::keep_features(std::span<const std::string> ids,
                                          std::span<const std::vector<std::uint64_t>> features) {
  return state_->write_only([&] { detail::write_features(*state_->database, ids, features); });
}

Result<std::vector<std::string>> Store::neighbourhood(std::span<const std::string> ids) const {
  return state_->database->answer(detail::find_neighbourhood(*state_->database, ids));
}

std::optional<Error> Store::keep_stories(std::span<const AnalysedStory> stories, Scope scope,
                                         std::uint64_t seen) {
  return state_->write_only([&] {
    detail::keep_stories(*state_->database, state_->compressor, stories, scope, seen,
                         state_->now());
  });
}

Result<Page<StoryLine>> Store::list_stories(const StoryFilter& filter) const {
  return state_->database->answer(detail::list_stories(*state_->database, filter));
}

Result<std::optional<StoryLine>> Store::find_story(std::string_view id) const {
  return state_->database->answer(detail::find_story(*state_->database, id));
}

Result<std::optional<Dossier>> Store::load_dossier(std::string_view story) const {
  return state_->database->answer(
      detail::load_dossier(*state_->database, state_->compressor, story));
}

Result<std::vector<ClaimLine>> Store::find_claims(std::string_view text,
                                                  std::uint64_t limit) const {
  return state_->database->answer(detail::find_claims(*state_->database, text, limit));
}

Result<std::int64_t> Store::decide(const Decision& decision) {
  return state_->write(
      [&] { return detail::write_decision(*state_->database, decision, state_->now()); });
}

Result<bool> Store::withdraw(std::int64_t number) {
  return state_->write(
      [&] { return detail::withdraw_decision(*state_->database, number, state_->now()); });
}

Result<std::vector<Decision>> Store::decisions() const {
  return state_->database->answer(detail::read_decisions(*state_->database));
}

Result<std::int64_t> Store::begin_task(std::string_view what) {
  return state_->write([&] { return detail::begin_task(*state_->database, what, state_->now()); });
}

std::optional<Error> Store::tell_task(std::int64_t task, std::uint64_t done, std::uint64_t total,
                                      std::string_view detail) {
  return state_->write_only([&] {
    detail::Query(*state_->database,
                  "UPDATE task SET done = ?, total = ?, detail = ?, told = ? WHERE number = ?",
                  done, total, detail, state_->now(), task)
        .run();
  });
}

std::optional<Error> Store::end_task(std::int64_t task) {
  return state_->write_only([&] {
    const std::string now = state_->now();
    detail::Query(*state_->database, "UPDATE task SET told = ?, ended = ? WHERE number = ?", now,
                  now, task)
        .run();
  });
}

Result<std::vector<Task>> Store::tasks() const {
  const std::int64_t now = state_->seconds();
  return state_->database->answer(detail::read_tasks(*state_->database,
                                                     detail::time_text(now - kTaskShownSeconds),
                                                     detail::time_text(now - kTaskSilentSeconds)));
}

Result<std::vector<Event>> Store::events(std::int64_t after, std::uint64_t limit) const {
  return state_->database->answer(detail::read_events(*state_->database, after, limit));
}

Result<std::int64_t> Store::told_event() {
  return state_->write([&] { return detail::read_told(*state_->database); });
}

std::optional<Error> Store::note_told(std::int64_t event) {
  return state_->write_only([&] { detail::write_told(*state_->database, event); });
}

}  // namespace wirestem::keep
