// SPDX-License-Identifier: Apache-2.0
#include "apps/server/router.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/unit/apps/server/made_up_desk.hpp"

namespace wirestem::server {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

class RouterTest : public ::testing::Test {
 protected:
  Response get(const std::string& target, const std::string& method = "GET") {
    return Router(desk).answer({.method = method, .target = target, .host = "localhost:8642"});
  }
  Response post(const std::string& target, const std::string& body) {
    return Router(desk).answer({.method = "POST",
                                .target = target,
                                .host = "localhost:8642",
                                .content_type = "application/json",
                                .body = body});
  }

  MadeUpDesk desk;
};

TEST_F(RouterTest, RemembersAListUntilSomebodyWrites) {
  const Router router(desk);
  const auto total = [&](const std::string& target) {
    const Response answer = router.answer({.method = "GET", .target = target, .host = "localhost"});
    return json::parse(answer.body)["total"].get<int>();
  };
  desk.articles.total = 1;
  EXPECT_EQ(total("/api/v1/articles?q=ferry"), 1);
  desk.articles.total = 2;
  EXPECT_EQ(total("/api/v1/articles?q=ferry"), 1);
  EXPECT_EQ(total("/api/v1/articles?q=harbour"), 2);
  desk.written = 2;
  EXPECT_EQ(total("/api/v1/articles?q=ferry"), 2);
}

TEST_F(RouterTest, RemembersNoFailure) {
  const Router router(desk);
  const Request request{.method = "GET", .target = "/api/v1/stories", .host = "localhost"};
  desk.broken = true;
  EXPECT_EQ(router.answer(request).status, 500U);
  desk.broken = false;
  EXPECT_EQ(router.answer(request).status, 200U);
}

TEST_F(RouterTest, GivesThePageWithAPolicyThatAllowsNothingFromElsewhere) {
  const Response page = get("/");
  EXPECT_EQ(page.status, 200U);
  EXPECT_THAT(page.header("Content-Type").value(), HasSubstr("text/html"));
  const std::string policy = page.header("Content-Security-Policy").value();
  EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
  EXPECT_THAT(policy, HasSubstr("require-trusted-types-for 'script'"));
  EXPECT_THAT(policy, Not(HasSubstr("unsafe")));
  EXPECT_THAT(policy, Not(HasSubstr("http")));
  EXPECT_THAT(page.body, Not(HasSubstr("<style")));
  EXPECT_EQ(get("/?any=thing").status, 200U);
  EXPECT_EQ(get("/desk.js").status, 200U);
  EXPECT_EQ(get("/elsewhere").status, 404U);
}

TEST_F(RouterTest, AnswersWith304WhereTheBrowserHasTheBytes) {
  for (const std::string target : {"/", "/api/v1/status", "/api/v1/openapi.json"}) {
    const Response first = get(target);
    const std::string tag = first.header("ETag").value();
    for (const std::string& known : {tag, "\"other\", W/" + tag, std::string("*")}) {
      const Response again = Router(desk).answer(
          {.method = "GET", .target = target, .host = "localhost", .if_none_match = known});
      EXPECT_EQ(again.status, 304U) << target;
      EXPECT_EQ(again.body, "");
      EXPECT_EQ(again.header("ETag"), tag);
    }
    const Response other = Router(desk).answer(
        {.method = "GET", .target = target, .host = "localhost", .if_none_match = "\"other\""});
    EXPECT_EQ(other.status, 200U);
  }
}

TEST_F(RouterTest, ListsStoriesWithWhereTheListGoesOn) {
  desk.stories.rows.resize(2);
  desk.stories.rows[0].id = "story-1";
  desk.stories.rows[0].label = "Ferry stops </script>";
  desk.stories.rows[0].origins = 1;
  desk.stories.total = 7;
  const Response list =
      get("/api/v1/stories?q=ferry&order=conflicts&one_origin=1&since=2024-03-04&offset=3&limit=2");
  ASSERT_EQ(list.status, 200U);
  const json said = json::parse(list.body);
  EXPECT_EQ(said["items"][0]["label"], "Ferry stops </script>");
  EXPECT_EQ(said["items"][0]["first_published"], nullptr);
  EXPECT_EQ(said["total"], 7);
  EXPECT_EQ(said["next"], 5);
  EXPECT_EQ(desk.stories_asked->search, "ferry");
  EXPECT_EQ(desk.stories_asked->since, "2024-03-04");
  EXPECT_EQ(desk.stories_asked->order, keep::StoryFilter::Order::conflicts);
  EXPECT_EQ(desk.stories_asked->most_origins, 1U);
  EXPECT_EQ(desk.stories_asked->least_pages, 2U);
}

TEST_F(RouterTest, EndsAListWithoutNext) {
  desk.stories.rows.resize(2);
  desk.stories.total = 5;
  EXPECT_EQ(json::parse(get("/api/v1/stories?offset=3").body)["next"], nullptr);
  desk.stories.rows.clear();
  EXPECT_EQ(json::parse(get("/api/v1/stories?offset=90").body)["next"], nullptr);
}

TEST_F(RouterTest, RefusesAFilterThatCannotBe) {
  for (const std::string query :
       {"limit=201", "limit=-1", "limit=x", "offset=1e3", "since=yesterday", "until=2024-3-4",
        "order=best", "conflicts=yes", "serach=ferry", "q=a&q=b"}) {
    const Response refused = get("/api/v1/stories?" + query);
    EXPECT_EQ(refused.status, 400U) << query;
    EXPECT_EQ(refused.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(json::parse(refused.body)["status"], 400);
    EXPECT_FALSE(json::parse(refused.body)["detail"].get<std::string>().empty());
  }
  EXPECT_EQ(get("/api/v1/status?x=1").status, 400U);
}

TEST_F(RouterTest, MarksTheFoundWordsOfAnExcerptAndLeavesBrokenMarksOut) {
  keep::FoundArticle found;
  found.article.id = "a1";
  found.snippets = {{"the ferry stops", {{4, 9}, {2, 5}, {12, 99}}}};
  desk.articles = {{found}, 1};
  const json said = json::parse(get("/api/v1/articles?q=ferry").body);
  EXPECT_EQ(said["items"][0]["excerpt"],
            json::parse(R"([{"text":"the ","hit":false},{"text":"ferry","hit":true},
                            {"text":" stops","hit":false}])"));
  EXPECT_EQ(desk.articles_asked->order, keep::ArticleFilter::Order::relevance);
}

TEST_F(RouterTest, FindsAnIdWithASlashInIt) {
  EXPECT_EQ(get("/api/v1/articles/a%2F1").status, 200U);
  const Response missing = get("/api/v1/articles/%3Cscript%3E");
  EXPECT_EQ(missing.status, 404U);
  EXPECT_EQ(json::parse(missing.body)["detail"], "there is no article '<script>'");
}

TEST_F(RouterTest, ExportsOneFileAsItIsAndAFolderAsAnArchive) {
  desk.dossier.stories.resize(1);
  const Response graph = get("/api/v1/stories/story-1/export?as=graphml");
  EXPECT_EQ(graph.status, 200U);
  EXPECT_EQ(graph.header("Content-Disposition"),
            "attachment; filename=\"story-1-graphml.graphml\"");
  const Response tables = get("/api/v1/stories/story-1/export?as=csv");
  EXPECT_EQ(tables.header("Content-Type"), "application/zip");
  EXPECT_EQ(tables.body.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(get("/api/v1/stories/story-1/export?as=csv").body, tables.body);
  EXPECT_EQ(get("/api/v1/stories/story-1/export?as=paper").status, 400U);
  EXPECT_EQ(get("/api/v1/stories/none/export?as=csv").status, 404U);
}

TEST_F(RouterTest, AnalysesATextAndFiles) {
  const Response done = post("/api/v1/analyses", R"({"text":"The ferry stops.",
      "files":[{"name":"page.html","content":"PGI+aGk8L2I+"},{"name":"e","content":""}]})");
  ASSERT_EQ(done.status, 200U);
  EXPECT_EQ(json::parse(done.body)["pasted"][0], "pasted-1");
  EXPECT_EQ(desk.pasted->text, "The ferry stops.");
  ASSERT_EQ(desk.pasted->files.size(), 2U);
  EXPECT_EQ(desk.pasted->files[0].bytes, "<b>hi</b>");
}

TEST_F(RouterTest, RefusesABodyThatIsNotWhatItShouldBe) {
  const std::string deep(100'000, '[');
  for (const std::string& body :
       {std::string(), std::string("{"), std::string("[]"), deep, std::string(R"({"text":1})"),
        std::string(R"({"text":"  "})"), std::string(R"({"files":[{"name":"a","content":"a"}]})"),
        std::string(R"({"files":[{"name":"a","content":"===="}]})"), std::string(R"({"files":7})"),
        std::string("{\"text\":\"\xff\"}")}) {
    EXPECT_EQ(post("/api/v1/analyses", body).status, 400U) << body.substr(0, 80);
  }
  EXPECT_FALSE(desk.pasted.has_value());
}

TEST_F(RouterTest, WritesDecisionsDownAndTakesThemBack) {
  const Response made =
      post("/api/v1/decisions", R"({"kind":"split","articles":["a1"],"reason":"another ferry"})");
  EXPECT_EQ(made.status, 201U);
  EXPECT_EQ(made.header("Location"), "/api/v1/decisions/1");
  ASSERT_EQ(desk.decided.size(), 1U);
  EXPECT_EQ(desk.decided[0].kind, DecisionKind::split);
  EXPECT_EQ(json::parse(get("/api/v1/decisions").body)["items"][0]["reason"], "another ferry");
  const Request back{.method = "DELETE",
                     .target = "/api/v1/decisions/1",
                     .host = "localhost",
                     .content_type = "application/json"};
  EXPECT_EQ(Router(desk).answer(back).status, 204U);
  EXPECT_EQ(Router(desk).answer(back).status, 404U);
  EXPECT_EQ(post("/api/v1/decisions", R"({"kind":"guess"})").status, 400U);
}

TEST_F(RouterTest, RefusesDecisionsThatDecideNothing) {
  for (const std::string body :
       {R"({"kind":"merge"})", R"({"kind":"merge","articles":["a1"]})", R"({"kind":"split"})",
        R"({"kind":"split","articles":[]})", R"({"kind":"rename","subject":"Ada Norholm"})",
        R"({"kind":"rename","subject":" ","value":"Ada"})",
        R"({"kind":"not-claim","subject":"the ferry sank","value":"it sank"})",
        R"({"kind":"not-claim","articles":["a1"],"subject":"the ferry sank"})",
        R"({"kind":"reliability","subject":"Norholm Post"})",
        R"({"kind":"reliability","subject":"Norholm Post","value":"G"})",
        R"({"kind":"note","articles":["a1"],"value":" \n"})", R"({"kind":"note","value":"see"})"}) {
    const Response refused = post("/api/v1/decisions", body);
    EXPECT_EQ(refused.status, 400U) << body;
    EXPECT_THAT(refused.body, HasSubstr(" wants ")) << body;
  }
  EXPECT_TRUE(desk.decided.empty());
  for (const std::string body :
       {R"({"kind":"merge","articles":["a1","a2"]})",
        R"({"kind":"note","subject":"x","value":"see"})",
        R"({"kind":"reliability","subject":"Norholm Post","value":"B"})"}) {
    EXPECT_EQ(post("/api/v1/decisions", body).status, 201U) << body;
  }
}

TEST_F(RouterTest, SaysWhichMethodsAPathTakes) {
  const Response refused = post("/api/v1/stories", "{}");
  EXPECT_EQ(refused.status, 405U);
  EXPECT_EQ(refused.header("Allow"), "GET");
  EXPECT_EQ(get("/api/v1/analyses").header("Allow"), "POST");
  EXPECT_EQ(post("/", "{}").status, 405U);
  EXPECT_EQ(get("/api/v1/none").status, 404U);
  EXPECT_EQ(get("/api/v1").status, 404U);
  EXPECT_EQ(get("/api/v2/stories").status, 404U);
}

TEST_F(RouterTest, TellsAnErrorOfTheStoreAsAProblem) {
  desk.broken = true;
  const Response failed = get("/api/v1/stories");
  EXPECT_EQ(failed.status, 500U);
  EXPECT_THAT(failed.body, HasSubstr("made-up.db"));
  EXPECT_TRUE(failed.header("Content-Security-Policy").has_value());
}

TEST_F(RouterTest, KnowsFromTheHeadWhatMayTakeLongAndHowMuchMayCome) {
  const Request paste{.method = "POST", .target = "/api/v1/analyses", .host = "localhost"};
  EXPECT_TRUE(Router::is_slow(paste));
  EXPECT_GT(Router::most_body_bytes(paste), 24U << 20U);
  const Request list{.method = "GET", .target = "/api/v1/stories", .host = "localhost"};
  EXPECT_FALSE(Router::is_slow(list));
  EXPECT_EQ(Router::most_body_bytes(list), 0U);
  const Request page{.method = "POST", .target = "/", .host = "localhost"};
  EXPECT_EQ(Router::most_body_bytes(page), 0U);
}

}  // namespace
}  // namespace wirestem::server
