// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "keep/kept.hpp"
#include "model/article.hpp"
#include "model/decision.hpp"
#include "model/dossier.hpp"

namespace wirestem::keep {

enum class Access : std::uint8_t {
  read,    ///< the file must be there; nothing is ever written
  write,   ///< the file must be there; an older format is brought up to date
  create,  ///< as write, and a new store is made where no file is
};

struct StoreOptions {
  Access access = Access::read;
  /// How long to wait for another process that writes before giving up.
  unsigned wait_milliseconds = 10'000;
  /// What time it is, in seconds since 1970; the machine's clock where empty. For tests.
  std::function<std::int64_t()> clock = {};
};

/// What is remembered between runs: articles in all their versions, the stories made of them, and
/// what analysts decided. One SQLite file (docs/store.md), the only place of it all.
///
///     auto opened = Store::open("wirestem.db", {.access = Access::create});
///     if (!opened) return opened.error();
///     Store store = std::move(opened).value();
///     auto stored = store.add(articles);     // on disk when it returns
///     for (const StoredArticle& one : stored.value()) std::cout << one.id << '\n';
///
/// Whatever a call that writes has answered for is durable: it survives kill -9 and a power cut
/// (WAL, synchronous=FULL). A call that failed or was cut off has written nothing. Many processes
/// may read while one writes; a second writer waits `wait_milliseconds` for the first.
///
/// Errors name the file: not_found; unreadable (no permission, disk full, locked, read-only);
/// malformed (no store, or damaged); unsupported (made by a newer version). An id that is not kept
/// is no error where the result is optional.
///
/// A Store belongs to one thread at a time; open one for each thread, which takes well under a
/// millisecond. It can be moved.
class Store {
 public:
  static Result<Store> open(const std::string& path, const StoreOptions& options = {});
  Store(Store&& other) noexcept;
  Store& operator=(Store&& other) noexcept;
  ~Store();

  const std::string& path() const;
  Result<StoreState> state() const;
  /// A number that differs from the last one whenever anybody else has written since: for polling,
  /// at the cost of microseconds. Numbers of two Stores cannot be compared.
  Result<std::uint64_t> revision() const;

  // --- articles ------------------------------------------------------------------------------

  /// Keeps articles, all or none; the answers stand in the order given. An article is known again
  /// by its address, by the file and record it came from, or by the same content under the same id
  /// or file name. One with another text at its address or path is a new version. Ids that are
  /// taken get a number behind them. About 1 ms for 10 articles of usual length, plus one sync.
  Result<std::vector<StoredArticle>> add(std::span<const Article> articles);

  /// Whether an address was asked for, or an article of it came, within so many seconds.
  Result<bool> asked_within(std::string_view url, std::int64_t seconds) const;
  /// Notes that these addresses were asked for now.
  std::optional<Error> note_asked(std::span<const std::string> urls);

  /// The articles that pass the filter, with snippets where it searches.
  Result<Page<FoundArticle>> list_articles(const ArticleFilter& filter) const;
  /// Hands on every article's line in the order they were kept.
  std::optional<Error> each_article(const std::function<void(const ArticleLine&)>& sink) const;
  /// One article with its versions. `id` may end in "@2" for a version: then only that is given.
  Result<std::optional<KeptArticle>> find_article(std::string_view id) const;
  /// The newest version of these articles, in the order of the ids; ids not kept are left out.
  Result<std::vector<Article>> load_articles(std::span<const std::string> ids) const;
  /// The newest version of all articles, by id.
  Result<std::vector<Article>> load_all_articles() const;
  /// The names of all media that have pages, sorted, with their number of pages.
  Result<std::vector<std::pair<std::string, std::uint64_t>>> outlets() const;
  /// The languages of all pages, likewise.
  Result<std::vector<std::pair<std::string, std::uint64_t>>> languages() const;

  // --- stories -------------------------------------------------------------------------------

  /// The articles, oldest first, that no analysis has seen as they are now: new ones, those with a
  /// new version, and those whose stories a decision bears on.
  Result<std::vector<std::string>> waiting(std::uint64_t limit) const;
  /// Notes by what articles may be found to be alike: hashes of names, numbers, runs of words.
  std::optional<Error> keep_features(std::span<const std::string> ids,
                                     std::span<const std::vector<std::uint64_t>> features);
  /// These articles, those that share rare features with them, and all others of the stories that
  /// any of these are in; sorted. What an analysis has to look at when these articles come.
  Result<std::vector<std::string>> neighbourhood(std::span<const std::string> ids) const;

  /// Puts analysed stories in the place of all that have any of their articles. `seen` is
  /// StoreState::changes before the articles were loaded. A story keeps the id of the one that it
  /// has most articles of. Stories that are as they were stay untouched. Notes an Event for each
  /// that is new, has other origins or more conflicts.
  std::optional<Error> keep_stories(std::span<const AnalysedStory> stories, Scope scope,
                                    std::uint64_t seen);
  Result<Page<StoryLine>> list_stories(const StoryFilter& filter) const;
  Result<std::optional<StoryLine>> find_story(std::string_view id) const;
  /// The dossier of one story: dossier.stories has one entry, dossier.articles its articles.
  Result<std::optional<Dossier>> load_dossier(std::string_view story) const;
  /// Claims of any story that have words of `text`, the likeliest first.
  Result<std::vector<ClaimLine>> find_claims(std::string_view text, std::uint64_t limit) const;

  // --- analysts ------------------------------------------------------------------------------

  /// Writes a decision down and gives its number. Those on stories and claims take effect with the
  /// next analysis, which `waiting` then asks for.
  Result<std::int64_t> decide(const Decision& decision);
  /// Takes a decision back; it stays in the file, marked. False where there is none of that number.
  Result<bool> withdraw(std::int64_t number);
  /// The decisions in force, oldest first.
  Result<std::vector<Decision>> decisions() const;

  // --- what goes on --------------------------------------------------------------------------

  Result<std::int64_t> begin_task(std::string_view what);
  std::optional<Error> tell_task(std::int64_t task, std::uint64_t done, std::uint64_t total,
                                 std::string_view detail);
  std::optional<Error> end_task(std::int64_t task);
  /// Tasks that run, or ended within the last hour; newest first. One that has not been heard of
  /// for two minutes has been killed, and counts as ended.
  Result<std::vector<Task>> tasks() const;
  /// Events with a number above `after`, oldest first.
  Result<std::vector<Event>> events(std::int64_t after, std::uint64_t limit) const;
  /// The number of the last event that whoever watches has been told of; at first that of the last
  /// one there is.
  Result<std::int64_t> told_event();
  std::optional<Error> note_told(std::int64_t event);

 private:
  struct State;
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace wirestem::keep
