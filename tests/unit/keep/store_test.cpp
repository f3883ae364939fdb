// SPDX-License-Identifier: Apache-2.0
#include "keep/store.hpp"

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace wirestem::keep {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Article page(const std::string& id, const std::string& text) {
  Article article;
  article.id = id;
  article.source_path = "pages/" + id + ".txt";
  article.outlet = "Harbour Gazette";
  article.title = "Notice " + id;
  article.authors = {"Tilda Brenn", "Jon Aske"};
  article.published = "2024-03-04";
  article.published_from = PublishedFrom::meta;
  article.languages = {"en"};
  article.text = text;
  article.sections = {{{0, static_cast<std::uint32_t>(text.size())}, SectionRole::body, "en"}};
  return article;
}

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::temp_directory_path() /
              ("wirestem-store-" + std::to_string(::getpid()) + "-" +
               ::testing::UnitTest::GetInstance()->current_test_info()->name());
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path() const { return (folder_ / "store #1?.db").string(); }

  Store open(Access access = Access::create) {
    auto opened = Store::open(
        path(), {.access = access, .wait_milliseconds = 50, .clock = [this] { return now_; }});
    EXPECT_TRUE(opened.ok()) << opened.error().message;
    return std::move(opened).value();
  }

  static std::vector<StoredArticle> add(Store& store, std::vector<Article> articles) {
    auto stored = store.add(articles);
    EXPECT_TRUE(stored.ok());
    return stored.ok() ? std::move(stored).value() : std::vector<StoredArticle>();
  }

  static std::vector<std::string> ids(const Store& store, const ArticleFilter& filter) {
    std::vector<std::string> ids;
    const auto page = store.list_articles(filter);
    EXPECT_TRUE(page.ok());
    for (const FoundArticle& found : page.value().rows) ids.push_back(found.article.id);
    return ids;
  }

  /// A story of these articles as an analysis hands it in.
  static AnalysedStory story(const std::string& label, std::vector<Article> articles,
                             std::uint32_t origins) {
    AnalysedStory story;
    story.line.label = label;
    story.line.origins = origins;
    story.line.pages = static_cast<std::uint32_t>(articles.size());
    story.line.last_published = "2024-03-04";
    for (const Article& article : articles) story.line.articles.push_back(article.id);
    story.claims.push_back({.story = {},
                            .id = "claim-1",
                            .text = "The 渡轮 stays in port.",
                            .article = articles.front().id});
    StoryDossier own;
    own.story.label = label;
    story.dossier.stories.push_back(own);
    story.dossier.articles = std::move(articles);
    story.dossier.findings.resize(story.dossier.articles.size());
    return story;
  }

  std::filesystem::path folder_;
  std::int64_t now_ = 1'709'547'630;  // 2024-03-04T10:20:30Z
};

TEST_F(StoreTest, gives_an_article_back_as_it_was) {
  const Article given = page("a", "Наводнение в гавани.\n\nThe ferry stays.");
  {
    Store store = open();
    EXPECT_EQ(add(store, {given}).front().arrival, Arrival::added);
  }
  const Store store = open(Access::read);
  const auto found = store.find_article("a");
  ASSERT_TRUE(found.ok() && found.value());
  ASSERT_THAT(found.value()->versions, SizeIs(1));
  const Article& kept = found.value()->versions.front().article;
  EXPECT_EQ(kept.text, given.text);
  EXPECT_EQ(kept.authors, given.authors);
  EXPECT_EQ(kept.published_from, PublishedFrom::meta);
  ASSERT_THAT(kept.sections, SizeIs(1));
  EXPECT_EQ(kept.sections.front().language, "en");
  EXPECT_EQ(found.value()->line.added, "2024-03-04T10:20:30Z");
}

TEST_F(StoreTest, knows_the_same_article_again_by_path_by_address_and_by_content) {
  Store store = open();
  Article article = page("a", "The ferry stays in port.");
  article.url = "https://www.courier.example/ferry?utm_source=x#top";
  add(store, {article});
  EXPECT_EQ(add(store, {article}).front().arrival, Arrival::known);
  article.source_path = "elsewhere/b.txt";
  article.id = "b";
  article.url = "http://Courier.example/ferry/";
  EXPECT_EQ(add(store, {article}).front().id, "a");
  Article moved = page("c", "Another text.");
  add(store, {moved});
  moved.source_path = "moved/c.txt";
  EXPECT_EQ(add(store, {moved}).front().arrival, Arrival::known);
  EXPECT_EQ(store.state().value().articles, 2U);
}

TEST_F(StoreTest, keeps_the_same_words_at_two_media_as_two_articles) {
  Store store = open();
  Article copy = page("b", "The ferry stays in port.");
  copy.outlet = "Norholm Post";
  add(store, {page("a", "The ferry stays in port."), copy});
  EXPECT_EQ(store.state().value().articles, 2U);
}

TEST_F(StoreTest, keeps_a_changed_article_as_a_new_version_and_finds_only_its_new_words) {
  Store store = open();
  Article article = page("a", "The ferry stays in port until Friday, the office said.");
  article.url = "https://courier.example/ferry";
  add(store, {article});
  article.text = "The ferry stays in port until Sunday, the office said.";
  const StoredArticle stored = add(store, {article}).front();
  EXPECT_EQ(stored.arrival, Arrival::changed);
  EXPECT_EQ(stored.version, 2U);
  const auto kept = store.find_article("a");
  ASSERT_THAT(kept.value()->versions, SizeIs(2));
  EXPECT_THAT(kept.value()->versions.front().article.text, HasSubstr("Friday"));
  EXPECT_THAT(store.find_article("a@1").value()->versions.front().article.text,
              HasSubstr("Friday"));
  EXPECT_FALSE(store.find_article("a@3").value().has_value());
  EXPECT_THAT(ids(store, {.search = "Friday"}), IsEmpty());
  EXPECT_THAT(ids(store, {.search = "Sunday"}), ElementsAre("a"));
  const auto events = store.events(0, 10);
  ASSERT_THAT(events.value(), SizeIs(1));
  EXPECT_EQ(events.value().front().kind, "correction");
}

TEST_F(StoreTest, takes_a_file_written_anew_with_another_text_for_another_article) {
  Store store = open();
  add(store, {page("a", "The ferry stays in port until Friday, the office said.")});
  EXPECT_EQ(add(store, {page("a", "Großer Andrang beim Sommerfest des Turnvereins.")}).front().id,
            "a-2");
}

TEST_F(StoreTest, the_likest_come_first_and_each_found_article_once_over_all_parts) {
  constexpr std::size_t kArticles = 2'100;  // more than are put in order of likeness
  Store store = open();
  std::vector<Article> articles;
  for (std::size_t i = 0; i < kArticles; ++i) {
    const std::string id = "n" + std::to_string(i);
    articles.push_back(page(id, "The quay of " + id + " has a crane and a " + id + " lamp."));
  }
  articles.back().text = "Crane by crane: crane.";
  articles.back().outlet = "Crane Post";
  articles.back().sections[0].span.end = static_cast<std::uint32_t>(articles.back().text.size());
  add(store, articles);

  ArticleFilter filter{.search = "crane", .order = ArticleFilter::Order::relevance, .limit = 500};
  std::set<std::string> seen;
  for (; seen.size() < kArticles; filter.offset += filter.limit) {
    const auto part = store.list_articles(filter);
    ASSERT_TRUE(part.ok());
    ASSERT_FALSE(part.value().rows.empty());
    EXPECT_EQ(part.value().total, kArticles);
    if (filter.offset == 0) {
      EXPECT_EQ(part.value().rows[0].article.id, articles.back().id);
    }
    for (const FoundArticle& found : part.value().rows) {
      EXPECT_TRUE(seen.insert(found.article.id).second) << found.article.id;
    }
  }
  filter = {.search = "crane", .outlet = "Crane Post", .order = ArticleFilter::Order::relevance};
  EXPECT_THAT(ids(store, filter), ElementsAre(articles.back().id));
}

TEST_F(StoreTest, finds_stories_by_words_of_their_articles_alone_or_with_other_conditions) {
  Store store = open();
  const Article a = page("a", "The ferry stays in port, and the crane with it.");
  const Article b = page("b", "Another ferry sailed.");
  const Article c = page("c", "The ferry was painted red.");
  const Article d = page("d", "A fair opened.");
  add(store, {a, b, c, d});
  const std::vector<AnalysedStory> stories = {story("Port", {a, b}, 1), story("Paint", {c}, 2),
                                              story("Fair", {d}, 1)};
  ASSERT_FALSE(store.keep_stories(stories, Scope::whole, store.state().value().changes));
  const auto labels_of = [&](const StoryFilter& filter, std::uint64_t total) {
    const auto found = store.list_stories(filter);
    EXPECT_TRUE(found.ok());
    EXPECT_EQ(found.value().total, total);
    std::set<std::string> labels;
    for (const StoryLine& line : found.value().rows) labels.insert(line.label);
    return labels;
  };
  EXPECT_THAT(labels_of({.search = "ferry"}, 2), ElementsAre("Paint", "Port"));
  EXPECT_THAT(labels_of({.search = "crane"}, 1), ElementsAre("Port"));
  EXPECT_THAT(labels_of({.search = "ferry", .least_pages = 2}, 1), ElementsAre("Port"));
  EXPECT_THAT(labels_of({.search = "ferry", .most_origins = 0}, 0), IsEmpty());
  EXPECT_THAT(labels_of({.search = "ferry", .limit = 1}, 2), SizeIs(1));
  EXPECT_THAT(labels_of({.search = "ferry", .offset = 5}, 2), IsEmpty());
  EXPECT_THAT(labels_of({.search = "lighthouse"}, 0), IsEmpty());
}

TEST_F(StoreTest, searches_words_phrases_beginnings_and_ideographs_and_never_fails_on_syntax) {
  Store store = open();
  add(store, {page("a", "The old ferry stays in the harbour of São Brás."),
              page("b", "The harbour has no ferry."), page("c", "渡轮今天不开。")});
  EXPECT_THAT(ids(store, {.search = "ferry harbour"}), ElementsAre("a", "b"));
  EXPECT_THAT(ids(store, {.search = "\"old ferry\""}), ElementsAre("a"));
  EXPECT_THAT(ids(store, {.search = "ferr* -old"}), ElementsAre("b"));
  EXPECT_THAT(ids(store, {.search = "sao"}), ElementsAre("a"));
  EXPECT_THAT(ids(store, {.search = "今天"}), ElementsAre("c"));
  for (const char* odd : {"\"", "*", "-", "a AND", "NEAR(", "title:x", "\" OR \"", "(((", "'"}) {
    EXPECT_TRUE(store.list_articles({.search = odd}).ok()) << odd;
  }
}

TEST_F(StoreTest, marks_found_words_in_a_piece_of_the_text) {
  Store store = open();
  add(store, {page("a", std::string(400, 'x') + " the Hárbour is shut " + std::string(400, 'y'))});
  const auto found = store.list_articles({.search = "harbour"});
  ASSERT_THAT(found.value().rows, SizeIs(1));
  const Snippet& snippet = found.value().rows.front().snippets.front();
  ASSERT_THAT(snippet.marks, SizeIs(1));
  const auto [begin, end] = snippet.marks.front();
  EXPECT_EQ(snippet.text.substr(begin, end - begin), "Hárbour");
  EXPECT_LT(snippet.text.size(), 400U);
}

TEST_F(StoreTest, filters_and_pages) {
  Store store = open();
  Article post = page("b", "Second.");
  post.outlet = "Norholm Post";
  post.published = "2024-03-06";
  post.languages = {"de", "en"};
  add(store, {page("a", "First."), post, page("c", "Third.")});
  EXPECT_THAT(ids(store, {.outlet = "Norholm Post"}), ElementsAre("b"));
  EXPECT_THAT(ids(store, {.language = "de"}), ElementsAre("b"));
  EXPECT_THAT(ids(store, {.since = "2024-03-05"}), ElementsAre("b"));
  EXPECT_THAT(ids(store, {.newest_first = true, .offset = 1, .limit = 1}), ElementsAre("b"));
  EXPECT_EQ(store.list_articles({.limit = 1}).value().total, 3U);
  EXPECT_THAT(store.outlets().value(),
              ElementsAre(std::pair("Harbour Gazette", 2U), std::pair("Norholm Post", 1U)));
}

TEST_F(StoreTest, stories_keep_their_ids_and_changes_are_events) {
  Store store = open();
  const Article a = page("a", "One.");
  const Article b = page("b", "Two.");
  const Article c = page("c", "Three.");
  add(store, {a, b, c});
  EXPECT_TRUE(store.state().value().stale());
  EXPECT_THAT(store.waiting(10).value(), SizeIs(3));
  const std::uint64_t seen = store.state().value().changes;
  const std::vector<AnalysedStory> first = {story("Ferry", {a, b}, 1), story("Fair", {c}, 1)};
  ASSERT_FALSE(store.keep_stories(first, Scope::whole, seen));
  EXPECT_FALSE(store.state().value().stale());
  EXPECT_THAT(store.waiting(10).value(), IsEmpty());
  const std::int64_t told = store.told_event().value();
  const std::vector<AnalysedStory> second = {story("Fair", {c}, 1), story("Ferry", {a, b}, 2)};
  ASSERT_FALSE(store.keep_stories(second, Scope::whole, seen));
  EXPECT_EQ(store.find_story("story-1").value()->label, "Ferry");
  const auto events = store.events(told, 10);
  ASSERT_THAT(events.value(), SizeIs(1));
  EXPECT_EQ(events.value().front().kind, "origins");
  EXPECT_EQ(events.value().front().text, "Ferry: 1 origin before, 2 now");
  EXPECT_EQ(store.load_dossier("story-1").value()->stories.front().story.id, "story-1");
  EXPECT_THAT(store.find_claims("渡轮", 10).value(), SizeIs(2));
}

TEST_F(StoreTest, an_article_that_came_during_an_analysis_still_waits) {
  Store store = open();
  const Article a = page("a", "One.");
  add(store, {a});
  const std::uint64_t seen = store.state().value().changes;
  add(store, {page("b", "Two.")});
  ASSERT_FALSE(store.keep_stories(std::vector{story("Ferry", {a}, 1)}, Scope::whole, seen));
  EXPECT_TRUE(store.state().value().stale());
  EXPECT_THAT(store.waiting(10).value(), ElementsAre("b"));
}

TEST_F(StoreTest, the_neighbourhood_is_who_shares_rare_features_and_their_stories) {
  Store store = open();
  const Article a = page("a", "One.");
  const Article b = page("b", "Two.");
  add(store, {a, b, page("c", "Three."), page("d", "Four.")});
  const std::vector<std::string> all = {"a", "b", "c", "d"};
  const std::vector<std::vector<std::uint64_t>> features = {{1, 2}, {}, {9}, {1, 2, 9}};
  ASSERT_FALSE(store.keep_features(all, features));
  ASSERT_FALSE(store.keep_stories(std::vector{story("Ferry", {a, b}, 1)}, Scope::part, 1));
  EXPECT_THAT(store.neighbourhood({{"d"}}).value(), ElementsAre("a", "b", "d"));
}

TEST_F(StoreTest, decisions_stay_and_those_that_guide_let_their_stories_wait) {
  Store store = open();
  const Article a = page("a", "One.");
  add(store, {a});
  const std::vector<AnalysedStory> stories = {story("Ferry", {a}, 1)};
  ASSERT_FALSE(store.keep_stories(stories, Scope::whole, store.state().value().changes));
  ASSERT_TRUE(store.decide({.kind = DecisionKind::rename, .subject = "X", .value = "Y"}).ok());
  EXPECT_FALSE(store.state().value().stale());
  const auto number = store.decide({.kind = DecisionKind::split, .articles = {"a"}});
  EXPECT_TRUE(store.state().value().stale());
  EXPECT_THAT(store.waiting(10).value(), ElementsAre("a"));
  ASSERT_THAT(store.decisions().value(), SizeIs(2));
  EXPECT_THAT(store.decisions().value().back().articles, ElementsAre("a"));
  EXPECT_TRUE(store.decisions().value().front().followed);  // it guides no analysis
  EXPECT_FALSE(store.decisions().value().back().followed);
  ASSERT_FALSE(store.keep_stories(stories, Scope::whole, store.state().value().changes));
  EXPECT_TRUE(store.decisions().value().back().followed);
  EXPECT_TRUE(store.withdraw(number.value()).value());
  EXPECT_FALSE(store.withdraw(number.value()).value());
  EXPECT_THAT(store.decisions().value(), SizeIs(1));
}

TEST_F(StoreTest, a_task_that_fell_silent_counts_as_ended) {
  Store store = open();
  const auto task = store.begin_task("add");
  ASSERT_FALSE(store.tell_task(task.value(), 7, 9, "pile.jsonl"));
  EXPECT_EQ(store.tasks().value().front().done, 7U);
  EXPECT_TRUE(store.tasks().value().front().ended.empty());
  now_ += 300;
  EXPECT_FALSE(store.tasks().value().front().ended.empty());
}

TEST_F(StoreTest, says_what_is_wrong_with_a_file_and_names_it) {
  const auto message = [this](Access access) {
    const auto opened = Store::open(path(), {.access = access, .wait_milliseconds = 50});
    return opened.ok() ? std::string("opened") : opened.error().message;
  };
  EXPECT_EQ(message(Access::read), path() + ": no such store");
  std::ofstream(path()) << "This is a letter, and no database at all; it is long enough, too.";
  EXPECT_THAT(message(Access::create), HasSubstr("no Wirestem store"));
  std::filesystem::remove(path());
  { Store store = open(); }
  std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(60);  // user_version
  file.write("\x00\x00\x00\x63", 4);
  file.close();
  EXPECT_THAT(message(Access::read), HasSubstr("newer Wirestem (format 99"));
}

TEST_F(StoreTest, says_that_another_process_is_writing_and_reads_meanwhile) {
  Store store = open();
  add(store, {page("a", "One.")});
  sqlite3* other = nullptr;
  ASSERT_EQ(sqlite3_open(path().c_str(), &other), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const auto stored = store.add(std::vector{page("b", "Two.")});
  ASSERT_FALSE(stored.ok());
  EXPECT_THAT(stored.error().message, HasSubstr(path() + ": is locked by another process"));
  EXPECT_THAT(ids(store, {}), ElementsAre("a"));
  sqlite3_close(other);
  EXPECT_EQ(add(store, {page("b", "Two.")}).front().id, "b");
}

TEST_F(StoreTest, reads_a_store_in_a_folder_that_cannot_be_written) {
  {
    Store store = open();
    add(store, {page("a", "One.")});
  }
  ::chmod(path().c_str(), 0444);
  ::chmod(folder_.c_str(), 0555);
  {
    const Store store = open(Access::read);
    EXPECT_THAT(ids(store, {}), ElementsAre("a"));
  }
  ::chmod(folder_.c_str(), 0755);
}

TEST_F(StoreTest, damage_in_the_middle_is_an_error_and_no_crash) {
  {
    Store store = open();
    std::vector<Article> many;
    for (int i = 0; i < 200; ++i) {
      many.push_back(
          page("a" + std::to_string(i), std::string(2000, static_cast<char>('a' + i % 26))));
    }
    add(store, many);
  }
  const auto size = std::filesystem::file_size(path());
  for (std::uintmax_t at = 4096; at < size; at += size / 17) {
    std::fstream file(path(), std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(at));
    file.write(std::string(512, '\xff').data(), 512);
  }
  const auto opened = Store::open(path());
  if (!opened) return;  // found out at once
  const auto all = opened.value().load_all_articles();
  if (all) return;
  EXPECT_THAT(all.error().message, HasSubstr(path()));
}

}  // namespace
}  // namespace wirestem::keep
